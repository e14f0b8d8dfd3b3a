#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "model/simulate.h"
#include "scenario/load.h"

namespace sendcast::properties {

/// A scenario file's maps and lists, in the order written. Text is written as it stands, without quotes.
using Tree = nlohmann::ordered_json;

/// A data file.
struct Csv {
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;
};

/// Something that an effect can change: what may be done to it, and by which dimensions its `where` may choose.
struct TargetText {
  std::string path;
  std::vector<std::string> between;  ///< the names that a shift is between; empty where there is none
  bool takes_only_shifts = false;
  bool takes_from_and_to = false;
  std::vector<std::string> dimensions;  ///< areas, ages, needs, settings
  double typical = 0;
  bool is_share = false;
};

/// A scenario as text, and what there is in it to change.
struct ScenarioText {
  Tree tree;
  std::map<std::string, Csv> data;
  std::vector<TargetText> targets;
};

/// Files by path.
using Files = std::map<std::string, std::string>;

/// YAML in block style.
std::string yaml(const Tree& tree);
/// scenario.yaml, and its data beside it.
Files files_of(const ScenarioText& scenario);

/// Loads scenario.yaml from memory. Throws, with every problem, if it is not a valid scenario.
std::unique_ptr<Loaded> load(const Files& files);
/// The whole road in memory: load, compile, simulate, settle; with the caseload by cell.
Results run(const Files& files);

}  // namespace sendcast::properties
