#include "scenario/check.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "services/lower.h"

namespace sendcast {
namespace {

constexpr double rounding = 1e-9;

void check_line_names(Reader& reader, const Scenario& scenario) {
  std::unordered_map<std::string, Place> seen;
  for (const NamedLine& line : all_lines(scenario)) {
    const auto [first, is_new] = seen.emplace(*line.name, line.place);
    if (!is_new)
      reader.problem(line.place, fmt::format("two service lines are called '{}'", *line.name),
                     "names of lines are unique, those of interventions included", first->second);
  }
}

void check_payer_names(Reader& reader, const Scenario& scenario) {
  std::unordered_map<std::string, Place> rules;
  for (std::size_t i = 0; i < scenario.funding.count(); ++i)
    rules.emplace(scenario.funding.names[i], scenario.funding.places[i]);
  for (std::size_t i = 0; i < scenario.pools.count(); ++i) {
    const auto rule = rules.find(scenario.pools.names[i]);
    if (rule == rules.end()) continue;
    reader.problem(scenario.pools.places[i],
                   fmt::format("'{}' is a funding rule and a pooled fund", scenario.pools.names[i]),
                   "they share one set of names", rule->second);
  }
}

/// Benefits name grades that there are, and health in QALYs reaches no budget.
void check_benefits(Reader& reader, const Scenario& scenario) {
  const std::vector<std::string>& grades = scenario.value_for_money.optimism_bias.names;
  for (const Benefit& benefit : scenario.benefits.items) {
    const bool has_grade = std::find(grades.begin(), grades.end(), benefit.confidence) != grades.end();
    if (!benefit.confidence.empty() && !has_grade)
      reader.unknown(benefit.place, "grade of confidence", benefit.confidence, grades);
    if (benefit.valued_in == ValuedIn::qalys && benefit.cashable.central > 0)
      reader.problem(benefit.cashable.place, "what is valued in QALYs reaches no budget, so no part of it is cashable");
  }
}

/// The rates that a deflator or a benefit's index needs, from its base to every year of the run.
void check_index_reaches(Reader& reader, const Scenario& scenario,
                         const std::optional<Reference<NameSet::indices>>& index, FinancialYear base) {
  if (!index || index->index < 0 || base.first == 0 || !knows_its_months(scenario)) return;
  const Calendar calendar = scenario.calendar();
  const auto i = static_cast<std::size_t>(index->index);
  for (int y = 0; y < calendar.years(); ++y) {
    const auto unknown = first_unknown_year(scenario.indices.items[i], base, calendar.year(y));
    if (!unknown) continue;
    return reader.problem(index->place,
                          fmt::format("the index '{}' has no rate for {}, which takes prices of {} to {}",
                                      scenario.indices.names[i], text(*unknown), text(base), text(calendar.year(y))),
                          "begin the index with that year");
  }
}

void check_value(Reader& reader, const Scenario& scenario) {
  check_benefits(reader, scenario);
  for (const Benefit& benefit : scenario.benefits.items)
    check_index_reaches(reader, scenario, benefit.index, benefit.price_base);
  if (!knows_its_months(scenario)) return;
  const Calendar calendar = scenario.calendar();
  check_index_reaches(reader, scenario, scenario.value_for_money.deflator, calendar.year(calendar.first_whole_year()));
}

/// Whether what was published has a month and is certain.
void check_history(Reader& reader, const PublishedHistory& history) {
  for (std::size_t i = 0; i < history.plans.count(); ++i) {
    if (!parse_month(history.plans.names[i]))
      reader.problem(history.plans.places[i],
                     fmt::format("expected a month, such as 2022-01, not '{}'", history.plans.names[i]));
    if (history.plans.items[i].distribution != nullptr)
      reader.problem(history.plans.items[i].place, "what was published is one number, not a distribution");
  }
}

}  // namespace

bool knows_its_months(const Scenario& scenario) {
  const double months = 12 * scenario.years.number;
  return scenario.start.number > 0 && months > 0.5 && months < 1200.5;
}

Calendar calendar_for_checks(const Scenario& scenario) {
  return knows_its_months(scenario) ? scenario.calendar() : Calendar{scenario.start, 1};
}

void refuse_circle(Reader& reader, const std::vector<int>& next, const std::vector<std::string>& names,
                   const std::vector<Place>& places, std::string_view in_words) {
  std::vector<std::size_t> visited_from(next.size(), next.size());
  for (std::size_t start = 0; start < next.size(); ++start) {
    std::size_t at = start;
    while (visited_from[at] == next.size()) {
      visited_from[at] = start;
      if (next[at] < 0) break;
      at = static_cast<std::size_t>(next[at]);
    }
    if (next[at] < 0 || visited_from[at] != start) continue;
    std::string circle = names[at];
    for (auto step = static_cast<std::size_t>(next[at]); step != at; step = static_cast<std::size_t>(next[step]))
      circle += " → " + names[step];
    reader.problem(places[at], fmt::format("{} form a circle: {} → {}", in_words, circle, names[at]));
  }
}

std::string percent_that_is_not_100(double sum) {
  constexpr int most_digits = 17;
  std::string number;
  for (int digits = 6; digits <= most_digits; ++digits) {
    number = fmt::format("{:.{}g}", sum * 100, digits);
    if (number != "100") break;
  }
  return number + "%";
}

void refuse_unless_whole(Reader& reader, const NamedValues& shares, const Calendar& calendar,
                         std::string_view in_words) {
  if (shares.broken || !shares.place.known()) return;
  const FinancialYear first = financial_year_of(calendar.start);
  for (int t = 0; t < calendar.months; ++t) {
    double sum = 0;
    bool constant = true;
    for (const NamedValues::Part& part : shares.parts) {
      sum += central_value(part.value, calendar.month(t), first);
      constant = constant && is_constant(part.value);
    }
    if (!(std::abs(sum - 1) <= rounding)) {
      const std::string when = constant ? "" : fmt::format(" in {}", text(calendar.month(t)));
      return reader.problem(shares.place,
                            fmt::format("{} sum to {}{}, not 100%", in_words, percent_that_is_not_100(sum), when));
    }
    if (constant) return;
  }
}

void check(Reader& reader, const Scenario& scenario) {
  check_settings(reader, scenario);
  check_demand(reader, scenario);
  check_line_names(reader, scenario);
  check_payer_names(reader, scenario);
  check_lines(reader, scenario);
  check_funding(reader, scenario);
  check_value(reader, scenario);
  check_history(reader, scenario.history);
  check_correlations(reader, scenario);
  if (scenario.areas.count() * scenario.needs.count() * scenario.settings.count() > 0) check_outflows(reader, scenario);
}

}  // namespace sendcast
