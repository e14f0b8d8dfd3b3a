#include "value/common_years.h"

namespace sendcast {

std::vector<CommonYear> common_years(const Calendar& base, const Calendar& other) {
  std::vector<CommonYear> years;
  for (int y = 0; y < base.years(); ++y) {
    const int other_y = base.year(y) - other.year(0);
    const bool is_common =
        other_y >= 0 && other_y < other.years() && base.months_in_year(y) == other.months_in_year(other_y);
    if (is_common) years.push_back({base.year(y), y, other_y});
  }
  return years;
}

}  // namespace sendcast
