#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "import/history.h"
#include "import/read_statistics.h"

namespace sendcast {

/// What made a synthetic history.
struct TrueArea {
  AreaIndex area = 0;
  double effect = 0;                   ///< logarithm of its rate of new plans over England's
  std::array<double, 4> departures{};  ///< of age groups from it
};

struct TrueHistory {
  std::vector<std::pair<std::string, std::string>> files;  ///< what was printed, by name
  Statistics statistics;
  std::vector<TrueArea> areas;
  double growth = 0;         ///< of the rate of new plans, a year
  double leaving = 0;        ///< under 16, a year
  double endings_level = 0;  ///< of 16 and over, times the years past 15
  /// New plans to be expected in the last calendar year: [area][group of ages], and of all areas by group.
  std::vector<std::array<double, 4>> expected_new_plans;
};

/// The published tables that a country of known rates would have printed: `areas` local authorities, Januaries from
/// 2010 to `january`, everything by chance (whole people: binomial and Poisson).
/// @param noise_after  a January after which, and after the calendar year and mid-year before it, every printed number
///                     is replaced by noise; 0 for none
TrueHistory synthetic_history(std::uint64_t seed, int areas, int january, int noise_after = 0);

}  // namespace sendcast
