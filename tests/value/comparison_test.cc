#include "value/comparison.h"

#include <gtest/gtest.h>

#include "tests/value/small_results.h"

namespace sendcast {
namespace {

TEST(Comparison, OfAScenarioWithItselfHasNoDifference) {
  const Comparison comparison = compare(small_results(), small_results());
  EXPECT_FALSE(comparison.measures.empty());
  for (const ComparedMeasure& compared : comparison.measures) {
    EXPECT_EQ(compared.base_value, compared.value) << compared.measure;
    const bool nil = compared.difference == Amount(0.0) || compared.difference == Amount(Pence{0});
    EXPECT_TRUE(nil) << compared.measure;
  }
}

TEST(Comparison, CountsWhatOneScenarioLacksAsNothing) {
  const Results base = small_results();
  Results other = small_results("reform");
  other.catalogue.lines[0].name = "new_therapy";
  const Comparison comparison = compare(base, other);
  const ComparedMeasure* gone = comparison.find(FinancialYear{2021}, "cost_by_line", "therapy");
  const ComparedMeasure* added = comparison.find(FinancialYear{2021}, "cost_by_line", "new_therapy");
  ASSERT_NE(gone, nullptr);
  ASSERT_NE(added, nullptr);
  EXPECT_EQ(gone->value, Amount(Pence{0}));
  EXPECT_EQ(gone->difference, Amount(Pence{-100001}));
  EXPECT_EQ(added->base_value, Amount(Pence{0}));
  EXPECT_EQ(added->difference, Amount(Pence{100001}));
}

TEST(Comparison, MatchesByNameWhateverTheOrder) {
  Results other = small_results("reform");
  std::swap(other.catalogue.settings[0], other.catalogue.settings[1]);
  for (MonthResults& month : other.months) {
    const Eigen::ArrayXd first = month.plans.col(0);
    month.plans.col(0) = month.plans.col(1);
    month.plans.col(1) = first;
  }
  const Comparison comparison = compare(small_results(), other);
  EXPECT_EQ(comparison.find(FinancialYear{2022}, "plans_by_setting", "special")->difference, Amount(0.0));
  EXPECT_EQ(comparison.find(FinancialYear{2022}, "plans_by_setting", "mainstream")->difference, Amount(0.0));
}

TEST(Comparison, IsExactToThePennyWhereDoublesAreNot) {
  Results base = small_results();
  Results other = small_results("reform");
  base.accounts.costs[0][0].cost = 9007199254740992;   // 2^53
  other.accounts.costs[0][0].cost = 9007199254740993;  // 2^53 + 1 has no double
  const Comparison comparison = compare(base, other);
  EXPECT_EQ(comparison.find(FinancialYear{2021}, "revenue_cost")->difference, Amount(Pence{1}));
}

TEST(Comparison, HasNoTimelinessWhereNothingWasAssessed) {
  Results other = small_results("reform");
  for (MonthResults& month : other.months) month.events.setZero();
  const Comparison comparison = compare(small_results(), other);
  const ComparedMeasure* compared = comparison.find(FinancialYear{2021}, "timeliness");
  ASSERT_NE(compared, nullptr);
  EXPECT_EQ(compared->base_value, Amount(0.75));
  EXPECT_EQ(compared->value, Amount());
  EXPECT_EQ(compared->difference, Amount());
}

TEST(Comparison, KeepsToTheYearsThatBothCover) {
  Results later = small_results("later");
  later.calendar = {month_of(2022, 4), 12};
  const Comparison comparison = compare(small_results(), later);
  for (const ComparedMeasure& compared : comparison.measures) EXPECT_EQ(compared.year, FinancialYear{2022});
  // 2022-23 is the base's second year, 254 plans at its end, and the other's first: 2 × (100 + 11) + 20 = 242.
  EXPECT_EQ(comparison.find(FinancialYear{2022}, "plans")->difference, Amount(-12.0));
}

TEST(Comparison, SetsNoPartOfAYearAgainstAWholeOne) {
  Results later = small_results("later");
  later.calendar = {month_of(2022, 10), 18};  // six months of 2022-23, of which the base has twelve
  EXPECT_TRUE(compare(small_results(), later).measures.empty());
}

}  // namespace
}  // namespace sendcast
