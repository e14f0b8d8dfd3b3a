#include "import/published_numbers.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include <fast_float/fast_float.h>

namespace sendcast {
namespace {

constexpr std::size_t longest_number = 40;
constexpr double largest_number = 1e15;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(blanks);
  if (begin == std::string_view::npos) return {};
  text.remove_prefix(begin);
  text.remove_suffix(text.size() - text.find_last_not_of(blanks) - 1);
  return text;
}

struct NumberCode {
  std::string_view code;
  NumberKind kind;
};

/// Codes that stand in place of numbers, in lower case: the Government Analysis Function's symbols and what the
/// releases used before them.
constexpr std::array<NumberCode, 17> number_codes = {{
    {"x", NumberKind::not_available},
    {"..", NumberKind::not_available},
    {"...", NumberKind::not_available},
    {"-", NumberKind::not_available},
    {"n/a", NumberKind::not_available},
    {"na", NumberKind::not_available},
    {"u", NumberKind::not_available},
    {"w", NumberKind::not_available},
    {"z", NumberKind::not_applicable},
    {".", NumberKind::not_applicable},
    {"c", NumberKind::suppressed},
    {"low", NumberKind::suppressed},
    {"k", NumberKind::suppressed},
    {":", NumberKind::suppressed},
    {"~", NumberKind::suppressed},
    {"*", NumberKind::suppressed},
    {"s", NumberKind::suppressed},
}};

std::optional<NumberKind> code_of(std::string_view text) {
  if (text.size() >= 2 && text.front() == '[' && text.back() == ']') text = text.substr(1, text.size() - 2);
  std::array<char, 4> lower = {};
  if (text.empty() || text.size() > lower.size()) return std::nullopt;
  std::transform(text.begin(), text.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  const std::string_view code(lower.data(), text.size());
  const auto found =
      std::find_if(number_codes.begin(), number_codes.end(), [&](const NumberCode& row) { return row.code == code; });
  return found == number_codes.end() ? std::nullopt : std::optional(found->kind);
}

/// The digits without the commas between thousands; nothing where commas stand elsewhere.
std::optional<std::string> without_commas(std::string_view text) {
  const std::size_t end = std::min(text.find('.'), text.size());
  const std::size_t first = text.find(',');
  if (first == 0 || first > 3) return std::nullopt;
  std::string digits;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool stands_for_comma = i >= first && i < end && (i - first) % 4 == 0;
    if ((text[i] == ',') != stands_for_comma) return std::nullopt;
    if (text[i] != ',') digits += text[i];
  }
  return (end - first) % 4 == 0 ? std::optional(digits) : std::nullopt;
}

std::optional<double> decimal(std::string_view digits) {
  double value = 0;
  const auto read = fast_float::from_chars(digits.data(), digits.data() + digits.size(), value);
  const bool whole = read.ec == std::errc() && read.ptr == digits.data() + digits.size();
  return whole && std::isfinite(value) && value <= largest_number ? std::optional(value) : std::nullopt;
}

PublishedNumber number_in(std::string_view text) {
  constexpr std::string_view pound = "\xC2\xA3";
  bool negative = false;
  if (text.size() > 2 && text.front() == '(' && text.back() == ')') {
    negative = true;
    text = text.substr(1, text.size() - 2);
  }
  if (text.substr(0, 1) == "-") {
    negative = !negative;
    text.remove_prefix(1);
  }
  if (text.substr(0, 2) == pound) text.remove_prefix(2);
  if (!text.empty() && text.back() == '%') text = trimmed(text.substr(0, text.size() - 1));
  if (text.empty() || text.size() > longest_number || (!is_digit(text[0]) && text[0] != '.'))
    return {NumberKind::unreadable, 0};
  std::optional<double> value;
  if (text.find(',') == std::string_view::npos) {
    value = decimal(text);
  } else if (const auto digits = without_commas(text)) {
    value = decimal(*digits);
  }
  if (!value) return {NumberKind::unreadable, 0};
  return {NumberKind::number, negative ? -*value : *value};
}

/// The numbers in a text, such as 2021 and 22 in "2021-22"; at most four.
struct Digits {
  std::array<int, 4> numbers = {};
  std::array<int, 4> lengths = {};
  std::size_t count = 0;
};

Digits digits_in(std::string_view text) {
  Digits found;
  for (std::size_t i = 0; i < text.size() && found.count < found.numbers.size();) {
    if (!is_digit(text[i])) {
      ++i;
      continue;
    }
    int number = 0;
    int length = 0;
    for (; i < text.size() && is_digit(text[i]); ++i) {
      if (++length <= 8) number = number * 10 + (text[i] - '0');
    }
    found.numbers[found.count] = number;
    found.lengths[found.count++] = length;
  }
  return found;
}

bool is_year(int year) { return year >= 1900 && year <= 2155; }

/// The second year of a pair such as 2021 and 22 (or 2022) where it follows the first.
bool follows(int first, int second) { return second == first + 1 || second == (first + 1) % 100; }

}  // namespace

PublishedNumber read_number(std::string_view text) {
  text = trimmed(text);
  if (text.empty()) return {NumberKind::blank, 0};
  if (is_digit(text[0]) || text.size() > 5) return number_in(text);
  if (const auto code = code_of(text)) return {*code, 0};
  return number_in(text);
}

std::optional<int> read_year(std::string_view text, TimeBasis basis) {
  text = text.substr(0, 60);
  Digits digits = digits_in(text);
  // What stands before the year, such as s251 in "s251_budget_2021-22", is none.
  while (digits.count > 0 && digits.lengths[0] != 4 && digits.lengths[0] != 6) {
    std::rotate(digits.numbers.begin(), digits.numbers.begin() + 1, digits.numbers.end());
    std::rotate(digits.lengths.begin(), digits.lengths.begin() + 1, digits.lengths.end());
    --digits.count;
  }
  if (digits.count == 0) return std::nullopt;
  int first = digits.numbers[0];
  bool is_pair = false;
  if (digits.lengths[0] == 6) {
    is_pair = follows(first / 100, first % 100);
    if (!is_pair || digits.count > 1) return std::nullopt;
    first /= 100;
  } else if (digits.count == 2) {
    is_pair = follows(first, digits.numbers[1]);
    if (!is_pair) return std::nullopt;
  } else if (digits.count == 3) {
    const int month = digits.numbers[1];
    if (basis != TimeBasis::financial_year || month < 1 || month > 12) return std::nullopt;
    // A balance on 31 March or 1 April is that of the year that ends there.
    first -= month < 4 || (month == 4 && digits.numbers[2] == 1) ? 1 : 0;
  } else if (digits.count > 3) {
    return std::nullopt;
  }
  if (is_pair && basis == TimeBasis::january) ++first;
  return is_year(first) ? std::optional(first) : std::nullopt;
}

int read_release(std::string_view text) {
  const Digits digits = digits_in(text.substr(0, 60));
  for (std::size_t i = 0; i < digits.count; ++i) {
    if (digits.lengths[i] != 4 || !is_year(digits.numbers[i])) continue;
    const bool has_month = i + 1 < digits.count && digits.lengths[i + 1] == 2 && digits.numbers[i + 1] <= 12;
    const bool has_day = has_month && i + 2 < digits.count && digits.numbers[i + 2] <= 31;
    return digits.numbers[i] * 10000 + (has_month ? digits.numbers[i + 1] * 100 : 0) +
           (has_day ? digits.numbers[i + 2] : 0);
  }
  return 0;
}

}  // namespace sendcast
