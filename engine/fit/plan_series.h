#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include <Eigen/Core>

#include "import/history.h"

namespace sendcast {

/// The age bands that plans are published by: under 5, 5 to 10, 11 to 15, 16 to 19, 20 to 25.
inline constexpr int plan_bands = 5;
inline constexpr std::array<AgeBand, plan_bands> bands_of_plans = {AgeBand::from_to(0, 4), AgeBand::from_to(5, 10),
                                                                   AgeBand::from_to(11, 15), AgeBand::from_to(16, 19),
                                                                   AgeBand::from_to(20, 25)};

/// Which band an age from 0 to 25 belongs to.
int band_of_age(int age);
/// The sums of single ages (26) by band.
Eigen::ArrayXd by_band(const Eigen::ArrayXd& by_age);

/// What was published of one area up to a January. Rows are years without a gap, the last of `plans` is that January.
struct AreaSeries {
  AreaIndex area = 0;
  int first = 0;               ///< the first January, counted from the first of all series
  Eigen::ArrayXXd plans;       ///< Januaries x 5
  Eigen::ArrayXXd new_plans;   ///< calendar years x 5, one fewer
  Eigen::ArrayXXd population;  ///< mid-years x 26, as many as Januaries: each the one before
};

/// The same of all areas that can be used.
struct PlanSeries {
  int first_january = 0;
  int january = 0;
  std::vector<AreaSeries> areas;  ///< local authorities
  std::optional<AreaSeries> england;
  struct Missing {
    AreaIndex area = 0;
    std::string why;
  };
  std::vector<Missing> missing;  ///< areas that existed and cannot be used

  int years() const { return january - first_january; }
};

/// Reads the series of every local authority that had plans of its own in a January, and last that of England. Nothing
/// that is of a time after it is read: stocks to that January, flows and mid-year estimates to the year before. Series
/// begin where four areas in five have begun; that of a new area may be a single January.
PlanSeries plan_series(const History& history, int january);

}  // namespace sendcast
