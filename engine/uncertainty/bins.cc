#include "uncertainty/bins.h"

#include <algorithm>
#include <cmath>

#include "uncertainty/magnitude.h"

namespace sendcast {
namespace {

constexpr int bits_of_bin = 9;
constexpr std::size_t bins_of_octave = std::size_t{1} << bits_of_bin;
constexpr int octaves = 6;
constexpr std::size_t all_bins = (octaves + 1) * bins_of_octave;

/// The exponent of the nearest octave that has bins of its own.
int nearest_octave(int farthest) { return farthest - (octaves - 1); }

std::size_t bin_of(Magnitude magnitude, int farthest) {
  const int octave = magnitude.exponent - nearest_octave(farthest);
  const std::uint64_t fraction = magnitude.fraction >> (52 - bits_of_bin);
  if (octave >= 0) return (static_cast<std::size_t>(octave) + 1) * bins_of_octave + static_cast<std::size_t>(fraction);
  return octave < -bits_of_bin ? 0 : static_cast<std::size_t>((bins_of_octave + fraction) >> -octave);
}

/// The counts when bins are as wide as one octave farther asks for.
void widen(std::span<std::uint32_t> counts) {
  for (std::size_t bin = 1; bin < counts.size(); ++bin) {
    const std::size_t wider = bin < 2 * bins_of_octave ? bin / 2 : bin - bins_of_octave;
    counts[wider] += counts[bin];
    counts[bin] = 0;
  }
}

}  // namespace

void Bins::add(std::span<const double> deviations) {
  for (const double deviation : deviations) {
    if (deviation == 0) {
      ++zeros_;
      continue;
    }
    const Magnitude magnitude = magnitude_of(deviation);
    if (magnitude.exponent > farthest_) reach(magnitude.exponent);
    ++counts_[magnitude.is_negative * all_bins + bin_of(magnitude, farthest_)];
  }
}

void Bins::merge(const Bins& other) {
  zeros_ += other.zeros_;
  if (other.farthest_ == no_octave) return;
  reach(other.farthest_);
  Bins added = other;
  added.reach(farthest_);
  for (std::size_t i = 0; i < counts_.size(); ++i) counts_[i] += added.counts_[i];
}

double Bins::at(std::int64_t rank) const {
  std::int64_t place = rank;
  for (std::size_t i = counts_.size(); i-- > counts_.size() / 2; place -= counts_[i]) {
    const std::int64_t count = counts_[i];
    if (place < count) return -within(i - all_bins, count - 1 - place, count);
  }
  if (place < zeros_) return 0;
  place -= zeros_;
  for (std::size_t bin = 0; bin < counts_.size() / 2; place -= counts_[bin++]) {
    const std::int64_t count = counts_[bin];
    if (place < count) return within(bin, place, count);
  }
  return edge(all_bins);
}

/// Widens the bins until they reach an octave; when everything lies in the first bin, widening changes nothing more.
void Bins::reach(int exponent) {
  if (exponent <= farthest_) return;
  counts_.resize(2 * all_bins);
  constexpr int most_steps = octaves + bits_of_bin + 1;
  const int steps = farthest_ == no_octave ? 0 : std::min(exponent - farthest_, most_steps);
  for (int step = 0; step < steps; ++step) {
    widen(std::span(counts_).first(all_bins));
    widen(std::span(counts_).last(all_bins));
  }
  farthest_ = exponent;
}

/// Where a bin begins.
double Bins::edge(std::size_t bin) const {
  const int nearest = nearest_octave(farthest_);
  if (bin < bins_of_octave) return std::ldexp(static_cast<double>(bin), nearest - bits_of_bin);
  const auto octave = static_cast<int>(bin / bins_of_octave) - 1;
  return std::ldexp(static_cast<double>(bins_of_octave + bin % bins_of_octave), nearest + octave - bits_of_bin);
}

double Bins::within(std::size_t bin, std::int64_t place, std::int64_t count) const {
  const double low = edge(bin);
  return low + (edge(bin + 1) - low) * ((static_cast<double>(place) + 0.5) / static_cast<double>(count));
}

}  // namespace sendcast
