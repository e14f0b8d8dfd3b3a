#include "report/warnings.h"

#include <algorithm>

#include <fmt/format.h>

namespace sendcast {

std::vector<std::string> warnings_of(const std::vector<Results>& runs) {
  std::vector<std::string> warnings;
  for (const Results& results : runs) {
    double most = 0;
    for (const MonthResults& month : results.months) {
      double overfull = 0;
      for (const PeopleMonth& people : month.people) overfull += people.overfull;
      most = std::max(most, overfull);
    }
    if (most <= 0) continue;
    warnings.push_back(
        fmt::format("{}: in some month {:.1f} more people have SEN than there are people of their age and area (see "
                    "overfull in people.csv)",
                    results.catalogue.scenario, most));
  }
  return warnings;
}

}  // namespace sendcast
