#pragma once

#include <span>

#include "model/results.h"
#include "report/table.h"

namespace sendcast {

// What it costs and who pays, by financial year and to the penny (outputs.md). Several scenarios follow one another in
// each table.

/// costs: each service line. The price of one unit is empty where nothing was used.
Table costs_table(std::span<const Results> scenarios);
/// ledger: one row a payment. Where a pooled fund pays, `pot` is the fund and `funder` is empty.
Table ledger_table(std::span<const Results> scenarios);
/// pools: what each pooled fund received, spent and carried forward.
Table pools_table(std::span<const Results> scenarios);
/// pool_payments: what each partner's pot paid into a pooled fund.
Table pool_payments_table(std::span<const Results> scenarios);
/// budgets: each pot's year.
Table budgets_table(std::span<const Results> scenarios);
/// trial_balance: what each line cost, each pot paid and each pooled fund put by; debits equal credits in every year.
Table trial_balance_table(std::span<const Results> scenarios);
/// funders: what each funder's pots paid, for lines and to pools.
Table funders_table(std::span<const Results> scenarios);

}  // namespace sendcast
