#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

#include "uncertainty/bins.h"
#include "uncertainty/moments.h"
#include "uncertainty/more_draws.h"

namespace sendcast {

/// What many draws of one measure come to. Every result is a function of the set of values alone: to the last bit the
/// same in whatever order they were added, in what blocks, and however parts were merged.
///
/// Memory does not grow with the draws: up to `most_kept` values are kept and their quantiles are exact; more are
/// counted in bins of their deviations from a centre, 15 to 30 KiB. Up to 2^32 draws. All is in the measure's unit;
/// results are nothing where there are too few values for them.
class Spread {
 public:
  static constexpr std::int64_t most_kept = 2048;

  /// @param centre  the value of the central run; where it has none (it is not finite), 0. The nearer to the draws, the
  ///                finer the quantiles; the mean and the standard deviation do not suffer by a centre far off.
  explicit Spread(double centre);

  /// One value a draw. What is no finite number (a share of nobody) counts as missing.
  void add(std::span<const double> values);
  /// Draws in which there is nothing to measure.
  void add_missing(std::int64_t draws) { missing_ += draws; }
  /// @param other  must have the same centre, or std::invalid_argument is thrown
  void merge(const Spread& other);

  double centre() const { return centre_; }
  std::int64_t count() const { return moments_.count(); }  ///< of the draws that are not missing
  std::int64_t missing() const { return missing_; }

  std::optional<double> minimum() const;
  std::optional<double> maximum() const;
  /// Within a part in 2^46 of the mean distance from the centre and the last bit of itself; never beyond the ends.
  std::optional<double> mean() const;
  /// With n - 1; 0 exactly where all values are equal.
  std::optional<double> standard_deviation() const;
  /// The standard deviation over √n.
  std::optional<double> standard_error_of_mean() const;

  /// Linear between order statistics, as R and NumPy do it by default (Hyndman and Fan 1996, type 7): with values x_0 ≤
  /// … ≤ x_(n-1) and h = (n - 1)·level, between those on either side of position h. Exact up to `most_kept` values;
  /// with more, x_0 and x_(n-1) are exact and each other x_k is wrong by less than 1/512 (0.2%) of its deviation from
  /// the centre or 1/16384 of the farthest value's, whichever is more.
  /// @param level  from 0 to 1; beyond, the nearer of them
  std::optional<double> quantile(double level) const;
  /// One for each level; empty where there are no values. Faster than one by one.
  std::vector<double> quantiles(std::span<const double> levels) const;
  /// By the order statistics that a binomial count reaches (Woodruff 1952): with δ = √(p(1 - p)/n), half of the way
  /// from the quantile at p - δ to that at p + δ, or, where one is beyond 0 or 1, as much of a way of that length. At
  /// level 0 and 1 it is 0 and says nothing. Nothing below two values.
  std::optional<double> standard_error_of_quantile(double level) const;

  /// What further draws would do for the mean; nothing below two values.
  std::optional<MoreDraws> more_draws(std::int64_t further) const;

  /// What it takes in memory, itself included.
  std::size_t bytes() const;

 private:
  bool keeps_all() const { return count() <= most_kept; }
  void add_block(std::span<const double> values);
  void count_in_bins(std::span<const double> values);
  void stop_keeping();
  double counted_at(std::int64_t rank) const;

  double centre_ = 0;
  std::int64_t missing_ = 0;
  double minimum_ = std::numeric_limits<double>::infinity();
  double maximum_ = -std::numeric_limits<double>::infinity();
  Moments moments_;
  std::vector<double> kept_;  ///< all values while they are few, else none
  Bins bins_;                 ///< all values once they are many, else none
};

}  // namespace sendcast
