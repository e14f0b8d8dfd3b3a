#include "uncertainty/cornish_fisher.h"

#include <cmath>

namespace sendcast {

CornishFisher::CornishFisher(const std::array<double, 5>& cumulants) {
  const double variance = cumulants[1];
  const double sd = std::sqrt(variance);
  const double skew = cumulants[2] / (variance * sd);
  const double excess = cumulants[3] / (variance * variance);
  const double fifth = cumulants[4] / (variance * variance * sd);
  const double skew_2 = skew * skew;
  const double both = skew * excess;
  const double skew_3 = skew_2 * skew;
  coefficients_ = {
      cumulants[0] + sd * (-skew / 6 + 3 * fifth / 120 - 2 * both / 24 + 17 * skew_3 / 324),
      sd * (1 - 3 * excess / 24 + 5 * skew_2 / 36),
      sd * (skew / 6 - 6 * fifth / 120 + 5 * both / 24 - 53 * skew_3 / 324),
      sd * (excess / 24 - 2 * skew_2 / 36),
      sd * (fifth / 120 - both / 24 + 12 * skew_3 / 324),
  };
}

}  // namespace sendcast
