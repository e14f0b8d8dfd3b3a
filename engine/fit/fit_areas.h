#pragma once

#include <memory>
#include <string>
#include <vector>

#include "fit/fitted_area.h"
#include "fit/plan_estimates.h"
#include "import/history.h"

namespace sendcast {

/// What a fitted area is to hold.
enum class FitScope {
  demand,      ///< what plans are forecast from: no teams, no money
  everything,  ///< what a scenario starts from
};

/// The local areas of England as they could be fitted in a January, with what had been published by then: stocks up to
/// that January, flows of the calendar years before it, population estimates up to the middle of the year before.
/// Each area leans on all others (fit/METHOD.md).
class FittedAreas {
 public:
  /// Estimates what areas have in common. Keeps a reference to the history.
  FittedAreas(const History& history, int january);
  ~FittedAreas();
  FittedAreas(FittedAreas&&) noexcept;

  /// Areas that can be fitted, in the register's order; England last.
  const std::vector<AreaIndex>& areas() const;
  /// Why an area that existed cannot be; empty where it can.
  std::string why_not(AreaIndex area) const;

  /// @param area   one of areas()
  /// @param years  of the scenario
  FittedArea fit(AreaIndex area, FitScope scope, int years) const;
  /// What was estimated of all; null where nothing could be.
  const PlanEstimates* estimates() const;

 private:
  struct Estimates;
  std::unique_ptr<Estimates> estimates_;      ///< null where nothing could be estimated
  std::vector<PlanSeries::Missing> missing_;  ///< then: why
};

}  // namespace sendcast
