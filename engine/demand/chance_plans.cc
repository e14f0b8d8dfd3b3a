#include "demand/chance_plans.h"

#include "demand/at_random.h"
#include "demand/layout.h"
#include "demand/plans.h"

namespace sendcast {
namespace {

/// Lets those who leave by some pairs of settings ask for the other one.
/// @param scales  cells x settings
void ask_to_move(const Shape& shape, MoveKind kind, Play play, const std::vector<PairShare>& pairs,
                 const Eigen::ArrayXXd& scales, const PlayOfChance& chance, Leavers& leavers, Stocks& stocks,
                 Eigen::ArrayXd& entrants, Activity& activity) {
  for (const PairShare& pair : pairs) {
    Eigen::ArrayXd asked = Eigen::ArrayXd::Zero(shape.cells());
    for (int cell = 0; cell < shape.cells(); ++cell) {
      asked[cell] = leavers.take(shape.plan(pair.from, cell), pair.share[cell] * scales(cell, pair.from),
                                 [&] { return chance.level(play, in_cell(shape, cell, pair.from, pair.to)); });
    }
    if ((asked == 0).all()) continue;
    by_setting(shape, stocks.plans).col(pair.from) -= asked;
    by_setting(shape, entrants).col(pair.to) += asked;
    by_setting(shape, activity.of(Event::moves)).col(pair.to) += asked;
    record_moves(shape, kind, pair.from, pair.to, asked, activity);
  }
}

void arrive(const Shape& shape, const MonthlyRates& rates, const PlayOfChance& chance, const Stocks& stocks,
            Eigen::ArrayXd& entrants, Activity& activity) {
  for (int setting = 0; setting < shape.settings; ++setting) {
    for (int cell = 0; cell < shape.cells(); ++cell) {
      const int plan = shape.plan(setting, cell);
      const double mean = stocks.plans[plan] * rates.arrive(cell, setting);
      if (mean <= 0) continue;
      const double arrived = poisson(mean, chance.level(Play::arrived, in_cell(shape, cell, 0, setting)));
      activity.of(Event::arrived)[plan] = arrived;
      entrants[plan] += arrived;
    }
  }
}

void change_needs_by_chance(const Shape& shape, const MonthlyRates& rates, const PlayOfChance& chance, int setting,
                            int cell, Leavers& leavers, Stocks& stocks, Activity& activity) {
  const int plan = shape.plan(setting, cell);
  for (const PairShare& change : rates.need_changes) {
    if (change.from != shape.need_of_cell(cell)) continue;
    const double share = change.share[shape.person_of_cell(cell)] * rates.scales.plans(cell, setting);
    const Occasion at = in_cell(shape, cell, setting + 1, change.to);
    const double changed = leavers.take(plan, share, [&] { return chance.level(Play::need_changed, at); });
    stocks.plans[plan] -= changed;
    stocks.plans[plan - change.from + change.to] += changed;
    activity.of(Event::need_changed)[cell] += changed;
  }
}

void end_or_change_need(const Shape& shape, const MonthlyRates& rates, const PlayOfChance& chance, Leavers& leavers,
                        Stocks& stocks, Activity& activity) {
  for (int setting = 0; setting < shape.settings; ++setting) {
    for (int cell = 0; cell < shape.cells(); ++cell) {
      const int plan = shape.plan(setting, cell);
      if (leavers.left(plan) <= 0) continue;
      const double ceased = leavers.take(plan, rates.cease(cell, setting) * rates.scales.plans(cell, setting),
                                         [&] { return chance.level(Play::ceased, in_cell(shape, cell, setting)); });
      activity.of(Event::ceased)[plan] = ceased;
      stocks.plans[plan] -= ceased;
      change_needs_by_chance(shape, rates, chance, setting, cell, leavers, stocks, activity);
    }
  }
}

/// The last setting that anybody of a cell goes to first, which takes whoever is left.
int last_first_setting(const MonthlyRates& rates, int cell) {
  for (auto setting = static_cast<int>(rates.first_setting.cols()) - 1; setting > 0; --setting) {
    if (rates.first_setting(cell, setting) > 0) return setting;
  }
  return 0;
}

}  // namespace

void move_and_end_by_chance(const Shape& shape, const MonthlyRates& rates, bool september, const PlayOfChance& chance,
                            Stocks& stocks, Eigen::ArrayXd& entrants, Activity& activity) {
  if (september) {
    Leavers leavers(stocks.plans);
    ask_to_move(shape, MoveKind::transfer, Play::transferred, rates.phase_transfers, rates.scales.transfers, chance,
                leavers, stocks, entrants, activity);
  }
  arrive(shape, rates, chance, stocks, entrants, activity);
  Leavers leavers(stocks.plans);
  end_or_change_need(shape, rates, chance, leavers, stocks, activity);
  ask_to_move(shape, MoveKind::move, Play::moved, rates.moves, rates.scales.plans, chance, leavers, stocks, entrants,
              activity);
}

void ask_for_first_settings_by_chance(const Shape& shape, const MonthlyRates& rates, const PlayOfChance& chance,
                                      Eigen::ArrayXd& entrants, Activity& activity) {
  const Eigen::ArrayXd& issued = activity.of(Event::issued);
  Leavers leavers(issued);
  Eigen::ArrayXXd asked = Eigen::ArrayXXd::Zero(shape.cells(), shape.settings);
  for (int cell = 0; cell < shape.cells(); ++cell) {
    if (issued[cell] <= 0) continue;
    const int last = last_first_setting(rates, cell);
    for (int setting = 0; setting < last; ++setting) {
      asked(cell, setting) = leavers.take(cell, rates.first_setting(cell, setting), [&] {
        return chance.level(Play::first_setting, in_cell(shape, cell, 0, setting));
      });
    }
    asked(cell, last) = leavers.left(cell);
  }
  by_setting(shape, entrants) += asked;
  for (int setting = 0; setting < shape.settings; ++setting) {
    record_moves(shape, MoveKind::first, -1, setting, asked.col(setting), activity);
  }
}

}  // namespace sendcast
