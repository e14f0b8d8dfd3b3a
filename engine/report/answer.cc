#include "report/answer.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "funding/at.h"
#include "report/figures.h"
#include "report/scenario_label.h"
#include "report/text_width.h"
#include "value/over_years.h"

namespace sendcast {
namespace {

using Years = std::vector<FinancialYear>;

/// A name as part of a sentence: quoted, and not longer than a sentence bears.
std::string quoted(const std::string& name) {
  constexpr int longest = 60;
  return fmt::format("‘{}’", cut_to_width(printable(name), longest));
}

std::string more_or_less(Pence difference) {
  if (difference == 0) return "just as much";
  return fmt::format("{} {}", amount_in_words(difference), difference > 0 ? "more" : "less");
}

std::string period_of(const Years& years) {
  if (years.size() == 1) return text(years.front());
  return fmt::format("{} to {}", text(years.front()), text(years.back()));
}

/// "a", "a and b", "a, b and c"
std::string listed(const std::vector<std::string>& parts) {
  std::string list;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    list += i == 0 ? "" : i + 1 == parts.size() ? " and " : ", ";
    list += parts[i];
  }
  return list;
}

/// A pot and what its budget comes to in each year of a run.
struct PotYears {
  const PotEntry& pot;
  std::vector<BudgetYear> years;

  /// Whether a year ends below 0, or, for a pot that carries nothing over, spends more than its income.
  bool fails(std::size_t year) const {
    return pot.carries ? years[year].balance < 0 : years[year].paid > years[year].income;
  }
  std::size_t first_failure() const {
    std::size_t year = 0;
    while (year < years.size() && !fails(year)) ++year;
    return year;
  }
  bool ever_fails() const { return first_failure() < years.size(); }
  /// How deep it is in at the end, pence; never negative.
  Pence depth() const {
    const BudgetYear& last = years.back();
    return std::max<Pence>(0, pot.carries ? -last.balance : last.paid - last.income);
  }
};

PotYears pot_years(const Results& results, std::size_t pot) {
  PotYears of{results.catalogue.pots[pot], {}};
  for (const std::vector<BudgetYear>& year : results.accounts.budgets) of.years.push_back(year[pot]);
  return of;
}

/// The pot that matters most to whether budgets hold: the one deepest in at the end, those that carry a balance first.
std::optional<std::size_t> critical_pot(const Results& results) {
  std::optional<std::size_t> critical;
  const auto rank = [&](std::size_t pot) {
    const PotYears of = pot_years(results, pot);
    return std::pair(of.pot.carries && of.ever_fails(), of.depth());
  };
  for (std::size_t pot = 0; pot < results.catalogue.pots.size(); ++pot) {
    if (!critical || rank(pot) > rank(*critical)) critical = pot;
  }
  return critical;
}

std::optional<std::size_t> pot_named(const Results& results, const std::string& name) {
  const std::vector<PotEntry>& pots = results.catalogue.pots;
  const auto found = std::find_if(pots.begin(), pots.end(), [&](const PotEntry& pot) { return pot.name == name; });
  if (found == pots.end()) return std::nullopt;
  return static_cast<std::size_t>(found - pots.begin());
}

/// "is overdrawn from 2020-21 on and by £12.00m at the end of 2030-31"
std::string fate_of(const PotYears& of, const Results& results) {
  const std::string last = text(results.calendar.year(results.calendar.years() - 1));
  if (!of.ever_fails()) return of.pot.carries ? "is never overdrawn" : "never pays more than its income";
  const std::string first = text(results.calendar.year(static_cast<int>(of.first_failure())));
  if (!of.pot.carries) {
    return of.depth() == 0 ? fmt::format("pays more than its income in {}, but no longer in {}", first, last)
                           : fmt::format("pays more than its income from {}, by {} in {}", first,
                                         amount_in_words(of.depth()), last);
  }
  return of.depth() == 0 ? fmt::format("is overdrawn from {}, but no longer at the end of {}", first, last)
                         : fmt::format("is overdrawn from {}, and by {} at the end of {}", first,
                                       amount_in_words(of.depth()), last);
}

/// The chance that a pot is in balance at the run's end, or within its income in the last year.
std::string chance_of(const Outcomes& outcomes, std::size_t scenario, std::size_t pot) {
  const DrawnBudget& budget = outcomes.drawn->scenarios[scenario].budgets[pot];
  const bool carries = outcomes.results[scenario].catalogue.pots[pot].carries;
  return likely(carries ? budget.in_balance.back() : budget.within.back());
}

std::string plans_interval(const Outcomes& outcomes, std::size_t scenario, int year) {
  if (!outcomes.drawn) return {};
  const DrawnScenario& drawn = outcomes.drawn->scenarios[scenario];
  constexpr std::array<double, 2> ends = {0.05, 0.95};
  const std::vector<double> found =
      drawn.measures[static_cast<std::size_t>(drawn.layout.at(year, MeasureLayout::plans))].quantiles(ends);
  if (found.size() != ends.size()) return {};
  return fmt::format(" (90% prediction interval {} to {})", rounded(found[0]), rounded(found[1]));
}

std::string end_of(const Results& results, FinancialYear year) {
  const Calendar& calendar = results.calendar;
  const Month end = std::min(april_of(year + 1) + (-1), calendar.month(calendar.months - 1));
  return month_in_words(end);
}

/// The chance of passing the level of deficit that tells most: about half of the first scenario's draws pass it.
/// Nothing where all its draws are on one side of every level.
std::string deep_deficit(const Outcomes& outcomes, const std::vector<std::size_t>& scenarios, std::size_t pot) {
  const std::string& name = outcomes.results[scenarios.front()].catalogue.pots[pot].name;
  const auto beyond = [&](std::size_t scenario, std::size_t level) -> std::optional<Chance> {
    const std::optional<std::size_t> same = pot_named(outcomes.results[scenario], name);
    if (!same) return std::nullopt;
    return outcomes.drawn->scenarios[scenario].budgets[*same].beyond[level].back();
  };
  const auto from_half = [&](std::size_t level) {
    return std::abs(beyond(scenarios.front(), level)->probability().value_or(0) - 0.5);
  };
  std::size_t told = 0;
  for (std::size_t level = 1; level < outcomes.drawn->deficit_levels.size(); ++level) {
    if (from_half(level) < from_half(told)) told = level;
  }
  if (outcomes.drawn->deficit_levels.empty() || from_half(told) >= 0.5) return {};
  std::vector<std::string> chances;
  for (const std::size_t scenario : scenarios) {
    if (const std::optional<Chance> chance = beyond(scenario, told)) chances.push_back(likely(*chance));
  }
  return fmt::format("; that it ends with a deficit beyond {}, {}",
                     fmt::format("£{}m", to_four_decimals(outcomes.drawn->deficit_levels[told] / 1e6)),
                     listed(chances));
}

std::string chance_sentence(const Outcomes& outcomes, const std::vector<std::size_t>& scenarios) {
  const Results& first = outcomes.results[scenarios.front()];
  const std::optional<std::size_t> pot = critical_pot(first);
  if (!pot) return "No pot is declared, so that no budget can fail.";
  if (!outcomes.drawn) return "How likely that is was not worked out: this is the central run alone.";
  const PotEntry& entry = first.catalogue.pots[*pot];
  std::vector<std::string> chances;
  for (const std::size_t scenario : scenarios) {
    const std::optional<std::size_t> same = pot_named(outcomes.results[scenario], entry.name);
    if (!same) continue;
    const std::string chance = chance_of(outcomes, scenario, *same);
    chances.push_back(
        scenarios.size() == 1
            ? chance
            : fmt::format("{} with {}", chance, quoted(scenario_label(outcomes.results[scenario], outcomes.results))));
  }
  const std::string last = text(first.calendar.year(first.calendar.years() - 1));
  const std::string event =
      entry.carries ? fmt::format("ends {} in balance", last) : fmt::format("stays within its income in {}", last);
  return fmt::format("The chance that {} {} is {}{}.", quoted(entry.label), event, listed(chances),
                     entry.carries ? deep_deficit(outcomes, scenarios, *pot) : std::string());
}

// One scenario by itself.

std::string cost_sentence(const Outcomes& outcomes, std::size_t scenario) {
  const Results& results = outcomes.results[scenario];
  const Years years = years_of_all({&results, 1});
  std::string sentence = fmt::format("{} costs {} over {}", quoted(scenario_label(results, outcomes.results)),
                                     amount_in_words(cost_over(years, results)), period_of(years));
  const int first = results.calendar.first_whole_year();
  int last = results.calendar.years() - 1;
  while (last > first && results.calendar.months_in_year(last) != 12) --last;
  if (last > first) {
    const auto in_year = [&](int y) { return amount_in_words(cost(results, y, CostKind::revenue)); };
    const Pence change = cost(results, last, CostKind::revenue) - cost(results, first, CostKind::revenue);
    sentence += fmt::format(", with revenue cost {} {} in {} {} {} in {}",
                            change > 0   ? "growing from"
                            : change < 0 ? "falling from"
                                         : "the same,",
                            in_year(first), text(results.calendar.year(first)), change == 0 ? "and" : "to",
                            in_year(last), text(results.calendar.year(last)));
  }
  return sentence + ".";
}

std::string payers_sentence(const Results& results) {
  const Years years = years_of_all({&results, 1});
  Pence all = 0;
  for (const Entry& funder : results.catalogue.funders) all += paid_over(years, results, funder.name);
  std::vector<std::string> parts;
  for (const Entry& funder : results.catalogue.funders) {
    const Pence paid = paid_over(years, results, funder.name);
    if (paid == 0) continue;
    const std::string share = percentage(static_cast<double>(paid) / static_cast<double>(all));
    parts.push_back(fmt::format("{} pays {} ({})", printable(funder.label), amount_in_words(paid),
                                share == "0%" ? "less than 1%" : share));
  }
  return parts.empty() ? std::string("No funder pays anything.") : fmt::format("Of this {}.", listed(parts));
}

std::string failure_sentence(const Results& results) {
  const std::optional<std::size_t> critical = critical_pot(results);
  if (!critical) return "No pot is declared.";
  const PotYears of = pot_years(results, *critical);
  return of.ever_fails() ? fmt::format("{} {}.", quoted(of.pot.label), fate_of(of, results))
                         : std::string("No pot is overdrawn or pays more than its income at any time.");
}

std::string plans_sentence(const Outcomes& outcomes, std::size_t scenario) {
  const Results& results = outcomes.results[scenario];
  const int last = results.calendar.years() - 1;
  return fmt::format("At the end of {}, {} children and young people have an EHC plan{}, against {} at the end of {}.",
                     end_of(results, results.calendar.year(last)), rounded(plans_at_year_end(results, last)),
                     plans_interval(outcomes, scenario, last), rounded(plans_at_year_end(results, 0)),
                     end_of(results, results.calendar.year(0)));
}

std::vector<std::string> answer_of(const Outcomes& outcomes, std::size_t scenario) {
  const Results& results = outcomes.results[scenario];
  return {cost_sentence(outcomes, scenario), payers_sentence(results), failure_sentence(results),
          chance_sentence(outcomes, {scenario}), plans_sentence(outcomes, scenario)};
}

// A scenario against the base.

std::string cost_against(const Outcomes& outcomes, std::size_t scenario, const Years& years) {
  const std::vector<Results>& all = outcomes.results;
  const Pence base = cost_over(years, all.front());
  const Pence other = cost_over(years, all[scenario]);
  const bool of_several = all.size() > 2;
  std::string sentence =
      fmt::format("Over {}, {} costs {}, {} than {} ({})", period_of(years), quoted(scenario_label(all[scenario], all)),
                  amount_in_words(other), more_or_less(other - base), quoted(scenario_label(all.front(), all)),
                  amount_in_words(base));
  if (other == base) {
    sentence = fmt::format("Over {}, {} costs {}, the same as {}", period_of(years),
                           quoted(scenario_label(all[scenario], all)), amount_in_words(other),
                           quoted(scenario_label(all.front(), all)));
  }
  if (of_several) sentence += fmt::format(", the least of the {} that are compared with it", all.size() - 1);
  if (outcomes.drawn)
    sentence += fmt::format("; the chance that it costs less is {}",
                            likely(outcomes.drawn->comparisons[scenario - 1].costs_less));
  return sentence + ".";
}

std::string payers_against(const ValueComparison& value) {
  std::vector<std::string> parts;
  for (const PartnerValue& partner : value.partners) {
    parts.push_back(fmt::format("{} pays {}", printable(partner.label), more_or_less(partner.cost_difference())));
  }
  return parts.empty() ? std::string("No funder pays anything.") : fmt::format("{}.", listed(parts));
}

std::string failure_against(const Outcomes& outcomes, std::size_t scenario) {
  const std::vector<Results>& all = outcomes.results;
  const std::optional<std::size_t> critical = critical_pot(all.front());
  if (!critical) return "No pot is declared.";
  const PotYears base = pot_years(all.front(), *critical);
  const std::optional<std::size_t> same = pot_named(all[scenario], base.pot.name);
  const std::string of_base = fmt::format("With {}, {} {}", quoted(scenario_label(all.front(), all)),
                                          quoted(base.pot.label), fate_of(base, all.front()));
  if (!same) return of_base + ".";
  return fmt::format("{}; with {}, it {}.", of_base, quoted(scenario_label(all[scenario], all)),
                     fate_of(pot_years(all[scenario], *same), all[scenario]));
}

std::string plans_against(const Outcomes& outcomes, std::size_t scenario, FinancialYear last) {
  const Results& base = outcomes.results.front();
  const Results& other = outcomes.results[scenario];
  const int year = position_of(other, last);
  const double plans = plans_at_year_end(other, year);
  const double more = plans - plans_at_year_end(base, position_of(base, last));
  const std::string difference = rounded(more) == "0"
                                     ? std::string("as many as")
                                     : fmt::format("{} {} than", rounded(std::abs(more)), more > 0 ? "more" : "fewer");
  return fmt::format("At the end of {}, {} children and young people have an EHC plan with {}{}, {} with {}.",
                     end_of(other, last), rounded(plans), quoted(scenario_label(other, outcomes.results)),
                     plans_interval(outcomes, scenario, year), difference,
                     quoted(scenario_label(base, outcomes.results)));
}

std::vector<std::string> answer_against_base(const Outcomes& outcomes) {
  const Years years = years_of_all(outcomes.results);
  if (years.empty()) return {"The scenarios have no financial year in common, so that they cannot be compared."};
  const std::size_t scenario = answered_scenario(outcomes);
  return {cost_against(outcomes, scenario, years), payers_against(outcomes.values[scenario - 1]),
          failure_against(outcomes, scenario), chance_sentence(outcomes, {0, scenario}),
          plans_against(outcomes, scenario, years.back())};
}

}  // namespace

std::size_t answered_scenario(const Outcomes& outcomes) {
  if (outcomes.comparisons.empty()) return 0;
  const Years years = years_of_all(outcomes.results);
  std::size_t cheapest = 1;
  for (std::size_t i = 2; i < outcomes.results.size(); ++i) {
    if (cost_over(years, outcomes.results[i]) < cost_over(years, outcomes.results[cheapest])) cheapest = i;
  }
  return cheapest;
}

std::vector<std::string> answer(const Outcomes& outcomes) {
  if (!outcomes.comparisons.empty()) return answer_against_base(outcomes);
  std::vector<std::string> sentences;
  for (std::size_t i = 0; i < outcomes.results.size(); ++i) {
    for (std::string& sentence : answer_of(outcomes, i)) sentences.push_back(std::move(sentence));
  }
  return sentences;
}

}  // namespace sendcast
