#include "tests/properties/figures_of.h"
#include "tests/properties/for_many_scenarios.h"

namespace sendcast::properties {
namespace {

constexpr double rounding = 1e-12;

/// The same map with its members in another order.
Tree shuffled(Draw& draw, const Tree& map) {
  Strings names;
  for (const auto& [name, member] : map.items()) names.push_back(name);
  Tree other = Tree::object();
  for (const std::string& name : draw.shuffled(names)) other[name] = map[name];
  return other;
}

TEST(AnyScenario, HasTheSameFiguresInAnyOrderOfAreasNeedsAndSettings) {
  for_many_scenarios([](const ScenarioText& scenario) {
    Draw draw(scenario.data.size());
    ScenarioText other = scenario;
    for (const char* section : {"areas", "needs", "settings"})
      other.tree[section] = shuffled(draw, scenario.tree[section]);
    expect_same(figures_of(run(files_of(scenario))), figures_of(run(files_of(other))), rounding);
  });
}

/// Interventions in another order, and the effects of each in another order.
Tree rearranged(Draw& draw, const Tree& interventions) {
  Tree other = shuffled(draw, interventions);
  for (Tree& intervention : other) {
    if (!intervention.contains("effects")) continue;
    intervention["effects"] = draw.shuffled(intervention["effects"].get<std::vector<Tree>>());
  }
  return other;
}

TEST(AnyScenario, HasTheSameBitsInAnyOrderOfInterventionsThatTouchDifferentValues) {
  for_many_scenarios([](const ScenarioText& scenario) {
    Draw draw(scenario.data.size());
    ScenarioText other = scenario;
    other.tree["interventions"] = rearranged(draw, scenario.tree["interventions"]);
    expect_same(figures_of(run(files_of(scenario))), figures_of(run(files_of(other))), 0);
  });
}

}  // namespace
}  // namespace sendcast::properties
