#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include <fmt/format.h>

#include "funding/at.h"
#include "report/terminal.h"
#include "report/text_width.h"
#include "report/year_grid.h"
#include "value/yearly.h"

namespace sendcast {
namespace {

bool is_nil(const std::vector<Pence>& years) {
  return std::all_of(years.begin(), years.end(), [](Pence pence) { return pence == 0; });
}

std::vector<Pence> costs_by_year(const Results& results, CostKind kind) {
  return by_year(results.calendar, [&](int y) { return cost(results, y, kind); });
}

bool has_capital(const Results& results) {
  const std::vector<LineEntry>& lines = results.catalogue.lines;
  return std::any_of(lines.begin(), lines.end(), [](const LineEntry& line) { return line.capital; });
}

std::vector<std::string> timeliness_cells(const Results& results) {
  const auto cell = [](std::optional<double> share) { return share ? percentage(*share) : std::string("none"); };
  std::vector<std::string> cells = by_year(results.calendar, [&](int y) { return cell(timeliness(results, y)); });
  if (cells.size() > 1) cells.push_back(cell(timeliness(results)));
  return cells;
}

void add_costs(Grid& grid, const Results& results) {
  std::vector<MoneyRow> rows = {{"Revenue cost", costs_by_year(results, CostKind::revenue)}};
  if (has_capital(results)) rows.push_back({"Capital cost", costs_by_year(results, CostKind::capital)});
  const MoneyUnit unit = unit_for(rows) == MoneyUnit::pounds ? MoneyUnit::pounds : MoneyUnit::millions;
  for (const MoneyRow& row : rows) {
    grid.rows.push_back(
        {fmt::format("{}, {}", row.label, name_of(unit)), money_cells(row.years, LastColumn::total, unit)});
  }
}

Grid headline(const Results& results) {
  const auto years = [&](const auto& measured) {
    return by_year(results.calendar, [&](int y) { return measured(results, y); });
  };
  const auto events = [&](Event event) {
    return people_cells(by_year(results.calendar, [&](int y) { return events_in_year(results, y, event); }),
                        LastColumn::total);
  };
  const auto plans = [](const Results& of, int y) { return plans_at_year_end(of, y); };
  Grid grid = year_grid("Year by year", results.calendar, LastColumn::total);
  grid.rows.push_back({"Plans at year end", people_cells(years(plans), LastColumn::nothing)});
  grid.rows.push_back({"Requests for assessment", events(Event::requests)});
  grid.rows.push_back({"New plans", events(Event::issued)});
  grid.rows.push_back({"Assessments on time", timeliness_cells(results)});
  grid.rows.push_back({"Waiting at year end", people_cells(years(waiting_at_year_end), LastColumn::nothing)});
  grid.rows.push_back({"SEN support at year end", people_cells(years(sen_support_at_year_end), LastColumn::nothing)});
  add_costs(grid, results);
  return grid;
}

std::vector<Pence> pot_by_year(const Results& results, int pot, Pence BudgetYear::*amount) {
  return by_year(results.calendar, [&](int y) { return at(at(results.accounts.budgets, y), pot).*amount; });
}

/// A funder, and each of its pots where more than one pays.
void add_funder(std::vector<MoneyRow>& rows, const Results& results, int funder) {
  rows.push_back({at(results.catalogue.funders, funder).label,
                  by_year(results.calendar, [&](int y) { return paid_by_funder(results, y, funder); })});
  std::vector<MoneyRow> pots;
  for (int pot = 0; pot < static_cast<int>(results.catalogue.pots.size()); ++pot) {
    const PotEntry& entry = at(results.catalogue.pots, pot);
    std::vector<Pence> paid = pot_by_year(results, pot, &BudgetYear::paid);
    if (entry.funder == funder && !is_nil(paid)) pots.push_back({entry.label, std::move(paid), RowStyle::part});
  }
  if (pots.size() > 1) rows.insert(rows.end(), pots.begin(), pots.end());
}

Grid who_pays(const Results& results) {
  const Calendar& calendar = results.calendar;
  std::vector<MoneyRow> rows;
  std::vector<Pence> total = by_year(calendar, [](int) { return Pence{0}; });
  for (int funder = 0; funder < static_cast<int>(results.catalogue.funders.size()); ++funder) {
    total = add(total, by_year(calendar, [&](int y) { return paid_by_funder(results, y, funder); }));
    add_funder(rows, results, funder);
  }
  rows.push_back({"Total paid", total, RowStyle::total});
  if (!results.catalogue.pools.empty()) {
    const std::vector<Pence> drawn = by_year(calendar, [&](int y) { return -increase_in_reserves(results, y); });
    rows.push_back({"To (-) or from (+) pools' reserves", drawn});
    rows.push_back({"Cost of services", add(total, drawn), RowStyle::total});
  }
  return money_grid(has_capital(results) ? "Who pays, revenue and capital together" : "Who pays", calendar,
                    LastColumn::total, rows);
}

/// The first of the last years without a break in which an amount was below 0; nothing if it was not in the last.
std::optional<int> below_nil_from(const std::vector<Pence>& years) {
  auto from = static_cast<int>(years.size());
  while (from > 0 && at(years, from - 1) < 0) --from;
  return from == static_cast<int>(years.size()) ? std::nullopt : std::optional(from);
}

std::string state_of_balance(const std::vector<Pence>& years, const Calendar& calendar) {
  const std::optional<int> from = below_nil_from(years);
  if (!from) return "in balance";
  return *from == 0 ? "in deficit" : fmt::format("in deficit from {}", text(calendar.year(*from)));
}

std::string state_of_budget(const std::vector<Pence>& years, const Calendar& calendar) {
  std::string over;
  int count = 0;
  for (int y = 0; y < static_cast<int>(years.size()); ++y) {
    if (at(years, y) >= 0) continue;
    over = text(calendar.year(y));
    ++count;
  }
  if (count == 0) return "within budget";
  return count == 1 ? fmt::format("over budget in {}", over) : fmt::format("over budget in {} years", count);
}

/// The rows, and under them what is to be said of each; nothing where there are no rows.
template <typename Say>
std::string render_balances(const std::string& title, const std::vector<MoneyRow>& rows, const Results& results,
                            const Screen& screen, const Say& say) {
  if (rows.empty()) return {};
  Grid grid = money_grid(title, results.calendar, LastColumn::nothing, rows);
  grid.warns_below_zero = true;
  std::string text = render(grid, screen);
  for (const MoneyRow& row : rows) {
    if (row.style == RowStyle::part) continue;
    const std::string sentence = fmt::format("{}: {}.", printable(row.label), say(row.years, results.calendar));
    text += wrapped(sentence, screen.width, 2);
  }
  return text + '\n';
}

/// A pot's balance, and the interest in it where it bears any.
void add_balance(std::vector<MoneyRow>& rows, const Results& results, int pot) {
  rows.push_back({at(results.catalogue.pots, pot).label, pot_by_year(results, pot, &BudgetYear::balance)});
  std::vector<Pence> interest = pot_by_year(results, pot, &BudgetYear::interest);
  if (!is_nil(interest)) rows.push_back({"of which the year's interest", std::move(interest), RowStyle::part});
}

std::string budgets(const Results& results, const Screen& screen) {
  std::vector<MoneyRow> carrying;
  std::vector<MoneyRow> yearly;
  for (int pot = 0; pot < static_cast<int>(results.catalogue.pots.size()); ++pot) {
    if (at(results.catalogue.pots, pot).carries) {
      add_balance(carrying, results, pot);
    } else if (!is_nil(pot_by_year(results, pot, &BudgetYear::income))) {
      add_balance(yearly, results, pot);
    }
  }
  return render_balances("Balance at year end, carried forward", carrying, results, screen, state_of_balance) +
         render_balances("In-year position: budget less payments and interest", yearly, results, screen,
                         state_of_budget);
}

void add_lines(std::vector<MoneyRow>& rows, const Results& results, CostKind kind) {
  for (int line = 0; line < static_cast<int>(results.catalogue.lines.size()); ++line) {
    const LineEntry& entry = at(results.catalogue.lines, line);
    if (entry.capital != (kind == CostKind::capital)) continue;
    rows.push_back(
        {entry.label, by_year(results.calendar, [&](int y) { return at(at(results.accounts.costs, y), line).cost; })});
  }
}

Grid costs_by_line(const Results& results) {
  std::vector<MoneyRow> rows;
  add_lines(rows, results, CostKind::revenue);
  rows.push_back(
      {has_capital(results) ? "Total revenue" : "Total", costs_by_year(results, CostKind::revenue), RowStyle::total});
  if (has_capital(results)) {
    add_lines(rows, results, CostKind::capital);
    rows.push_back({"Total capital", costs_by_year(results, CostKind::capital), RowStyle::total});
  }
  return money_grid("Cost by service line", results.calendar, LastColumn::total, rows);
}

Grid plans_by_setting(const Results& results) {
  Grid grid = year_grid("Plans at year end by setting", results.calendar, LastColumn::nothing);
  for (int setting = 0; setting < results.shape.settings; ++setting) {
    const auto plans = [&](int y) { return plans_at_year_end(results, y, setting); };
    grid.rows.push_back({at(results.catalogue.settings, setting).label,
                         people_cells(by_year(results.calendar, plans), LastColumn::nothing)});
  }
  const auto plans = [&](int y) { return plans_at_year_end(results, y); };
  grid.rows.push_back({"Total", people_cells(by_year(results.calendar, plans), LastColumn::nothing), RowStyle::total});
  return grid;
}

}  // namespace

std::string screen_heading(const Results& results, const Screen& screen) {
  const Catalogue& names = results.catalogue;
  const Calendar& calendar = results.calendar;
  const std::string period = fmt::format("{}: {}", printable(names.scenario), period_in_words(calendar));
  return fmt::format("{}{}\n", render_title(names.title.empty() ? names.scenario : names.title, screen),
                     cut_to_width(period, screen.width));
}

std::string years_and_payers_screen(const Results& results, const Screen& screen) {
  return fmt::format("{}\n{}\n{}", screen_heading(results, screen), render(headline(results), screen),
                     render(who_pays(results), screen));
}

std::string run_screen(const Results& results, const Screen& screen) {
  return fmt::format("{}\n{}\n{}\n{}{}\n{}\n{}\n", screen_heading(results, screen), render(headline(results), screen),
                     render(who_pays(results), screen), budgets(results, screen),
                     render(costs_by_line(results), screen), render(plans_by_setting(results), screen),
                     cut_to_width("Figures are rounded one by one; --out writes every penny.", screen.width));
}

}  // namespace sendcast
