#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "model/results.h"

namespace sendcast::properties {

/// One figure of a run.
struct Figure {
  std::string_view what;
  int time = 0;                           ///< the month or financial year, counted from 0
  std::array<int, 4> of{-1, -1, -1, -1};  ///< what it is of: places in the alphabetical order of names
  double value = 0;
  bool is_money = false;  ///< in pence
};

/// Every figure of a run in an order that the order of names in the file does not change: areas, needs, settings,
/// teams, lines, pots and pools by name.
std::vector<Figure> figures_of(const Results& results);

/// Expects two runs to have the same figures, each to within `relative` of its size or of one person; with 0, to the
/// last bit.
void expect_same(const std::vector<Figure>& expected, const std::vector<Figure>& figures, double relative);

}  // namespace sendcast::properties
