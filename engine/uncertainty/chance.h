#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "uncertainty/more_draws.h"

namespace sendcast {

/// In how many draws something held: counts alone, so neither order nor parts matter.
class Chance {
 public:
  void add(bool held) { add(held ? 1 : 0, 1); }
  /// Of `draws` further draws it held in `held`.
  void add(std::int64_t held, std::int64_t draws);
  void merge(const Chance& other) { add(other.held_, other.draws_); }

  std::int64_t held() const { return held_; }
  std::int64_t draws() const { return draws_; }
  /// The share of the draws in which it held; nothing where there are no draws.
  std::optional<double> probability() const;
  /// √(p(1 - p)/n). It is 0 where it held in no draw or in all, which does not make p certain: up to 3/n from there
  /// would be no surprise (with 95%, the rule of three). Nothing where there are no draws.
  std::optional<double> standard_error() const;
  /// What further draws would do for the probability; nothing where there are no draws.
  std::optional<MoreDraws> more_draws(std::int64_t further) const;

 private:
  std::int64_t held_ = 0;
  std::int64_t draws_ = 0;
};

/// In how many draws something first happened in each year of a run (a budget's first deficit), or never did.
class FirstYear {
 public:
  /// @param years  of the run
  explicit FirstYear(int years) : draws_(static_cast<std::size_t>(years)) {}

  /// One draw: the year, from 0, in which it first happened; nothing: never.
  void add(std::optional<int> year);
  /// @param other  of a run of as many years
  void merge(const FirstYear& other);

  /// That it first happened in this year.
  Chance in(int year) const;
  /// That it happened in this year or before.
  Chance by(int year) const;
  Chance never() const;

 private:
  std::int64_t all() const;

  std::vector<std::int64_t> draws_;  ///< by year
  std::int64_t never_ = 0;
};

}  // namespace sendcast
