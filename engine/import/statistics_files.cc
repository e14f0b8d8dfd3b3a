// The part of read_statistics.h that knows of disks.

#include <algorithm>
#include <fstream>
#include <memory>
#include <set>

#include <fmt/format.h>

#include "import/read_statistics.h"

namespace sendcast {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_found = 20'000;

NextBytes open_on_disk(const fs::path& path) {
  auto file = std::make_shared<std::ifstream>(path, std::ios::binary);
  if (!*file) return nullptr;
  return [file](std::span<char> buffer) -> std::size_t {
    file->read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
    return static_cast<std::size_t>(file->gcount());
  };
}

/// Ordinary files in a folder and below, by name; links to folders are not followed.
std::vector<fs::path> files_below(const fs::path& folder, Problems& problems) {
  std::vector<fs::path> found;
  std::error_code error;
  fs::recursive_directory_iterator entry(folder, fs::directory_options::skip_permission_denied, error);
  while (!error && entry != fs::recursive_directory_iterator() && found.size() < most_found) {
    std::error_code cannot_tell;
    if (entry->is_regular_file(cannot_tell)) found.push_back(entry->path());
    entry.increment(error);
  }
  if (error) problems.add({}, fmt::format("{} cannot be listed: {}", folder.generic_string(), error.message()));
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace

StatisticsFile file_of_text(std::string name, std::string text) {
  const auto held = std::make_shared<const std::string>(std::move(text));
  return {std::move(name), [held] {
            return [held, at = std::size_t{0}](std::span<char> buffer) mutable -> std::size_t {
              const std::size_t count = std::min(buffer.size(), held->size() - at);
              std::copy_n(held->data() + at, count, buffer.data());
              at += count;
              return count;
            };
          }};
}

std::vector<StatisticsFile> statistics_files(std::span<const fs::path> paths, Problems& problems) {
  std::vector<StatisticsFile> files;
  std::set<fs::path> known;
  const auto take = [&](const fs::path& path) {
    std::error_code error;
    const fs::path truly = fs::canonical(path, error);
    if (!error && !known.insert(truly).second) return;
    files.push_back({path.generic_string(), [path] { return open_on_disk(path); }});
  };
  for (const fs::path& path : paths) {
    std::error_code error;
    if (fs::is_directory(path, error)) {
      for (const fs::path& found : files_below(path, problems)) take(found);
    } else if (fs::is_regular_file(path, error)) {
      take(path);
    } else {
      problems.add({}, fmt::format("there is no file or folder '{}'", path.generic_string()));
    }
  }
  return files;
}

}  // namespace sendcast
