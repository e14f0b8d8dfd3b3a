#pragma once

#include <optional>
#include <string_view>

namespace sendcast {

/// A calendar year, or a month of it.
struct OwnPeriod {
  int year = 0;
  int month = 0;  ///< 1 to 12; 0 for the whole year

  bool operator==(const OwnPeriod&) const = default;
};

/// Reads a year ("2021") or a month as people and spreadsheets write it: "2021-04", "2021/4", "04/2021", "April 2021",
/// "Apr-21", "2021-04-01". Nothing for anything else: neither "2021-22", a year that is no calendar year, nor "202112",
/// which might be one, nor "01/04/2021", which is another month in another country. Years from 1900 to 2155.
std::optional<OwnPeriod> read_period(std::string_view text);

/// Reads a month by its number or its English name, cut to three letters or whole: "4", "04", "Apr", "April".
std::optional<int> read_month(std::string_view text);

}  // namespace sendcast
