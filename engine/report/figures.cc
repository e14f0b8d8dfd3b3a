#include "report/figures.h"

#include <array>
#include <cmath>
#include <cstdint>
#include <string_view>

#include <fmt/format.h>

#include "funding/at.h"
#include "funding/pence.h"

namespace sendcast {
namespace {

/// The size of an amount, whatever its sign; the least Pence has one too.
std::uint64_t magnitude(Pence pence) {
  const auto bits = static_cast<std::uint64_t>(pence);
  return pence < 0 ? 0 - bits : bits;
}

/// Puts a comma between the thousands of the whole number that `digits` begins with.
std::string with_thousands_apart(std::string digits) {
  const std::size_t whole = std::min(digits.find('.'), digits.size());
  for (std::size_t comma = whole; comma > 3; comma -= 3) digits.insert(comma - 3, 1, ',');
  return digits;
}

/// The sign that goes before text which has none; nothing before a figure that was rounded to 0.
std::string signed_text(const std::string& digits, bool negative, Sign sign) {
  if (digits.find_first_of("123456789") == std::string::npos) return digits;
  if (negative) return fmt::format("-{}", digits);
  return sign == Sign::always ? fmt::format("+{}", digits) : digits;
}

/// How many steps of `step` pence there are in an amount, halves up.
std::uint64_t steps(std::uint64_t pence, std::uint64_t step) {
  return pence / step + (pence % step * 2 >= step ? 1 : 0);
}

std::string digits_in(std::uint64_t pence, MoneyUnit unit) {
  switch (unit) {
    case MoneyUnit::pounds:
      return fmt::format("{}", steps(pence, 100));
    case MoneyUnit::thousands:
      return fmt::format("{}", steps(pence, 100'000));
    case MoneyUnit::millions:
      break;
  }
  const std::uint64_t hundredths = steps(pence, 1'000'000);
  return fmt::format("{}.{:02}", hundredths / 100, hundredths % 100);
}

}  // namespace

std::string exact_pounds(Pence pence) {
  const std::uint64_t size = magnitude(pence);
  return fmt::format("{}{}.{:02}", pence < 0 ? "-" : "", size / 100, size % 100);
}

std::string exact_number(double number) { return fmt::format("{}", number == 0 ? 0.0 : number); }

std::string rounded(double number, Sign sign) {
  return signed_text(with_thousands_apart(fmt::format("{:.0f}", std::round(std::abs(number)))), number < 0, sign);
}

std::string to_four_decimals(double number) {
  std::string digits = fmt::format("{:.4f}", std::abs(number));
  while (digits.back() == '0') digits.pop_back();
  if (digits.back() == '.') digits.pop_back();
  return signed_text(with_thousands_apart(digits), number < 0, Sign::negative_only);
}

std::string percentage(double share) { return fmt::format("{}%", rounded(share * 100)); }

std::string percentage_points(double difference) { return rounded(difference * 100, Sign::always); }

std::string name_of(MoneyUnit unit) {
  switch (unit) {
    case MoneyUnit::pounds:
      return "£";
    case MoneyUnit::thousands:
      return "£000";
    case MoneyUnit::millions:
      break;
  }
  return "£m";
}

std::string in_unit(Pence pence, MoneyUnit unit, Sign sign) {
  return signed_text(with_thousands_apart(digits_in(magnitude(pence), unit)), pence < 0, sign);
}

std::string pounds_and_pence(Pence pence) {
  const std::uint64_t size = magnitude(pence);
  return signed_text(with_thousands_apart(fmt::format("{}.{:02}", size / 100, size % 100)), pence < 0,
                     Sign::negative_only);
}

std::string amount_in_words(Pence pence) {
  constexpr std::uint64_t a_million = 100'000'000;
  const MoneyUnit unit = magnitude(pence) >= a_million ? MoneyUnit::millions : MoneyUnit::pounds;
  const std::string figure = with_thousands_apart(digits_in(magnitude(pence), unit));
  return fmt::format("£{}{}", figure, unit == MoneyUnit::millions ? "m" : "");
}

std::string amount_in_words(double pounds) { return amount_in_words(to_pence(pounds)); }

std::string month_in_words(Month month) {
  constexpr std::array<std::string_view, 12> names = {"January",   "February", "March",    "April",
                                                      "May",       "June",     "July",     "August",
                                                      "September", "October",  "November", "December"};
  return fmt::format("{} {}", at(names, month_in_year(month) - 1), calendar_year(month));
}

std::string period_in_words(const Calendar& calendar) {
  return fmt::format("{} to {}", month_in_words(calendar.start), month_in_words(calendar.month(calendar.months - 1)));
}

std::string likely(const Chance& chance) {
  const double probability = chance.probability().value_or(0);
  if (chance.held() > 0 && probability < 0.01) return "<1%";
  if (chance.held() < chance.draws() && probability > 0.99) return ">99%";
  return percentage(probability);
}

}  // namespace sendcast
