#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "funding/at.h"
#include "page/cells.h"
#include "page/sections.h"
#include "report/year_grid.h"
#include "value/over_years.h"

namespace sendcast {
namespace {

/// A pot by name, and where it stands in each scenario that has it.
struct SharedPot {
  std::string name;
  std::string label;
  bool carries = false;
  std::map<std::size_t, int> position;  ///< by scenario
};

std::vector<SharedPot> pots_of_all(const std::vector<Results>& scenarios) {
  std::vector<SharedPot> pots;
  for (std::size_t i = 0; i < scenarios.size(); ++i) {
    const std::vector<PotEntry>& entries = scenarios[i].catalogue.pots;
    for (int pot = 0; pot < static_cast<int>(entries.size()); ++pot) {
      const PotEntry& entry = at(entries, pot);
      auto found =
          std::find_if(pots.begin(), pots.end(), [&](const SharedPot& known) { return known.name == entry.name; });
      if (found == pots.end()) found = pots.insert(pots.end(), {entry.name, entry.label, entry.carries, {}});
      found->position[i] = pot;
    }
  }
  return pots;
}

/// The scenarios whose years are those of the first: a table has one set of columns.
bool has_years_of_first(const Outcomes& outcomes, std::size_t scenario) {
  return covers_same_months(outcomes.results.front(), outcomes.results[scenario]);
}

PageFigure balances(const Outcomes& outcomes, const SharedPot& pot) {
  std::vector<MoneyYears> rows;
  for (const auto& [scenario, position] : pot.position) {
    if (!has_years_of_first(outcomes, scenario)) continue;
    const Results& results = outcomes.results[scenario];
    const int index = position;
    rows.push_back({page_label(outcomes, scenario), "series", by_year(results.calendar, [&](int y) {
                      return at(at(results.accounts.budgets, y), index).balance;
                    })});
  }
  PageFigure figure{fmt::format("balance-{}", as_id(pot.name)), fmt::format("Balance at year end: {}", pot.label),
                    "Below 0 the pot is overdrawn: a deficit that is carried into the next year.", "lines", "£"};
  figure.table = money_table(fmt::format("Balance of {} at year end", pot.label), "Scenario",
                             outcomes.results.front().calendar, false, rows);
  return figure;
}

/// A row of chances for each scenario that has the pot.
PageFigure chances(const Outcomes& outcomes, const SharedPot& pot, std::vector<Chance> DrawnBudget::*event,
                   const std::string& id, const std::string& heading, const std::string& means) {
  PageFigure figure{fmt::format("{}-{}", id, as_id(pot.name)), fmt::format("{}: {}", heading, pot.label), means,
                    "lines", "%"};
  figure.table = {figure.heading, "Scenario", year_columns(outcomes.results.front().calendar)};
  for (const auto& [scenario, position] : pot.position) {
    if (!has_years_of_first(outcomes, scenario)) continue;
    PageRow row{page_label(outcomes, scenario), "series"};
    for (const Chance& chance : at(outcomes.drawn->scenarios[scenario].budgets, position).*event)
      row.cells.push_back(chance_cell(chance));
    figure.table.rows.push_back(std::move(row));
  }
  return figure;
}

/// The levels of deficit that tell most of a pot at the end of the run, at most three, the least first: those that
/// nearest to half of the base's draws pass. None that all draws pass, or none.
std::vector<std::size_t> telling_levels(const DrawnBudget& base) {
  constexpr std::size_t most = 3;
  std::vector<std::size_t> levels;
  for (std::size_t level = 0; level < base.beyond.size(); ++level) {
    const Chance& last = base.beyond[level].back();
    if (last.held() != 0 && last.held() != last.draws()) levels.push_back(level);
  }
  const auto from_half = [&](std::size_t level) {
    return std::abs(base.beyond[level].back().probability().value_or(0) - 0.5);
  };
  std::stable_sort(levels.begin(), levels.end(),
                   [&](std::size_t a, std::size_t b) { return from_half(a) < from_half(b); });
  levels.resize(std::min(most, levels.size()));
  std::sort(levels.begin(), levels.end());
  return levels;
}

/// How likely deficits beyond the levels are that some draws pass and some do not; no figure where there are none.
std::vector<PageFigure> beyond(const Outcomes& outcomes, const SharedPot& pot) {
  PageFigure figure{fmt::format("beyond-{}", as_id(pot.name)),
                    fmt::format("Chance that the deficit is larger than a level at year end: {}", pot.label),
                    "The levels that tell most at the end; probabilities.csv has more."};
  figure.table = {figure.heading, "Scenario and level", year_columns(outcomes.results.front().calendar)};
  const auto& [first_scenario, first_position] = *pot.position.begin();
  const std::vector<std::size_t> levels =
      telling_levels(at(outcomes.drawn->scenarios[first_scenario].budgets, first_position));
  for (const auto& [scenario, position] : pot.position) {
    if (!has_years_of_first(outcomes, scenario)) continue;
    const DrawnBudget& budget = at(outcomes.drawn->scenarios[scenario].budgets, position);
    for (const std::size_t level : levels) {
      PageRow row{fmt::format("{}: beyond £{}m", page_label(outcomes, scenario),
                              to_four_decimals(outcomes.drawn->deficit_levels[level] / 1e6))};
      for (const Chance& chance : budget.beyond[level]) row.cells.push_back(chance_cell(chance));
      figure.table.rows.push_back(std::move(row));
    }
  }
  if (figure.table.rows.empty()) return {};
  return {std::move(figure)};
}

/// Whether a pot stays within its income in every draw of every year of every scenario, so that nothing is to be told.
bool always_holds(const Outcomes& outcomes, const SharedPot& pot) {
  return std::all_of(pot.position.begin(), pot.position.end(), [&](const auto& of) {
    const std::vector<Chance>& years = at(outcomes.drawn->scenarios[of.first].budgets, of.second).within;
    return std::all_of(years.begin(), years.end(),
                       [](const Chance& chance) { return chance.held() == chance.draws(); });
  });
}

void add_chances(const Outcomes& outcomes, const SharedPot& pot, std::vector<PageFigure>& figures) {
  if (pot.carries) {
    figures.push_back(chances(outcomes, pot, &DrawnBudget::in_balance, "in-balance",
                              "Chance of being in balance at year end",
                              "The share of draws in which the pot ends the year at 0 or above."));
    for (PageFigure& figure : beyond(outcomes, pot)) figures.push_back(std::move(figure));
  }
  if (always_holds(outcomes, pot)) return;
  figures.push_back(chances(outcomes, pot, &DrawnBudget::within, "within", "Chance of staying within the year's income",
                            "The share of draws in which the pot pays no more than its income in the year."));
}

}  // namespace

PageSection deficit_section(const Outcomes& outcomes) {
  PageSection section{"deficit", "Deficits, and the chance of staying in budget",
                      outcomes.drawn ? "Balances are central figures; chances are shares of the draws."
                                     : "Central figures: no draws were asked for, so that no chance can be told."};
  for (const SharedPot& pot : pots_of_all(outcomes.results)) {
    if (pot.carries) section.figures.push_back(balances(outcomes, pot));
    if (outcomes.drawn) add_chances(outcomes, pot, section.figures);
  }
  return section;
}

}  // namespace sendcast
