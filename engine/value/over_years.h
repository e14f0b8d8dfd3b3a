#pragma once

#include <span>
#include <string>
#include <vector>

#include "model/results.h"
#include "value/yearly.h"

namespace sendcast {

// What scenarios come to over the financial years that all of them cover alike, so that they can stand side by side.

/// The financial years that every scenario covers, for as many months as the first does; none where they have none in
/// common.
std::vector<FinancialYear> years_of_all(std::span<const Results> scenarios);

/// Whether two runs cover just the same months, so that their years can share the columns of a table.
bool covers_same_months(const Results& one, const Results& other);

/// Where a financial year stands among those of a run.
int position_of(const Results& results, FinancialYear year);

/// Pence, over some of a run's years.
Pence cost_over(const std::vector<FinancialYear>& years, const Results& results, CostKind kind);
/// Revenue and capital together.
Pence cost_over(const std::vector<FinancialYear>& years, const Results& results);
/// What the pots of a funder, by name, paid; 0 where the scenario has no such funder.
Pence paid_over(const std::vector<FinancialYear>& years, const Results& results, const std::string& funder);

}  // namespace sendcast
