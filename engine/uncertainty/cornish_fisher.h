#pragma once

#include <array>

namespace sendcast {

/// The quantile of a nearly normal number by its first five cumulants (Cornish and Fisher 1938; the terms of Fisher and
/// Cornish 1960 up to the third order): a polynomial in the standard normal score. Of a sum of s like parts it is wrong
/// by about z^5/s^2 in a thousand standard deviations.
class CornishFisher {
 public:
  /// @param cumulants  the mean, the variance and so on
  explicit CornishFisher(const std::array<double, 5>& cumulants);

  double at(double score) const {
    const auto [c0, c1, c2, c3, c4] = coefficients_;
    return (((c4 * score + c3) * score + c2) * score + c1) * score + c0;
  }

 private:
  std::array<double, 5> coefficients_;
};

}  // namespace sendcast
