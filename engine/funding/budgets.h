#pragma once

#include <vector>

#include "funding/accounts.h"
#include "funding/funding_model.h"

namespace sendcast {

/// Closes the pots' budgets year by year, given what they pay for lines and to pools: [year][pot] (model.md
/// section 7.2). Nothing of a pot is left on it at the end of the year in which it is succeeded.
std::vector<std::vector<BudgetYear>> close_budgets(const FundingModel& model, const std::vector<Payment>& ledger,
                                                   const std::vector<PoolPayment>& pool_payments);

}  // namespace sendcast
