#include "import/own_period.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "import/published_labels.h"

namespace sendcast {
namespace {

constexpr std::size_t longest_period = 30;
constexpr std::array<std::string_view, 12> months = {"january",   "february", "march",    "april",
                                                     "may",       "june",     "july",     "august",
                                                     "september", "october",  "november", "december"};

/// The number that a word of so many digits is.
std::optional<int> digits(std::string_view word, std::size_t fewest, std::size_t most) {
  const bool fits = word.size() >= fewest && word.size() <= most &&
                    std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (!fits) return std::nullopt;
  int number = 0;
  for (const char c : word) number = number * 10 + (c - '0');
  return number;
}

std::optional<int> year_of(std::string_view word) {
  const auto year = digits(word, 4, 4);
  return year && *year >= 1900 && *year <= 2155 ? year : std::nullopt;
}

std::optional<int> month_of_name(std::string_view word) {
  for (std::size_t i = 0; i < months.size(); ++i) {
    if (word == months[i] || word == months[i].substr(0, 3)) return static_cast<int>(i) + 1;
  }
  return word == "sept" ? std::optional(9) : std::nullopt;
}

std::optional<int> month_of(std::string_view word) {
  const auto number = digits(word, 1, 2);
  if (!number) return month_of_name(word);
  return *number >= 1 && *number <= 12 ? number : std::nullopt;
}

std::optional<OwnPeriod> period_of(std::optional<int> year, std::optional<int> month) {
  return year && month ? std::optional(OwnPeriod{*year, *month}) : std::nullopt;
}

std::vector<std::string_view> words_of(std::string_view label) {
  std::vector<std::string_view> words;
  while (!label.empty()) {
    const std::size_t end = std::min(label.find('_'), label.size());
    words.push_back(label.substr(0, end));
    label.remove_prefix(std::min(end + 1, label.size()));
  }
  return words;
}

std::optional<OwnPeriod> month_in(std::string_view first, std::string_view second) {
  if (const auto year = year_of(first)) return period_of(year, month_of(second));
  if (const auto year = year_of(second)) return period_of(year, month_of(first));
  const auto in_century = digits(second, 2, 2);
  return in_century ? period_of(2000 + *in_century, month_of_name(first)) : std::nullopt;
}

}  // namespace

std::optional<int> read_month(std::string_view text) {
  return text.size() <= longest_period ? month_of(plain_label(text)) : std::nullopt;
}

std::optional<OwnPeriod> read_period(std::string_view text) {
  if (text.size() > longest_period) return std::nullopt;
  const std::string label = plain_label(text);
  const std::vector<std::string_view> words = words_of(label);
  if (words.size() == 1) {
    const auto year = year_of(words[0]);
    return year ? std::optional(OwnPeriod{*year, 0}) : std::nullopt;
  }
  if (words.size() == 2) return month_in(words[0], words[1]);
  const bool is_day = words.size() == 3 && year_of(words[0]) && digits(words[2], 2, 2).value_or(0) >= 1;
  return is_day && *digits(words[2], 2, 2) <= 31 ? month_in(words[0], words[1]) : std::nullopt;
}

}  // namespace sendcast
