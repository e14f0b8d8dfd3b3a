#include "report/private_folder.h"

#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <system_error>

#include <fmt/format.h>

namespace sendcast {

PrivateFolder::PrivateFolder() {
  std::error_code error;
  const std::filesystem::path shared = std::filesystem::temp_directory_path(error);
  if (error) {
    why_not_ = fmt::format("there is no folder for temporary files: {}", error.message());
    return;
  }
  std::string pattern = (shared / "sendcast-XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr) {
    const std::error_code why(errno, std::generic_category());
    why_not_ = fmt::format("{}: {}", shared.string(), why.message());
    return;
  }
  path_ = pattern;
}

PrivateFolder::~PrivateFolder() {
  std::error_code ignored;
  if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
}

std::optional<std::string> PrivateFolder::read(const std::string& name) const {
  std::ifstream file(path_ / name, std::ios::binary);
  if (!file) return std::nullopt;
  std::string bytes{std::istreambuf_iterator<char>(file), {}};
  return file.bad() ? std::nullopt : std::optional(std::move(bytes));
}

}  // namespace sendcast
