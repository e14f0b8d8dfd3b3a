#pragma once

#include <vector>

#include "report/returns_cases.h"

namespace sendcast {

/// What one service line cost in a financial year, by group of settings: in the order of a list of groups, and last
/// what is of no one group. Sums to the line's cost, in pence.
using CostByGroup = std::vector<Pence>;

/// Divides the cost of lines among groups of settings by what the engine itself counted and priced: a line that counts
/// plans, by the quantity and price of each cell, month by month; a line of places, by their setting; a line that
/// section 251 gives to one group, there. Whatever else it counts is of no one group. Nothing is estimated.
class CostsByGroup {
 public:
  /// @param a_case  whose months hold `plans_by_cell`
  CostsByGroup(const ReturnsCase& a_case, std::vector<int> groups);

  /// [year][line]
  const std::vector<std::vector<CostByGroup>>& by_year() const { return by_year_; }

 private:
  std::size_t position_of(int group) const;

  std::vector<int> groups_;
  std::vector<std::vector<CostByGroup>> by_year_;
};

}  // namespace sendcast
