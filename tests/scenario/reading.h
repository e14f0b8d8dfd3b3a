#pragma once

#include <map>
#include <memory>
#include <string>

#include "scenario/load.h"

namespace sendcast {

/// Files by path, as a test's disk.
using Files = std::map<std::string, std::string>;

/// Everything below a folder, by path from that folder.
Files files_below(const std::string& folder);

/// What reading a scenario gave.
struct Reading {
  std::unique_ptr<Loaded> loaded;  ///< null where something was wrong
  Sources sources;
  Problems problems;

  /// Every problem as `sendcast check` prints it.
  std::string explained() const;
};

/// Reads a scenario from memory; `extends` may go anywhere.
std::unique_ptr<Reading> read_from(const Files& files, const std::string& path = "scenario.yaml");

/// The small scenario in which nothing is wrong (tests/errors/sound) with the overlay `overlay` on it: a scenario file
/// without its first two lines.
std::unique_ptr<Reading> read_over_sound(const std::string& overlay, const Files& more = {});

/// A folder of the source tree.
std::string source_folder(const std::string& path);

}  // namespace sendcast
