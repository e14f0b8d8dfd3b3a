#pragma once

#include <cstdint>

namespace sendcast {

/// What more draws would do for a mean, in its unit (for a probability: the mean of ones and noughts).
struct MoreDraws {
  double standard_error = 0;        ///< of the mean now
  double standard_error_after = 0;  ///< of the mean with the further draws
  /// The root of the mean square by which the further draws move the mean: the mean of n + m draws has the covariance
  /// s²/(n + m) with that of the first n, so it is s·√(1/n - 1/(n + m)).
  double typical_change = 0;
};

/// @param standard_deviation  of one draw
/// @param draws  made so far, at least 1, independent of one another
/// @param further  draws, at least 0
MoreDraws more_draws(double standard_deviation, std::int64_t draws, std::int64_t further);

}  // namespace sendcast
