#include "value/fair_split.h"

#include <numeric>

#include <gtest/gtest.h>

namespace sendcast {
namespace {

using Amounts = std::vector<Pence>;

const Split& named(const FairSplit& split, const std::string& name) {
  static const Split none{"none", {}};
  for (const Split& found : split.splits) {
    if (found.name == name) return found;
  }
  return none;
}

/// Council, health and schools. The interventions cost £120, which the council pays alone. They gain £90, £60 and £30:
/// £180, so £60 more than it costs.
FairSplit three_partners() { return fair_split({9'000, 6'000, 3'000}, {12'000, 0, 0}); }

TEST(AFairSplit, LeavesNobodyWorseOffWhereThatCanBe) {
  // The council can pay £90 at most, and if health pays £60 and schools £30, the other two pay at least 120 − 90 = £30
  // of the council's... each must pay what the others' gains do not cover: 120 − (60 + 30) = £30 for the council,
  // 120 − (90 + 30) = £0 for health, 120 − (90 + 60) = nothing for schools.
  const FairSplit split = three_partners();
  EXPECT_EQ(split.lacking, 0);
  EXPECT_EQ(split.least, (Amounts{3'000, 0, 0}));
  EXPECT_EQ(split.most, (Amounts{9'000, 6'000, 3'000}));
  // The council now pays £120, £30 too much. Health has room for £60 and schools for £30: they take £20 and £10.
  EXPECT_EQ(named(split, "no_worse_off").pays, (Amounts{9'000, 2'000, 1'000}));
}

TEST(AFairSplit, DividesTheNetGainEqually) {
  // £60 more than it costs, £20 for each: 90 − 20, 60 − 20, 30 − 20.
  EXPECT_EQ(named(three_partners(), "equal_gain").pays, (Amounts{7'000, 4'000, 1'000}));
}

TEST(AFairSplit, IsInProportionToBenefit) {
  // Two thirds of what each gains.
  EXPECT_EQ(named(three_partners(), "by_benefit").pays, (Amounts{6'000, 4'000, 2'000}));
}

TEST(AFairSplit, TakesTheShapleyValueOfGoingItTogether) {
  // Worth of a group, its gains less £120 or nothing: council and health 30, council and schools 0, health and schools
  // 0, all 60; alone nobody.
  // Council: comes third 2 times in 6 (adds 60 − 0), after health alone 1 in 6 (30), after schools alone 1 in 6 (0):
  // (2 × 60 + 30) / 6 = 25. Health likewise 25. Schools: third 2 in 6 (60 − 30 = 30): 10.
  // They pay 90 − 25, 60 − 25 and 30 − 10.
  EXPECT_EQ(named(three_partners(), "shapley").pays, (Amounts{6'500, 3'500, 2'000}));
}

TEST(AFairSplit, CanBePastedAsShares) {
  const std::vector<Pence> shares = named(three_partners(), "by_benefit").millionths();
  EXPECT_EQ(shares, (Amounts{500'000, 333'333, 166'667}));
}

TEST(AFairSplit, SaysByHowMuchThereIsNone) {
  // £90 gained for £120: £30 short. Nobody can be left as well off.
  const FairSplit short_of = fair_split({4'000, 3'000, 2'000}, {12'000, 0, 0});
  EXPECT_EQ(short_of.lacking, 3'000);
  EXPECT_TRUE(short_of.least.empty());
  EXPECT_TRUE(named(short_of, "no_worse_off").pays.empty());
  // An intervention that harms everyone: what they lose and what it costs.
  const FairSplit harm = fair_split({-1'000, -500, 0}, {12'000, 0, 0});
  EXPECT_EQ(harm.lacking, 13'500);
  EXPECT_TRUE(named(harm, "by_benefit").pays.empty());
}

TEST(AFairSplit, IsNoMatterOfSharesWhereSomebodyWouldHaveToBePaid) {
  // The net gain of £20 divided equally leaves £10 each: schools gain £1 and would have to be paid £9.
  const FairSplit split = fair_split({13'900, 100}, {12'000, 0});
  EXPECT_EQ(named(split, "equal_gain").pays, (Amounts{12'900, -900}));
  EXPECT_FALSE(named(split, "equal_gain").is_shares());
  EXPECT_TRUE(named(split, "by_benefit").is_shares());
}

TEST(AFairSplit, OfWhatCostsNothingIsNone) { EXPECT_TRUE(fair_split({100, 200}, {0, 0}).splits.empty()); }

TEST(AFairSplit, SharesExactlyTheCostInEveryWay) {
  for (Pence gain = -700; gain < 2'000; gain += 37) {
    const FairSplit split = fair_split({gain, 1'013, 611, 17}, {333, 334, 0, 335});
    for (const Split& way : split.splits) {
      EXPECT_EQ(std::accumulate(way.pays.begin(), way.pays.end(), Pence{0}), split.cost) << way.name << gain;
    }
    for (std::size_t i = 0; i < split.least.size(); ++i) {
      EXPECT_LE(named(split, "no_worse_off").pays[i], split.gains[i]);
      EXPECT_GE(named(split, "no_worse_off").pays[i], 0);
    }
  }
}

}  // namespace
}  // namespace sendcast
