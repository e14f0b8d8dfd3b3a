#include "report/json.h"

#include <cmath>

#include <fmt/format.h>

#include "report/figures.h"

namespace sendcast {
namespace {

using nlohmann::ordered_json;

std::string text_of(const ordered_json& value, int indent = -1) {
  return value.dump(indent, ' ', false, ordered_json::error_handler_t::replace);
}

struct Written {
  std::string operator()(std::monostate) const { return "null"; }
  std::string operator()(const std::string& text) const { return text_of(text); }
  std::string operator()(Month month) const { return text_of(text(month)); }
  std::string operator()(FinancialYear year) const { return text_of(text(year)); }
  std::string operator()(double number) const { return std::isfinite(number) ? exact_number(number) : "null"; }
  std::string operator()(Money money) const { return exact_pounds(money.pence); }
  std::string operator()(std::int64_t number) const { return fmt::format("{}", number); }
  std::string operator()(bool yes) const { return yes ? "true" : "false"; }
};

void write_table(const Table& table, std::string& result) {
  std::vector<std::string> keys;
  for (const Column& column : table.columns) keys.push_back(text_of(column.name));
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    result += r > 0 ? ",\n{" : "\n{";
    for (std::size_t i = 0; i < keys.size(); ++i) {
      if (i > 0) result += ", ";
      result += keys[i];
      result += ": ";
      result += std::visit(Written(), table.rows[r][i]);
    }
    result += '}';
  }
}

}  // namespace

std::string json(const ordered_json& manifest, std::span<const Table> tables) {
  std::string result = "{\n\"manifest\": ";
  result += text_of(manifest, 2);
  for (const Table& table : tables) {
    result += ",\n";
    result += text_of(table.name);
    result += ": [";
    write_table(table, result);
    result += "\n]";
  }
  return result + "\n}\n";
}

}  // namespace sendcast
