#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "model/simulate.h"
#include "scenario/named_number.h"
#include "value/goal.h"

namespace sendcast {

/// A scenario file to run, and how far its `extends` may reach.
struct ScenarioFile {
  std::string path;
  Reach reach;
  ReadFile read_file;
};

/// Reads and checks scenarios; everything wrong with any of them is added to `problems`, and then there is no result.
std::vector<std::unique_ptr<Loaded>> load_all(const std::vector<ScenarioFile>& files, Sources& sources,
                                              Problems& problems);

/// The whole road for scenarios that have been loaded: compile, simulate, settle.
std::vector<Results> run_all(const std::vector<std::unique_ptr<Loaded>>& loaded, Keep keep);

/// A number of a loaded scenario whose value is sought.
struct SeekRequest {
  const Loaded& loaded;
  const NamedNumber& number;
  SeekRange range;
  const Goal& goal;
  const Results* base = nullptr;  ///< what the goal compares with, if it does
};

/// Seeks the value of a number at which a goal holds: each value tried takes the whole road, reading and checks
/// included. An end of the range that makes the scenario wrong is reported to `problems`, and then there is nothing; a
/// value between that does is passed over.
/// @param read_file   best one that remembers: it is asked for the same files at every value
/// @param before_run  called before each run
std::optional<Sought> seek_number(const SeekRequest& request, const ReadFile& read_file, Sources& sources,
                                  Problems& problems, const std::function<void()>& before_run);

/// What a scenario is called in tables: its file's name without folder and ending, or, where two would be called the
/// same, its whole path.
std::vector<std::string> names_of(const std::vector<std::unique_ptr<Loaded>>& loaded);

}  // namespace sendcast
