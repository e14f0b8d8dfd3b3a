#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "fit/backtest.h"
#include "fit/fit_areas.h"
#include "fit/scenario_text.h"
#include "import/read_statistics.h"
#include "report/grid.h"

namespace sendcast {

/// A local area as published figures have it, ready to be written; what a person is told of it; and what could not be.
struct FittedScenario {
  std::string problem;  ///< why there is none; empty where there is one
  AreaIndex index = 0;
  FittedArea area;
  std::vector<ScenarioFileText> files;
};

/// Fits the area of a name or code from what was known in a January (model.md; fit/METHOD.md): the road of `import` and
/// `fit`. England can be asked for by name too.
FittedScenario fitted_scenario(const FittedAreas& fitted, const std::string& area, int january);

/// The files that were read, and which of them told something.
std::string files_page(const Statistics& statistics, bool lists_account);

/// What was fitted of an area, how well it is known, what it took from England, and what could not be found.
std::string fit_page(const FittedAreas& fitted, const FittedArea& area, AreaIndex index, const Screen& screen);

}  // namespace sendcast
