#pragma once

#include <string>

#include "arrays/calendar.h"
#include "funding/accounts.h"
#include "uncertainty/chance.h"

namespace sendcast {

// Numbers as text. The first two are for machines and lose nothing; the rest are for people.

/// Pounds with two decimals, to the penny: "-1234.56".
std::string exact_pounds(Pence pence);
/// The shortest text that reads back as the same number; zero has no sign.
std::string exact_number(double number);

enum class Sign {
  negative_only,
  always,  ///< a difference: "+12", "-3", "0"
};

/// To the nearest whole, halves away from 0, thousands apart: "12,345".
std::string rounded(double number, Sign sign = Sign::negative_only);
/// To at most four decimals, thousands apart: "1,234.5", "0.0071".
std::string to_four_decimals(double number);
/// A share as a whole percentage: "62%".
std::string percentage(double share);
/// A difference of shares in whole percentage points: "+3".
std::string percentage_points(double difference);

/// What amounts of money are shown in.
enum class MoneyUnit { pounds, thousands, millions };
/// "£", "£000" or "£m".
std::string name_of(MoneyUnit unit);
/// To the nearest of the unit (of £m: to two decimals), thousands apart, halves away from 0.
std::string in_unit(Pence pence, MoneyUnit unit, Sign sign = Sign::negative_only);

/// To the penny, thousands apart: "-1,234.56".
std::string pounds_and_pence(Pence pence);

/// The size of an amount as a sentence has it, without its sign: "£38.43m" from a million up, else "£12,345".
std::string amount_in_words(Pence pence);
std::string amount_in_words(double pounds);

/// "January 2021"
std::string month_in_words(Month month);
/// "January 2021 to December 2030"
std::string period_in_words(const Calendar& calendar);

/// A probability as a percentage that is never rounded to certainty: "<1%", ">99%". Nothing known is "0%".
std::string likely(const Chance& chance);

}  // namespace sendcast
