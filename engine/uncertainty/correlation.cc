#include "uncertainty/correlation.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <optional>
#include <set>
#include <utility>

namespace sendcast {
namespace {

/// What rounding leaves of a variance that should be 0; a covariance beside it may be as large as its root.
constexpr double rounded_variance = 1e-12;
constexpr double rounded_covariance = 1e-6;
/// Among more names than this none are looked for that could be left out.
constexpr std::size_t most_searched = 60;

using Neighbours = std::map<std::string, std::map<std::string, double>>;  // name, other name, rank correlation
using Names = std::vector<std::string>;

Neighbours neighbours_of(const std::vector<RankCorrelation>& correlations) {
  Neighbours neighbours;
  for (const RankCorrelation& correlation : correlations) {
    if (correlation.value == 0) continue;
    neighbours[correlation.one][correlation.other] = correlation.value;
    neighbours[correlation.other][correlation.one] = correlation.value;
  }
  return neighbours;
}

/// The names that can be reached from one, in the order of their letters.
Names reached_from(const std::string& start, const Neighbours& neighbours) {
  std::set<std::string> reached = {start};
  for (Names waiting = {start}; !waiting.empty();) {
    const std::string name = std::move(waiting.back());
    waiting.pop_back();
    for (const auto& [other, value] : neighbours.at(name)) {
      if (reached.insert(other).second) waiting.push_back(other);
    }
  }
  return {reached.begin(), reached.end()};
}

/// The correlation of two normal scores whose ranks have the correlation given.
double score_correlation(double rank_correlation) {
  if (std::abs(rank_correlation) == 1) return rank_correlation;
  return 2 * std::sin(std::numbers::pi * rank_correlation / 6);
}

double between(const std::string& one, const std::string& other, const Neighbours& neighbours) {
  if (one == other) return 1;
  const auto& of_one = neighbours.at(one);
  const auto found = of_one.find(other);
  return found == of_one.end() ? 0 : score_correlation(found->second);
}

/// Number j of row i of Cholesky's factor, those before it being there; nothing where they contradict the correlation.
/// A name that those before it leave no freedom has 0 on the diagonal, and then nothing after it may depend on it
/// further.
std::optional<double> next_of_factor(const CorrelatedGroup& group, double correlation, std::size_t i, std::size_t j) {
  double rest = correlation;
  for (std::size_t k = 0; k < j; ++k) rest -= group.row(i)[k] * group.row(j)[k];
  if (i == j && rest < -rounded_variance) return std::nullopt;
  if (i == j) return rest > rounded_variance ? std::sqrt(rest) : 0;
  const double diagonal = group.row(j)[j];
  if (diagonal == 0 && std::abs(rest) > rounded_covariance) return std::nullopt;
  return diagonal > 0 ? rest / diagonal : 0;
}

/// The group of these names.
/// @param contradicted  gets how many names, the first, show a contradiction; untouched where there is none
std::optional<CorrelatedGroup> factorise(const Names& names, const Neighbours& neighbours, std::size_t& contradicted) {
  CorrelatedGroup group{names, {}};
  for (std::size_t i = 0; i < names.size(); ++i) {
    for (std::size_t j = 0; j <= i; ++j) {
      const auto next = next_of_factor(group, between(names[i], names[j], neighbours), i, j);
      if (!next) {
        contradicted = i + 1;
        return std::nullopt;
      }
      group.factor.push_back(*next);
    }
  }
  return group;
}

/// Leaves out every name without which there is still a contradiction.
Names fewest_that_contradict(Names names, const Neighbours& neighbours) {
  std::size_t contradicted = 0;
  for (std::size_t i = names.size(); i > 0 && names.size() <= most_searched; --i) {
    Names fewer = names;
    fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i - 1));
    if (!factorise(fewer, neighbours, contradicted)) names = std::move(fewer);
  }
  return names;
}

}  // namespace

CorrelatedGroups correlated_groups(const std::vector<RankCorrelation>& correlations) {
  const Neighbours neighbours = neighbours_of(correlations);
  CorrelatedGroups found;
  std::set<std::string> seen;
  for (const auto& [start, others] : neighbours) {
    if (seen.count(start) > 0) continue;
    Names names = reached_from(start, neighbours);
    seen.insert(names.begin(), names.end());
    std::size_t contradicted = 0;
    if (auto group = factorise(names, neighbours, contradicted)) {
      found.groups.push_back(*std::move(group));
    } else {
      names.resize(contradicted);
      found.contradictions.push_back(fewest_that_contradict(std::move(names), neighbours));
    }
  }
  return found;
}

}  // namespace sendcast
