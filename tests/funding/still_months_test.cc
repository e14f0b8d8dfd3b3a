#include "funding/still_months.h"

#include <memory>

#include <gtest/gtest.h>

#include "tests/funding/builders.h"

namespace sendcast {
namespace {

using List = std::vector<StillMonths>;

FundingModel from_february() { return funding_of(month_of(2022, 2), 16, 2); }  // February 2022 to May 2023

TEST(StillMonths, AreFinancialYearsWhereNothingElseChanges) {
  EXPECT_EQ(still_months_of(from_february(), {}), (List{{0, 0, 1}, {1, 2, 13}, {2, 14, 15}}));
}

TEST(StillMonths, EndWhereALineBeginsOrEnds) {
  const FundingModel model = from_february();
  LineModel line = line_of(model, Eigen::ArrayXXd::Ones(3, 1), 0);
  line.first_month = 4;
  line.last_month = 9;
  EXPECT_EQ(still_months_of(model, {line}), (List{{0, 0, 1}, {1, 2, 3}, {1, 4, 9}, {1, 10, 13}, {2, 14, 15}}));
}

TEST(StillMonths, EndWhereUptakeChangesCentrallyOrInADraw) {
  const FundingModel model = from_february();
  LineModel line = line_of(model, Eigen::ArrayXXd::Ones(3, 1), 0);
  line.uptake.bottomRows(8).setConstant(0.5);
  EXPECT_EQ(still_months_of(model, {line}), (List{{0, 0, 1}, {1, 2, 7}, {1, 8, 13}, {2, 14, 15}}));

  const auto recipe = std::make_shared<const Recipe>(Recipe{1, {0, 5}, {}});
  line.uncertain_uptake.push_back({0, 0, recipe});
  EXPECT_EQ(still_months_of(model, {line}), (List{{0, 0, 1}, {1, 2, 4}, {1, 5, 7}, {1, 8, 13}, {2, 14, 15}}));
}

TEST(StillMonths, EndWhereSharesChangeCentrallyOrInADraw) {
  FundingModel model = from_february();
  model.rules.push_back({{{{band_of(model, no_bound, {1, 0})}}}});
  Band& band = model.rules[0].ladders[0].bands[0];
  band.shares.col(12) << 0.5, 0.5;
  EXPECT_EQ(still_months_of(model, {}), (List{{0, 0, 1}, {1, 2, 11}, {1, 12, 12}, {1, 13, 13}, {2, 14, 15}}));

  band.shares.row(0).setOnes();
  band.shares.row(1).setZero();
  band.drawn_shares = std::make_shared<const Recipe>(Recipe{2, {0, 1}, {}});
  EXPECT_EQ(still_months_of(model, {}), (List{{0, 0, 0}, {0, 1, 1}, {1, 2, 13}, {2, 14, 15}}));
}

TEST(StillMonths, EndWhereAPotIsSucceededWithinTheRun) {
  FundingModel model = from_february();
  succeed(model, 0, 1, 5);
  EXPECT_EQ(still_months_of(model, {}), (List{{0, 0, 1}, {1, 2, 4}, {1, 5, 13}, {2, 14, 15}}));
  for (const int outside : {-3, 0, 16, 40}) {
    succeed(model, 0, 1, outside);
    EXPECT_EQ(still_months_of(model, {}).size(), 3u);
  }
}

TEST(StillMonths, OfSeveralDealsEndWhereThoseOfAnyEnd) {
  const List one{{0, 0, 1}, {1, 2, 4}, {1, 5, 13}};
  const List other{{0, 0, 1}, {1, 2, 3}, {1, 4, 4}, {1, 5, 13}};
  EXPECT_EQ(common_still_months({one, other}), other);
  EXPECT_EQ(common_still_months({{{0, 0, 3}, {0, 4, 5}}, {{0, 0, 2}, {0, 3, 5}}}),
            (List{{0, 0, 2}, {0, 3, 3}, {0, 4, 5}}));
  EXPECT_EQ(common_still_months({one}), one);
}

}  // namespace
}  // namespace sendcast
