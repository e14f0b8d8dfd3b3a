#include "report/yearly_sums.h"

#include <unordered_map>
#include <utility>

namespace sendcast {
namespace {

/// What tells the rows of a year apart. No name holds the character between them.
std::string key_of(const Row& row) {
  std::string key;
  for (const Cell& cell : row) {
    if (const auto* name = std::get_if<std::string>(&cell)) key += *name;
    if (const auto* year = std::get_if<FinancialYear>(&cell)) key += text(*year);
    key += '\x1F';
  }
  return key;
}

void add_numbers(Row& sums, const Row& row) {
  for (std::size_t i = 0; i < sums.size(); ++i) {
    if (auto* sum = std::get_if<double>(&sums[i])) *sum += std::get<double>(row[i]);
  }
}

}  // namespace

Table yearly_sums(const Table& monthly, std::string name, std::string title) {
  Table yearly{std::move(name), std::move(title), monthly.columns, {}};
  for (Column& column : yearly.columns) {
    if (column.kind == ColumnKind::month) column = {"year", ColumnKind::year};
  }
  std::unordered_map<std::string, std::size_t> positions;
  for (const Row& of_month : monthly.rows) {
    Row row = of_month;
    for (Cell& cell : row) {
      if (const auto* month = std::get_if<Month>(&cell)) cell = financial_year_of(*month);
    }
    const auto [position, is_new] = positions.try_emplace(key_of(row), yearly.rows.size());
    if (is_new) {
      yearly.rows.push_back(std::move(row));
    } else {
      add_numbers(yearly.rows[position->second], row);
    }
  }
  return yearly;
}

}  // namespace sendcast
