#include "tests/import/shared_data.h"

#include <cstdlib>

namespace sendcast {

std::filesystem::path shared_data() {
  namespace fs = std::filesystem;
  if (const char* named = std::getenv("SENDCAST_SHARED")) {
    const fs::path data = fs::path(named) / "data";
    return fs::is_directory(data / "raw") ? data : fs::path();
  }
  for (fs::path above = fs::absolute(SENDCAST_SOURCE_DIR); above != above.parent_path(); above = above.parent_path()) {
    if (fs::is_directory(above / "shared/data/raw")) return above / "shared/data";
  }
  return {};
}

}  // namespace sendcast
