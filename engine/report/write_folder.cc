#include "report/write_folder.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <set>
#include <string_view>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

#include <fmt/format.h>

namespace sendcast {
namespace {

namespace fs = std::filesystem;

using Failure = std::optional<std::string>;

std::string reason(int error) { return std::generic_category().message(error); }

/// Removes, unless all went well, what was made so far: files first, then the folders that were created.
class Undo {
 public:
  Undo() = default;
  Undo(const Undo&) = delete;
  Undo& operator=(const Undo&) = delete;
  ~Undo() {
    std::error_code ignored;
    std::for_each(made_.rbegin(), made_.rend(), [&](const fs::path& path) { fs::remove(path, ignored); });
  }

  void remember(fs::path path) { made_.push_back(std::move(path)); }
  void forget(const fs::path& path) { std::erase(made_, path); }
  void forget_all() { made_.clear(); }

 private:
  std::vector<fs::path> made_;
};

bool is_there(const fs::path& path) {
  std::error_code error;
  return fs::exists(fs::symlink_status(path, error));
}

/// Everything that stands in the way, in one message.
Failure refuse_existing(const std::vector<OutputFile>& files, Overwrite overwrite) {
  std::string existing;
  for (const OutputFile& file : files) {
    if (!is_there(file.path)) continue;
    std::error_code error;
    if (!fs::is_regular_file(file.path, error) && !fs::is_symlink(file.path, error)) {
      return fmt::format("{} is there already and is not a file; nothing was written", file.path.string());
    }
    if (overwrite == Overwrite::no) existing += fmt::format("{} is there already\n", file.path.string());
  }
  if (existing.empty()) return std::nullopt;
  return fmt::format("{}nothing was written; --force replaces what is there", existing);
}

/// Creates a folder and those above it that are missing.
Failure create_folder(const fs::path& folder, Undo& undo) {
  if (folder.empty()) return std::nullopt;
  std::error_code error;
  if (fs::is_directory(folder, error)) return std::nullopt;
  if (Failure failure = create_folder(folder.parent_path(), undo)) return failure;
  if (fs::create_directory(folder, error)) undo.remember(folder);
  if (error) return fmt::format("could not create the folder {}: {}", folder.string(), error.message());
  return std::nullopt;
}

bool write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

/// Where a file is written until it is whole: beside its target, so that renaming is one step.
fs::path temporary_for(const fs::path& target) {
  return target.parent_path() / fmt::format(".{}.{}.part", target.filename().string(), ::getpid());
}

/// Writes the whole text where nothing was and sees that it is on the disk.
Failure write_temporary(const fs::path& target, std::string_view text, Undo& undo) {
  const fs::path path = temporary_for(target);
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (descriptor < 0) return fmt::format("could not write {}: {}", target.string(), reason(errno));
  undo.remember(path);
  int error = write_all(descriptor, text) && ::fsync(descriptor) == 0 ? 0 : errno;
  if (::close(descriptor) != 0 && error == 0) error = errno;
  if (error != 0) return fmt::format("could not write {}: {}", target.string(), reason(error));
  return std::nullopt;
}

/// Puts a whole file in its place.
Failure place(const fs::path& target, Undo& undo) {
  const bool is_new = !is_there(target);
  const fs::path temporary = temporary_for(target);
  std::error_code error;
  fs::rename(temporary, target, error);
  if (error) return fmt::format("could not write {}: {}", target.string(), error.message());
  undo.forget(temporary);
  if (is_new) undo.remember(target);
  return std::nullopt;
}

/// Sees that the names in a folder are on the disk too. Some file systems cannot, and the files are whole all the same.
void settle_folder(const fs::path& folder) {
  const int descriptor = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  ::fsync(descriptor);
  ::close(descriptor);
}

}  // namespace

std::optional<std::string> write_files(const std::vector<OutputFile>& files, Overwrite overwrite) {
  if (Failure failure = refuse_existing(files, overwrite)) return failure;
  Undo undo;
  for (const OutputFile& file : files) {
    if (Failure failure = create_folder(file.path.parent_path(), undo)) return failure;
    if (Failure failure = write_temporary(file.path, file.text, undo)) return failure;
  }
  for (const OutputFile& file : files) {
    if (Failure failure = place(file.path, undo)) return failure;
  }
  undo.forget_all();
  std::set<fs::path> folders;
  for (const OutputFile& file : files) folders.insert(file.path.parent_path());
  for (const fs::path& folder : folders) settle_folder(folder);
  return std::nullopt;
}

std::optional<std::string> write_folder(const std::filesystem::path& folder, std::vector<OutputFile> files,
                                        Overwrite overwrite) {
  for (OutputFile& file : files) file.path = folder / file.path;
  return write_files(files, overwrite);
}

}  // namespace sendcast
