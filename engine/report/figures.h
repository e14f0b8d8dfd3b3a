#pragma once

#include <string>

#include "funding/accounts.h"

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

/// To the nearest whole, thousands apart: "12,345".
std::string rounded(double number, Sign sign = Sign::negative_only);
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

}  // namespace sendcast
