#pragma once

#include <vector>

#include "tests/funding/tile_deal.h"

namespace sendcast {

/// How far accounts in whole pence may part from those in pounds that are not rounded: the most that the sum over pots
/// of the magnitudes of differences can come to, in pounds.
struct RoundingBound {
  std::vector<double> paid;                   ///< [year]
  std::vector<double> balance;                ///< [year]
  std::vector<std::vector<double>> reserves;  ///< [year][pool]
};

/// Follows every rounding of settle() through the rules: minima, maxima and transfers pass a difference on but never
/// make it larger; weights, interest and shares of balances do.
/// @param accounts  the central accounts
/// @param charges   the same before rounding, in `lane`
RoundingBound rounding_bound(const Deal& deal, const Accounts& accounts, const TileCharges& charges, int lane);

}  // namespace sendcast
