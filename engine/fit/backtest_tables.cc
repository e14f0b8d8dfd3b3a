#include "fit/backtest_tables.h"

#include <algorithm>

#include <fmt/format.h>

#include "report/figures.h"

namespace sendcast {
namespace {

Cell of(double number) { return number; }

Cell area_code(AreaIndex area) { return std::string(area_at(area).ons_codes[0]); }

std::string name_of_rule(const std::string& rule) {
  if (rule == "sendcast") return "Sendcast";
  for (int number = 0; number < naive_rules; ++number) {
    const auto naive = static_cast<NaiveRule>(number);
    if (rule == name_of(naive)) return std::string(words_of(naive));
  }
  return rule;
}

/// A share with one decimal: "4.4%".
std::string per_cent(double share) { return fmt::format("{:.1f}%", share * 100); }

bool is_main(const BacktestSummaryLine& line) { return line.measure == 0 && line.size == "all" && line.origin == 0; }

Grid errors_grid(const std::vector<BacktestSummaryLine>& lines) {
  Grid grid;
  grid.title = "Mean absolute error of all plans, by years ahead (and the 90% interval's score: lower is better)";
  for (const BacktestSummaryLine& line : lines) {
    if (!is_main(line)) continue;
    const std::string label = name_of_rule(line.rule);
    auto row = std::find_if(grid.rows.begin(), grid.rows.end(), [&](const GridRow& r) { return r.label == label; });
    if (row == grid.rows.end()) row = grid.rows.insert(row, {label, {}, RowStyle::plain});
    row->cells.push_back(per_cent(line.scores.mean_absolute_error));
    row->cells.push_back(fmt::format("{:.2f}", line.scores.interval_score));
    if (line.rule != "sendcast") continue;
    grid.headings.push_back({fmt::format("{} year{}", line.horizon, line.horizon == 1 ? "" : "s"), "error"});
    grid.headings.push_back({"", "score"});
  }
  return grid;
}

Grid coverage_grid(const std::vector<BacktestSummaryLine>& lines) {
  Grid grid;
  grid.title = "How Sendcast's forecasts of all plans held, by origin";
  grid.headings = {{"years", "ahead"},
                   {"", "areas"},
                   {"mean", "error"},
                   {"middle", "error"},
                   {"", "bias"},
                   {"inside the", "50% interval"},
                   {"inside the", "90% interval"}};
  for (const BacktestSummaryLine& line : lines) {
    if (line.measure != 0 || line.size != "all" || line.rule != "sendcast") continue;
    const ForecastScores& scores = line.scores;
    grid.rows.push_back({line.origin == 0 ? "All origins" : fmt::format("January {}", line.origin),
                         {fmt::format("{}", line.horizon), fmt::format("{}", scores.forecasts),
                          per_cent(scores.mean_absolute_error), per_cent(scores.median_absolute_error),
                          per_cent(scores.bias), percentage(scores.inside_50), percentage(scores.inside_90)},
                         line.origin == 0 ? RowStyle::plain : RowStyle::part});
  }
  return grid;
}

Grid parts_grid(const std::vector<BacktestSummaryLine>& lines) {
  Grid grid;
  grid.title = "Mean absolute error by age, setting and size of area; beside the best rule that was knowable";
  grid.headings = {{"years", "ahead"}, {"", "Sendcast"}, {"best", "rule"}, {"inside the", "90% interval"}};
  for (const BacktestSummaryLine& line : lines) {
    if (line.origin != 0 || is_main(line) || line.rule != "sendcast") continue;
    double best = -1;
    for (const BacktestSummaryLine& other : lines) {
      const bool is_beside = other.origin == 0 && other.measure == line.measure && other.horizon == line.horizon &&
                             other.size == line.size && other.rule != "sendcast" &&
                             other.rule != name_of(NaiveRule::ten_per_cent);
      if (is_beside && (best < 0 || other.scores.mean_absolute_error < best)) best = other.scores.mean_absolute_error;
    }
    const std::string& measure = forecast_measures()[static_cast<std::size_t>(line.measure)].name;
    grid.rows.push_back({line.size == "all" ? measure : fmt::format("{}, {}", measure, line.size),
                         {fmt::format("{}", line.horizon), per_cent(line.scores.mean_absolute_error), per_cent(best),
                          percentage(line.scores.inside_90)},
                         RowStyle::plain});
  }
  return grid;
}

}  // namespace

Table backtest_table(const Backtest& backtest) {
  Table table{"backtest", "Forecasts and what came, people", {}, {}};
  table.columns = {{"origin", ColumnKind::whole},
                   {"horizon", ColumnKind::whole},
                   {"area_code"},
                   {"area"},
                   {"measure"},
                   {"actual", ColumnKind::people},
                   {"predicted", ColumnKind::people},
                   {"p05", ColumnKind::people},
                   {"p25", ColumnKind::people},
                   {"p75", ColumnKind::people},
                   {"p95", ColumnKind::people}};
  for (int rule = 0; rule < naive_rules; ++rule)
    table.columns.push_back({std::string(name_of(static_cast<NaiveRule>(rule))), ColumnKind::people});
  for (const BacktestRow& row : backtest.rows) {
    const Forecast& forecast = row.forecast;
    Row cells = {whole(row.origin),
                 whole(row.horizon),
                 area_code(row.area),
                 std::string(area_at(row.area).name),
                 forecast_measures()[static_cast<std::size_t>(row.measure)].name,
                 of(row.actual),
                 of(forecast.predicted),
                 of(forecast.p05),
                 of(forecast.p25),
                 of(forecast.p75),
                 of(forecast.p95)};
    for (const auto& naive : row.naive) cells.push_back(naive ? of(naive->predicted) : Cell());
    table.rows.push_back(std::move(cells));
  }
  return table;
}

Table backtest_summary_table(const std::vector<BacktestSummaryLine>& lines) {
  Table table{"backtest_summary", "How far forecasts were out, in parts of what came", {}, {}};
  table.columns = {{"measure"},
                   {"horizon", ColumnKind::whole},
                   {"origin"},
                   {"areas"},
                   {"rule"},
                   {"forecasts", ColumnKind::whole},
                   {"mean_absolute_error", ColumnKind::number},
                   {"median_absolute_error", ColumnKind::number},
                   {"bias", ColumnKind::number},
                   {"interval_score", ColumnKind::number},
                   {"inside_50", ColumnKind::number},
                   {"inside_90", ColumnKind::number}};
  for (const BacktestSummaryLine& line : lines) {
    const ForecastScores& scores = line.scores;
    table.rows.push_back({forecast_measures()[static_cast<std::size_t>(line.measure)].name, whole(line.horizon),
                          line.origin == 0 ? std::string("all") : fmt::format("{}", line.origin), line.size, line.rule,
                          whole(scores.forecasts), of(scores.mean_absolute_error), of(scores.median_absolute_error),
                          of(scores.bias), of(scores.interval_score), of(scores.inside_50), of(scores.inside_90)});
  }
  return table;
}

Table not_forecast_table(const Backtest& backtest) {
  Table table{"backtest_not_forecast", "Areas that could not be forecast", {}, {}};
  table.columns = {{"origin", ColumnKind::whole}, {"area_code"}, {"area"}, {"why"}};
  for (const NotForecast& area : backtest.not_forecast)
    table.rows.push_back({whole(area.origin), area_code(area.area), std::string(area_at(area.area).name), area.why});
  return table;
}

std::string backtest_screen(const Backtest& backtest, const std::vector<BacktestSummaryLine>& lines,
                            const Screen& screen) {
  std::string text = render(errors_grid(lines), screen) + "\n" + render(coverage_grid(lines), screen) + "\n" +
                     render(parts_grid(lines), screen);
  if (!backtest.not_forecast.empty())
    text += fmt::format("\n{} areas, counted by origin, were not forecast: backtest_not_forecast.csv says why.\n",
                        backtest.not_forecast.size());
  return text;
}

}  // namespace sendcast
