#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace sendcast {

/// A new folder among the system's temporary files that only this user can open; it and all in it are gone with the
/// object.
class PrivateFolder {
 public:
  PrivateFolder();
  ~PrivateFolder();
  PrivateFolder(const PrivateFolder&) = delete;
  PrivateFolder& operator=(const PrivateFolder&) = delete;

  /// Why it could not be made, to be shown to the user; empty where it was.
  const std::string& why_not() const { return why_not_; }
  const std::filesystem::path& path() const { return path_; }

  /// The bytes of a file in it; nothing where they cannot be read.
  std::optional<std::string> read(const std::string& name) const;

 private:
  std::filesystem::path path_;
  std::string why_not_;
};

}  // namespace sendcast
