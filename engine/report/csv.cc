#include "report/csv.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

#include <fmt/format.h>

#include "arrays/in_parallel.h"
#include "report/figures.h"

namespace sendcast {
namespace {

/// What makes a spreadsheet read a cell as a formula: also the full-width signs, for East Asian versions.
constexpr std::array<std::string_view, 11> formula_starts = {"=",  "+",  "-",  "@",  "\t", "\r",
                                                             "\n", "＝", "＋", "－", "＠"};

bool looks_like_a_formula(std::string_view text) {
  return std::any_of(formula_starts.begin(), formula_starts.end(),
                     [&](std::string_view start) { return text.starts_with(start); });
}

bool needs_quotes(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c == ',' || c == '"' || c == '\r' || c == '\n'; });
}

void add_field(std::string_view written, std::string& line) {
  const bool quoted = needs_quotes(written);
  if (quoted) line += '"';
  if (looks_like_a_formula(written)) line += '\'';
  for (const char c : written) {
    if (c == '"') line += '"';
    line += c;
  }
  if (quoted) line += '"';
}

/// Adds a cell to a line.
struct AddCell {
  std::string& line;

  void operator()(std::monostate) const {}
  void operator()(const std::string& text) const { add_field(text, line); }
  void operator()(Month month) const { line += text(month); }
  void operator()(FinancialYear year) const { line += text(year); }
  void operator()(double number) const { line += exact_number(number); }
  void operator()(Money money) const { line += exact_pounds(money.pence); }
  void operator()(std::int64_t number) const { line += fmt::format("{}", number); }
  void operator()(bool yes) const { line += yes ? "true" : "false"; }
};

std::string heading_of(const Table& table) {
  std::string line;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (i > 0) line += ',';
    add_field(table.columns[i].name, line);
  }
  return line + "\r\n";
}

std::string lines_of(std::span<const Row> rows) {
  std::string lines;
  for (const Row& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) lines += ',';
      std::visit(AddCell{lines}, row[i]);
    }
    lines += "\r\n";
  }
  return lines;
}

}  // namespace

std::string csv(const Table& table) {
  constexpr std::size_t rows_at_once = 4096;
  const std::span<const Row> rows(table.rows);
  std::vector<std::string> parts((rows.size() + rows_at_once - 1) / rows_at_once);
  each_in_parallel(parts.size(), [&](std::size_t i) {
    const std::size_t first = i * rows_at_once;
    parts[i] = lines_of(rows.subspan(first, std::min(rows_at_once, rows.size() - first)));
  });
  std::string result = heading_of(table);
  for (const std::string& part : parts) result += part;
  return result;
}

}  // namespace sendcast
