#pragma once

#include <vector>

#include "arrays/tile.h"
#include "demand/demand_model.h"
#include "demand/workforce.h"

namespace sendcast {

/// The teams of a model for a tile of draws (model.md section 4). Planned once for a model.
class TileTeams {
 public:
  TileTeams(const DemandModel& model, const std::vector<AreaSet>& sets, RecipeBook& book);

  /// The teams of one tile in one month.
  struct State {
    std::vector<Lanes> filled;
    std::vector<Lanes> agency;
    std::vector<Lanes> assessment_hours;
  };

  /// Before month 0.
  State opening(const double* made) const;
  /// Staffs every team for a month and takes the hours of annual reviews off. `caseload` is last month's, by area.
  void staff(int month, const double* made, const std::vector<Lanes>& caseload, State& teams) const;
  /// Whose assessments are completed in a month (section 3.5): of the overdue first, of everyone then left; by set.
  /// @param overdue, due  who waits, by set
  void complete(int month, const double* made, const State& teams, const std::vector<Lanes>& overdue,
                const std::vector<Lanes>& due, std::vector<Lanes>& first_share, std::vector<Lanes>& alike) const;

 private:
  struct Team {
    const TeamModel* model;
    Source opening_filled;
    std::vector<Source> establishment, turnover, months_to_hire, agency_cover, hours_per_month;  ///< by month
    std::vector<Source> hours_per_assessment, hours_per_annual_review;
  };

  void capacities(int month, const double* made, const State& teams, const std::vector<Lanes>& waiting,
                  std::vector<Lanes>& capacity) const;
  bool serves(std::size_t set, int team) const;

  const std::vector<AreaSet>& sets_;
  std::vector<Team> teams_;
  std::vector<Source> overdue_first_;  ///< by month
};

}  // namespace sendcast
