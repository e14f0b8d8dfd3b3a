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

/// The fitted rates alone, as a file that a scenario with the same settings can extend.
std::string fitted_rates_file(const FittedArea& area);

/// "isle_of_wight": a name that a scenario can use for an area.
std::string scenario_name_of(std::string_view label);

}  // namespace sendcast
