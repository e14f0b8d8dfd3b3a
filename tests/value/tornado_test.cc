#include "value/tornado.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sendcast {
namespace {

using testing::ElementsAre;

std::vector<std::string> names_of(const std::vector<TornadoBar>& bars) {
  std::vector<std::string> names;
  for (const TornadoBar& bar : bars) names.push_back(bar.parameter);
  return names;
}

TEST(Tornado, PutsTheWidestSwingFirst) {
  const std::vector<TornadoBar> bars = tornado(100, {{"growth", 95, 106}, {"price", 130, 80}, {"uptake", 100, 100}});
  EXPECT_THAT(names_of(bars), ElementsAre("price", "growth", "uptake"));
  EXPECT_EQ(bars[0].below, 30);  // the result falls as the price rises
  EXPECT_EQ(bars[0].above, -20);
  EXPECT_EQ(bars[0].swing, 50);
  EXPECT_EQ(bars[1].swing, 11);
  EXPECT_EQ(bars[2].swing, 0);
}

TEST(Tornado, OrdersEqualSwingsByName) {
  EXPECT_THAT(names_of(tornado(0, {{"wages", -1, 1}, {"fuel", 1, -1}, {"rent", 0, 2}, {"age", 0, 3}})),
              ElementsAre("age", "fuel", "rent", "wages"));
}

// At both ends the result is dearer than at the centre: by 2 and by 5. It moves over 5, though the ends are 3 apart.
TEST(Tornado, OfAResultThatTurnsReachesToTheCentralOne) {
  const TornadoBar bar = tornado(10, {{"mix", 12, 15}}).front();
  EXPECT_EQ(bar.below, 2);
  EXPECT_EQ(bar.above, 5);
  EXPECT_EQ(bar.swing, 5);
}

TEST(Tornado, OfNoParametersHasNoBars) { EXPECT_TRUE(tornado(5, {}).empty()); }

}  // namespace
}  // namespace sendcast
