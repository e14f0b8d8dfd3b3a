#include "funding/funding_model.h"

#include <algorithm>

#include "funding/at.h"

namespace sendcast {

MonthSpan months_of(const FundingModel& model, int year) {
  const Calendar& calendar = model.calendar;
  const int next_april = april_of(calendar.year(year) + 1) - calendar.start;
  const int last = std::min(next_april, calendar.months) - 1;
  return {last - calendar.months_in_year(year) + 1, last};
}

int payer_in(const FundingModel& model, int pot, int month) {
  while (at(model.pots, pot).successor >= 0 && month >= at(model.pots, pot).succeeded_from) {
    pot = at(model.pots, pot).successor;
  }
  return pot;
}

}  // namespace sendcast
