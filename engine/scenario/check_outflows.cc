#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "demand/lower.h"
#include "demand/monthly_rates.h"
#include "demand/outflow.h"
#include "scenario/check.h"

namespace sendcast {
namespace {

constexpr double rounding = 1e-9;

/// A rate that takes people out of a stock: how much of it, where it was written, and what effects call it.
struct Part {
  double share = 0;
  Place place;
  const char* target = "";
  Coordinates at;
  int from = -1;  ///< of moves, transfers and changes of need
  int to = -1;
};

bool holds(const Selection& selection, int index) {
  return !selection || index < 0 || (*selection)[static_cast<std::size_t>(index)];
}

bool concerns(const Effect& effect, const Part& part) {
  return matches(effect.where, part.at) && holds(effect.where.from, part.from) && holds(effect.where.to, part.to);
}

/// The shares of a stock that would leave, by its number.
Eigen::ArrayXd of_stock(const Outflows& shares, std::size_t stock) {
  if (stock == 0) return shares.others;
  if (stock == 1) return shares.support;
  return stock == 2 ? shares.transfers.reshaped() : shares.plans.reshaped();
}

Place place_in(const ValueTable& table, const Coordinates& at) {
  const int source = table.source_of(at);
  return source < 0 ? table.place : table.place_of(source);
}

Place place_in(const std::vector<PairEntry>& entries, int from, int to, const Coordinates& at, Place otherwise) {
  for (std::size_t i = entries.size(); i-- > 0;) {
    if (entries[i].from == from && entries[i].to == to && matches(entries[i].where, at)) return entries[i].value.place;
  }
  return otherwise;
}

/// Looks through a scenario month by month for stocks that more would leave than there is.
class OutflowCheck {
 public:
  OutflowCheck(Reader& reader, const Scenario& scenario)
      : reader_(reader), scenario_(scenario), demand_(scenario.demand), effects_(all_effects(scenario)) {
    lower_rates(spec(effects_), model_);
  }

  void run() {
    MonthlyRates rates(model_);
    for (int t = 0; t < model_.calendar.months && !reported_all(); ++t) {
      const bool september = is_september(model_.calendar.month(t));
      if (!rates.advance_to(model_, t) && !september) continue;
      const Outflows shares = outflow_shares(model_.shape, rates);
      refuse(0, shares, t, "those without SEN",
             [&](Eigen::Index i) { return parts_of_others(rates, static_cast<int>(i)); });
      refuse(1, shares, t, "those on SEN support",
             [&](Eigen::Index i) { return parts_of_support(rates, static_cast<int>(i)); });
      if (september) {
        refuse(2, shares, t, "those with a plan",
               [&](Eigen::Index i) { return parts_of_transfers(rates, static_cast<int>(i)); });
      }
      refuse(3, shares, t, "those with a plan",
             [&](Eigen::Index i) { return parts_of_plans(rates, static_cast<int>(i)); });
    }
  }

 private:
  bool reported_all() const {
    return std::all_of(reported_.begin(), reported_.end(), [](bool reported) { return reported; });
  }

  DemandSpec spec(const EffectsByTarget& effects) const {
    return {demand_, scenario_.settings, scenario_.teams, scenario_.shape(), calendar_for_checks(scenario_), effects};
  }

  /// Whether too many would leave if there were no effects.
  bool is_too_much_without_effects(std::size_t stock, Eigen::Index i, int t) const {
    const EffectsByTarget none;
    DemandModel model;
    lower_rates(spec(none), model);
    MonthlyRates rates(model);
    for (int month = 0; month <= t; ++month) rates.advance_to(model, month);
    return of_stock(outflow_shares(model.shape, rates), stock)[i] > 1 + rounding;
  }

  /// The last effect on a part by then; an unknown place where there is none.
  Place effect_on(const Part& part, int t) const {
    Place place;
    for (const TimedEffect& timed : effects_.on(part.target)) {
      if (concerns(*timed.effect, part) && strength(timed, model_.calendar.month(t)) > 0) place = timed.effect->place;
    }
    return place;
  }

  /// Where the largest part was written, or the effect on it where it would not be too much otherwise.
  Place place_to_blame(std::vector<Part> parts, std::size_t stock, Eigen::Index i, int t) const {
    std::stable_sort(parts.begin(), parts.end(), [](const Part& a, const Part& b) { return a.share > b.share; });
    if (is_too_much_without_effects(stock, i, t)) return parts.front().place;
    for (const Part& part : parts) {
      if (const Place effect = effect_on(part, t); effect.known()) return effect;
    }
    return parts.front().place;
  }

  template <class PartsOf>
  void refuse(std::size_t stock, const Outflows& all, int t, std::string_view in_words, PartsOf parts_of) {
    const Eigen::ArrayXd shares = of_stock(all, stock);
    for (Eigen::Index i = 0; i < shares.size() && !reported_[stock]; ++i) {
      if (!(shares[i] > 1 + rounding)) continue;
      reported_[stock] = true;
      reader_.problem(
          place_to_blame(parts_of(i), stock, i, t),
          fmt::format("with this, {:.4g}% of {} would leave in {}, more than there are", shares[i] * 100, in_words,
                      text(model_.calendar.month(t))),
          "a rate is per person per year, a transfer's share is of those there in September; effects are included");
    }
  }

  Coordinates at(int cell, int setting = -1) const {
    return {model_.shape.area_of_cell(cell), model_.shape.age_of_cell(cell), model_.shape.need_of_cell(cell), setting};
  }

  std::vector<Part> parts_of_others(const MonthlyRates& rates, int person) const {
    const int cell = person * model_.shape.needs;
    return {{rates.identify[cell], place_in(demand_.identify, at(cell)), "demand.identify", at(cell)},
            {rates.request_from_others[cell], place_in(demand_.request_from_others, at(cell)),
             "demand.request_from_others", at(cell)}};
  }

  std::vector<Part> parts_of_support(const MonthlyRates& rates, int cell) const {
    std::vector<Part> parts = {
        {rates.leave_support[cell], place_in(demand_.leave_support, at(cell)), "demand.leave_support", at(cell)},
        {rates.request_from_support[cell] * rates.agree[cell], place_in(demand_.request_from_support, at(cell)),
         "demand.request_from_support", at(cell)}};
    add_need_changes(rates, cell, parts);
    return parts;
  }

  std::vector<Part> parts_of_transfers(const MonthlyRates& rates, int plan) const {
    return parts_of_pairs(rates.phase_transfers, demand_.phase_transfer.entries, "demand.phase_transfer", plan);
  }

  std::vector<Part> parts_of_plans(const MonthlyRates& rates, int plan) const {
    const int cell = plan % model_.shape.cells();
    const int setting = plan / model_.shape.cells();
    std::vector<Part> parts = parts_of_pairs(rates.moves, demand_.move.entries, "demand.move", plan);
    parts.push_back(
        {rates.cease(cell, setting), place_in(demand_.cease, at(cell, setting)), "demand.cease", at(cell, setting)});
    add_need_changes(rates, cell, parts);
    return parts;
  }

  std::vector<Part> parts_of_pairs(const std::vector<PairShare>& pairs, const std::vector<PairEntry>& entries,
                                   const char* target, int plan) const {
    const int cell = plan % model_.shape.cells();
    std::vector<Part> parts;
    for (const PairShare& pair : pairs) {
      if (pair.from != plan / model_.shape.cells()) continue;
      parts.push_back({pair.share[cell], place_in(entries, pair.from, pair.to, at(cell), demand_.place), target,
                       at(cell), pair.from, pair.to});
    }
    return parts;
  }

  void add_need_changes(const MonthlyRates& rates, int cell, std::vector<Part>& parts) const {
    for (const PairShare& change : rates.need_changes) {
      if (change.from != model_.shape.need_of_cell(cell)) continue;
      parts.push_back({change.share[model_.shape.person_of_cell(cell)],
                       place_in(demand_.change_need.entries, change.from, change.to, at(cell), demand_.place),
                       "demand.change_need", at(cell), change.from, change.to});
    }
  }

  Reader& reader_;
  const Scenario& scenario_;
  const Demand& demand_;
  EffectsByTarget effects_;
  DemandModel model_;
  std::array<bool, 4> reported_{};
};

}  // namespace

void check_outflows(Reader& reader, const Scenario& scenario) { OutflowCheck(reader, scenario).run(); }

}  // namespace sendcast
