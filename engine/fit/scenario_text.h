#pragma once

#include <string>
#include <vector>

#include "fit/fitted_area.h"

namespace sendcast {

/// A text file of a scenario's folder.
struct ScenarioFileText {
  std::string path;  ///< within the folder, such as "data/plans.csv"
  std::string text;
};

/// A fitted area as a folder that runs at once: local-area.yaml, in which every number says where it comes from, the
/// tables that it reads, and as-things-are.yaml, which extends it and changes nothing. Real numbers are written with
/// seven significant digits.
std::vector<ScenarioFileText> scenario_folder(const FittedArea& area);

/// "isle_of_wight": a name that a scenario can use for an area.
std::string key_of(std::string_view label);

}  // namespace sendcast
