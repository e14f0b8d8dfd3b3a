#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "scenario/load.h"
#include "uncertainty/quantile.h"
#include "uncertainty/sampler.h"

namespace sendcast {

/// The uncertain numbers of some scenarios and how they are drawn: what several scenarios say alike of a name is drawn
/// once for all of them, so that one draw is the same world in each (model.md section 9).
class Worlds {
 public:
  /// @param scenarios  in an order that numbers them; they need not outlive it
  Worlds(const std::vector<const Loaded*>& scenarios, std::uint64_t seed);

  /// How many different uncertain numbers there are.
  std::size_t count() const { return numbers_.size(); }

  /// What moves numbers: a name, and the numbers that share its draw.
  struct Cause {
    std::string name;
    std::string section;  ///< of the scenario in which the first stands, such as demand or interventions
    std::vector<std::size_t> numbers;
  };
  const std::vector<Cause>& causes() const { return causes_; }

  /// What each number is in a draw, in the central run, or at some level.
  void draw(std::uint64_t draw, std::span<double> numbers) const;
  void central(std::span<double> numbers) const;
  double at(std::size_t number, Level level) const { return numbers_[number].quantile.at(level); }

  /// How many uncertain numbers a scenario has, and which of the different ones each is.
  const std::vector<std::size_t>& of(std::size_t scenario) const { return of_scenario_[scenario]; }

 private:
  struct Number {
    Quantile quantile;
    double central;
    std::size_t sampler;
    std::size_t level;  ///< among the sampler's
  };
  struct Names {
    std::vector<std::string> names;
    std::vector<RankCorrelation> correlations;
  };

  void add(const UncertainNumber& number, std::size_t sampler, std::size_t level);

  std::vector<Number> numbers_;
  std::vector<Cause> causes_;
  std::vector<Sampler> samplers_;  ///< one for each set of correlations
  std::vector<std::vector<std::size_t>> of_scenario_;
};

}  // namespace sendcast
