#pragma once

#include <vector>

#include "arrays/calendar.h"
#include "funding/accounts.h"
#include "model/catalogue.h"

namespace sendcast {

/// Financial years, both inclusive.
struct YearSpan {
  FinancialYear first;
  FinancialYear last;
};

/// The base's funders, then those that only the other has.
std::vector<Entry> funders_of_either(const Catalogue& base, const Catalogue& other);

/// What the service lines cost over some years, and what each funder paid for lines and to pools.
struct Columns {
  std::vector<Entry> funders;
  YearSpan years;

  /// Pence: the whole, then each of `funders` by name.
  /// @param start  the run's first financial year
  std::vector<Pence> read(const Accounts& accounts, const Catalogue& names, FinancialYear start) const;
};

/// Amounts less those of the same columns elsewhere.
std::vector<Pence> less(std::vector<Pence> amounts, const std::vector<Pence>& others);

}  // namespace sendcast
