#include <algorithm>

#include "model/model.h"
#include "services/lower.h"

namespace sendcast {
namespace {

const Value* index_of(const Scenario& scenario, const std::optional<Reference<NameSet::indices>>& index) {
  return index ? &scenario.indices.items[static_cast<std::size_t>(index->index)] : nullptr;
}

/// What is left of a benefit after the optimism of its grade is taken off.
double kept_of(const Benefit& benefit, const Named<Number>& optimism_bias) {
  const auto grade = std::find(optimism_bias.names.begin(), optimism_bias.names.end(), benefit.confidence);
  if (grade == optimism_bias.names.end()) return 1;
  return 1 - optimism_bias.items[static_cast<std::size_t>(grade - optimism_bias.names.begin())].central;
}

BenefitModel lower_benefit(const Scenario& scenario, const Benefit& benefit) {
  const Calendar calendar = scenario.calendar();
  BenefitModel model;
  model.outcome = benefit.outcome.index;
  model.funder = benefit.to.index;
  model.per_unit = lower(benefit.per_unit, {}, aprils_of(calendar), Quantity::money);
  const Value* index = index_of(scenario, benefit.index);
  const double kept = kept_of(benefit, scenario.value_for_money.optimism_bias);
  for (int y = 0; y < calendar.years(); ++y) {
    const double level =
        index == nullptr ? 1 : inflation(*index, benefit.price_base, calendar.year(y), calendar.year(0));
    model.per_unit[static_cast<std::size_t>(y)] *= kept * level;
  }
  model.cashable = benefit.cashable.central;
  model.lag = benefit.lag.central;
  model.is_health = benefit.valued_in == ValuedIn::qalys;
  return model;
}

}  // namespace

ValueModel lower_value(const Scenario& scenario) {
  const Calendar calendar = scenario.calendar();
  ValueModel model;
  model.discount = scenario.value_for_money.discount.central;
  model.health_discount = scenario.value_for_money.health_discount.central;
  const Value* deflator = index_of(scenario, scenario.value_for_money.deflator);
  model.prices_of = calendar.year(calendar.first_whole_year());
  for (int y = 0; y < calendar.years(); ++y) {
    model.price_level.push_back(
        deflator == nullptr ? 1 : inflation(*deflator, model.prices_of, calendar.year(y), calendar.year(0)));
  }
  for (const Benefit& benefit : scenario.benefits.items) model.benefits.push_back(lower_benefit(scenario, benefit));
  return model;
}

}  // namespace sendcast
