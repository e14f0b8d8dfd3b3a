#pragma once

#include <functional>
#include <vector>

#include "funding/accounts.h"

namespace sendcast {

/// Which of the players take part.
using Coalition = std::vector<bool>;

/// What a coalition comes to: one amount for each thing that is measured, always the same things in the same order.
using CoalitionValue = std::function<std::vector<Pence>(const Coalition&)>;

/// Up to so many players the parts are exact; that takes 2^players coalitions.
constexpr int most_exact_players = 10;
/// With more, so many orders are drawn, each with its reverse: always the same, from a seed of their own.
constexpr int sampled_orders = 100;

/// What each player makes of the difference between nobody and everybody.
struct ShapleyParts {
  std::vector<Pence> of_none;
  std::vector<std::vector<Pence>> parts;  ///< [player][measure]; they sum to everybody's value less nobody's
  int orders = 0;                         ///< how many orders were drawn; 0: all were taken, the parts are exact
};

/// The Shapley value: the mean, over all orders in which the players can come, of what a player adds by coming. Worked
/// in whole numbers and then put to whole pence by largest remainders, ties to the first: a player that never changes
/// anything has exactly 0, and two that are alike (of exact parts) differ by a penny at most.
/// @param value  is asked once for each coalition that is needed
ShapleyParts shapley(int players, const CoalitionValue& value);

}  // namespace sendcast
