#include "interventions/change.h"

#include <gtest/gtest.h>

namespace sendcast {
namespace {

constexpr FinancialYear first{2021};
constexpr Month begins = month_of(2022, 9);

Effect sets(double number) {
  Effect effect;
  effect.set = certain(number);
  return effect;
}
Effect adds(double number) {
  Effect effect;
  effect.add = certain(number);
  return effect;
}
Effect multiplies(double number) {
  Effect effect;
  effect.multiply = certain(number);
  return effect;
}
Effect ramped(Effect effect, double lag, double ramp) {
  effect.lag.central = lag;
  effect.ramp.central = ramp;
  return effect;
}
Effect shifts(int from, int to, double share) {
  Effect effect;
  effect.shift.emplace();
  effect.shift->from_index = from;
  effect.shift->to_index = to;
  effect.shift->share = certain(share);
  return effect;
}

std::vector<TimedEffect> timed(const std::vector<Effect>& effects) {
  std::vector<TimedEffect> timed;
  for (const Effect& effect : effects) timed.push_back({&effect, begins, {}});
  return timed;
}

double after(const std::vector<Effect>& effects, double base, Quantity quantity = Quantity::amount,
             Month month = begins) {
  return held(changed(base, timed(effects), month, first), base, quantity);
}

TEST(AChange, SetsAddsAndMultipliesByHand) {
  EXPECT_EQ(after({sets(30)}, 100), 30);
  EXPECT_EQ(after({adds(30)}, 100), 130);
  EXPECT_EQ(after({multiplies(0.5)}, 100), 50);
}

TEST(AChange, TakesEffectAsFarAsItHasCome) {
  // In its first month of two the strength is 1/2.
  EXPECT_EQ(after({ramped(sets(30), 0, 2)}, 100), 100 + (30 - 100) * 0.5);
  EXPECT_EQ(after({ramped(adds(30), 0, 2)}, 100), 100 + 30 * 0.5);
  EXPECT_EQ(after({ramped(multiplies(0.5), 0, 2)}, 100), 100 * (1 + (0.5 - 1) * 0.5));
}

TEST(Changes, ApplySetsThenAddsThenMultipliesWhateverTheOrderOfTheFile) {
  // (50 + 10)·2 = 120
  EXPECT_EQ(after({sets(50), adds(10), multiplies(2)}, 100), 120);
  EXPECT_EQ(after({multiplies(2), adds(10), sets(50)}, 100), 120);
  EXPECT_EQ(after({adds(10), multiplies(2), sets(50)}, 100), 120);
}

TEST(Changes, OfOneKindApplyInTheOrderOfTheFile) {
  EXPECT_EQ(after({sets(50), sets(80)}, 100), 80);
  EXPECT_EQ(after({sets(80), sets(50)}, 100), 50);
  // First to 50; then half of the way from 50 to 80: 65. The other way round 80, then half of the way to 80: 80.
  EXPECT_EQ(after({sets(50), ramped(sets(80), 0, 2)}, 100), 65);
  EXPECT_EQ(after({ramped(sets(80), 0, 2), sets(50)}, 100), 50);
}

TEST(AChange, IsHeldToTheBoundsOfItsQuantity) {
  EXPECT_EQ(after({adds(0.5)}, 0.8, Quantity::probability), 1);
  EXPECT_EQ(after({adds(-0.9)}, 0.8, Quantity::probability), 0);
  EXPECT_EQ(after({adds(-5)}, 3, Quantity::rate), 0);
  EXPECT_EQ(after({adds(-5)}, 3, Quantity::amount), 0);
  EXPECT_EQ(after({adds(-5)}, 3, Quantity::money), 0);
  EXPECT_EQ(after({multiplies(2)}, -3, Quantity::money), -6);  // a price that is negative of its own
}

TEST(AShift, TakesAShareOfWhatPointsAtOneAndGivesItToAnother) {
  std::vector<double> shares = {0.7, 0.25, 0.05};
  shift(timed({shifts(1, 0, 0.2)}), begins, first, shares);
  EXPECT_EQ(shares[0], 0.7 + 0.25 * 0.2);
  EXPECT_EQ(shares[1], 0.25 - 0.25 * 0.2);
  EXPECT_EQ(shares[2], 0.05);
}

TEST(AShift, WaitsForItsLagAndComesInByItsRamp) {
  const std::vector<Effect> effects = {ramped(shifts(1, 0, 0.4), 3, 4)};
  const auto special_in = [&](int months_after_start) {
    std::vector<double> shares = {0.5, 0.5};
    shift(timed(effects), begins + months_after_start, first, shares);
    return shares[1];
  };
  EXPECT_EQ(special_in(2), 0.5);
  EXPECT_EQ(special_in(3), 0.5 - 0.5 * (0.4 * 0.25));  // a quarter of 40% of a half: 45%
  EXPECT_EQ(special_in(4), 0.5 - 0.5 * (0.4 * 0.5));
  EXPECT_EQ(special_in(6), 0.5 - 0.5 * 0.4);
  EXPECT_EQ(special_in(60), 0.5 - 0.5 * 0.4);
}

TEST(Shifts, ApplyInTheOrderOfTheFile) {
  // Half of the second to the first, then all of the first to the third; the other way round the first keeps a quarter.
  std::vector<double> shares = {0.5, 0.5, 0};
  shift(timed({shifts(1, 0, 0.5), shifts(0, 2, 1)}), begins, first, shares);
  EXPECT_EQ(shares, (std::vector<double>{0, 0.25, 0.75}));
  shares = {0.5, 0.5, 0};
  shift(timed({shifts(0, 2, 1), shifts(1, 0, 0.5)}), begins, first, shares);
  EXPECT_EQ(shares, (std::vector<double>{0.25, 0.25, 0.5}));
}

TEST(AnEffectThatDoesNothing, ChangesNoBit) {
  for (const double base : {0.1, 1.0 / 3, 0.7, 1e-17, 12345.678901234567, 0.0}) {
    EXPECT_EQ(after({multiplies(1)}, base), base);
    EXPECT_EQ(after({adds(0)}, base), base);
    EXPECT_EQ(after({sets(base)}, base), base);
    EXPECT_EQ(after({ramped(multiplies(0.5), 1, 1), adds(0)}, base), base);  // not yet begun
    EXPECT_EQ(after({ramped(sets(base), 0, 3), ramped(multiplies(1), 0, 3)}, base), base);
  }
  const std::vector<double> before = {0.7, 0.1 + 0.15, 0.05};
  std::vector<double> shares = before;
  shift(timed({shifts(1, 0, 0), ramped(shifts(1, 0, 0.2), 1, 1)}), begins, first, shares);
  EXPECT_EQ(shares, before);
}

}  // namespace
}  // namespace sendcast
