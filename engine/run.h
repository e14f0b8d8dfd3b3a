#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "model/simulate.h"
#include "report/demand_tables.h"
#include "report/outcomes.h"
#include "report/terminal.h"
#include "scenario/load.h"
#include "scenario/named_number.h"
#include "value/goal.h"

namespace sendcast {

/// The whole road for scenarios that have been loaded: compile, simulate, settle. Where several differ in who pays
/// only, their people are followed once.
std::vector<Results> run_all(const std::vector<std::unique_ptr<Loaded>>& loaded, Keep keep);

/// The draws that are asked for.
struct Draws {
  std::uint64_t count = 0;  ///< 0: the central runs only
  std::uint64_t seed = 0;
  bool by_chance = false;  ///< people are whole, and who does what is left to chance
  Division division = {};
  /// Told how many have been run; whether to go on.
  std::function<bool(std::uint64_t draws_done)> progress = [](std::uint64_t) { return true; };
};

/// What is asked of some scenarios.
struct Asked {
  CaseloadColumns caseload;  ///< columns of caseload.csv beyond area and setting
  bool compares = false;     ///< each but the first with the first
  bool bridges = false;      ///< and what moved the cost, which takes many runs
  Draws draws = {};
  bool keeps_for_returns = false;  ///< plans by age and need and events by age, which the returns ask for
};

/// Runs, compares and values scenarios that have been loaded, and lays the results out in tables.
Outcomes outcomes_of(std::vector<std::unique_ptr<Loaded>> loaded, const Asked& asked);

/// Whether any number of any of the scenarios is uncertain.
bool any_uncertain(const std::vector<std::unique_ptr<Loaded>>& loaded);

/// Everything that the run of one of the scenarios shows a person.
std::string scenario_page(const Outcomes& outcomes, std::size_t scenario, const Screen& on);

/// Everything that a comparison shows a person: what differs in the inputs, the base, each other against it, and all
/// side by side.
std::string comparison_page(const Outcomes& outcomes, const Screen& on);

/// What moved the cost: for each scenario between its years and, but for the first, from the first to it. `results` are
/// those of `loaded`, in the same order. Many runs: see value/bridge.h.
std::vector<std::vector<Bridge>> bridge_all(const std::vector<std::unique_ptr<Loaded>>& loaded,
                                            const std::vector<Results>& results);

/// What is sought, in words: a number's path, the ends of its range as numbers are written, and a goal.
struct SeekWords {
  std::string number;
  std::string from;
  std::string to;
  std::string goal;
};

/// A number of a loaded scenario whose value is sought.
struct SeekRequest {
  const Loaded& loaded;
  NamedNumber number;
  SeekRange range;
  Goal goal;
  const Results* base = nullptr;  ///< what the goal compares with, if it does
};

/// Understands what is sought in a scenario that has been run as it stands.
/// @param why_not  gains what is wrong with the words; then there is no request
std::optional<SeekRequest> understand(const SeekWords& words, const Loaded& loaded, const Results& as_it_stands,
                                      const Results* base, std::string& why_not);

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
