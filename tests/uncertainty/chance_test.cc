#include "uncertainty/chance.h"

#include <cmath>

#include <gtest/gtest.h>

namespace sendcast {
namespace {

// A pot stays within its budget in 750 of 1,000 draws: p = 3/4, √(3/16/1000). With 1,000 more, √(3/16/2000); they move
// it by √(3/16·(1/1000 - 1/2000)), which is as much.
TEST(Chance, HasAProbabilityAndItsStandardError) {
  Chance chance;
  for (int draw = 0; draw < 100; ++draw) chance.add(draw % 4 != 3);
  chance.add(675, 900);
  EXPECT_EQ(chance.held(), 750);
  EXPECT_EQ(chance.draws(), 1000);
  EXPECT_EQ(chance.probability(), 0.75);
  EXPECT_DOUBLE_EQ(*chance.standard_error(), std::sqrt(0.1875 / 1000));
  EXPECT_DOUBLE_EQ(chance.more_draws(1000)->standard_error, std::sqrt(0.1875 / 1000));
  EXPECT_DOUBLE_EQ(chance.more_draws(1000)->standard_error_after, std::sqrt(0.1875 / 2000));
  EXPECT_DOUBLE_EQ(chance.more_draws(1000)->typical_change, std::sqrt(0.1875 / 2000));
}

TEST(Chance, OfNoDrawsIsNothing) {
  EXPECT_EQ(Chance().probability(), std::nullopt);
  EXPECT_EQ(Chance().standard_error(), std::nullopt);
  EXPECT_FALSE(Chance().more_draws(1000));
}

TEST(Chance, OfWhatAlwaysHeldHasNoStandardError) {
  Chance chance;
  chance.add(20, 20);
  EXPECT_EQ(chance.probability(), 1);
  EXPECT_EQ(chance.standard_error(), 0);
}

TEST(Chance, OfPartsIsThatOfTheWhole) {
  Chance one, other;
  one.add(1, 3);
  other.add(4, 5);
  one.merge(other);
  EXPECT_EQ(one.probability(), 5.0 / 8);
}

// Eight draws of a run of three years: the budget breaks in the first year in one, in the third in four, never in
// three.
TEST(FirstYear, IsCountedByYearAndNever) {
  FirstYear breach(3), rest(3);
  for (const int year : {2, 0, 2}) breach.add(year);
  breach.add(std::nullopt);
  for (const int year : {2, 2}) rest.add(year);
  for (int draw = 0; draw < 2; ++draw) rest.add(std::nullopt);
  breach.merge(rest);
  EXPECT_EQ(breach.in(0).probability(), 1.0 / 8);
  EXPECT_EQ(breach.in(1).probability(), 0);
  EXPECT_EQ(breach.by(1).probability(), 1.0 / 8);
  EXPECT_EQ(breach.by(2).probability(), 5.0 / 8);
  EXPECT_EQ(breach.never().probability(), 3.0 / 8);
  EXPECT_EQ(breach.never().draws(), 8);
}

}  // namespace
}  // namespace sendcast
