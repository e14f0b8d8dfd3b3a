#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace sendcast {

/// The mean and the standard deviation of any number of deviations, the same to the last bit in whatever order they
/// come and however parts are merged: each octave (2^e to 2^(e + 1), both signs) keeps whole-number sums of its own, in
/// grains of 2^(e - 46). A deviation is so rounded by at most a part in 2^47 of itself, whatever the others are: there
/// is no scale to choose, nothing saturates, and the sums hold 2^32 draws. Memory grows with the octaves alone.
class Moments {
 public:
  /// Counts deviations, which must be finite (and below 2^500, so that their squares are finite too).
  void add(std::span<const double> deviations);
  void merge(const Moments& other);

  std::int64_t count() const { return count_; }
  /// Nothing where there are no deviations.
  std::optional<double> mean() const;
  /// The square root of the sum of squares about the mean over count - 1; nothing below two deviations. Within an
  /// octave the sum of squares is a whole number, and those of octaves are added without a subtraction: it does not
  /// suffer where the mean is far from 0, and is exactly 0 where all are equal.
  std::optional<double> standard_deviation() const;

  std::size_t bytes() const { return octaves_.size() * sizeof(Octave); }

 private:
  /// As large as 2^32 squares of whole numbers of 47 bits.
  __extension__ using Wide = __int128;

  struct Octave {
    Wide sum = 0;      ///< in grains
    Wide squares = 0;  ///< in grains²
    std::int64_t count = 0;
  };

  Octave& octave(int exponent);
  int exponent_of_grain(std::size_t octave) const;
  double mean_of(std::size_t octave) const;
  double squares_about_mean_of(std::size_t octave) const;
  double squares_about(double mean) const;

  std::int64_t count_ = 0;
  std::int64_t zeros_ = 0;  ///< in no octave
  int lowest_ = 0;          ///< the first octave's exponent
  std::vector<Octave> octaves_;
};

}  // namespace sendcast
