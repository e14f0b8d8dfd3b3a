#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace sendcast {

/// A file to be written: all of its text, and where it goes.
struct OutputFile {
  std::filesystem::path path;
  std::string text;
};

/// Whether files that are there already may be replaced.
enum class Overwrite { no, yes };

/// Writes files so that each appears whole or not at all, creating the folders that they lie in. Before anything is
/// written, every path is looked at: all that exist are named in the error (unless they may be replaced; what is not an
/// ordinary file never is). After an error nothing is left that was not there before, though with Overwrite::yes some
/// files may already be the new ones. Returns what went wrong, to be shown to the user; nothing if nothing did.
std::optional<std::string> write_files(const std::vector<OutputFile>& files, Overwrite overwrite);

/// The same for files in one folder, which the paths are relative to.
std::optional<std::string> write_folder(const std::filesystem::path& folder, std::vector<OutputFile> files,
                                        Overwrite overwrite);

}  // namespace sendcast
