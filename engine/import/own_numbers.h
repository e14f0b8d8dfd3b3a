#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "import/account.h"
#include "import/history.h"

namespace sendcast {

/// A number of an area's own table, or a sum of some.
struct OwnNumber {
  double value = 0;
  int line = 0;  ///< of the file, from 1; of a sum, its first part's
};

/// Numbers as they stand in the table, by packed key and month: 1 to 12, or 0 for a whole year.
using OwnMonths = std::map<std::pair<std::uint64_t, int>, OwnNumber>;
/// Numbers of years, by packed key.
using OwnNumbers = std::map<std::uint64_t, OwnNumber>;

/// The file that they are from, and where what was done with them is told.
struct OwnFile {
  const std::string& name;
  Account& account;
};

/// Whether a statistic counts children, young people or cases, so that its parts may be summed: no percentage, no
/// money.
bool is_count(Statistic statistic);

/// One number a year: a flow's months are summed where all twelve are there, a stock's is January's. A number stated of
/// the year stays. Years left out, and why, are in the account.
OwnNumbers calendar_years(const OwnMonths& months, const OwnFile& file);

/// Adds the age bands that the departments publish where they are not stated: sums of ages and narrower bands, where
/// all ages of the band are there, or where the ages that are there come to the stated total. Then the total of all
/// ages, where it is not stated and all five bands are known. Population stays as it is.
void sum_ages(OwnNumbers& numbers, const OwnFile& file);

/// Adds the total of all settings where it is not stated and all seven groups are.
void sum_groups(OwnNumbers& numbers, const OwnFile& file);

}  // namespace sendcast
