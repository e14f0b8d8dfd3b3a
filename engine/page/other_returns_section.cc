#include <algorithm>

#include <fmt/format.h>

#include "page/sections.h"

namespace sendcast {

PageSection other_returns_section(const Outcomes& outcomes) {
  PageSection section{"other-returns", "Why figures may differ from other returns", ""};
  const Calendar& calendar = outcomes.results.front().calendar;
  section.terms = {
      {"The January census of EHC plans (SEN2)",
       "counts plans on a day in January; here plans are counted at a month's end, and a year's figure is that of "
       "March "
       "(or of the run's last month)."},
      {"Section 251 returns",
       "are of what a council spends, some of it after income is taken off; here each line is what the service costs, "
       "whoever pays, and only lines that the scenario declares are there."},
      {"The dedicated schools grant's published allocations",
       "are before or after recoupment and block transfers; here a pot's income is what the scenario says it "
       "receives."},
      {"NHS accounts",
       "follow organisations; here a body that takes over from another takes over its pots from the month that the "
       "scenario names."},
      {"Cash and real terms",
       "Costs, payments and balances are in the cash of each year. Only present values are in real terms and "
       "discounted; their tables say so."},
      {"Central figures and the middle of draws",
       "The central run takes every uncertain number at its mean. What half of the draws lie below is another figure, "
       "and medians of parts do not sum to the median of their total."},
      {"Fractions of people", "The model follows expected numbers, which are fractions; they are shown rounded."}};
  bool part_year = false;
  for (int y = 0; y < calendar.years(); ++y) part_year = part_year || calendar.months_in_year(y) != 12;
  if (part_year)
    section.terms.push_back({"Part years",
                             "The run begins or ends within a financial year: those columns say how many "
                             "months they have, and count these alone."});
  return section;
}

}  // namespace sendcast
