#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "scenario/scenario.h"
#include "schema/merge.h"

namespace sendcast {

/// A scenario that hangs together: nothing can fail after it is loaded.
struct Loaded {
  std::string path;
  Scenario scenario;
  Node merged;                             ///< the whole after `extends`
  std::vector<Assumption> assumptions;     ///< every number with its source
  std::vector<UncertainNumber> uncertain;  ///< every uncertain number, by its index
};

/// Reads and checks a scenario. Everything wrong with it is added to `problems`, in one pass; then there is no result.
/// @param path       of the scenario file, as `read_file` knows it
/// @param reach      where `extends` may go
/// @param sources    gains every file that was read
std::unique_ptr<Loaded> load(const std::string& path, const Reach& reach, const ReadFile& read_file, Sources& sources,
                             Problems& problems);

/// A scenario file to load.
struct ScenarioFile {
  std::string path;
  Reach reach;
  ReadFile read_file;
};

/// Reads and checks scenarios, several at a time. Everything wrong with any of them is added to `problems`, as if they
/// were loaded one after another; then there is no result.
std::vector<std::unique_ptr<Loaded>> load_all(const std::vector<ScenarioFile>& files, Sources& sources,
                                              Problems& problems);

/// The same for a scenario that has been merged already.
/// @param path     of the file that it was merged from
/// @param sources  the files that it was read from; gains every CSV file
std::unique_ptr<Loaded> load_merged(const std::string& path, Node merged, const ReadFile& read_file, Sources& sources,
                                    Problems& problems);

}  // namespace sendcast
