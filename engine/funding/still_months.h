#pragma once

#include <vector>

#include "funding/funding_model.h"
#include "services/line_model.h"

namespace sendcast {

/// Months of one financial year, one after another, in which nothing changes of what turns a count into money: what is
/// counted in them can be added up before it is priced.
struct StillMonths {
  int year = 0;   ///< of the run
  int first = 0;  ///< month of the run, inclusive
  int last = 0;   ///< inclusive

  friend bool operator==(const StillMonths&, const StillMonths&) = default;
};

/// The run as the fewest such stretches of months: in each, prices, every line's uptake and every ladder's shares stand
/// still, in every draw, no pot is succeeded, and no line begins or ends. In order, without a gap.
std::vector<StillMonths> still_months_of(const FundingModel& model, const std::vector<LineModel>& lines);

/// The fewest stretches of one run that lie within a stretch of every given list, none of which is empty.
std::vector<StillMonths> common_still_months(const std::vector<std::vector<StillMonths>>& lists);

}  // namespace sendcast
