#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace sendcast {

/// How many of very many deviations lie where: whole-number counts, the same in whatever order they come and however
/// parts are merged. Memory does not grow: 14 KiB as long as each count is below 2^16 - 1, then 28 KiB, up to 2^32
/// deviations.
///
/// A bin is a number of a small floating-point format, as in HdrHistogram: 512 equal bins in each of the six octaves
/// below the farthest deviation (its own the first), then gradual underflow: 512 equal bins from those down to 0.
/// Exactly 0 has a bin of its own. Where a farther octave is met, bins are put together in pairs, which gives what bins
/// of the new widths would have counted from the start.
class Bins {
 public:
  /// Counts deviations, which must be finite.
  void add(std::span<const double> deviations);
  void merge(const Bins& other);

  /// About where the deviation of a rank lies (0 the least; below the count): the bin is the right one, and within it
  /// ranks lie at equal distances. So it is wrong by less than 1/512 of the deviation itself or 1/16384 of the farthest
  /// deviation, whichever is more.
  double at(std::int64_t rank) const;

  std::size_t bytes() const { return narrow_.size() * sizeof(std::uint16_t) + wide_.size() * sizeof(std::uint32_t); }

 private:
  static constexpr int no_octave = std::numeric_limits<int>::min();

  bool is_empty() const { return narrow_.empty() && wide_.empty(); }
  std::uint32_t count(std::size_t bin) const { return wide_.empty() ? narrow_[bin] : wide_[bin]; }
  std::vector<std::uint32_t> counts() const;
  void keep(std::vector<std::uint32_t> counts);
  void reach(int exponent);
  double edge(std::size_t bin) const;
  double within(std::size_t bin, std::int64_t place, std::int64_t count) const;

  int farthest_ = no_octave;  ///< the exponent of the farthest octave
  std::int64_t zeros_ = 0;
  /// [above or below 0, bin from 0 outwards], in one of them; both are empty before the first deviation.
  std::vector<std::uint16_t> narrow_;
  std::vector<std::uint32_t> wide_;
};

}  // namespace sendcast
