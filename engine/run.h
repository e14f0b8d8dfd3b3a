#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "model/simulate.h"
#include "scenario/load.h"
#include "value/bridge.h"

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

/// What moved the cost: for each scenario between its years and, but for the first, from the first to it. `results` are
/// those of `loaded`, in the same order. Many runs: see value/bridge.h.
std::vector<std::vector<Bridge>> bridge_all(const std::vector<std::unique_ptr<Loaded>>& loaded,
                                            const std::vector<Results>& results);

/// What a scenario is called in tables: its file's name without folder and ending, or, where two would be called the
/// same, its whole path.
std::vector<std::string> names_of(const std::vector<std::unique_ptr<Loaded>>& loaded);

}  // namespace sendcast
