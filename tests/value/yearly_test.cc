#include "value/yearly.h"

#include <gtest/gtest.h>

#include "tests/value/small_results.h"

namespace sendcast {
namespace {

TEST(Yearly, CountsAPartYearsOwnMonths) {
  const Results results = small_results();
  // Two areas with 5 requests a month: six months, then twelve.
  EXPECT_EQ(events_in_year(results, 0, Event::requests), 60);
  EXPECT_EQ(events_in_year(results, 1, Event::requests), 120);
  // March 2022 is month 5: 2 x (105 + 10).
  EXPECT_EQ(plans_at_year_end(results, 0), 230);
  EXPECT_EQ(plans_at_year_end(results, 0, 0), 210);
  EXPECT_EQ(waiting_at_year_end(results, 0), 20);
}

TEST(Yearly, HasTheTimelinessOfTheWholePeriod) {
  const Results results = small_results();
  EXPECT_EQ(timeliness(results, 0), 0.75);
  EXPECT_EQ(timeliness(results, 1), 0.25);
  // On time: 36 of 48, then 24 of 96.
  EXPECT_EQ(timeliness(results), 60.0 / 144);
}

TEST(Yearly, EndsAYearThatIsCutShortWhereTheRunEnds) {
  Results results = small_results();
  results.calendar.months = 8;
  results.months.resize(8);
  EXPECT_EQ(plans_at_year_end(results, 1), 2 * (107 + 10));
  EXPECT_EQ(events_in_year(results, 1, Event::requests), 20);
}

}  // namespace
}  // namespace sendcast
