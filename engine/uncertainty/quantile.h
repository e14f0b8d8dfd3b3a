#pragma once

#include <variant>

#include "uncertainty/cornish_fisher.h"
#include "uncertainty/distribution.h"
#include "uncertainty/level.h"
#include "uncertainty/quantile_series.h"

namespace sendcast {

// The quantile of each kind of distribution, its constants prepared; `at` gives a draw's number. Parameters are sound
// (`fault_of`).

struct NormalQuantile {
  double mean, sd;
  double at(Level level) const;
};

/// exp of a normal whose parameters give the mean and sd asked for.
struct LognormalQuantile {
  double log_mean, log_sd;
  explicit LognormalQuantile(const Lognormal& lognormal);
  double at(Level level) const;
};

struct UniformQuantile {
  double low, high;
  double at(Level level) const;
};

struct TriangularQuantile {
  double low, high, share_below;  ///< the share of the draws that lie below the mode
  explicit TriangularQuantile(const Triangular& triangular);
  double at(Level level) const;
};

/// A normal with its middle between the ends of the interval, which lie outside it with probability (1 - level)/2 each;
/// of it only what lies within the bounds, which hold its middle.
struct IntervalQuantile {
  double middle, sd, low, high;   ///< low and high bound the quantity
  double mass_below, mass_above;  ///< of the normal, between its middle and the bounds: at most 1/2
  double cut_below, cut_above;    ///< of the normal, beyond the bounds
  IntervalQuantile(const Interval& interval, double low_bound, double high_bound);
  double at(Level level) const;
};

/// How the logarithm of a gamma number, or the log odds of a beta one, is found from a score: by series or an expansion
/// for shapes that they are proven for (tests/uncertainty/skewed_quantile_test.cc); otherwise the number is searched
/// for.
using FromScore = std::variant<std::monostate, QuantileSeries, CornishFisher>;

struct GammaQuantile {
  double shape, scale;
  FromScore logarithm;
  explicit GammaQuantile(const Gamma& gamma);
  double at(Level level) const;
};

/// A beta distribution on [low, low + width]: of a beta number [0, 1], of a PERT one its own ends.
struct BetaQuantile {
  double a, b, low, width;
  FromScore log_odds;
  BetaQuantile(double shape_a, double shape_b, double from, double to);
  double at(Level level) const;
};

/// A distribution's quantile function.
class Quantile {
 public:
  /// Prepares the constants; that takes gamma, beta and PERT some 0.1 ms, as long as 100 draws without.
  /// @param low, high  the bounds of the quantity (bounds_of), which may be infinite and hold the central value. They
  ///                   cut an interval; the other kinds are held to bounds where they are used.
  Quantile(const Distribution& distribution, double low, double high);

  /// The number below which others lie with probability `level.below`. Always finite; never falls with the level by
  /// more than rounding. To 1e-10 of itself; a number written as a sum (normal, interval, and those with ends of their
  /// own) to 1e-10 of its largest part. Of beta numbers with one shape above 1e6 and the other below 1e5 (a mean of a
  /// part in a million, say) some are good to 1e-8 only, as Boost's search is.
  double at(Level level) const;

 private:
  std::variant<NormalQuantile, LognormalQuantile, GammaQuantile, BetaQuantile, UniformQuantile, TriangularQuantile,
               IntervalQuantile>
      kind_;
};

}  // namespace sendcast
