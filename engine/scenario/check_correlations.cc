#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "scenario/check.h"
#include "uncertainty/correlation.h"

namespace sendcast {
namespace {

using Pair = std::pair<std::string, std::string>;

/// The two names of a correlation, in the order of their letters.
Pair pair_of(const Correlation& correlation) {
  return std::minmax(correlation.between[0].name, correlation.between[1].name);
}

void check_correlation(Reader& reader, const Correlation& correlation) {
  if (correlation.between.size() != 2)
    reader.problem(correlation.place, "a correlation is between two uncertain numbers");
  if (correlation.between.size() == 2 && correlation.between[0].name == correlation.between[1].name)
    reader.problem(correlation.between[1].place,
                   fmt::format("'{}' is correlated with itself", correlation.between[0].name));
  if (std::abs(correlation.value) > 1) reader.problem(correlation.place, "a correlation lies between -1 and 1");
  for (const WrittenName& written : correlation.between) {
    if (reader.parameters().find(written.name) < 0)
      reader.unknown(written.place, "uncertain number", written.name, reader.parameters().list());
  }
}

void check_pairs(Reader& reader, const std::vector<Correlation>& correlations) {
  std::map<Pair, Place> seen;
  for (const Correlation& correlation : correlations) {
    const auto [first, is_new] = seen.emplace(pair_of(correlation), correlation.place);
    if (is_new) continue;
    const auto& [one, other] = first->first;
    reader.problem(correlation.place, fmt::format("the correlation of '{}' and '{}' is given twice", one, other), {},
                   first->second);
  }
}

/// "'a', 'b' and 'c'"
std::string in_words(const std::vector<std::string>& names) {
  std::string words;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) words += i + 1 == names.size() ? " and " : ", ";
    words += fmt::format("'{}'", names[i]);
  }
  return words;
}

/// Reports the names at the first correlation of two of them.
void refuse_contradiction(Reader& reader, const std::vector<Correlation>& correlations,
                          const std::vector<std::string>& names) {
  const auto is_among_them = [&](const WrittenName& written) {
    return std::find(names.begin(), names.end(), written.name) != names.end();
  };
  const auto is_of_them = [&](const Correlation& correlation) {
    return std::all_of(correlation.between.begin(), correlation.between.end(), is_among_them);
  };
  const auto first = std::find_if(correlations.begin(), correlations.end(), is_of_them);
  reader.problem(first->place,
                 fmt::format("the correlations of {} contradict one another: no numbers can be "
                             "correlated so",
                             in_words(names)),
                 "pairs that are not given have a correlation of 0");
}

}  // namespace

void check_correlations(Reader& reader, const Scenario& scenario) {
  const std::vector<Correlation>& correlations = scenario.correlations;
  const std::size_t before = reader.reports();
  std::vector<RankCorrelation> rank_correlations;
  for (const Correlation& correlation : correlations) {
    check_correlation(reader, correlation);
    if (reader.reports() != before || std::isnan(correlation.value)) continue;
    rank_correlations.push_back({correlation.between[0].name, correlation.between[1].name, correlation.value});
  }
  // What has a fault of its own cannot be held against the others.
  if (rank_correlations.size() < correlations.size()) return;
  check_pairs(reader, correlations);
  if (reader.reports() != before) return;
  for (const auto& names : correlated_groups(rank_correlations).contradictions)
    refuse_contradiction(reader, correlations, names);
}

}  // namespace sendcast
