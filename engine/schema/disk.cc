#include "schema/disk.h"

#include <fstream>
#include <sstream>

#include "schema/merge.h"

namespace sendcast {
namespace {

constexpr std::uintmax_t largest_file = 64U << 20U;

FileText read_ordinary_file(const std::filesystem::path& path) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error)) return {{}, "it is not an ordinary file"};
  if (std::filesystem::file_size(path, error) > largest_file) return {{}, "it is larger than 64 MiB"};
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  if (!file || !(text << file.rdbuf() || file.peek() == std::ifstream::traits_type::eof()))
    return {{}, "it cannot be opened"};
  return {std::move(text).str(), {}};
}

}  // namespace

ReadFile disk(const std::filesystem::path& folder) {
  return [folder](const std::string& path) -> FileText {
    std::error_code error;
    const std::filesystem::path truly = std::filesystem::canonical(path, error);
    if (error) return {{}, "there is no such file"};
    const std::filesystem::path root = std::filesystem::canonical(folder.empty() ? "." : folder, error);
    if (error || !lies_within(truly.generic_string(), root.generic_string()))
      return {{}, "it lies outside the scenarios' folder"};
    return read_ordinary_file(truly);
  };
}

}  // namespace sendcast
