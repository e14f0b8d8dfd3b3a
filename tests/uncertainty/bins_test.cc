#include "uncertainty/bins.h"

#include <vector>

#include <gtest/gtest.h>

namespace sendcast {
namespace {

Bins bins_of(const std::vector<double>& deviations) {
  Bins bins;
  bins.add(deviations);
  return bins;
}

// Six octaves from 40 inwards: 32, 16, 8, 4, 2, 1. Between 32 and 64 bins are 32/512 = 1/16 wide, so 40 is in the one
// from 40 to 40 1/16; between 1 and 2, and below, they are 1/512: 1.7 is in bin 870 (870.4), 0.3 in bin 153 (153.6).
TEST(Bins, AreNarrowerNearerToNought) {
  const Bins bins = bins_of({40, 0.3, -1.7});
  EXPECT_EQ(bins.at(0), -870.5 / 512);
  EXPECT_EQ(bins.at(1), 153.5 / 512);
  EXPECT_EQ(bins.at(2), 40 + 0.5 / 16);
}

// 100 lies an octave farther: now the nearest bins are 1/256 wide, 1.7 is in bin 435 (435.2), 0.3 in bin 76 (76.8).
// With 10^9, which lies between 2^29 and 2^30, they are 2^(29 - 5 - 9) = 32768 wide.
TEST(Bins, WidenWhereSomethingLiesFarther) {
  Bins bins = bins_of({0.3, -1.7, 100});
  EXPECT_EQ(bins.at(0), -435.5 / 256);
  EXPECT_EQ(bins.at(1), 76.5 / 256);
  bins.add(std::vector<double>{1e9});
  EXPECT_EQ(bins.at(0), -16384);
  EXPECT_EQ(bins.at(1), (0 + 0.5) / 2 * 32768) << "0.3 and 100 share the first bin";
  EXPECT_EQ(bins.at(2), (1 + 0.5) / 2 * 32768);
}

// From 3 (bins of 1/256 between 2 and 4) on, four in one bin lie an eighth, three, five and seven eighths into it.
TEST(Bins, SpreadRanksOverABin) {
  const Bins bins = bins_of({3, 3.001, 3.002, 3.003, 0, 0});
  EXPECT_EQ(bins.at(1), 0);
  for (int k = 0; k < 4; ++k) EXPECT_EQ(bins.at(2 + k), 3 + (k + 0.5) / 4 / 256);
}

TEST(Bins, TakeMoreRoomWhereACountOutgrowsSixteenBits) {
  Bins bins = bins_of(std::vector<double>(65'534, 3));
  const std::size_t narrow = bins.bytes();
  EXPECT_EQ(bins.at(0), 3 + 0.5 / 65'534 / 256);
  Bins twice = bins;
  twice.merge(bins);
  bins.add(std::vector<double>(2, 3));
  EXPECT_EQ(bins.at(0), 3 + 0.5 / 65'536 / 256);
  EXPECT_EQ(twice.at(0), 3 + 0.5 / 131'068 / 256);
  EXPECT_EQ(bins.bytes(), 2 * narrow);
  EXPECT_EQ(twice.bytes(), 2 * narrow);
}

TEST(Bins, AreTheSameWhicheverPartWasFarther) {
  const std::vector<double> near{0.3, -0.01, 0.7, 0}, far{1e5, -3e3, 7}, farthest{-1e40};
  for (const auto& [one, other] : {std::pair(near, far), std::pair(far, near), std::pair(near, farthest)}) {
    std::vector<double> all = one;
    all.insert(all.end(), other.begin(), other.end());
    const Bins together = bins_of(all);
    Bins merged = bins_of(one);
    merged.merge(bins_of(other));
    for (std::size_t rank = 0; rank < all.size(); ++rank) {
      EXPECT_EQ(merged.at(static_cast<std::int64_t>(rank)), together.at(static_cast<std::int64_t>(rank)));
    }
  }
}

}  // namespace
}  // namespace sendcast
