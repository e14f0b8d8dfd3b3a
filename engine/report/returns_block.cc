#include "report/returns_block.h"

#include <utility>

#include <fmt/format.h>

#include "funding/pence.h"

namespace sendcast {
namespace {

/// The figure with its sign turned.
Cell negative(const Cell& figure) {
  if (const auto* money = std::get_if<Money>(&figure)) return Money{-money->pence};
  if (const auto* number = std::get_if<double>(&figure)) return -*number;
  return figure;
}

Cell money_for_each(const Cell& money, const Cell& people) {
  const auto* pounds = std::get_if<Money>(&money);
  const auto* count = std::get_if<double>(&people);
  if (pounds == nullptr || count == nullptr || !(*count > 0)) return {};
  return Money{to_pence(in_pounds(pounds->pence) / *count)};
}

}  // namespace

Cell sum_of_figures(const std::vector<Cell>& figures) {
  Cell sum;
  for (const Cell& figure : figures) {
    if (const auto* money = std::get_if<Money>(&figure)) {
      const auto* so_far = std::get_if<Money>(&sum);
      sum = Money{money->pence + (so_far == nullptr ? 0 : so_far->pence)};
    } else if (const auto* number = std::get_if<double>(&figure)) {
      const auto* so_far = std::get_if<double>(&sum);
      sum = *number + (so_far == nullptr ? 0 : *so_far);
    }
  }
  return sum;
}

ReturnsBlock::ReturnsBlock(std::string name, std::string title, const std::vector<std::string>& labels,
                           const std::vector<std::string>& periods)
    : first_period_(static_cast<int>(labels.size())), table_{std::move(name), std::move(title), {}, {}} {
  for (const std::string& label : labels) table_.columns.push_back({label, ColumnKind::text});
  for (const std::string& period : periods) table_.columns.push_back({period, ColumnKind::people});
}

int ReturnsBlock::add(const Texts& texts, const Figures& figures) {
  Row row(texts.begin(), texts.end());
  row.insert(row.end(), figures.begin(), figures.end());
  table_.rows.push_back(std::move(row));
  return static_cast<int>(table_.rows.size()) - 1;
}

ReturnsBlock::Figures ReturnsBlock::figures(int row) const {
  const Row& cells = table_.rows[static_cast<std::size_t>(row)];
  return {cells.begin() + first_period_, cells.end()};
}

int ReturnsBlock::add_live(const Texts& texts, const Figures& figures,
                           const std::function<std::string(int column)>& formula) {
  const int row = add(texts, figures);
  for (std::size_t i = 0; i < figures.size(); ++i) {
    const int column = first_period_ + static_cast<int>(i);
    live_.push_back({static_cast<std::size_t>(row), static_cast<std::size_t>(column), formula(column)});
  }
  return row;
}

int ReturnsBlock::add_sum(const Texts& texts, const std::vector<int>& rows, const std::vector<int>& less) {
  Figures sums;
  for (std::size_t i = 0; i + static_cast<std::size_t>(first_period_) < table_.columns.size(); ++i) {
    std::vector<Cell> parts;
    for (const int row : rows) parts.push_back(figures(row)[i]);
    for (const int row : less) parts.push_back(negative(figures(row)[i]));
    sums.push_back(sum_of_figures(parts));
  }
  return add_live(texts, sums, [&](int column) {
    std::string formula;
    for (const int row : rows)
      formula += fmt::format("{}{}", formula.empty() ? "" : "+", range_in_formula({row, column, row, column}));
    for (const int row : less) formula += fmt::format("-{}", range_in_formula({row, column, row, column}));
    return formula;
  });
}

int ReturnsBlock::add_unit_cost(const Texts& texts, int money, int people) {
  const Figures pounds = figures(money);
  const Figures counts = figures(people);
  Figures each;
  for (std::size_t i = 0; i < pounds.size(); ++i) each.push_back(money_for_each(pounds[i], counts[i]));
  return add_live(texts, each, [&](int column) {
    return fmt::format("{}/{}", range_in_formula({money, column, money, column}),
                       range_in_formula({people, column, people, column}));
  });
}

TableSheet ReturnsBlock::sheet(Spreadsheet& spreadsheet, const std::string& note) {
  const Table& kept = spreadsheet.keep(std::move(table_));
  return {kept.name, note, &kept, {}, std::move(live_)};
}

}  // namespace sendcast
