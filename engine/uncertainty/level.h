#pragma once

namespace sendcast {

/// How far up a distribution a draw stands, from both sides: the probabilities u of less and 1 - u of more. Each is
/// accurate near 0, where the other cannot tell it from 1; neither is 0 or 1.
struct Level {
  double below = 0.5;
  double above = 0.5;

  bool operator==(const Level&) const = default;
};

/// The largest double below 1; what is rounded to 1 is taken for it.
inline constexpr double just_below_1 = 1 - 0x1p-53;

/// Where a level stands on a standard normal: its quantile, to a few parts in 1e16.
double score_of(Level level);

/// The level of a standard normal score, which must not be NaN; both sides are kept from 0 and 1 however far out it is.
Level level_of(double score);

}  // namespace sendcast
