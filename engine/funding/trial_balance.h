#pragma once

#include <vector>

#include "funding/accounts.h"

namespace sendcast {

enum class AccountKind { line, pot, pool };

/// One account in one financial year: exactly one of debit and credit is above 0.
struct TrialBalanceRow {
  int year = 0;
  AccountKind kind = AccountKind::line;
  int index = 0;  ///< of the line, pot or pool
  Pence debit = 0;
  Pence credit = 0;
};

/// Every penny once, pools eliminated (model.md section 7): each line's cost is debited, what each pot pays for lines
/// and to pools credited, and the increase of each pool's reserve debited; negative amounts stand on the other side. In
/// every year debits equal credits. By year, kind and index; no row of 0 pence.
std::vector<TrialBalanceRow> trial_balance(const Accounts& accounts);

}  // namespace sendcast
