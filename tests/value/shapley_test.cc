#include "value/shapley.h"

#include <cstdint>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sendcast {
namespace {

using testing::ElementsAre;
using Pennies = std::vector<Pence>;

int count_of(const Coalition& coalition) {
  return static_cast<int>(std::count(coalition.begin(), coalition.end(), true));
}

/// A game of one measure whose coalitions, by the bits of their number, have these values.
ShapleyParts play(int players, const Pennies& values) {
  return shapley(players, [&](const Coalition& coalition) {
    std::size_t bits = 0;
    for (std::size_t i = 0; i < coalition.size(); ++i) bits |= coalition[i] ? std::size_t{1} << i : 0;
    return Pennies{values[bits]};
  });
}

Pennies parts_of(const ShapleyParts& shapley) {
  Pennies parts;
  for (const Pennies& part : shapley.parts) parts.push_back(part.front());
  return parts;
}

// A hires a bus for 60 that has room for B; C goes by a taxi for 30, or with A's bus for nothing. What each order
// costs:
//   A B C: A 60, B 0, C 0     B A C: B 0, A 60, C 0     C A B: C 30, A 30, B 0
//   A C B: A 60, C 0, B 0     B C A: B 0, C 30, A 30    C B A: C 30, B 0, A 30
// Over the six orders A adds 60 + 60 + 60 + 30 + 30 + 30 = 270, a mean of 45; B nothing; C 30 + 30 + 30 = 90, 15.
TEST(Shapley, IsTheMeanOverAllOrders) {
  const ShapleyParts shapley = play(3, {0, 60, 0, 60, 30, 60, 30, 60});
  EXPECT_THAT(parts_of(shapley), ElementsAre(45, 0, 15));
  EXPECT_THAT(shapley.of_none, ElementsAre(0));
  EXPECT_EQ(shapley.orders, 0);
}

// Three that only together save 100: a third each, and the penny that is left goes to the first.
TEST(Shapley, GivesTheMissingPenceToTheLargestRemainders) {
  EXPECT_THAT(parts_of(play(3, {7, 7, 7, 7, 7, 7, 7, 107})), ElementsAre(34, 33, 33));
  EXPECT_THAT(parts_of(play(3, {7, 7, 7, 7, 7, 7, 7, -93})), ElementsAre(-33, -33, -34));
}

TEST(Shapley, OfNobodyIsNothing) {
  const ShapleyParts shapley = play(0, {5});
  EXPECT_THAT(shapley.of_none, ElementsAre(5));
  EXPECT_TRUE(shapley.parts.empty());
}

TEST(Shapley, SumsToTheDifferenceToThePennyInAnyGame) {
  std::mt19937_64 random(1);
  for (int players = 1; players <= 8; ++players) {
    for (int game = 0; game < 20; ++game) {
      Pennies values;
      for (int i = 0; i < 1 << players; ++i) {
        values.push_back(static_cast<Pence>(random() % 2'000'000'000'000'000) - 1'000'000'000'000'000);
      }
      const Pennies parts = parts_of(play(players, values));
      EXPECT_EQ(std::accumulate(parts.begin(), parts.end(), Pence{0}), values.back() - values.front());
    }
  }
}

/// What the others than player 0 come to at random, however many measures; player 0 changes nothing.
Pennies without_the_first(Coalition coalition) {
  coalition[0] = false;
  std::mt19937_64 random(std::hash<Coalition>()(coalition));
  return {static_cast<Pence>(random() % 1'000'003), -static_cast<Pence>(random() % 1'009)};
}

TEST(Shapley, GivesExactlyNothingToWhoChangesNothing) {
  for (const int players : {1, 4, 7, 12}) {
    const ShapleyParts shapley = sendcast::shapley(players, without_the_first);
    EXPECT_THAT(shapley.parts.front(), ElementsAre(0, 0)) << players;
  }
}

TEST(Shapley, GivesTheSameToThoseWhoAreAlike) {
  std::mt19937_64 random(2);
  for (int game = 0; game < 50; ++game) {
    // Only how many of players 1 to 4 take part matters, and whether player 0 does.
    Pennies values;
    for (int i = 0; i < 10; ++i) values.push_back(static_cast<Pence>(random() % 1'000));
    const ShapleyParts shapley = sendcast::shapley(5, [&](const Coalition& coalition) {
      return Pennies{values[static_cast<std::size_t>(count_of(coalition) - coalition[0] + (coalition[0] ? 5 : 0))]};
    });
    const Pennies parts = parts_of(shapley);
    const auto [least, most] = std::minmax_element(parts.begin() + 1, parts.end());
    EXPECT_LE(*most - *least, 1);
  }
}

TEST(Shapley, AsksForEveryCoalitionOnce) {
  int asked = 0;
  shapley(most_exact_players, [&](const Coalition&) { return Pennies{++asked}; });
  EXPECT_EQ(asked, 1 << most_exact_players);
}

TEST(Shapley, SamplesWhereThereAreTooManyOrdersAndSaysSo) {
  // Player i alone adds 100 i; each pair of neighbours adds 7 more, which both halve.
  const CoalitionValue value = [](const Coalition& coalition) {
    Pence sum = 0;
    for (std::size_t i = 0; i < coalition.size(); ++i) {
      if (coalition[i]) sum += 100 * static_cast<Pence>(i);
      if (i > 0 && coalition[i] && coalition[i - 1]) sum += 7;
    }
    return Pennies{sum};
  };
  const ShapleyParts sampled = shapley(most_exact_players + 1, value);
  EXPECT_EQ(sampled.orders, sampled_orders);
  Pence sum = 0;
  for (std::size_t i = 0; i < sampled.parts.size(); ++i) {
    const double exact = 100 * static_cast<double>(i) + (i == 0 || i == 10 ? 3.5 : 7);
    EXPECT_NEAR(static_cast<double>(sampled.parts[i].front()), exact, 1) << i;
    sum += sampled.parts[i].front();
  }
  EXPECT_EQ(sum, 5500 + 70);
  EXPECT_EQ(sampled.parts, shapley(most_exact_players + 1, value).parts) << "the same orders every time";
}

}  // namespace
}  // namespace sendcast
