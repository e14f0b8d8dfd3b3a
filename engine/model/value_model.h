#pragma once

#include <vector>

#include "arrays/calendar.h"

namespace sendcast {

/// What a better outcome is worth to a funder (model.md section 10). Years are the run's financial years.
struct BenefitModel {
  int outcome = 0;
  int funder = 0;
  std::vector<double> per_unit;  ///< by year, pounds of that year, after what is taken off for optimism
  double cashable = 0;
  double lag = 0;  ///< months
  bool is_health = false;
};

/// How what happens in different years is made comparable.
struct ValueModel {
  double discount = 0;  ///< a year, real
  double health_discount = 0;
  FinancialYear prices_of;          ///< the first whole financial year, in whose prices present values are
  std::vector<double> price_level;  ///< by year: prices over those of that year
  std::vector<BenefitModel> benefits;
};

}  // namespace sendcast
