#pragma once

#include <string>
#include <vector>

namespace sendcast {

/// The rank correlation (Spearman's, from -1 to 1) of two named numbers.
struct RankCorrelation {
  std::string one;
  std::string other;
  double value = 0;
};

/// Names that are correlated with one another, directly or by others between them; those not given are 0.
struct CorrelatedGroup {
  std::vector<std::string> names;  ///< in the order of their letters
  /// The lower triangle L, row by row, of a Gaussian copula's correlations: L·Lᵀ holds 2·sin(π·r/6), which gives normal
  /// scores the rank correlation r (Pearson 1907).
  std::vector<double> factor;

  /// Row `i` of the factor, which has i + 1 numbers.
  const double* row(std::size_t i) const { return factor.data() + i * (i + 1) / 2; }
};

struct CorrelatedGroups {
  std::vector<CorrelatedGroup> groups;  ///< by first name; what contradicts itself is left out
  /// Names whose correlations contradict one another: their matrix has a negative eigenvalue, so no numbers can be
  /// correlated so. Of each such group as few names as show it.
  std::vector<std::vector<std::string>> contradictions;
};

/// Gathers correlations into groups; neither their order nor which name of a pair comes first matters. A pair may be
/// given once, by two different names, from -1 to 1. Correlations that are perfect, or that leave some number no
/// freedom of its own, are sound.
CorrelatedGroups correlated_groups(const std::vector<RankCorrelation>& correlations);

}  // namespace sendcast
