#include "model/worlds.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <variant>

#include <fmt/format.h>

namespace sendcast {
namespace {

template <class... Cases>
struct Overload : Cases... {
  using Cases::operator()...;
};
template <class... Cases>
Overload(Cases...) -> Overload<Cases...>;

template <class Range>
std::vector<double> three(const Range& d) {
  return {d.low, d.mode, d.high};
}

/// What a distribution is, its name aside: its kind and parameters.
std::vector<double> described(const UncertainNumber& number) {
  const Distribution& distribution = *number.distribution;
  std::vector<double> parameters =
      std::visit(Overload{[](const Uniform& d) {
                            return std::vector<double>{d.low, d.high};
                          },
                          [](const Interval& d) {
                            return std::vector<double>{d.low, d.high, d.level};
                          },
                          [](const Triangular& d) { return three(d); }, [](const Pert& d) { return three(d); },
                          [](const auto& d) {
                            return std::vector<double>{d.mean, d.sd};
                          }},
                 distribution.kind);
  parameters.insert(parameters.end(), {static_cast<double>(distribution.kind.index()), number.low, number.high});
  return parameters;
}

std::vector<RankCorrelation> correlations_of(const Scenario& scenario) {
  std::vector<RankCorrelation> correlations;
  for (const Correlation& correlation : scenario.correlations) {
    const std::string& one = correlation.between.front().name;
    const std::string& other = correlation.between.back().name;
    correlations.push_back({std::min(one, other), std::max(one, other), correlation.value});
  }
  std::sort(correlations.begin(), correlations.end(), [](const RankCorrelation& a, const RankCorrelation& b) {
    return std::tie(a.one, a.other, a.value) < std::tie(b.one, b.other, b.value);
  });
  return correlations;
}

/// A text that is the same where the correlations are.
std::string key_of(const std::vector<RankCorrelation>& correlations) {
  std::string key;
  for (const RankCorrelation& correlation : correlations) {
    key += fmt::format("{}\n{}\n{}\n", correlation.one, correlation.other, correlation.value);
  }
  return key;
}

}  // namespace

Worlds::Worlds(const std::vector<const Loaded*>& scenarios, std::uint64_t seed) {
  std::vector<Names> samplers;
  std::map<std::string, std::size_t> sampler_of;
  std::map<std::tuple<std::size_t, std::string, std::vector<double>>, std::size_t> known;
  for (const Loaded* scenario : scenarios) {
    const std::vector<RankCorrelation> correlations = correlations_of(scenario->scenario);
    const auto [sampler, is_new] = sampler_of.emplace(key_of(correlations), samplers.size());
    if (is_new) samplers.push_back({{}, correlations});
    std::vector<std::size_t>& of = of_scenario_.emplace_back();
    for (const UncertainNumber& number : scenario->uncertain) {
      const auto [found, is_new_number] =
          known.emplace(std::tuple(sampler->second, number.name, described(number)), numbers_.size());
      of.push_back(found->second);
      if (!is_new_number) continue;
      std::vector<std::string>& names = samplers[sampler->second].names;
      const auto level = static_cast<std::size_t>(std::find(names.begin(), names.end(), number.name) - names.begin());
      if (level == names.size()) names.push_back(number.name);
      add(number, sampler->second, level);
    }
  }
  for (const Names& names : samplers) samplers_.emplace_back(names.names, names.correlations, seed);
}

void Worlds::add(const UncertainNumber& number, std::size_t sampler, std::size_t level) {
  const auto is_known = [&](const Cause& cause) { return cause.name == number.name; };
  auto cause = std::find_if(causes_.begin(), causes_.end(), is_known);
  if (cause == causes_.end()) {
    cause = causes_.insert(cause, {number.name, number.path.substr(0, number.path.find('.')), {}});
  }
  cause->numbers.push_back(numbers_.size());
  numbers_.push_back(
      {Quantile(*number.distribution, number.low, number.high), central_value(*number.distribution), sampler, level});
}

void Worlds::draw(std::uint64_t draw, std::span<double> numbers) const {
  std::vector<std::vector<Level>> levels;
  for (const Sampler& sampler : samplers_) {
    levels.emplace_back(sampler.count());
    sampler.levels(draw, levels.back());
  }
  for (std::size_t i = 0; i < numbers_.size(); ++i) {
    numbers[i] = numbers_[i].quantile.at(levels[numbers_[i].sampler][numbers_[i].level]);
  }
}

void Worlds::central(std::span<double> numbers) const {
  for (std::size_t i = 0; i < numbers_.size(); ++i) numbers[i] = numbers_[i].central;
}

}  // namespace sendcast
