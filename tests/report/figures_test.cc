#include "report/figures.h"

#include <limits>

#include <gtest/gtest.h>

namespace sendcast {
namespace {

TEST(ExactPounds, HaveTwoDecimalsAndLoseNoPenny) {
  EXPECT_EQ(exact_pounds(0), "0.00");
  EXPECT_EQ(exact_pounds(5), "0.05");
  EXPECT_EQ(exact_pounds(-5), "-0.05");
  EXPECT_EQ(exact_pounds(123456), "1234.56");
  // 2^53 + 1 pence, which no double can hold.
  EXPECT_EQ(exact_pounds(9007199254740993), "90071992547409.93");
}

TEST(ExactPounds, ReachTheLimitsOfWholePence) {
  EXPECT_EQ(exact_pounds(std::numeric_limits<Pence>::max()), "92233720368547758.07");
  EXPECT_EQ(exact_pounds(std::numeric_limits<Pence>::min()), "-92233720368547758.08");
}

TEST(ExactNumbers, ReadBackAsTheSameNumber) {
  EXPECT_EQ(exact_number(0.1 + 0.2), "0.30000000000000004");
  EXPECT_EQ(exact_number(12), "12");
  EXPECT_EQ(exact_number(-0.0), "0");
}

TEST(RoundedFigures, HaveTheirThousandsApart) {
  EXPECT_EQ(rounded(999.4), "999");
  EXPECT_EQ(rounded(999.6), "1,000");
  EXPECT_EQ(rounded(-1234567), "-1,234,567");
}

TEST(RoundedFigures, ThatComeToNothingHaveNoSign) {
  EXPECT_EQ(rounded(-0.3), "0");
  EXPECT_EQ(rounded(0.3, Sign::always), "0");
  EXPECT_EQ(in_unit(-49'999, MoneyUnit::thousands, Sign::always), "0");
}

TEST(Differences, CarryASign) {
  EXPECT_EQ(rounded(12, Sign::always), "+12");
  EXPECT_EQ(rounded(-12, Sign::always), "-12");
  EXPECT_EQ(percentage_points(0.031), "+3");
  EXPECT_EQ(percentage_points(-0.25), "-25");
}

TEST(MoneyForPeople, IsRoundedToItsUnit) {
  EXPECT_EQ(in_unit(123'456'789, MoneyUnit::pounds), "1,234,568");
  EXPECT_EQ(in_unit(123'456'789, MoneyUnit::thousands), "1,235");
  EXPECT_EQ(in_unit(123'456'789, MoneyUnit::millions), "1.23");
  EXPECT_EQ(in_unit(-123'456'789'00, MoneyUnit::millions), "-123.46");
  EXPECT_EQ(in_unit(123'456'789'012'00, MoneyUnit::millions), "123,456.79");
}

TEST(MoneyForPeople, RoundsHalvesAwayFromNothing) {
  EXPECT_EQ(in_unit(50, MoneyUnit::pounds), "1");
  EXPECT_EQ(in_unit(-50, MoneyUnit::pounds), "-1");
  EXPECT_EQ(in_unit(49, MoneyUnit::pounds), "0");
}

TEST(Percentages, AreWhole) { EXPECT_EQ(percentage(0.624), "62%"); }

}  // namespace
}  // namespace sendcast
