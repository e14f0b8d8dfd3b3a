#include "demand/live_stocks.h"

#include <algorithm>

namespace sendcast {
namespace {

/// Spreads life through one academic year: wherever a rate leads from a stock that is live.
class Spreading {
 public:
  Spreading(const DemandModel& model, TileRates& rates, LiveStocks& live) : model_(model), rates_(rates), live_(live) {}

  void through_a_year() {
    for (int cell = 0; cell < model_.shape.cells(); ++cell) begin(cell);
    for (bool spread = true; spread;) {
      spread = change_needs();
      for (int cell = 0; cell < model_.shape.cells(); ++cell) spread = move(cell) || spread;
    }
  }

  void grow_older() {
    const Shape& shape = model_.shape;
    LiveStocks older{std::vector<bool>(live_.front.size()), std::vector<bool>(live_.plans.size())};
    for (int cell = 0; cell < shape.cells(); ++cell) {
      if (shape.age_of_cell(cell) + 1 == shape.ages) continue;
      if (live_.front[at(cell)]) older.front[at(cell + shape.needs)] = true;
      for (int s = 0; s < shape.settings; ++s) {
        if (live_.plans[at(shape.plan(s, cell))]) older.plans[at(shape.plan(s, cell + shape.needs))] = true;
      }
    }
    live_ = older;
  }

 private:
  static std::size_t at(int index) { return static_cast<std::size_t>(index); }

  bool set(std::vector<bool>& stocks, int stock) {
    if (stocks[at(stock)]) return false;
    stocks[at(stock)] = true;
    return true;
  }

  /// Who enters from no SEN, and who is issued a plan.
  void begin(int cell) {
    const bool mixed = rates_.is_ever_set(rates_.need_mix(cell));
    const bool enters =
        rates_.is_ever_set(rates_.identify(cell)) ||
        (rates_.is_ever_set(rates_.request_from_others(cell)) && rates_.is_ever_set(rates_.agree(cell)));
    const bool anybody = (model_.population.row(model_.shape.person_of_cell(cell)) > 0).any();
    if (mixed && enters && anybody) set(live_.front, cell);
  }

  bool move(int cell) {
    bool spread = false;
    const auto reach = [&](int setting) {
      for (int s = setting; s >= 0; s = model_.when_full[at(s)]) {
        spread = set(live_.plans, model_.shape.plan(s, cell)) || spread;
      }
    };
    if (live_.front[at(cell)] && rates_.is_ever_set(rates_.issue(cell))) {
      for (int s = 0; s < model_.shape.settings; ++s) {
        if (rates_.is_ever_set(rates_.first_setting(s, cell))) reach(s);
      }
    }
    const auto follow = [&](const PairRate& pair, int row) {
      if (live_.plans[at(model_.shape.plan(pair.from, cell))] && rates_.is_ever_set(row)) reach(pair.to);
    };
    for (std::size_t i = 0; i < model_.phase_transfers.size(); ++i) {
      follow(model_.phase_transfers[i], rates_.transfer(static_cast<int>(i), cell));
    }
    for (std::size_t i = 0; i < model_.moves.size(); ++i) {
      follow(model_.moves[i], rates_.move(static_cast<int>(i), cell));
    }
    for (int s = 0; s < model_.shape.settings; ++s) {
      const int plan = model_.shape.plan(s, cell);
      if (live_.plans[at(plan)] && rates_.is_ever_set(rates_.arrive(s, cell))) reach(s);
    }
    return spread;
  }

  bool change_needs() {
    bool spread = false;
    const Shape& shape = model_.shape;
    for (std::size_t i = 0; i < model_.need_changes.size(); ++i) {
      const PairRate& change = model_.need_changes[i];
      for (int person = 0; person < shape.people(); ++person) {
        const int from = person * shape.needs + change.from;
        const int to = person * shape.needs + change.to;
        if (!rates_.is_ever_set(rates_.need_change(static_cast<int>(i), from))) continue;
        if (live_.front[at(from)]) spread = set(live_.front, to) || spread;
        for (int s = 0; s < shape.settings; ++s) {
          if (live_.plans[at(shape.plan(s, from))]) spread = set(live_.plans, shape.plan(s, to)) || spread;
        }
      }
    }
    return spread;
  }

  const DemandModel& model_;
  TileRates& rates_;
  LiveStocks& live_;
};

LiveStocks opening(const DemandModel& model) {
  LiveStocks live{std::vector<bool>(static_cast<std::size_t>(model.shape.cells())),
                  std::vector<bool>(static_cast<std::size_t>(model.shape.plans()))};
  for (int cell = 0; cell < model.shape.cells(); ++cell) {
    live.front[static_cast<std::size_t>(cell)] = model.drawn_sen_support.people || model.drawn_in_assessment.people ||
                                                 model.drawn_overdue.people || model.opening_sen_support[cell] != 0 ||
                                                 model.opening_overdue[cell] != 0 ||
                                                 (model.opening_in_assessment.row(cell) != 0).any();
  }
  for (int plan = 0; plan < model.shape.plans(); ++plan) {
    live.plans[static_cast<std::size_t>(plan)] = model.drawn_plans.people || model.opening_plans[plan] != 0;
  }
  return live;
}

void add(const std::vector<bool>& now, std::vector<bool>& ever) {
  for (std::size_t i = 0; i < ever.size(); ++i) ever[i] = ever[i] || now[i];
}

}  // namespace

int LiveStocks::count(int months_to_issue) const {
  const auto fronts = static_cast<int>(std::count(front.begin(), front.end(), true));
  const auto plan_stocks = static_cast<int>(std::count(plans.begin(), plans.end(), true));
  return fronts * (2 + months_to_issue) + plan_stocks;
}

LiveStocks live_stocks(const DemandModel& model, TileRates& rates) {
  LiveStocks live = opening(model);
  Spreading spreading(model, rates, live);
  spreading.through_a_year();
  LiveStocks ever = live;
  for (int month = 0; month < model.calendar.months; ++month) {
    if (!is_september(model.calendar.month(month))) continue;
    spreading.grow_older();
    spreading.through_a_year();
    add(live.front, ever.front);
    add(live.plans, ever.plans);
  }
  return ever;
}

}  // namespace sendcast
