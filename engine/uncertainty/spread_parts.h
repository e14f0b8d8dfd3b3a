#pragma once

#include <optional>
#include <span>

namespace sendcast {

/// How much of a result's spread comes of not knowing the numbers, and how much of the play of chance: the two parts of
/// its variance over draws (law of total variance), Var E[Y|θ] + E Var[Y|θ]. All in the square of the result's unit but
/// for `shift`.
struct SpreadParts {
  double parameters = 0;  ///< the variance, with n - 1, of the expected results
  double chance = 0;      ///< that of the differences that chance makes to them
  double shift = 0;       ///< the mean difference that chance makes, in the result's unit

  double whole() const { return parameters + chance; }
  /// 0 where there is no spread at all.
  double share_of_chance() const { return whole() > 0 ? chance / whole() : 0; }
};

/// From pairs of runs, for each draw of the parameters the one of expected numbers of people and one by chance.
///
/// Unbiased where the expected run is the mean of the runs by chance but for a constant, as it is while no queue forms
/// and no setting is full. Where they bind, the gap b(θ) between the two depends on the parameters: then `chance`
/// gains Var b, and `parameters` lacks 2 Cov(E[Y|θ] - b, b) + Var b. `shift` far from 0 beside √chance/√n is the sign.
/// @param expected, by_chance  one number a draw, as many of the one as of the other
/// @return nothing for fewer than two draws
std::optional<SpreadParts> spread_parts(std::span<const double> expected, std::span<const double> by_chance);

}  // namespace sendcast
