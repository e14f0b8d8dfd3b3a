#pragma once

#include <optional>
#include <string>
#include <vector>

#include "report/grid.h"
#include "report/table.h"
#include "scenario/named_number.h"
#include "value/goal.h"

namespace sendcast {

/// A number whose value was sought, and what was found.
struct SeekReport {
  const Catalogue& names;
  const NamedNumber& number;
  std::string place;  ///< of the number, file:line
  SeekRange range;
  const Goal& goal;
  std::optional<Grains> present_result;  ///< with the number as it stands
  const Sought& sought;
};

/// What a finance officer reads: what was varied, the goal, the value at which it holds or that none does, and what the
/// result is there and as things stand.
std::string seek_screen(const SeekReport& report, const Screen& screen);

/// seek: one row; the answer is empty where there is none, and `nearest` then the value that comes nearest to the goal.
/// seek_tried: every value that was tried with its result, which is empty where the value makes no scenario.
std::vector<Table> seek_tables(const SeekReport& report);

}  // namespace sendcast
