#pragma once

#include <array>
#include <vector>

namespace sendcast {

/// A quantile that is costly to invert, as Taylor series around 64 scores of the standard normal. In y (the logarithm
/// of a gamma number, the log odds of a beta one) the density of the distribution is the normal's times dz/dy, so y
/// solves
///   dy/dz = p,  dp/dz = p·w,  w = -z - m·p,  dm/dz = -s·dx/dz
/// with x the number and m the slope of its log density in y: a - s·x. That gives the terms of every series from its
/// first two (quantile mechanics: Steinbrecher and Shaw 2008).
class QuantileSeries {
 public:
  static constexpr double reach = 4;        ///< scores in [-reach, reach) are covered: all but 1 draw in 16,000
  static constexpr int panels = 64;         ///< each with its series, around its middle
  static constexpr std::size_t terms = 12;  ///< an even number

  /// Where a series begins, at a score.
  struct Start {
    double y = 0;           ///< the transformed number
    double slope = 0;       ///< dy/dz
    double number = 0;      ///< x, without its unit
    double complement = 0;  ///< 1 - x for a beta number; 1 for a gamma one, as dx/dz = x·complement·p
  };
  /// The slope of the log density in y: a·complement - b·x of a beta number, a - x of a gamma one.
  struct Shapes {
    double a = 0;
    double b = 0;          ///< 1 for a gamma number
    bool is_beta = false;  ///< otherwise gamma
  };

  void add(double score, const Start& start, const Shapes& shapes);

  /// The middle of a panel, a score.
  static double middle(int panel) { return -reach + (panel + 0.5) * width; }
  static bool covers(double score) { return score >= -reach && score < reach; }

  /// y at a score that is covered, once every panel was added in order.
  double at(double score) const {
    const auto panel = static_cast<int>((score + reach) / width);
    const Terms& series = series_[static_cast<std::size_t>(panel)];
    const double step = score - middle(panel);
    // Even and odd terms apart: two short chains take half the time of a long one.
    const double square = step * step;
    double even = series[terms - 2];
    double odd = series[terms - 1];
    for (std::size_t n = terms - 2; n > 0; n -= 2) {
      even = even * square + series[n - 2];
      odd = odd * square + series[n - 1];
    }
    return odd * step + even;
  }

 private:
  static constexpr double width = 2 * reach / panels;
  using Terms = std::array<double, terms>;
  std::vector<Terms> series_;
};

}  // namespace sendcast
