#include "uncertainty/spread.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>

namespace sendcast {
namespace {

/// Values are worked in blocks of so many.
constexpr std::size_t block = 64;

/// The quantile of type 7 from the value at each rank.
template <typename AtRank>
double between_ranks(double level, std::int64_t count, const AtRank& at_rank) {
  const double position = static_cast<double>(count - 1) * std::clamp(level, 0.0, 1.0);
  const auto rank = static_cast<std::int64_t>(position);
  const double way = position - static_cast<double>(rank);
  const double low = at_rank(rank);
  if (way == 0) return low;
  const double high = at_rank(rank + 1);
  return std::min(high, low + (high - low) * way);
}

/// The ranks that quantiles of type 7 are read from, in order, each once.
std::vector<std::int64_t> ranks_at(std::span<const double> levels, std::int64_t count) {
  std::vector<std::int64_t> ranks;
  const auto note = [&](std::int64_t rank) {
    ranks.push_back(rank);
    return 0.0;
  };
  for (const double level : levels) between_ranks(level, count, note);
  std::sort(ranks.begin(), ranks.end());
  ranks.erase(std::unique(ranks.begin(), ranks.end()), ranks.end());
  return ranks;
}

/// How much room to make where so many values are to be kept: they come in small blocks, of many measures in turn, and
/// each time that there is no room left all are moved.
std::size_t room_for(std::size_t values) {
  return std::max(values, std::min<std::size_t>(4 * values, Spread::most_kept));
}

}  // namespace

Spread::Spread(double centre) : centre_(std::isfinite(centre) ? centre : 0) {}

void Spread::add(std::span<const double> values) {
  for (std::size_t begin = 0; begin < values.size(); begin += block) {
    add_block(values.subspan(begin, std::min(block, values.size() - begin)));
  }
}

void Spread::merge(const Spread& other) {
  if (other.centre_ != centre_) throw std::invalid_argument("spreads about different centres cannot be merged");
  missing_ += other.missing_;
  minimum_ = std::min(minimum_, other.minimum_);
  maximum_ = std::max(maximum_, other.maximum_);
  moments_.merge(other.moments_);
  if (!keeps_all()) stop_keeping();
  bins_.merge(other.bins_);
  if (keeps_all()) {
    kept_.insert(kept_.end(), other.kept_.begin(), other.kept_.end());
  } else {
    count_in_bins(other.kept_);
  }
}

std::optional<double> Spread::minimum() const { return count() > 0 ? std::optional(minimum_) : std::nullopt; }

std::optional<double> Spread::maximum() const { return count() > 0 ? std::optional(maximum_) : std::nullopt; }

std::optional<double> Spread::mean() const {
  const std::optional<double> deviation = moments_.mean();
  if (!deviation) return std::nullopt;
  return std::clamp(centre_ + *deviation, minimum_, maximum_);
}

std::optional<double> Spread::standard_deviation() const { return moments_.standard_deviation(); }

std::optional<double> Spread::standard_error_of_mean() const {
  const std::optional<MoreDraws> none = more_draws(0);
  return none ? std::optional(none->standard_error) : std::nullopt;
}

std::optional<double> Spread::quantile(double level) const {
  const std::vector<double> one = quantiles({&level, 1});
  return one.empty() ? std::nullopt : std::optional(one.front());
}

std::vector<double> Spread::quantiles(std::span<const double> levels) const {
  std::vector<double> quantiles;
  if (count() == 0) return quantiles;
  std::vector<double> in_place = kept_;
  auto first = in_place.begin();
  for (const std::int64_t rank : keeps_all() ? ranks_at(levels, count()) : std::vector<std::int64_t>()) {
    std::nth_element(first, in_place.begin() + rank, in_place.end());
    first = in_place.begin() + rank + 1;
  }
  const auto at_rank = [&](std::int64_t rank) {
    return keeps_all() ? in_place[static_cast<std::size_t>(rank)] : counted_at(rank);
  };
  for (const double level : levels) quantiles.push_back(between_ranks(level, count(), at_rank));
  return quantiles;
}

std::optional<double> Spread::standard_error_of_quantile(double level) const {
  if (count() < 2) return std::nullopt;
  const double delta = std::sqrt(level * (1 - level) / static_cast<double>(count()));
  const std::array<double, 2> around{std::max(0.0, level - delta), std::min(1.0, level + delta)};
  if (around[0] == around[1]) return 0;
  const std::vector<double> ends = quantiles(around);
  return (ends[1] - ends[0]) * (delta / (around[1] - around[0]));
}

std::optional<MoreDraws> Spread::more_draws(std::int64_t further) const {
  const std::optional<double> deviation = standard_deviation();
  return deviation ? std::optional(sendcast::more_draws(*deviation, count(), further)) : std::nullopt;
}

std::size_t Spread::bytes() const {
  return sizeof(Spread) + moments_.bytes() + bins_.bytes() + kept_.capacity() * sizeof(double);
}

/// Adding 0 makes of -0 the 0 that it equals, so that it does not matter which of them came first.
void Spread::add_block(std::span<const double> values) {
  std::array<double, block> present{}, deviations{};
  std::size_t count = 0;
  for (const double value : values) {
    present[count] = value + 0.0;
    deviations[count] = value - centre_;
    count += std::isfinite(deviations[count]) ? 1 : 0;
  }
  missing_ += static_cast<std::int64_t>(values.size() - count);
  for (std::size_t i = 0; i < count; ++i) {
    minimum_ = std::min(minimum_, present[i]);
    maximum_ = std::max(maximum_, present[i]);
  }
  moments_.add({deviations.data(), count});
  if (keeps_all()) {
    if (kept_.size() + count > kept_.capacity()) kept_.reserve(room_for(kept_.size() + count));
    kept_.insert(kept_.end(), present.begin(), present.begin() + static_cast<std::ptrdiff_t>(count));
  } else {
    stop_keeping();
    bins_.add({deviations.data(), count});
  }
}

void Spread::count_in_bins(std::span<const double> values) {
  for (const double value : values) {
    const double deviation = value - centre_;
    bins_.add({&deviation, 1});
  }
}

void Spread::stop_keeping() {
  if (kept_.empty()) return;
  count_in_bins(kept_);
  kept_ = std::vector<double>();  // {} would keep the memory
}

double Spread::counted_at(std::int64_t rank) const {
  if (rank == 0) return minimum_;
  if (rank == count() - 1) return maximum_;
  return std::clamp(centre_ + bins_.at(rank), minimum_, maximum_);
}

}  // namespace sendcast
