#pragma once

#include <variant>
#include <vector>

#include <Eigen/Core>

#include "arrays/recipe.h"
#include "demand/activity.h"

namespace sendcast {

// Drivers (model.md section 5): what a line's quantity is read from, and hence the layout of `LineModel::cells`.
struct CaseloadDriver {};      ///< plans
struct SenSupportDriver {};    ///< cells
struct InAssessmentDriver {};  ///< cells: in assessment and overdue
struct PopulationDriver {};    ///< people
struct EventDriver {
  Event event;  ///< cells, or plans where has_setting
};
struct CapacityDriver {
  int setting;  ///< one cell: its places, whether filled or not
};
struct PlacesDriver {
  Course places;  ///< commissioned, by month; one cell
};
struct FilledPostsDriver {
  int team;  ///< one cell
};
struct AgencyDriver {
  int team;  ///< one cell
};
struct FixedDriver {};  ///< one cell, always 1
using LineDriver = std::variant<CaseloadDriver, SenSupportDriver, InAssessmentDriver, PopulationDriver, EventDriver,
                                CapacityDriver, PlacesDriver, FilledPostsDriver, AgencyDriver, FixedDriver>;

/// A service line as arrays (model.md section 6): it counts the listed cells of its driver, and each has a price,
/// an uptake and a row of the funding rule's ladders.
struct LineModel {
  LineDriver driver;
  bool priced_per_year = true;                 ///< else per event
  int first_month = 0;                         ///< inclusive, in months of the run
  int last_month = 0;                          ///< inclusive
  std::vector<int> cells;                      ///< positions in the driver's layout that `where` matches
  std::vector<int> price_row;                  ///< by counted cell
  std::vector<int> uptake_row;                 ///< by counted cell
  Eigen::ArrayXXd price;                       ///< financial years x rows, pounds of that year
  Eigen::ArrayXXd uptake;                      ///< months x rows; one month where it never changes
  std::vector<UncertainRow> uncertain_price;   ///< rows of the price that a draw makes, by financial year
  std::vector<UncertainRow> uncertain_uptake;  ///< rows of the uptake that a draw makes
  int pool = -1;                               ///< the pooled fund that is charged, or -1
  std::vector<int> ladder_row;  ///< by counted cell: which of the rule's ladders; empty where a pool pays
  int rule = -1;                ///< which of FundingModel::rules, or -1 where a pool pays
  std::vector<int> grants;      ///< which of FundingModel::grants pay before the rule, first payer first
};

/// Writes one month's counted quantities of a line, after uptake, to `quantities`: one a counted cell (a twelfth where
/// priced per year, so that a year of one plan is 1), zero outside the line's months (model.md sections 5 and 6).
/// `stocks` are those of the month's end.
void count_quantities(const LineModel& line, const Stocks& stocks, const Activity& activity, int month,
                      std::vector<double>& quantities);

}  // namespace sendcast
