#include "report/workbook_pictures.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "report/figures.h"
#include "report/text_width.h"
#include "report/workbook_totals.h"

namespace sendcast {
namespace {

constexpr int longest_title = 90;
constexpr const char* millions = "#,##0.0,,";

std::string short_text(const std::string& text) { return cut_to_width(printable(text), longest_title); }

/// Columns of totals, both inclusive.
struct YearColumns {
  int first = 0;
  int last = 0;
  std::string words;  ///< "2021-22 to 2029-30"
};

bool is_whole_in_all(std::span<const Results> scenarios, FinancialYear year) {
  return std::all_of(scenarios.begin(), scenarios.end(), [&](const Results& results) {
    const int y = year - results.calendar.year(0);
    return y >= 0 && y < results.calendar.years() && results.calendar.months_in_year(y) == 12;
  });
}

/// The whole years; all where there are none. Runs have no gaps, so whole years stand together.
YearColumns drawn_years(std::span<const Results> scenarios) {
  const std::vector<FinancialYear> years = years_of_any(scenarios);
  std::vector<int> whole;
  for (std::size_t i = 0; i < years.size(); ++i) {
    if (is_whole_in_all(scenarios, years[i])) whole.push_back(static_cast<int>(i));
  }
  if (whole.empty()) whole = {0, static_cast<int>(years.size()) - 1};
  const auto name = [&](int i) { return text(years[static_cast<std::size_t>(i)]); };
  return {TotalsColumns::first_year + whole.front(), TotalsColumns::first_year + whole.back(),
          fmt::format("{} to {}", name(whole.front()), name(whole.back()))};
}

const std::string& text_at(const Table& table, int row, int column) {
  return std::get<std::string>(table.rows[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)]);
}

class TotalsPictures {
 public:
  TotalsPictures(std::span<const Results> scenarios, const Table& totals)
      : scenarios_(scenarios), totals_(totals), years_(drawn_years(scenarios)) {}

  ChartSheet who_pays(const Results& results, const std::string& number) const {
    ChartSheet chart = drawn(fmt::format("picture_who_pays{}", number),
                             fmt::format("Who pays when: {}", short_text(results.catalogue.title)));
    chart.form = ChartForm::stacked_columns;
    chart.value_axis = "Paid by each pot, £ million, cash";
    chart.value_format = millions;
    for (int row = 0; row < rows(); ++row) {
      const bool is_its = text_at(totals_, row, 0) == results.catalogue.scenario;
      if (is_its && text_at(totals_, row, TotalsColumns::measure) == "paid_by_pot" &&
          any_pays_from(text_at(totals_, row, TotalsColumns::of)))
        chart.series.push_back({one(row, TotalsColumns::label), years_of(row)});
    }
    return described(std::move(chart), "Columns stacked by pot");
  }

  ChartSheet balance(const Entry& pot, const std::string& number) const {
    ChartSheet chart = drawn(fmt::format("picture_balance{}", number),
                             fmt::format("Balance at the year's end: {}", short_text(pot.label)));
    chart.value_axis = "Balance, £ million, cash; below 0 is a deficit";
    chart.value_format = millions;
    add_lines(chart, "balance_by_pot", pot.name);
    return described(std::move(chart), "A line for each scenario");
  }

  ChartSheet plans() const {
    ChartSheet chart = drawn("picture_plans", "Children and young people with a plan at the year's end");
    chart.value_axis = "Children and young people";
    chart.value_format = "#,##0";
    add_lines(chart, "plans", "");
    return described(std::move(chart), "A line for each scenario");
  }

 private:
  int rows() const { return static_cast<int>(totals_.rows.size()); }
  static TableRange one(int row, int column) { return {row, column, row, column}; }
  TableRange years_of(int row) const { return {row, years_.first, row, years_.last}; }

  ChartSheet drawn(std::string name, std::string title) const {
    ChartSheet chart;
    chart.name = std::move(name);
    chart.title = std::move(title);
    chart.category_axis = "Financial year";
    chart.sheet = totals_.name;
    chart.categories = years_of(-1);
    return chart;
  }

  ChartSheet described(ChartSheet chart, const std::string& how) const {
    chart.description = fmt::format("{}. {}, {}; from the sheet {}.", chart.title, how, years_.words, totals_.name);
    return chart;
  }

  bool pays_something(int row) const {
    const Row& cells = totals_.rows[static_cast<std::size_t>(row)];
    return std::any_of(cells.begin() + years_.first, cells.begin() + years_.last + 1, [](const Cell& cell) {
      const auto* money = std::get_if<Money>(&cell);
      return money != nullptr && money->pence != 0;
    });
  }

  /// Whether a pot pays in any scenario: then every picture has it, so that each pot looks the same in all.
  bool any_pays_from(const std::string& pot) const {
    for (int row = 0; row < rows(); ++row) {
      const bool is_its = text_at(totals_, row, TotalsColumns::measure) == "paid_by_pot" &&
                          text_at(totals_, row, TotalsColumns::of) == pot;
      if (is_its && pays_something(row)) return true;
    }
    return false;
  }

  void add_lines(ChartSheet& chart, const std::string& measure, const std::string& of) const {
    for (int row = 0; row < rows(); ++row) {
      if (text_at(totals_, row, TotalsColumns::measure) == measure && text_at(totals_, row, TotalsColumns::of) == of)
        chart.series.push_back({one(row, TotalsColumns::title), years_of(row)});
    }
  }

  std::span<const Results> scenarios_;
  const Table& totals_;
  YearColumns years_;
};

/// Pots whose balance goes from year to year, each once.
std::vector<Entry> carrying_pots(std::span<const Results> scenarios) {
  std::vector<Entry> pots;
  std::set<std::string> seen;
  for (const Results& results : scenarios) {
    for (const PotEntry& pot : results.catalogue.pots) {
      if (pot.carries && seen.insert(pot.name).second) pots.push_back(pot);
    }
  }
  return pots;
}

ChartSheet who_gains(const Table& partners) {
  const int last = static_cast<int>(partners.rows.size()) - 1;
  ChartSheet chart;
  chart.name = "picture_pays_gains";
  chart.title = "Who pays for the interventions and who gains";
  chart.form = ChartForm::bars;
  chart.category_axis = "Scenario and funder";
  chart.value_axis = "Present value, £ million";
  chart.value_format = millions;
  chart.sheet = partners.name;
  chart.categories = {0, PartnersColumns::label, last, PartnersColumns::label};
  for (const int column : {PartnersColumns::pays, PartnersColumns::gains})
    chart.series.push_back({{-1, column, -1, column}, {0, column, last, column}});
  chart.description =
      fmt::format("{}. Two bars for each scenario and funder; from the sheet {}.", chart.title, partners.name);
  return chart;
}

/// A number after a name where there are several.
std::string numbered(std::size_t i, std::size_t count) { return count > 1 ? fmt::format("_{}", i + 1) : ""; }

}  // namespace

std::vector<ChartSheet> pictures(std::span<const Results> scenarios, const Table& totals, const Table& partners) {
  const TotalsPictures from_totals(scenarios, totals);
  std::vector<ChartSheet> charts;
  for (std::size_t i = 0; i < scenarios.size(); ++i)
    charts.push_back(from_totals.who_pays(scenarios[i], numbered(i, scenarios.size())));
  const std::vector<Entry> pots = carrying_pots(scenarios);
  for (std::size_t i = 0; i < pots.size(); ++i)
    charts.push_back(from_totals.balance(pots[i], numbered(i, pots.size())));
  charts.push_back(from_totals.plans());
  if (!partners.rows.empty()) charts.push_back(who_gains(partners));
  std::erase_if(charts, [](const ChartSheet& chart) { return chart.series.empty(); });
  return charts;
}

}  // namespace sendcast
