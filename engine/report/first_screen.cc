#include "report/first_screen.h"

#include <algorithm>

#include <fmt/format.h>

#include "funding/at.h"
#include "funding/pence.h"
#include "report/answer.h"
#include "report/figures.h"
#include "report/scenario_label.h"
#include "report/terminal.h"
#include "report/text_width.h"
#include "report/year_grid.h"
#include "value/over_years.h"

namespace sendcast {
namespace {

std::string answer_part(const Outcomes& outcomes, const Screen& screen) {
  std::string part = render_title("The answer", screen);
  for (const std::string& sentence : answer(outcomes)) part += wrapped(sentence, screen.width, 2);
  return part + '\n';
}

/// The scenarios whose years are shown: all of a few, of more the base and the one that the answer is about.
std::vector<const Results*> shown_scenarios(const Outcomes& outcomes) {
  constexpr std::size_t few = 3;
  const std::vector<Results>& all = outcomes.results;
  std::vector<const Results*> shown;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const bool is_told = all.size() <= few || i == 0 || i == answered_scenario(outcomes);
    if (is_told && covers_same_months(all.front(), all[i])) shown.push_back(&all[i]);
  }
  return shown;
}

/// A measure's heading, and a row of it for each scenario that is shown.
template <typename Cells>
void add_measure(const Outcomes& outcomes, const std::string& measure, const Cells& cells, Grid& grid) {
  grid.rows.push_back({measure, {}, RowStyle::plain});
  for (const Results* results : shown_scenarios(outcomes)) {
    grid.rows.push_back({scenario_label(*results, outcomes.results), cells(*results), RowStyle::part});
  }
}

/// The pot that carries a balance and is deepest in at the base's end; -1 where none does.
int deepest_pot(const Results& base) {
  int deepest = -1;
  for (int pot = 0; pot < static_cast<int>(base.catalogue.pots.size()); ++pot) {
    if (!at(base.catalogue.pots, pot).carries) continue;
    const auto balance = [&](int of) { return at(base.accounts.budgets.back(), of).balance; };
    if (deepest < 0 || balance(pot) < balance(deepest)) deepest = pot;
  }
  return deepest;
}

std::vector<std::string> balance_cells(const Results& results, const std::string& name, MoneyUnit unit) {
  const std::vector<PotEntry>& pots = results.catalogue.pots;
  for (int pot = 0; pot < static_cast<int>(pots.size()); ++pot) {
    if (at(pots, pot).name != name) continue;
    const auto years =
        by_year(results.calendar, [&](int y) { return at(at(results.accounts.budgets, y), pot).balance; });
    return money_cells(years, LastColumn::nothing, unit);
  }
  return {};
}

/// £m, or £ where no year of the base costs a million.
MoneyUnit unit_of_costs(const Results& base) {
  constexpr Pence a_million = 100'000'000;
  for (int y = 0; y < base.calendar.years(); ++y) {
    if (cost(base, y, CostKind::revenue) >= a_million) return MoneyUnit::millions;
  }
  return MoneyUnit::pounds;
}

std::string years_side_by_side(const Outcomes& outcomes, const Screen& screen) {
  const Results& base = outcomes.results.front();
  const MoneyUnit unit = unit_of_costs(base);
  Grid grid = year_grid("Year by year", base.calendar, LastColumn::nothing);
  grid.warns_below_zero = true;
  add_measure(
      outcomes, "Plans at year end",
      [](const Results& results) {
        return people_cells(by_year(results.calendar, [&](int y) { return plans_at_year_end(results, y); }),
                            LastColumn::nothing);
      },
      grid);
  add_measure(
      outcomes, fmt::format("Revenue cost, {}", name_of(unit)),
      [&](const Results& results) {
        return money_cells(by_year(results.calendar, [&](int y) { return cost(results, y, CostKind::revenue); }),
                           LastColumn::nothing, unit);
      },
      grid);
  if (const int pot = deepest_pot(base); pot >= 0) {
    const PotEntry& entry = at(base.catalogue.pots, pot);
    add_measure(
        outcomes, fmt::format("Balance of {}, {}", entry.label, name_of(unit)),
        [&](const Results& results) { return balance_cells(results, entry.name, unit); }, grid);
  }
  return render(grid, screen) + '\n';
}

/// A line a scenario: what each partner pays more in cash, and gains in present value.
std::string pays_and_gains(const Outcomes& outcomes, const Screen& screen) {
  const std::vector<PartnerValue>& partners = outcomes.values.front().partners;
  const MoneyUnit unit = unit_of_costs(outcomes.results.front());
  Grid grid;
  grid.title =
      fmt::format("Who pays, who gains, {}: paid more (+) or less (-) than {} in cash, and net gain at present value",
                  name_of(unit), outcomes.results.front().catalogue.scenario);
  for (const PartnerValue& partner : partners) {
    grid.headings.push_back({partner.name, "pays"});
    grid.headings.push_back({"", "gains"});
  }
  grid.headings.push_back({"all", "pay"});
  grid.headings.push_back({"", "gain"});
  for (std::size_t c = 0; c < outcomes.values.size(); ++c) {
    const ValueComparison& value = outcomes.values[c];
    GridRow row{scenario_label(outcomes.results[c + 1], outcomes.results), {}, RowStyle::plain};
    const auto add = [&](const PartnerValue& partner) {
      row.cells.push_back(in_unit(partner.cost_difference(), unit, Sign::always));
      row.cells.push_back(in_unit(to_pence(partner.net_present_value()), unit, Sign::always));
    };
    for (const PartnerValue& known : partners) {
      const auto same = std::find_if(value.partners.begin(), value.partners.end(),
                                     [&](const PartnerValue& partner) { return partner.name == known.name; });
      add(same == value.partners.end() ? PartnerValue{} : *same);
    }
    add(value.all);
    grid.rows.push_back(std::move(row));
  }
  return render(grid, screen) + '\n';
}

std::string where_the_rest_is(const Screen& screen) {
  return wrapped(
      "Figures are rounded one by one. The rest: --all, --table NAME (such as budgets or value), --report FILE.html, "
      "--workbook FILE.xlsx, --out FOLDER for every penny.",
      screen.width, 0);
}

}  // namespace

std::string first_screen(const Outcomes& outcomes, const Screen& screen) {
  std::string page = answer_part(outcomes, screen);
  if (!outcomes.comparisons.empty()) {
    page += years_side_by_side(outcomes, screen) + pays_and_gains(outcomes, screen);
  } else {
    for (const Results& results : outcomes.results) page += years_and_payers_screen(results, screen) + '\n';
  }
  return page + where_the_rest_is(screen);
}

}  // namespace sendcast
