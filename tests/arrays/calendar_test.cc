#include "arrays/calendar.h"

#include <gtest/gtest.h>

namespace sendcast {
namespace {

TEST(AMonth, IsReadAndWrittenAsYearAndMonth) {
  const auto month = parse_month("2021-09");
  ASSERT_TRUE(month);
  EXPECT_EQ(calendar_year(*month), 2021);
  EXPECT_EQ(month_in_year(*month), 9);
  EXPECT_TRUE(is_september(*month));
  EXPECT_EQ(text(*month), "2021-09");
  EXPECT_EQ(text(*month + 4), "2022-01");
}

TEST(AMonth, IsNothingElse) {
  for (const char* written : {"2021-13", "2021-00", "2021-9", "21-09", "2021/09", "2021-09-01", " 2021-09", "", "2021"})
    EXPECT_FALSE(parse_month(written)) << written;
}

TEST(AFinancialYear, IsNamedByTwoYearsThatFollowEachOther) {
  const auto year = parse_financial_year("2021-22");
  ASSERT_TRUE(year);
  EXPECT_EQ(text(april_of(*year)), "2021-04");
  EXPECT_EQ(text(*year), "2021-22");
  EXPECT_EQ(text(FinancialYear{1999}), "1999-00");
  EXPECT_EQ(parse_financial_year("1999-00"), FinancialYear{1999});
  for (const char* written : {"2021-23", "2021-21", "2021-2", "2021/22", "2021-22 ", "2021"})
    EXPECT_FALSE(parse_financial_year(written)) << written;
}

TEST(AFinancialYear, RunsFromAprilToMarch) {
  EXPECT_EQ(financial_year_of(month_of(2022, 3)), FinancialYear{2021});
  EXPECT_EQ(financial_year_of(month_of(2022, 4)), FinancialYear{2022});
  EXPECT_EQ(financial_year_of(month_of(2022, 12)), FinancialYear{2022});
}

TEST(ARun, CoversItsFirstAndLastFinancialYearsInPart) {
  // January 2021 to December 2022 is 24 months: three of 2020-21, twelve of 2021-22 and nine of 2022-23.
  const Calendar calendar{month_of(2021, 1), 24};
  EXPECT_EQ(calendar.years(), 3);
  EXPECT_EQ(text(calendar.year(0)), "2020-21");
  EXPECT_EQ(calendar.months_in_year(0), 3);
  EXPECT_EQ(calendar.months_in_year(1), 12);
  EXPECT_EQ(calendar.months_in_year(2), 9);
  EXPECT_EQ(calendar.year_of(2), 0);
  EXPECT_EQ(calendar.year_of(3), 1);
  EXPECT_EQ(calendar.year_of(23), 2);
}

TEST(ARun, OfOneMonthLiesInOneYear) {
  const Calendar calendar{month_of(2021, 3), 1};
  EXPECT_EQ(calendar.years(), 1);
  EXPECT_EQ(calendar.months_in_year(0), 1);
}

TEST(ARun, HasAsManyMonthsAsItsYearsTogether) {
  for (int start = 1; start <= 12; ++start) {
    for (int months = 1; months <= 40; ++months) {
      const Calendar calendar{month_of(2021, start), months};
      int sum = 0;
      for (int y = 0; y < calendar.years(); ++y) sum += calendar.months_in_year(y);
      EXPECT_EQ(sum, months) << start;
    }
  }
}

}  // namespace
}  // namespace sendcast
