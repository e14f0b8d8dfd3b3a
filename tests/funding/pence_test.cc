#include "funding/pence.h"

#include <vector>

#include <gtest/gtest.h>

namespace sendcast {
namespace {

using Parts = std::vector<Pence>;

TEST(Pence, RoundHalfToEven) {
  EXPECT_EQ(to_pence(0.005), 0);  // half a penny
  EXPECT_EQ(to_pence(0.015), 2);
  EXPECT_EQ(to_pence(0.025), 2);
  EXPECT_EQ(to_pence(0.0251), 3);
  EXPECT_EQ(to_pence(0.0249), 2);
  EXPECT_EQ(to_pence(-0.005), 0);
  EXPECT_EQ(to_pence(-0.015), -2);
  EXPECT_EQ(to_pence(-0.025), -2);
  EXPECT_EQ(to_pence(-0.0251), -3);
  EXPECT_EQ(to_pence(41.2e6), 4'120'000'000);
}

TEST(Pence, TakeATieForATieWhateverTheLastBitsOfASum) {
  EXPECT_EQ(to_pence(1.005), 100);  // which the machine holds as a little less than 100.5 pence
  EXPECT_EQ(to_pence(1.015), 102);  // and this as a little less than 101.5
  EXPECT_EQ(to_pence(0.025 + 1e-9), 2);
  EXPECT_EQ(to_pence(0.015 - 1e-9), 2);
  double thousandths = 0;
  for (int i = 0; i < 1000; ++i) thousandths += 0.000'125;  // 12.5 pence and some noise
  EXPECT_NE(thousandths, 0.125);
  EXPECT_EQ(to_pence(thousandths), 12);
}

TEST(Parts, AreRoundedDownAndMissingPenceGoToTheLargestRemainders) {
  // Thirds of £1.00 are 33 pence and a third each; one penny is missing and all remainders tie: the first has it.
  EXPECT_EQ(apportion(100, {1.0 / 3, 1.0 / 3, 1.0 / 3}), (Parts{34, 33, 33}));
  // Thirds of £2.00 are 66 pence and two thirds; two are missing.
  EXPECT_EQ(apportion(200, {2.0 / 3, 2.0 / 3, 2.0 / 3}), (Parts{67, 67, 66}));
  // 33.3, 33.3 and 33.4 pence: the last has the largest remainder.
  EXPECT_EQ(apportion(100, {0.333, 0.333, 0.334}), (Parts{33, 33, 34}));
  // £100.01 in halves.
  EXPECT_EQ(apportion(10'001, {50.005, 50.005}), (Parts{5001, 5000}));
  EXPECT_EQ(apportion(10'001, {50.005 - 1e-12, 50.005 + 1e-12}), (Parts{5001, 5000}));
}

TEST(Parts, OfANegativeAmountAreWorkedByItsMagnitude) {
  EXPECT_EQ(apportion(-100, {-1.0 / 3, -1.0 / 3, -1.0 / 3}), (Parts{-34, -33, -33}));
  EXPECT_EQ(apportion(-10'001, {-50.005, -50.005}), (Parts{-5001, -5000}));
  EXPECT_EQ(apportion(-100, {-0.333, -0.333, -0.334}), (Parts{-33, -33, -34}));
}

TEST(Parts, FollowTheTotalAsItWasRounded) {
  // 0.5 pence rounds to nothing, so nobody pays; 1.5 rounds to 2, so both pay the next penny.
  EXPECT_EQ(apportion(0, {0.0025, 0.0025}), (Parts{0, 0}));
  EXPECT_EQ(apportion(0, {-0.0025, -0.0025}), (Parts{0, 0}));
  EXPECT_EQ(apportion(2, {0.0075, 0.0075}), (Parts{1, 1}));
  // A credit beside a charge: 12.5 pence less 2.5 is 10; rounded down they are 12 and -3, and the first has the penny.
  EXPECT_EQ(apportion(10, {0.125, -0.025}), (Parts{13, -3}));
}

TEST(Parts, OfNothingAreNothing) {
  EXPECT_EQ(apportion(0, {0, 0}), (Parts{0, 0}));
  EXPECT_EQ(apportion(500, {0, 5.0, 0}), (Parts{0, 500, 0}));
}

TEST(SharingOut, IsInProportionToTheWeights) {
  EXPECT_EQ(share_out(10'000'000, {900e3, 1400e3}), (Parts{3'913'043, 6'086'957}));
  EXPECT_EQ(share_out(-10'000'000, {900e3, 1400e3}), (Parts{-3'913'043, -6'086'957}));
  EXPECT_EQ(share_out(1, {1, 1}), (Parts{1, 0}));
}

}  // namespace
}  // namespace sendcast
