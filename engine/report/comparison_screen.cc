#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "funding/at.h"
#include "report/terminal.h"
#include "report/text_width.h"
#include "report/year_grid.h"

namespace sendcast {
namespace {

/// Two scenarios side by side, over the years that both cover.
struct Compared {
  const Results& base;
  const Results& other;
  const Comparison& comparison;
  Calendar calendar;

  const ComparedMeasure& measure(int y, std::string_view name, std::string_view of = {}) const {
    return *comparison.find(calendar.year(y), name, of);
  }
  std::string less() const { return fmt::format("{} less {}", comparison.scenario, comparison.base); }
};

/// The part of the base's months that lies in the years which were compared.
Calendar compared_months(const Calendar& base, const Comparison& comparison) {
  const Month begin = std::max(base.start, april_of(comparison.measures.front().year));
  const Month end = std::min(base.start + base.months, april_of(comparison.measures.back().year + 1));
  return {begin, end - begin};
}

/// What either scenario has, the base's first.
template <typename Entries>
Entries of_either(const Entries& base, const Entries& other) {
  Entries all = base;
  for (const auto& entry : other) {
    const auto same = [&](const auto& known) { return known.name == entry.name; };
    if (std::none_of(base.begin(), base.end(), same)) all.push_back(entry);
  }
  return all;
}

template <typename Number>
std::vector<Number> years_of(const Compared& compared, Amount ComparedMeasure::*which, std::string_view measure,
                             std::string_view of = {}) {
  return by_year(compared.calendar, [&](int y) { return std::get<Number>(compared.measure(y, measure, of).*which); });
}

template <typename Number>
bool is_nil(const std::vector<Number>& years) {
  return std::all_of(years.begin(), years.end(), [](Number number) { return number == 0; });
}

Grid plans(const Compared& compared) {
  Grid grid = year_grid("Plans at year end", compared.calendar, LastColumn::nothing);
  const auto add = [&](const std::string& label, Amount ComparedMeasure::*which, RowStyle style, Sign sign) {
    grid.rows.push_back(
        {label, people_cells(years_of<double>(compared, which, "plans"), LastColumn::nothing, sign), style});
  };
  add(compared.comparison.base, &ComparedMeasure::base_value, RowStyle::plain, Sign::negative_only);
  add(compared.comparison.scenario, &ComparedMeasure::value, RowStyle::plain, Sign::negative_only);
  add("Difference", &ComparedMeasure::difference, RowStyle::total, Sign::always);
  for (const Entry& setting : of_either(compared.base.catalogue.settings, compared.other.catalogue.settings)) {
    const auto years = years_of<double>(compared, &ComparedMeasure::difference, "plans_by_setting", setting.name);
    if (is_nil(years)) continue;
    grid.rows.push_back({setting.label, people_cells(years, LastColumn::nothing, Sign::always), RowStyle::part});
  }
  return grid;
}

std::vector<std::string> timeliness_cells(const Compared& compared) {
  return by_year(compared.calendar, [&](int y) {
    const Amount& difference = compared.measure(y, "timeliness").difference;
    const auto* points = std::get_if<double>(&difference);
    return points != nullptr ? percentage_points(*points) : std::string("none");
  });
}

Grid people(const Compared& compared) {
  Grid grid = year_grid(fmt::format("People and decisions: {}", compared.less()), compared.calendar, LastColumn::total);
  const auto add = [&](const std::string& label, std::string_view measure, LastColumn last) {
    const auto years = years_of<double>(compared, &ComparedMeasure::difference, measure);
    grid.rows.push_back({label, people_cells(years, last, Sign::always)});
  };
  add("Requests for assessment", "requests", LastColumn::total);
  add("New plans", "issued", LastColumn::total);
  grid.rows.push_back({"On time, percentage points", timeliness_cells(compared)});
  add("Waiting at year end", "waiting", LastColumn::nothing);
  add("SEN support at year end", "sen_support", LastColumn::nothing);
  return grid;
}

/// The cost of one kind in both, and the difference; nothing where neither has any.
std::string cost(const Compared& compared, const std::string& title, std::string_view measure, const Screen& screen) {
  const auto years = [&](Amount ComparedMeasure::*which) { return years_of<Pence>(compared, which, measure); };
  const std::vector<MoneyRow> rows = {{compared.comparison.base, years(&ComparedMeasure::base_value)},
                                      {compared.comparison.scenario, years(&ComparedMeasure::value)}};
  if (is_nil(rows[0].years) && is_nil(rows[1].years)) return {};
  const MoneyUnit unit = unit_for(rows);
  Grid grid = money_grid(title, compared.calendar, LastColumn::total, rows);
  grid.rows.push_back({"Difference",
                       money_cells(years(&ComparedMeasure::difference), LastColumn::total, unit, Sign::always),
                       RowStyle::total});
  return render(grid, screen) + '\n';
}

/// The rows of what differs; nothing where nothing does.
std::string differences(const Compared& compared, const std::string& title, LastColumn last,
                        const std::vector<MoneyRow>& rows, const Screen& screen) {
  if (rows.empty()) return {};
  Grid grid = money_grid(title, compared.calendar, last, rows, Sign::always);
  grid.title += fmt::format(": {}", compared.less());
  return render(grid, screen) + '\n';
}

std::vector<Pence> difference(const Compared& compared, std::string_view measure, std::string_view of = {}) {
  return years_of<Pence>(compared, &ComparedMeasure::difference, measure, of);
}

template <typename Entries>
std::vector<MoneyRow> rows_that_differ(const Compared& compared, std::string_view measure, const Entries& entries) {
  std::vector<MoneyRow> rows;
  for (const auto& entry : entries) {
    std::vector<Pence> years = difference(compared, measure, entry.name);
    if (!is_nil(years)) rows.push_back({entry.label, std::move(years), RowStyle::plain});
  }
  return rows;
}

/// The pots of a funder, by its name, in one scenario.
std::vector<Entry> pots_of(const Catalogue& names, const std::string& funder) {
  std::vector<Entry> pots;
  for (const PotEntry& pot : names.pots) {
    if (at(names.funders, pot.funder).name == funder) pots.push_back(pot);
  }
  return pots;
}

std::vector<MoneyRow> who_pays(const Compared& compared) {
  std::vector<MoneyRow> rows;
  std::vector<Pence> total = by_year(compared.calendar, [](int) { return Pence{0}; });
  for (const Entry& funder : of_either(compared.base.catalogue.funders, compared.other.catalogue.funders)) {
    rows.push_back({funder.label, difference(compared, "paid_by_funder", funder.name)});
    total = add(total, rows.back().years);
    const std::vector<Entry> pots =
        of_either(pots_of(compared.base.catalogue, funder.name), pots_of(compared.other.catalogue, funder.name));
    std::vector<MoneyRow> parts = rows_that_differ(compared, "paid_by_pot", pots);
    if (parts.size() < 2) continue;
    for (MoneyRow& part : parts) part.style = RowStyle::part;
    rows.insert(rows.end(), parts.begin(), parts.end());
  }
  rows.push_back({"Total paid", total, RowStyle::total});
  const std::vector<Pence> cost = add(difference(compared, "revenue_cost"), difference(compared, "capital_cost"));
  if (cost == total) return rows;
  std::vector<Pence> drawn = cost;
  for (std::size_t y = 0; y < drawn.size(); ++y) drawn[y] -= total[y];
  rows.push_back({"To (-) or from (+) pools' reserves", drawn});
  rows.push_back({"Cost of services", cost, RowStyle::total});
  return rows;
}

/// The pots of a scenario that bring a balance forward.
std::vector<Entry> carrying_pots(const Results& results) {
  std::vector<Entry> pots;
  for (int pot = 0; pot < static_cast<int>(results.catalogue.pots.size()); ++pot) {
    if (at(results.catalogue.pots, pot).carries) pots.push_back(at(results.catalogue.pots, pot));
  }
  return pots;
}

std::string money(const Compared& compared, const Screen& screen) {
  std::vector<LineEntry> lines = of_either(compared.base.catalogue.lines, compared.other.catalogue.lines);
  for (LineEntry& line : lines) {
    if (line.capital) line.label += " (capital)";
  }
  const auto pots = of_either(carrying_pots(compared.base), carrying_pots(compared.other));
  return cost(compared, "Revenue cost", "revenue_cost", screen) +
         cost(compared, "Capital cost", "capital_cost", screen) +
         differences(compared, "Who pays", LastColumn::total, who_pays(compared), screen) +
         differences(compared, "Balance at year end", LastColumn::nothing,
                     rows_that_differ(compared, "balance_by_pot", pots), screen) +
         differences(compared, "Cost by service line", LastColumn::total,
                     rows_that_differ(compared, "cost_by_line", lines), screen);
}

}  // namespace

std::string comparison_screen(const Results& base, const Results& other, const Comparison& comparison,
                              const Screen& screen) {
  const std::string heading =
      screen_heading(other, screen) + cut_to_width(fmt::format("against {}", printable(comparison.base)), screen.width);
  if (comparison.measures.empty()) return fmt::format("{}\n\nThe two have no financial year in common.\n", heading);
  const Compared compared{base, other, comparison, compared_months(base.calendar, comparison)};
  return fmt::format("{}\n\n{}\n{}\n{}{}\n", heading, render(plans(compared), screen), render(people(compared), screen),
                     money(compared, screen),
                     cut_to_width("Figures are rounded one by one; --out writes every penny.", screen.width));
}

}  // namespace sendcast
