#include "uncertainty/chance.h"

#include <cmath>
#include <numeric>

namespace sendcast {
namespace {

Chance chance(std::int64_t held, std::int64_t draws) {
  Chance chance;
  chance.add(held, draws);
  return chance;
}

}  // namespace

void Chance::add(std::int64_t held, std::int64_t draws) {
  held_ += held;
  draws_ += draws;
}

std::optional<double> Chance::probability() const {
  if (draws_ == 0) return std::nullopt;
  return static_cast<double>(held_) / static_cast<double>(draws_);
}

std::optional<double> Chance::standard_error() const {
  const std::optional<MoreDraws> none = more_draws(0);
  return none ? std::optional(none->standard_error) : std::nullopt;
}

std::optional<MoreDraws> Chance::more_draws(std::int64_t further) const {
  const std::optional<double> p = probability();
  if (!p) return std::nullopt;
  return sendcast::more_draws(std::sqrt(*p * (1 - *p)), draws_, further);
}

void FirstYear::add(std::optional<int> year) { ++(year ? draws_[static_cast<std::size_t>(*year)] : never_); }

void FirstYear::merge(const FirstYear& other) {
  for (std::size_t year = 0; year < draws_.size(); ++year) draws_[year] += other.draws_[year];
  never_ += other.never_;
}

Chance FirstYear::in(int year) const { return chance(draws_[static_cast<std::size_t>(year)], all()); }

Chance FirstYear::by(int year) const {
  return chance(std::accumulate(draws_.begin(), draws_.begin() + year + 1, std::int64_t{0}), all());
}

Chance FirstYear::never() const { return chance(never_, all()); }

std::int64_t FirstYear::all() const { return std::accumulate(draws_.begin(), draws_.end(), never_); }

}  // namespace sendcast
