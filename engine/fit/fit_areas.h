#pragma once

#include <memory>
#include <string>
#include <vector>

#include "fit/fitted_area.h"
#include "import/history.h"

namespace sendcast {

/// What a fitted area is to hold.
enum class FitScope {
  demand,      ///< what plans are forecast from: no teams, no money
  everything,  ///< what a scenario starts from
};

/// The local areas of England as they could be fitted in a January, with what had been published by then: stocks up to
/// that January, flows of the calendar years before it, population estimates up to the middle of the year before.
/// Each area leans on all others (model.md section 9; METHOD in fit/README.md).
class FittedAreas {
 public:
  /// Estimates what areas have in common.
  FittedAreas(const History& history, int january);
  ~FittedAreas();
  FittedAreas(FittedAreas&&) noexcept;

  /// Areas that can be fitted, in the register's order; England last.
  const std::vector<AreaIndex>& areas() const;
  /// Why an area that existed cannot be; empty where it can.
  std::string why_not(AreaIndex area) const;

  FittedArea fit(AreaIndex area, FitScope scope) const;

 private:
  struct Estimates;
  std::unique_ptr<Estimates> estimates_;
};

}  // namespace sendcast
