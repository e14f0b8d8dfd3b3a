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

/// A rate that takes people out of a stock: how much of it, and where it was written.
struct Part {
  double share = 0;
  Place place;
};

const Part& largest(const std::vector<Part>& parts) {
  return *std::max_element(parts.begin(), parts.end(), [](const Part& a, const Part& b) { return a.share < b.share; });
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
      : reader_(reader), demand_(scenario.demand), effects_(all_effects(scenario)) {
    const DemandSpec spec{demand_, scenario.settings, scenario.teams, scenario.shape(), calendar_for_checks(scenario),
                          effects_};
    lower_rates(spec, model_);
  }

  void run() {
    MonthlyRates rates(model_);
    for (int t = 0; t < model_.calendar.months && !reported_all(); ++t) {
      const bool september = is_september(model_.calendar.month(t));
      if (!rates.advance_to(model_, t) && !september) continue;
      const Outflows shares = outflow_shares(model_.shape, rates);
      refuse(0, shares.others, t, "those without SEN",
             [&](Eigen::Index i) { return parts_of_others(rates, static_cast<int>(i)); });
      refuse(1, shares.support, t, "those on SEN support",
             [&](Eigen::Index i) { return parts_of_support(rates, static_cast<int>(i)); });
      if (september) {
        refuse(2, shares.transfers.reshaped(), t, "those with a plan",
               [&](Eigen::Index i) { return parts_of_transfers(rates, static_cast<int>(i)); });
      }
      refuse(3, shares.plans.reshaped(), t, "those with a plan",
             [&](Eigen::Index i) { return parts_of_plans(rates, static_cast<int>(i)); });
    }
  }

 private:
  bool reported_all() const {
    return std::all_of(reported_.begin(), reported_.end(), [](bool reported) { return reported; });
  }

  template <class PartsOf>
  void refuse(std::size_t stock, const Eigen::ArrayXd& shares, int t, std::string_view in_words, PartsOf parts_of) {
    for (Eigen::Index i = 0; i < shares.size() && !reported_[stock]; ++i) {
      if (!(shares[i] > 1 + rounding)) continue;
      reported_[stock] = true;
      reader_.problem(
          largest(parts_of(i)).place,
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
    return {{rates.identify[cell], place_in(demand_.identify, at(cell))},
            {rates.request_from_others[cell], place_in(demand_.request_from_others, at(cell))}};
  }

  std::vector<Part> parts_of_support(const MonthlyRates& rates, int cell) const {
    std::vector<Part> parts = {
        {rates.leave_support[cell], place_in(demand_.leave_support, at(cell))},
        {rates.request_from_support[cell] * rates.agree[cell], place_in(demand_.request_from_support, at(cell))}};
    add_need_changes(rates, cell, parts);
    return parts;
  }

  std::vector<Part> parts_of_transfers(const MonthlyRates& rates, int plan) const {
    return parts_of_pairs(rates.phase_transfers, demand_.phase_transfer.entries, plan);
  }

  std::vector<Part> parts_of_plans(const MonthlyRates& rates, int plan) const {
    const int cell = plan % model_.shape.cells();
    const int setting = plan / model_.shape.cells();
    std::vector<Part> parts = parts_of_pairs(rates.moves, demand_.move.entries, plan);
    parts.push_back({rates.cease(cell, setting), place_in(demand_.cease, at(cell, setting))});
    add_need_changes(rates, cell, parts);
    return parts;
  }

  std::vector<Part> parts_of_pairs(const std::vector<PairShare>& pairs, const std::vector<PairEntry>& entries,
                                   int plan) const {
    const int cell = plan % model_.shape.cells();
    std::vector<Part> parts;
    for (const PairShare& pair : pairs) {
      if (pair.from != plan / model_.shape.cells()) continue;
      parts.push_back({pair.share[cell], place_in(entries, pair.from, pair.to, at(cell), demand_.place)});
    }
    return parts;
  }

  void add_need_changes(const MonthlyRates& rates, int cell, std::vector<Part>& parts) const {
    for (const PairShare& change : rates.need_changes) {
      if (change.from != model_.shape.need_of_cell(cell)) continue;
      parts.push_back({change.share[model_.shape.person_of_cell(cell)],
                       place_in(demand_.change_need.entries, change.from, change.to, at(cell), demand_.place)});
    }
  }

  Reader& reader_;
  const Demand& demand_;
  EffectsByTarget effects_;
  DemandModel model_;
  std::array<bool, 4> reported_{};
};

}  // namespace

void check_outflows(Reader& reader, const Scenario& scenario) { OutflowCheck(reader, scenario).run(); }

}  // namespace sendcast
