#include "value/over_years.h"

#include <algorithm>

#include "funding/at.h"
#include "value/common_years.h"

namespace sendcast {
namespace {

template <typename Measured>
Pence over(const std::vector<FinancialYear>& years, const Results& results, const Measured& measured) {
  Pence total = 0;
  for (const FinancialYear year : years) total += measured(position_of(results, year));
  return total;
}

}  // namespace

std::vector<FinancialYear> years_of_all(std::span<const Results> scenarios) {
  const Calendar& base = scenarios.front().calendar;
  std::vector<FinancialYear> years;
  for (int y = 0; y < base.years(); ++y) years.push_back(base.year(y));
  for (const Results& results : scenarios) {
    const std::vector<CommonYear> common = common_years(base, results.calendar);
    const auto is_missing = [&](FinancialYear year) {
      return std::none_of(common.begin(), common.end(), [&](const CommonYear& known) { return known.year == year; });
    };
    years.erase(std::remove_if(years.begin(), years.end(), is_missing), years.end());
  }
  return years;
}

bool covers_same_months(const Results& one, const Results& other) {
  return one.calendar.start == other.calendar.start && one.calendar.months == other.calendar.months;
}

int position_of(const Results& results, FinancialYear year) { return year - results.calendar.year(0); }

Pence cost_over(const std::vector<FinancialYear>& years, const Results& results, CostKind kind) {
  return over(years, results, [&](int y) { return cost(results, y, kind); });
}

Pence cost_over(const std::vector<FinancialYear>& years, const Results& results) {
  return cost_over(years, results, CostKind::revenue) + cost_over(years, results, CostKind::capital);
}

Pence paid_over(const std::vector<FinancialYear>& years, const Results& results, const std::string& funder) {
  const std::vector<Entry>& funders = results.catalogue.funders;
  Pence total = 0;
  for (int f = 0; f < static_cast<int>(funders.size()); ++f) {
    if (at(funders, f).name != funder) continue;
    total += over(years, results, [&](int y) { return paid_by_funder(results, y, f); });
  }
  return total;
}

}  // namespace sendcast
