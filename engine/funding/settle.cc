#include "funding/settle.h"

#include <utility>

#include "funding/budgets.h"
#include "funding/ledger.h"
#include "funding/pools.h"

namespace sendcast {

Accounts settle(const FundingModel& model, const std::vector<LineCharges>& lines) {
  Accounts accounts;
  accounts.costs = cost_lines(model, lines);
  accounts.ledger = pay_lines(model, accounts.costs, lines);
  PoolAccounts pools = settle_pools(model, accounts.ledger);
  accounts.pools = std::move(pools.years);
  accounts.pool_payments = std::move(pools.payments);
  accounts.budgets = close_budgets(model, accounts.ledger, accounts.pool_payments);
  return accounts;
}

}  // namespace sendcast
