#pragma once

#include <vector>

#include "funding/accounts.h"

namespace sendcast {

// Amounts of pounds are first put to the nearest ten-thousandth of a penny, so that a tie is a tie whatever the last
// bits of a sum (model.md section 7.3).

/// The most that one amount can come to, £100 billion: what is beyond it is held there, so that no sum of amounts
/// overflows. Far beyond any budget, and only growth without end leads there.
constexpr Pence most_pence = 10'000'000'000'000;

/// Rounds half to even, to whole pence. What is no number counts as nothing.
Pence to_pence(double pounds);

constexpr double in_pounds(Pence pence) { return static_cast<double>(pence) / 100; }

/// Makes whole pence of the parts (pounds) of an amount that was rounded to `total`: each part is rounded down and the
/// missing pence go to the largest remainders, ties to the first. Where `total` is negative, all is worked by its
/// magnitude. The result sums to `total` in any case: what the parts miss before rounding goes to the largest.
std::vector<Pence> apportion(Pence total, const std::vector<double>& parts);

/// Divides `total` in the proportions of `weights`, which must not sum to 0. The result sums to `total`.
std::vector<Pence> share_out(Pence total, const std::vector<double>& weights);

}  // namespace sendcast
