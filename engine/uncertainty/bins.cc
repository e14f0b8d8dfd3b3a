#include "uncertainty/bins.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "uncertainty/magnitude.h"

namespace sendcast {
namespace {

constexpr int bits_of_bin = 9;
constexpr std::size_t bins_of_octave = std::size_t{1} << bits_of_bin;
constexpr int octaves = 6;
constexpr std::size_t all_bins = (octaves + 1) * bins_of_octave;

/// A count that has no place among narrow ones.
constexpr std::uint32_t too_many = std::numeric_limits<std::uint16_t>::max();

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
    const std::size_t bin = magnitude.is_negative * all_bins + bin_of(magnitude, farthest_);
    if (!wide_.empty()) {
      ++wide_[bin];
    } else if (++narrow_[bin] == too_many) {
      keep(counts());
    }
  }
}

void Bins::merge(const Bins& other) {
  zeros_ += other.zeros_;
  if (other.farthest_ == no_octave) return;
  reach(other.farthest_);
  Bins added = other;
  added.reach(farthest_);
  std::vector<std::uint32_t> sums = counts();
  for (std::size_t bin = 0; bin < sums.size(); ++bin) sums[bin] += added.count(bin);
  keep(std::move(sums));
}

double Bins::at(std::int64_t rank) const {
  std::int64_t place = rank;
  if (is_empty()) return 0;
  for (std::size_t bin = all_bins; bin-- > 0;) {
    const std::int64_t of_bin = count(all_bins + bin);
    if (place < of_bin) return -within(bin, of_bin - 1 - place, of_bin);
    place -= of_bin;
  }
  if (place < zeros_) return 0;
  place -= zeros_;
  for (std::size_t bin = 0; bin < all_bins; ++bin) {
    const std::int64_t of_bin = count(bin);
    if (place < of_bin) return within(bin, place, of_bin);
    place -= of_bin;
  }
  return edge(all_bins);
}

std::vector<std::uint32_t> Bins::counts() const {
  std::vector<std::uint32_t> counts = wide_;
  if (counts.empty()) counts.assign(narrow_.begin(), narrow_.end());
  counts.resize(2 * all_bins);
  return counts;
}

/// In half the room, if they find place there.
void Bins::keep(std::vector<std::uint32_t> counts) {
  const bool has_place = std::all_of(counts.begin(), counts.end(), [](std::uint32_t of) { return of < too_many; });
  if (!has_place) {
    narrow_ = std::vector<std::uint16_t>();  // {} would keep the memory
    wide_ = std::move(counts);
    return;
  }
  wide_ = std::vector<std::uint32_t>();
  narrow_.resize(counts.size());
  std::transform(counts.begin(), counts.end(), narrow_.begin(),
                 [](std::uint32_t of_bin) { return static_cast<std::uint16_t>(of_bin); });
}

/// Widens the bins until they reach an octave; when everything lies in the first bin, widening changes nothing more.
void Bins::reach(int exponent) {
  if (exponent <= farthest_) return;
  std::vector<std::uint32_t> widened = counts();
  constexpr int most_steps = octaves + bits_of_bin + 1;
  const int steps = farthest_ == no_octave ? 0 : std::min(exponent - farthest_, most_steps);
  for (int step = 0; step < steps; ++step) {
    widen(std::span(widened).first(all_bins));
    widen(std::span(widened).last(all_bins));
  }
  keep(std::move(widened));
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
