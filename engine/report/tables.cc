#include "report/tables.h"

#include <array>
#include <functional>

#include "arrays/in_parallel.h"
#include "report/money_tables.h"

namespace sendcast {

std::vector<Table> result_tables(std::span<const Results> scenarios, CaseloadColumns caseload) {
  const auto caseload_of = [&](std::span<const Results> of) { return caseload_table(of, caseload); };
  const std::array<std::function<Table(std::span<const Results>)>, 13> table_of = {
      caseload_of,  people_table, events_table,        moves_table,   places_table,        teams_table,  costs_table,
      ledger_table, pools_table,  pool_payments_table, budgets_table, trial_balance_table, funders_table};
  std::vector<Table> tables(table_of.size());
  each_in_parallel(tables.size(), [&](std::size_t i) { tables[i] = table_of[i](scenarios); });
  return tables;
}

}  // namespace sendcast
