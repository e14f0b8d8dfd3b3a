#include "arrays/calendar.h"

#include <algorithm>

#include <fmt/format.h>

namespace sendcast {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Splits "dddd-dd" into its two numbers.
std::optional<std::pair<int, int>> four_dash_two(std::string_view text) {
  constexpr std::string_view pattern = "dddd-dd";
  if (text.size() != pattern.size()) return std::nullopt;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] == 'd' ? !is_digit(text[i]) : text[i] != '-') return std::nullopt;
  }
  auto digit = [&](std::size_t i) { return text[i] - '0'; };
  return std::pair{digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3), digit(5) * 10 + digit(6)};
}

}  // namespace

std::string text(Month month) { return fmt::format("{:04}-{:02}", calendar_year(month), month_in_year(month)); }

std::string text(FinancialYear year) { return fmt::format("{:04}-{:02}", year.first, (year.first + 1) % 100); }

std::optional<Month> parse_month(std::string_view text) {
  const auto parts = four_dash_two(text);
  if (!parts || parts->second < 1 || parts->second > 12) return std::nullopt;
  return month_of(parts->first, parts->second);
}

std::optional<FinancialYear> parse_financial_year(std::string_view text) {
  const auto parts = four_dash_two(text);
  if (!parts || (parts->first + 1) % 100 != parts->second) return std::nullopt;
  return FinancialYear{parts->first};
}

int Calendar::months_in_year(int y) const {
  const int first = std::max(0, april_of(year(y)) - start);
  const int end = std::min(months, april_of(year(y) + 1) - start);
  return end - first;
}

int Calendar::first_whole_year() const {
  for (int y = 0; y < years(); ++y) {
    if (months_in_year(y) == 12) return y;
  }
  return 0;
}

}  // namespace sendcast
