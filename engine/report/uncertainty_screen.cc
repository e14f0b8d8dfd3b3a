#include <algorithm>
#include <array>
#include <optional>

#include <fmt/format.h>

#include "funding/pence.h"
#include "report/figures.h"
#include "report/terminal.h"
#include "report/text_width.h"
#include "report/year_grid.h"

namespace sendcast {
namespace {

constexpr std::array<double, 5> shown_levels = {0.05, 0.25, 0.5, 0.75, 0.95};

std::string people(double number) { return rounded(number); }
std::string millions(double pounds) { return in_unit(to_pence(pounds), MoneyUnit::millions); }

/// A measure in the middle and at the ends of its prediction intervals, one year after another.
template <class Text>
void add_fan(const std::string& label, const DrawnScenario& scenario, int position, Text text, Grid& grid) {
  std::vector<GridRow> rows;
  for (const char* name : {"5% of draws lie below", "25%", "half", "75%", "95%"})
    rows.push_back({name, {}, RowStyle::part});
  for (int year = 0; year < scenario.layout.years; ++year) {
    const Spread& spread = scenario.measures[static_cast<std::size_t>(scenario.layout.at(year, position))];
    const std::vector<double> quantiles = spread.quantiles(shown_levels);
    for (std::size_t i = 0; i < rows.size(); ++i)
      rows[i].cells.push_back(quantiles.empty() ? std::string("-") : text(quantiles[i]));
  }
  grid.rows.push_back({label, {}, RowStyle::plain});
  grid.rows.insert(grid.rows.end(), rows.begin(), rows.end());
}

GridRow chances_row(const std::string& label, const std::vector<Chance>& years) {
  GridRow row{label, {}, RowStyle::part};
  for (const Chance& chance : years) row.cells.push_back(likely(chance));
  return row;
}

bool is_told(const std::vector<Chance>& years) {
  return std::any_of(years.begin(), years.end(),
                     [](const Chance& chance) { return chance.held() != 0 && chance.held() != chance.draws(); });
}

/// Levels of deficit that some draws pass and some do not: at most three.
void add_deficits(const DrawnOutcomes& drawn, const DrawnBudget& budget, Grid& grid) {
  int told = 0;
  for (std::size_t level = 0; level < drawn.deficit_levels.size() && told < 3; ++level) {
    if (!is_told(budget.beyond[level])) continue;
    ++told;
    grid.rows.push_back(
        chances_row(fmt::format("deficit beyond £{:.0f}m", drawn.deficit_levels[level] / 1e6), budget.beyond[level]));
  }
}

std::string budgets_grid(const Results& results, const DrawnOutcomes& drawn, const DrawnScenario& scenario,
                         const Screen& screen) {
  Grid grid = year_grid("How likely it is that budgets hold", results.calendar, LastColumn::nothing);
  for (std::size_t pot = 0; pot < scenario.budgets.size(); ++pot) {
    const PotEntry& entry = results.catalogue.pots[pot];
    const DrawnBudget& budget = scenario.budgets[pot];
    grid.rows.push_back({entry.label, {}, RowStyle::plain});
    grid.rows.push_back(chances_row("within the year's income", budget.within));
    if (!entry.carries) continue;
    grid.rows.push_back(chances_row("in balance at year end", budget.in_balance));
    add_deficits(drawn, budget, grid);
  }
  return render(grid, screen);
}

/// What 1,000 more draws would change.
std::string convergence(const DrawnScenario& scenario, std::uint64_t draws) {
  const int last = scenario.layout.at(scenario.layout.years - 1, scenario.layout.revenue_cost());
  const auto more = scenario.measures[static_cast<std::size_t>(last)].more_draws(1000);
  if (!more) return {};
  return fmt::format(
      "From {} draws. The mean revenue cost of the last year is known to £{:.2f}m (standard error); 1,000 more draws "
      "would move it by about £{:.2f}m.\n",
      rounded(static_cast<double>(draws)), more->standard_error / 1e6, more->typical_change / 1e6);
}

}  // namespace

namespace {

/// How much of the spread of plans at the end is the play of chance.
std::string share_of_chance(const DrawnScenario& of) {
  if (of.expected.empty()) return {};
  const auto last = static_cast<std::size_t>(of.layout.at(of.layout.years - 1, MeasureLayout::plans));
  const double numbers = of.expected[last].standard_deviation().value_or(0);
  const double chance = of.by_chance[last].standard_deviation().value_or(0);
  const double whole = numbers * numbers + chance * chance;
  if (!(whole > 0)) return {};
  return fmt::format(
      "The play of chance makes {} of the variance of plans at the end (standard deviation {:.1f}), the "
      "uncertain numbers the rest ({:.1f}).\n",
      percentage(chance * chance / whole), chance, numbers);
}

}  // namespace

std::string uncertainty_screen(const Results& results, const DrawnOutcomes& drawn, std::size_t scenario,
                               const Screen& screen) {
  const DrawnScenario& of = drawn.scenarios[scenario];
  Grid grid = year_grid("How sure: 90% of draws lie between the 5% and the 95% line (a prediction interval)",
                        results.calendar, LastColumn::nothing);
  add_fan("Plans at year end", of, MeasureLayout::plans, people, grid);
  add_fan("Requests for assessment", of, of.layout.requests(), people, grid);
  add_fan("Revenue cost, £m", of, of.layout.revenue_cost(), millions, grid);
  for (int funder = 0; funder < of.layout.funders; ++funder) {
    const std::string& label = results.catalogue.funders[static_cast<std::size_t>(funder)].label;
    add_fan(fmt::format("Paid by {}, £m", label), of, of.layout.paid_by_funder(funder), millions, grid);
  }
  std::string screenful = render(grid, screen) + '\n' + budgets_grid(results, drawn, of, screen) + '\n';
  screenful += wrapped(convergence(of, drawn.draws), screen.width, 0);
  screenful += wrapped(share_of_chance(of), screen.width, 0);
  if (of.scaled_outflows > 0) {
    screenful += wrapped(fmt::format("In {} stocks of a month and a draw more people would have left than were there; "
                                     "their shares were scaled to 1.\n",
                                     rounded(static_cast<double>(of.scaled_outflows))),
                         screen.width, 0);
  }
  return screenful;
}

std::string comparison_uncertainty_screen(const Comparison& comparison, const ValueComparison& value,
                                          const DrawnComparison& drawn, const Screen& screen) {
  Grid grid;
  grid.title = fmt::format("How sure of the difference: {} less {}, draw by draw in the same world, £m",
                           comparison.scenario, comparison.base);
  grid.headings = {{"", "5%"}, {"", "half"}, {"", "95%"}, {"chance it", "is less"}, {"chance of", "a gain"}};
  const auto add = [&](const std::string& funder, const std::string& label, const Chance& less, const Chance& gain) {
    for (std::size_t i = 0; i < drawn.values.size(); ++i) {
      if (drawn.value_names[i].funder != funder || drawn.value_names[i].measure != "cost_difference") continue;
      const std::array<double, 3> wanted = {0.05, 0.5, 0.95};
      GridRow row{label, {}, RowStyle::plain};
      for (const double quantile : drawn.values[i].quantiles(wanted))
        row.cells.push_back(in_unit(to_pence(quantile), MoneyUnit::millions, Sign::always));
      row.cells.push_back(likely(less));
      row.cells.push_back(likely(gain));
      if (row.cells.size() == grid.headings.size()) grid.rows.push_back(row);
    }
  };
  for (std::size_t p = 0; p < value.partners.size(); ++p)
    add(value.partners[p].name, value.partners[p].label, drawn.pays_less[p], drawn.gains[p]);
  add("all", "All together", drawn.costs_less, drawn.worth_it);
  return render(grid, screen) +
         wrapped("A gain: the net present value, benefits included, is above 0.\n", screen.width, 0);
}

}  // namespace sendcast
