#pragma once

#include <vector>

#include "funding/accounts.h"
#include "funding/settle.h"

namespace sendcast {

/// What each line costs in each financial year, in whole pence: [year][line] (model.md section 7.3).
std::vector<std::vector<LineCost>> cost_lines(const FundingModel& model, const std::vector<LineCharges>& lines);

/// Who pays these costs: by year, line and payer in the order declared, none of 0 pence. What a line's payers pay sums
/// to its cost. A grant pays lines in their order until its limit for the year, to the penny, is reached.
std::vector<Payment> pay_lines(const FundingModel& model, const std::vector<std::vector<LineCost>>& costs,
                               const std::vector<LineCharges>& lines);

}  // namespace sendcast
