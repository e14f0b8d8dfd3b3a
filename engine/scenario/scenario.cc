#include "scenario/scenario.h"

#include <cmath>

namespace sendcast {

void Form<Better>::read(Reader& reader, const Node& node, const About&, Better& better) {
  const bool known = node.is_scalar() && (node.text == "lower" || node.text == "higher");
  if (!known) return reader.unknown(node.place, "direction", flow_text(node), {"lower", "higher"});
  better = node.text == "higher" ? Better::higher : Better::lower;
}

void Form<ValuedIn>::read(Reader& reader, const Node& node, const About&, ValuedIn& valued_in) {
  const bool known = node.is_scalar() && (node.text == "money" || node.text == "qalys");
  if (!known) return reader.unknown(node.place, "kind of value", flow_text(node), {"money", "qalys"});
  valued_in = node.text == "qalys" ? ValuedIn::qalys : ValuedIn::money;
}

Shape Scenario::shape() const {
  return {static_cast<int>(areas.count()), static_cast<int>(oldest_age.number) + 1, static_cast<int>(needs.count()),
          static_cast<int>(settings.count())};
}

Calendar Scenario::calendar() const { return {start, static_cast<int>(std::lround(12 * years.number))}; }

std::vector<NamedLine> all_lines(const Scenario& scenario) {
  std::vector<NamedLine> lines;
  const auto add = [&](const Named<ServiceLine>& services, std::optional<Month> from, std::optional<Month> until,
                       const std::string* intervention) {
    for (std::size_t i = 0; i < services.count(); ++i) {
      const ServiceLine& line = services.items[i];
      lines.push_back({&services.names[i], &line, line.from ? line.from : from, line.until ? line.until : until,
                       services.places[i], intervention});
    }
  };
  add(scenario.services, std::nullopt, std::nullopt, nullptr);
  for (std::size_t i = 0; i < scenario.interventions.count(); ++i) {
    const Intervention& intervention = scenario.interventions.items[i];
    add(intervention.services, intervention.from, intervention.until, &scenario.interventions.names[i]);
  }
  return lines;
}

EffectsByTarget all_effects(const Scenario& scenario) {
  EffectsByTarget effects;
  for (const Intervention& intervention : scenario.interventions.items) {
    for (const Effect& effect : intervention.effects) effects.add({&effect, intervention.from, intervention.until});
  }
  return effects;
}

}  // namespace sendcast
