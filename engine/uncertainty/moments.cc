#include "uncertainty/moments.h"

#include <algorithm>
#include <cmath>

#include "uncertainty/magnitude.h"

namespace sendcast {
namespace {

constexpr int bits_kept = 47;
constexpr int bits_dropped = 53 - bits_kept;

/// A deviation in grains of its octave, rounded half away from 0: from 2^46 to 2^47.
std::int64_t in_grains(Magnitude magnitude) {
  const std::uint64_t whole = (std::uint64_t{1} << 52) + magnitude.fraction;
  const auto grains = static_cast<std::int64_t>((whole + (1U << (bits_dropped - 1))) >> bits_dropped);
  return grains * (1 - 2 * static_cast<std::int64_t>(magnitude.is_negative));  // no branch: signs are a coin's toss
}

double square(double number) { return number * number; }

}  // namespace

void Moments::add(std::span<const double> deviations) {
  count_ += static_cast<std::int64_t>(deviations.size());
  for (const double deviation : deviations) {
    if (deviation == 0) {
      ++zeros_;
      continue;
    }
    const Magnitude magnitude = magnitude_of(deviation);
    const std::int64_t grains = in_grains(magnitude);
    const auto known = static_cast<std::size_t>(magnitude.exponent - lowest_);
    Octave& sums = known < octaves_.size() ? octaves_[known] : octave(magnitude.exponent);
    sums.sum += grains;
    sums.squares += static_cast<Wide>(grains) * grains;
    ++sums.count;
  }
}

void Moments::merge(const Moments& other) {
  count_ += other.count_;
  zeros_ += other.zeros_;
  for (std::size_t i = 0; i < other.octaves_.size(); ++i) {
    const Octave& added = other.octaves_[i];
    if (added.count == 0) continue;
    Octave& sums = octave(other.lowest_ + static_cast<int>(i));
    sums.sum += added.sum;
    sums.squares += added.squares;
    sums.count += added.count;
  }
}

std::optional<double> Moments::mean() const {
  if (count_ == 0) return std::nullopt;
  double sum = 0;
  for (std::size_t i = 0; i < octaves_.size(); ++i) {
    sum += std::ldexp(static_cast<double>(octaves_[i].sum), exponent_of_grain(i));
  }
  return sum / static_cast<double>(count_);
}

std::optional<double> Moments::standard_deviation() const {
  if (count_ < 2) return std::nullopt;
  return std::sqrt(squares_about(*mean()) / static_cast<double>(count_ - 1));
}

Moments::Octave& Moments::octave(int exponent) {
  if (octaves_.empty()) lowest_ = exponent;
  if (exponent < lowest_) {
    octaves_.insert(octaves_.begin(), static_cast<std::size_t>(lowest_ - exponent), Octave{});
    lowest_ = exponent;
  }
  const auto position = static_cast<std::size_t>(exponent - lowest_);
  octaves_.resize(std::max(octaves_.size(), position + 1));
  return octaves_[position];
}

int Moments::exponent_of_grain(std::size_t octave) const {
  return lowest_ + static_cast<int>(octave) - (bits_kept - 1);
}

double Moments::mean_of(std::size_t octave) const {
  const Octave& sums = octaves_[octave];
  return std::ldexp(static_cast<double>(sums.sum), exponent_of_grain(octave)) / static_cast<double>(sums.count);
}

/// With sum = q·n + r the sum of (x - q)² is that of x² less q·(sum + r), a whole number; about the mean it is r²/n
/// less.
double Moments::squares_about_mean_of(std::size_t octave) const {
  const Octave& sums = octaves_[octave];
  const Wide quotient = sums.sum / sums.count;
  const Wide rest = sums.sum % sums.count;
  const Wide about_quotient = sums.squares - quotient * (sums.sum + rest);
  const double grains =
      static_cast<double>(about_quotient) - square(static_cast<double>(rest)) / static_cast<double>(sums.count);
  return std::ldexp(grains, 2 * exponent_of_grain(octave));
}

double Moments::squares_about(double mean) const {
  double squares = static_cast<double>(zeros_) * square(mean);
  for (std::size_t i = 0; i < octaves_.size(); ++i) {
    if (octaves_[i].count == 0) continue;
    squares += squares_about_mean_of(i) + static_cast<double>(octaves_[i].count) * square(mean_of(i) - mean);
  }
  return squares;
}

}  // namespace sendcast
