#pragma once

#include <vector>

#include "arrays/calendar.h"

namespace sendcast {

/// A financial year that two runs cover, and its position in each.
struct CommonYear {
  FinancialYear year;
  int base = 0;
  int other = 0;
};

/// The financial years that both runs cover for the same number of months: what can be compared.
std::vector<CommonYear> common_years(const Calendar& base, const Calendar& other);

}  // namespace sendcast
