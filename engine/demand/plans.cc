#include "demand/plans.h"

#include "demand/layout.h"
#include "demand/need_changes.h"

namespace sendcast {
namespace {

/// Takes shares of `movable` (cells x settings) out of `staying` (plans) and lets them ask for another setting.
void ask_to_move(const Shape& shape, MoveKind kind, const std::vector<PairShare>& pairs, const Eigen::ArrayXXd& movable,
                 Eigen::ArrayXd& staying, Eigen::ArrayXd& entrants, Activity& activity) {
  for (const PairShare& pair : pairs) {
    const Eigen::ArrayXd asked = movable.col(pair.from) * pair.share;
    by_setting(shape, staying).col(pair.from) -= asked;
    by_setting(shape, entrants).col(pair.to) += asked;
    by_setting(shape, activity.of(Event::moves)).col(pair.to) += asked;
    record_moves(shape, kind, pair.from, pair.to, asked, activity);
  }
  staying = staying.max(0.0);
}

}  // namespace

void record_moves(const Shape& shape, MoveKind kind, int from, int to, const Eigen::ArrayXd& asked,
                  Activity& activity) {
  for (int area = 0; area < shape.areas; ++area) {
    const double number = sum_of(asked, cells_of(shape, area));
    if (number > 0) activity.moves.push_back({area, from, to, kind, number, 0});
  }
}

void move_and_end(const Shape& shape, const MonthlyRates& rates, bool september, Stocks& stocks,
                  Eigen::ArrayXd& entrants, Activity& activity) {
  if (september) {
    const Eigen::ArrayXXd movable = by_setting(shape, stocks.plans) * rates.scales.transfers;
    ask_to_move(shape, MoveKind::transfer, rates.phase_transfers, movable, stocks.plans, entrants, activity);
  }
  by_setting(shape, activity.of(Event::arrived)) = by_setting(shape, stocks.plans) * rates.arrive;
  entrants += activity.of(Event::arrived);
  const Eigen::ArrayXXd movable = by_setting(shape, stocks.plans) * rates.scales.plans;
  by_setting(shape, activity.of(Event::ceased)) = movable * rates.cease;
  stocks.plans -= activity.of(Event::ceased);
  for (int setting = 0; setting < shape.settings; ++setting) {
    change_needs(shape, rates.need_changes, movable.col(setting), by_setting(shape, stocks.plans).col(setting),
                 activity.of(Event::need_changed));
  }
  ask_to_move(shape, MoveKind::move, rates.moves, movable, stocks.plans, entrants, activity);
}

void ask_for_first_settings(const Shape& shape, const MonthlyRates& rates, Eigen::ArrayXd& entrants,
                            Activity& activity) {
  for (int setting = 0; setting < shape.settings; ++setting) {
    const Eigen::ArrayXd asked = activity.of(Event::issued) * rates.first_setting.col(setting);
    by_setting(shape, entrants).col(setting) += asked;
    record_moves(shape, MoveKind::first, -1, setting, asked, activity);
  }
}

}  // namespace sendcast
