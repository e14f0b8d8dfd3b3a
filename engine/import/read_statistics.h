#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "import/account.h"
#include "import/csv_stream.h"
#include "import/history.h"
#include "schema/problems.h"
#include "schema/source.h"

namespace sendcast {

/// A file that may hold statistics: on disk, in a browser or in a test.
struct StatisticsFile {
  std::string name;
  /// Opens it; null where it cannot be read.
  std::function<NextBytes()> open;
};

/// A file in memory.
StatisticsFile file_of_text(std::string name, std::string text);

/// What was found out about a file.
struct FileRead {
  std::string name;
  std::string layout;  ///< the layout's name ("DfE EHC plans 2022, caseload by age"); empty where none was recognised
  std::size_t rows = 0;
  std::size_t observations = 0;
};

/// What reading published files gave.
struct Statistics {
  History history;
  Account account;
  std::vector<FileRead> files;  ///< in the order read
};

/// The files themselves, and all files in the folders and below, by name; a path that is not there is a problem. Links
/// to folders are not followed.
std::vector<StatisticsFile> statistics_files(std::span<const std::filesystem::path> paths, Problems& problems);

/// Reads published files into a history. A file is known by its header, never by its name; what no layout knows is
/// listed and ignored. Whatever their size, a fixed buffer is held of each file; what is wrong with one is reported
/// with its place, and the rest is read all the same. Where two files give different numbers for the same thing, that
/// of the newest release stays, and an area's own before any that was published; the account says so.
/// @param grouping  of published settings into the seven groups
Statistics read_statistics(std::span<const StatisticsFile> files, Sources& sources, Problems& problems,
                           const SettingGrouping& grouping = departments_grouping());

/// Both in one.
Statistics read_statistics(std::span<const std::filesystem::path> paths, Sources& sources, Problems& problems,
                           const SettingGrouping& grouping = departments_grouping());

}  // namespace sendcast
