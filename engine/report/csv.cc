#include "report/csv.h"

#include <array>
#include <string_view>

#include <fmt/format.h>

#include "report/figures.h"

namespace sendcast {
namespace {

/// What makes a spreadsheet read a cell as a formula: also the full-width signs, for East Asian versions.
constexpr std::array<std::string_view, 11> formula_starts = {"=",  "+",  "-",  "@",  "\t", "\r",
                                                             "\n", "＝", "＋", "－", "＠"};

bool looks_like_a_formula(std::string_view text) {
  for (const std::string_view start : formula_starts) {
    if (text.substr(0, start.size()) == start) return true;
  }
  return false;
}

std::string in_quotes(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"') result += '"';
    result += c;
  }
  return result + '"';
}

std::string field(std::string_view written) {
  std::string safe(looks_like_a_formula(written) ? "'" : "");
  safe += written;
  return safe.find_first_of(",\"\r\n") == std::string::npos ? safe : in_quotes(safe);
}

struct Written {
  std::string operator()(std::monostate) const { return {}; }
  std::string operator()(const std::string& text) const { return field(text); }
  std::string operator()(Month month) const { return text(month); }
  std::string operator()(FinancialYear year) const { return text(year); }
  std::string operator()(double number) const { return exact_number(number); }
  std::string operator()(Money money) const { return exact_pounds(money.pence); }
  std::string operator()(std::int64_t number) const { return fmt::format("{}", number); }
  std::string operator()(bool yes) const { return yes ? "true" : "false"; }
};

}  // namespace

std::string csv(const Table& table) {
  std::string result;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (i > 0) result += ',';
    result += field(table.columns[i].name);
  }
  result += "\r\n";
  for (const Row& row : table.rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) result += ',';
      result += std::visit(Written(), row[i]);
    }
    result += "\r\n";
  }
  return result;
}

}  // namespace sendcast
