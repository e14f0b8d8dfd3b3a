#include "report/uncertainty_tables.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <optional>
#include <tuple>

#include <fmt/format.h>

#include "arrays/in_parallel.h"
#include "funding/pence.h"

namespace sendcast {
namespace {

constexpr std::array<double, 5> levels = {0.05, 0.25, 0.5, 0.75, 0.95};

/// A number as its measure is written: money where the central value is.
Cell cell_like(const Amount& central, const std::optional<double>& number) {
  if (!number) return {};
  if (std::holds_alternative<Pence>(central)) return Money{to_pence(*number)};
  return *number;
}

void add_spread(const Amount& central, const Spread& spread, Row& row) {
  row.push_back(cell_like(central, spread.mean()));
  row.push_back(cell_like(central, spread.standard_deviation()));
  const std::vector<double> quantiles = spread.quantiles(levels);
  for (std::size_t i = 0; i < levels.size(); ++i) {
    row.push_back(quantiles.empty() ? Cell() : cell_like(central, quantiles[i]));
  }
}

const std::vector<Column> spread_columns = {{"mean", ColumnKind::measured}, {"sd", ColumnKind::measured},
                                            {"p05", ColumnKind::measured},  {"p25", ColumnKind::measured},
                                            {"p50", ColumnKind::measured},  {"p75", ColumnKind::measured},
                                            {"p95", ColumnKind::measured}};

/// Adds what `rows_of` makes of each number below `count`, in their order.
template <class RowsOf>
void add_rows_of_each(std::size_t count, Table& table, const RowsOf& rows_of) {
  std::vector<std::vector<Row>> rows(count);
  each_in_parallel(count, [&](std::size_t i) { rows[i] = rows_of(i); });
  for (std::vector<Row>& of_one : rows) std::move(of_one.begin(), of_one.end(), std::back_inserter(table.rows));
}

/// Adds the rows of probabilities.csv.
class ProbabilityRows {
 public:
  explicit ProbabilityRows(Table& table) : table_(table) {}

  void add(const std::string& scenario, const Cell& year, const std::string& event, const std::string& of,
           const Chance& chance) {
    const std::optional<double> probability = chance.probability();
    table_.rows.push_back({scenario, year, event, of, probability ? Cell(*probability) : Cell()});
  }

 private:
  Table& table_;
};

/// Whether the chance is neither nought nor certain in some year.
bool is_told(const std::vector<Chance>& by_year) {
  for (const Chance& chance : by_year) {
    if (chance.held() != 0 && chance.held() != chance.draws()) return true;
  }
  return false;
}

void add_budgets(const Results& results, const DrawnOutcomes& drawn, const DrawnScenario& scenario,
                 ProbabilityRows& rows) {
  const Catalogue& names = results.catalogue;
  for (std::size_t pot = 0; pot < names.pots.size(); ++pot) {
    const DrawnBudget& budget = scenario.budgets[pot];
    const std::string& of = names.pots[pot].name;
    for (int y = 0; y < scenario.layout.years; ++y) {
      const auto year = static_cast<std::size_t>(y);
      const Cell cell = results.calendar.year(y);
      rows.add(names.scenario, cell, "within budget", of, budget.within[year]);
      rows.add(names.scenario, cell, "in balance", of, budget.in_balance[year]);
      for (std::size_t level = 0; level < drawn.deficit_levels.size(); ++level) {
        if (!is_told(budget.beyond[level])) continue;
        rows.add(names.scenario, cell, fmt::format("deficit beyond {:.0f}", drawn.deficit_levels[level]), of,
                 budget.beyond[level][year]);
      }
      rows.add(names.scenario, cell, "first year over budget", of, budget.first_over.in(y));
      rows.add(names.scenario, cell, "first year in deficit", of, budget.first_deficit.in(y));
    }
    rows.add(names.scenario, {}, "never over budget", of, budget.first_over.never());
    rows.add(names.scenario, {}, "never in deficit", of, budget.first_deficit.never());
  }
}

void add_comparison(const Comparison& comparison, const DrawnComparison& drawn, ProbabilityRows& rows) {
  const std::string& scenario = comparison.scenario;
  rows.add(scenario, {}, "costs less than " + comparison.base, "all", drawn.costs_less);
  rows.add(scenario, {}, "net present value above 0", "all", drawn.worth_it);
  for (std::size_t p = 0; p < drawn.partners.size(); ++p) {
    rows.add(scenario, {}, "costs less than " + comparison.base, drawn.partners[p], drawn.pays_less[p]);
    rows.add(scenario, {}, "net present value above 0", drawn.partners[p], drawn.gains[p]);
  }
}

}  // namespace

Table uncertainty_table(std::span<const Results> scenarios, const DrawnOutcomes& drawn) {
  Table table{"uncertainty",
              "How sure of each measure: 90% of draws lie from p05 to p95 (a prediction interval)",
              {{"scenario", ColumnKind::text},
               {"year", ColumnKind::year},
               {"measure", ColumnKind::text},
               {"of", ColumnKind::text}},
              {}};
  table.columns.insert(table.columns.end(), spread_columns.begin(), spread_columns.end());
  add_rows_of_each(scenarios.size(), table, [&](std::size_t s) {
    const std::string& name = scenarios[s].catalogue.scenario;
    const std::vector<ComparedMeasure> measures = compare(scenarios[s], scenarios[s]).measures;
    std::vector<Row> rows;
    for (std::size_t i = 0; i < measures.size(); ++i) {
      rows.push_back({name, measures[i].year, measures[i].measure, measures[i].of});
      add_spread(measures[i].value, drawn.scenarios[s].measures[i], rows.back());
    }
    return rows;
  });
  return table;
}

Table difference_uncertainty_table(std::span<const Comparison> comparisons, const DrawnOutcomes& drawn) {
  Table table{"difference_uncertainty",
              "How sure of each difference from the base, draw by draw in the same world",
              {{"base", ColumnKind::text},
               {"scenario", ColumnKind::text},
               {"year", ColumnKind::year},
               {"measure", ColumnKind::text},
               {"of", ColumnKind::text}},
              {}};
  table.columns.insert(table.columns.end(), spread_columns.begin(), spread_columns.end());
  add_rows_of_each(comparisons.size(), table, [&](std::size_t c) {
    const std::vector<ComparedMeasure>& measures = comparisons[c].measures;
    std::vector<Row> rows;
    for (std::size_t i = 0; i < measures.size(); ++i) {
      rows.push_back(
          {comparisons[c].base, comparisons[c].scenario, measures[i].year, measures[i].measure, measures[i].of});
      add_spread(measures[i].value, drawn.comparisons[c].differences[i], rows.back());
    }
    return rows;
  });
  return table;
}

Table probabilities_table(std::span<const Results> scenarios, std::span<const Comparison> comparisons,
                          const DrawnOutcomes& drawn) {
  Table table{"probabilities",
              "How likely: within budget (paid no more than the year's income), in balance (0 or more), deficits",
              {{"scenario", ColumnKind::text},
               {"year", ColumnKind::year},
               {"event", ColumnKind::text},
               {"of", ColumnKind::text},
               {"probability", ColumnKind::number}},
              {}};
  ProbabilityRows rows(table);
  for (std::size_t s = 0; s < scenarios.size(); ++s) add_budgets(scenarios[s], drawn, drawn.scenarios[s], rows);
  for (std::size_t c = 0; c < comparisons.size(); ++c) add_comparison(comparisons[c], drawn.comparisons[c], rows);
  return table;
}

Table chance_table(std::span<const Results> scenarios, const DrawnOutcomes& drawn) {
  Table table{"chance",
              "How much of each measure's spread comes of the uncertain numbers and how much of the play of chance",
              {{"scenario", ColumnKind::text},
               {"year", ColumnKind::year},
               {"measure", ColumnKind::text},
               {"of", ColumnKind::text},
               {"sd_of_numbers", ColumnKind::measured},
               {"sd_of_chance", ColumnKind::measured},
               {"share_of_chance", ColumnKind::number},
               {"shift", ColumnKind::measured}},
              {}};
  for (std::size_t s = 0; s < scenarios.size(); ++s) {
    const DrawnScenario& of = drawn.scenarios[s];
    std::size_t i = 0;
    for (const ComparedMeasure& measured : compare(scenarios[s], scenarios[s]).measures) {
      const std::optional<double> numbers = of.expected[i].standard_deviation();
      const std::optional<double> chance = of.by_chance[i].standard_deviation();
      const double whole = numbers && chance ? *numbers * *numbers + *chance * *chance : 0;
      table.rows.push_back({scenarios[s].catalogue.scenario, measured.year, measured.measure, measured.of,
                            cell_like(measured.value, numbers), cell_like(measured.value, chance),
                            whole > 0 ? Cell(*chance * *chance / whole) : Cell(),
                            cell_like(measured.value, of.by_chance[i].mean())});
      ++i;
    }
  }
  return table;
}

void add_quantiles(const DrawnOutcomes& drawn, std::span<const Comparison> comparisons, Table& value_table) {
  std::map<std::tuple<std::string, std::string, std::string>, const Spread*> spreads;
  for (std::size_t c = 0; c < comparisons.size(); ++c) {
    const DrawnComparison& of = drawn.comparisons[c];
    for (std::size_t i = 0; i < of.values.size(); ++i) {
      spreads[{comparisons[c].scenario, of.value_names[i].funder, of.value_names[i].measure}] = &of.values[i];
    }
  }
  for (Row& row : value_table.rows) {
    const auto found =
        spreads.find({std::get<std::string>(row[1]), std::get<std::string>(row[2]), std::get<std::string>(row[3])});
    if (found == spreads.end()) continue;
    const bool is_money = std::holds_alternative<Money>(row[4]);
    const std::array<double, 3> wanted = {0.05, 0.5, 0.95};
    const std::vector<double> quantiles = found->second->quantiles(wanted);
    for (std::size_t i = 0; i < quantiles.size(); ++i) {
      row[5 + i] = is_money ? Cell(Money{to_pence(quantiles[i])}) : Cell(quantiles[i]);
    }
  }
}

}  // namespace sendcast
