#pragma once

#include <optional>
#include <vector>

#include "demand/demand_model.h"
#include "funding/funding_model.h"
#include "scenario/scenario.h"
#include "services/line_model.h"

namespace sendcast {

/// What is bought, and who pays for it.
struct Purchases {
  std::vector<LineModel> lines;
  FundingModel funding;
};

/// The service lines of one scenario, paid for as another of the same shape and calendar says: each by the payer of the
/// other's line of that name or, where it has none, by the other's funding rule or pooled fund of the name that its own
/// file gives. Nothing where the other has no such payer, or cannot say by its need matrix who pays for these cells.
/// @param demand  of the scenario that buys
std::optional<Purchases> purchases(const Scenario& buyer, const Scenario& payer, const DemandModel& demand);

/// Holds prices, uptake, commissioned places and which lines there are from `month` on as they stand then, prices as
/// they stand in its financial year.
void hold_lines(std::vector<LineModel>& lines, const Calendar& calendar, int month);

/// Holds shares, bounds, limits, contributions and who has succeeded whom from `month` on as they stand then. Pots' own
/// income moves no payment and is left as it is.
void hold_payers(FundingModel& funding, int month);

}  // namespace sendcast
