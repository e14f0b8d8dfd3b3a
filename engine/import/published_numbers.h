#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "import/statistic.h"

namespace sendcast {

/// What a cell that should hold a number holds.
enum class NumberKind : std::uint8_t {
  number,
  blank,
  not_available,   ///< `x`, `..`, `n/a`, `-`
  not_applicable,  ///< `z`
  suppressed,      ///< `c`, `low`, `:`, `~`, `*`
  unreadable,
};

struct PublishedNumber {
  NumberKind kind = NumberKind::blank;
  double value = 0;  ///< of a number
};

/// Reads a number as statistics are published: with commas between thousands, a pound or percent sign, blanks around
/// it; or the code in its place, with or without square brackets.
PublishedNumber read_number(std::string_view text);

/// Reads a period as a year of the given kind. "2022", "202122" or "2021/22" (an academic year: January 2022; a
/// financial year: 2021), "2021-22", "2022-03-31" (a balance on that day belongs to the financial year that has just
/// ended).
std::optional<int> read_year(std::string_view text, TimeBasis basis);

/// Reads when something was published as a number that grows with time (20211118); 0 where it says nothing.
int read_release(std::string_view text);

}  // namespace sendcast
