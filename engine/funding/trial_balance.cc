#include "funding/trial_balance.h"

#include <algorithm>

#include "funding/at.h"

namespace sendcast {
namespace {

/// Adds a row that debits `amount`, or credits it where it is negative.
void debit(std::vector<TrialBalanceRow>& rows, int year, AccountKind kind, int index, Pence amount) {
  if (amount == 0) return;
  rows.push_back({year, kind, index, std::max<Pence>(amount, 0), std::max<Pence>(-amount, 0)});
}

}  // namespace

std::vector<TrialBalanceRow> trial_balance(const Accounts& accounts) {
  std::vector<TrialBalanceRow> rows;
  for (int year = 0; year < static_cast<int>(accounts.costs.size()); ++year) {
    int line = 0;
    for (const LineCost& cost : at(accounts.costs, year)) debit(rows, year, AccountKind::line, line++, cost.cost);
    int pot = 0;
    for (const BudgetYear& budget : at(accounts.budgets, year)) {
      debit(rows, year, AccountKind::pot, pot++, -budget.paid);
    }
    int pool = 0;
    for (const PoolYear& account : at(accounts.pools, year)) {
      debit(rows, year, AccountKind::pool, pool++, account.carried_forward - account.brought_forward);
    }
  }
  return rows;
}

}  // namespace sendcast
