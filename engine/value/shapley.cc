#include "value/shapley.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <numeric>
#include <utility>

#include "funding/at.h"

namespace sendcast {
namespace {

/// 10! times the most that accounts can hold does not fit 64 bits.
__extension__ using Wide = __int128;

/// For each measure, the players' parts times a common denominator.
struct Fractions {
  std::vector<std::vector<Wide>> numerators;  ///< [measure][player]
  Wide denominator = 1;
};

Fractions no_fractions(int players, std::size_t measures, Wide denominator) {
  return {std::vector(measures, std::vector<Wide>(static_cast<std::size_t>(players), 0)), denominator};
}

/// Adds `weight` times what `player` changes by coming.
void add_change(const std::vector<Pence>& without, const std::vector<Pence>& with, int player, std::int64_t weight,
                Fractions& fractions) {
  for (std::size_t m = 0; m < with.size(); ++m) {
    at(fractions.numerators[m], player) += static_cast<Wide>(weight) * (with[m] - without[m]);
  }
}

std::int64_t factorial(int number) {
  std::int64_t product = 1;
  for (int factor = 2; factor <= number; ++factor) product *= factor;
  return product;
}

/// Who takes part by the bits of a number, the first player's the lowest.
Coalition members(unsigned bits, int players) {
  Coalition coalition(static_cast<std::size_t>(players));
  for (std::size_t i = 0; i < coalition.size(); ++i) coalition[i] = (bits >> i & 1U) != 0;
  return coalition;
}

/// Sums over all coalitions S without a player |S|! (n - |S| - 1)! / n! times what it adds to them.
Fractions over_all_orders(int players, const std::vector<std::vector<Pence>>& values) {
  Fractions fractions = no_fractions(players, values.front().size(), factorial(players));
  for (unsigned bits = 0; bits < values.size(); ++bits) {
    const Coalition coalition = members(bits, players);
    const auto size = static_cast<int>(std::count(coalition.begin(), coalition.end(), true));
    const std::int64_t weight = size < players ? factorial(size) * factorial(players - size - 1) : 0;
    for (int player = 0; player < players; ++player) {
      if (!at(coalition, player)) add_change(values[bits], values[bits | 1U << player], player, weight, fractions);
    }
  }
  return fractions;
}

/// SplitMix64 (Steele, Lea and Flood 2014): the same numbers on every machine.
class Random {
 public:
  /// A whole number below `end`; that some come more often than others by a part in 2^57 does not matter here.
  std::size_t below(std::size_t end) {
    state_ += 0x9E3779B97F4A7C15U;
    std::uint64_t bits = state_;
    bits = (bits ^ bits >> 30) * 0xBF58476D1CE4E5B9U;
    bits = (bits ^ bits >> 27) * 0x94D049BB133111EBU;
    return (bits ^ bits >> 31) % end;
  }

 private:
  static constexpr std::uint64_t orders_of_a_bridge = 0x5E4DCA57B41D6E00U;
  std::uint64_t state_ = orders_of_a_bridge;
};

/// Half of the orders drawn, each followed by its reverse.
std::vector<std::vector<int>> draw_orders(int players) {
  Random random;
  std::vector<std::vector<int>> orders;
  while (orders.size() < sampled_orders) {
    std::vector<int> order(static_cast<std::size_t>(players));
    std::iota(order.begin(), order.end(), 0);
    for (std::size_t left = order.size(); left > 1; --left) std::swap(order[left - 1], order[random.below(left)]);
    orders.push_back(order);
    orders.emplace_back(order.rbegin(), order.rend());
  }
  return orders;
}

/// A coalition's value, worked once.
class Remembered {
 public:
  explicit Remembered(const CoalitionValue& value) : value_(value) {}
  const std::vector<Pence>& operator()(const Coalition& coalition) {
    const auto found = known_.find(coalition);
    return found != known_.end() ? found->second : known_.emplace(coalition, value_(coalition)).first->second;
  }

 private:
  const CoalitionValue& value_;
  std::map<Coalition, std::vector<Pence>> known_;
};

Fractions over_drawn_orders(int players, Remembered& value) {
  Coalition coalition(static_cast<std::size_t>(players));
  Fractions fractions = no_fractions(players, value(coalition).size(), sampled_orders);
  for (const std::vector<int>& order : draw_orders(players)) {
    coalition.assign(coalition.size(), false);
    for (const int player : order) {
      const std::vector<Pence>& without = value(coalition);
      at(coalition, player) = true;
      add_change(without, value(coalition), player, 1, fractions);
    }
  }
  return fractions;
}

/// Rounds parts down, and gives the missing pence to the largest remainders.
std::vector<Pence> in_whole_pence(const std::vector<Wide>& numerators, Wide denominator) {
  std::vector<Pence> parts;
  std::vector<Wide> rests;
  Wide missing = 0;
  for (const Wide numerator : numerators) {
    const Wide rest = (numerator % denominator + denominator) % denominator;
    parts.push_back(static_cast<Pence>((numerator - rest) / denominator));
    rests.push_back(rest);
    missing += rest;
  }
  std::vector<std::size_t> order(parts.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return rests[a] > rests[b]; });
  const auto pennies = static_cast<std::size_t>(missing / denominator);
  for (std::size_t i = 0; i < pennies; ++i) ++parts[order[i]];
  return parts;
}

std::vector<std::vector<Pence>> by_player(int players, const Fractions& fractions) {
  std::vector<std::vector<Pence>> parts(static_cast<std::size_t>(players));
  for (const std::vector<Wide>& numerators : fractions.numerators) {
    const std::vector<Pence> of_measure = in_whole_pence(numerators, fractions.denominator);
    for (std::size_t player = 0; player < parts.size(); ++player) parts[player].push_back(of_measure[player]);
  }
  return parts;
}

}  // namespace

ShapleyParts shapley(int players, const CoalitionValue& value) {
  if (players > most_exact_players) {
    Remembered remembered(value);
    const Fractions fractions = over_drawn_orders(players, remembered);
    return {remembered(Coalition(static_cast<std::size_t>(players))), by_player(players, fractions), sampled_orders};
  }
  std::vector<std::vector<Pence>> values;
  for (unsigned bits = 0; bits < 1U << players; ++bits) values.push_back(value(members(bits, players)));
  return {values.front(), by_player(players, over_all_orders(players, values)), 0};
}

}  // namespace sendcast
