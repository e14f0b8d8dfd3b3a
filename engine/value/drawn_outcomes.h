#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <Eigen/Core>

#include "model/draw_runs.h"
#include "model/measure_layout.h"
#include "uncertainty/chance.h"
#include "uncertainty/spread.h"
#include "value/drawn_value.h"

namespace sendcast {

/// Whether a pot's budget held, in draws. Years are the run's financial years.
struct DrawnBudget {
  std::vector<Chance> within;               ///< by year: paid no more than its income
  std::vector<Chance> in_balance;           ///< by year: its balance was 0 or more
  std::vector<std::vector<Chance>> beyond;  ///< [level][year]: its balance was below minus the level
  FirstYear first_over;                     ///< the first year in which it paid more than its income
  FirstYear first_deficit;                  ///< the first year that it ended below 0
};

/// What draws of one scenario come to.
struct DrawnScenario {
  MeasureLayout layout;
  std::vector<Spread> measures;      ///< as the layout has them
  std::vector<DrawnBudget> budgets;  ///< by pot
  std::int64_t scaled_outflows = 0;  ///< stocks, month by month and draw by draw
  std::vector<Spread> expected;      ///< the measures before the play of chance; empty where it plays no part
  std::vector<Spread> by_chance;     ///< what chance adds to each
};

/// A measure of comparison.csv: where it stands in both scenarios, -1 where one has no such thing.
struct ComparedPosition {
  int base = -1;
  int other = -1;
};

/// What draws of a scenario against its base come to, each draw the same world in both.
struct DrawnComparison {
  std::vector<ComparedPosition> compared;  ///< in the order of Comparison::measures
  std::vector<Spread> differences;         ///< of the same: the scenario less the base
  std::vector<DrawnValueName> value_names;
  std::vector<Spread> values;  ///< of the same
  Chance costs_less;           ///< all funders together, undiscounted
  std::vector<std::string> partners;
  std::vector<Chance> pays_less;  ///< by partner
  Chance worth_it;                ///< the net present value of all is above 0
  std::vector<Chance> gains;      ///< by partner: its net present value is above 0
};

/// The draws that are kept one by one, the first of a run, to tell what matters most.
struct KeptDraws {
  static constexpr int most = 10'000;

  std::vector<std::string> causes;                 ///< names by which uncertain numbers share draws
  Eigen::ArrayXXd parameters;                      ///< draws x causes: the first number of each
  Eigen::ArrayXXd cost;                            ///< draws x scenarios: revenue and capital over the whole run, £
  std::vector<Eigen::ArrayXXd> net_present_value;  ///< [comparison]: draws x (partners, then all), £
  std::vector<Eigen::ArrayXXd> pv_cost;            ///< likewise: the present value of the cost difference
  std::vector<Eigen::ArrayXXd> better_by;          ///< [comparison]: draws x outcomes
};

/// What many draws of some scenarios come to.
struct DrawnOutcomes {
  std::uint64_t draws = 0;
  std::uint64_t seed = 0;
  std::vector<double> deficit_levels;  ///< £
  std::vector<DrawnScenario> scenarios;
  std::vector<DrawnComparison> comparisons;  ///< of each but the first with the first, where they are compared
  KeptDraws kept;
};

/// Takes in blocks of draws, in any order: what they come to does not depend on it.
class DrawTally {
 public:
  /// @param results   the central runs, which must outlive it
  /// @param compares  each but the first with the first
  DrawTally(const std::vector<Results>& results, bool compares, const Worlds& worlds, std::uint64_t draws,
            std::uint64_t seed);

  void take(const Block& block);
  const DrawnOutcomes& outcomes() const& { return outcomes_; }
  DrawnOutcomes outcomes() && { return std::move(outcomes_); }

 private:
  void take_scenario(const Block& block, std::size_t scenario);
  void take_budgets(const Block& block, std::size_t scenario);
  void take_comparison(const Block& block, std::size_t comparison);
  void keep(const Block& block);

  const Worlds& worlds_;
  std::vector<DrawnValue> values_;  ///< by comparison
  std::vector<double> worked_;
  DrawnOutcomes outcomes_;
};

}  // namespace sendcast
