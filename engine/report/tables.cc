#include "report/tables.h"

#include "report/money_tables.h"

namespace sendcast {

std::vector<Table> result_tables(std::span<const Results> scenarios, CaseloadColumns caseload) {
  return {caseload_table(scenarios, caseload),
          people_table(scenarios),
          events_table(scenarios),
          moves_table(scenarios),
          places_table(scenarios),
          teams_table(scenarios),
          costs_table(scenarios),
          ledger_table(scenarios),
          pools_table(scenarios),
          pool_payments_table(scenarios),
          budgets_table(scenarios),
          trial_balance_table(scenarios),
          funders_table(scenarios)};
}

}  // namespace sendcast
