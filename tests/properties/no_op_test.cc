#include <algorithm>

#include "tests/properties/figures_of.h"
#include "tests/properties/for_many_scenarios.h"

namespace sendcast::properties {
namespace {

/// What leaves a value as it is, although it acts from the first month on: every operation that a target takes.
std::vector<Tree> changes_of_nothing(const TargetText& target) {
  std::vector<Tree> changes;
  if (!target.takes_only_shifts) {
    changes.push_back(Tree{{"add", 0}});
    changes.push_back(Tree{{"multiply", 1}});
  }
  if (target.between.size() > 1) {
    const Tree shift{{"from", target.between[0]}, {"to", target.between[1]}, {"share", "0%"}};
    changes.push_back(Tree{{"shift", shift}});
  }
  return changes;
}

/// What would change a value by much if it ever came into force.
std::vector<Tree> changes_of_something(const TargetText& target) {
  std::vector<Tree> changes;
  if (!target.takes_only_shifts) {
    changes.push_back(Tree{{"set", 0.123}});
    changes.push_back(Tree{{"add", 0.456}});
    changes.push_back(Tree{{"multiply", 3}});
  }
  if (target.between.size() > 1) {
    const Tree shift{{"from", target.between[1]}, {"to", target.between[0]}, {"share", "75%"}};
    changes.push_back(Tree{{"shift", shift}});
  }
  return changes;
}

/// An intervention that makes these changes of every target of the scenario.
template <class ChangesOf>
Tree intervention_on_everything(const ScenarioText& scenario, const std::string& from, ChangesOf changes_of) {
  Tree effects = Tree::array();
  for (const TargetText& target : scenario.targets) {
    for (const Tree& change : changes_of(target)) {
      Tree effect{{"target", target.path}};
      effect.update(change);
      effects.push_back(std::move(effect));
    }
  }
  return Tree{{"from", from}, {"effects", effects}};
}

Calendar calendar_of(const ScenarioText& scenario) { return load(files_of(scenario))->scenario.calendar(); }

TEST(AnyScenario, KeepsEveryBitUnderAnInterventionThatChangesNothing) {
  for_many_scenarios([](const ScenarioText& scenario) {
    ScenarioText with = scenario;
    with.tree["interventions"]["nothing"] =
        intervention_on_everything(scenario, text(calendar_of(scenario).start), changes_of_nothing);
    expect_same(figures_of(run(files_of(scenario))), figures_of(run(files_of(with))), 0);
  });
}

TEST(AnyScenario, KeepsEveryBitUnderAnInterventionThatBeginsAfterTheEnd) {
  for_many_scenarios([](const ScenarioText& scenario) {
    const Calendar calendar = calendar_of(scenario);
    ScenarioText with = scenario;
    with.tree["interventions"]["too_late"] =
        intervention_on_everything(scenario, text(calendar.month(calendar.months)), changes_of_something);
    expect_same(figures_of(run(files_of(scenario))), figures_of(run(files_of(with))), 0);
  });
}

Tree::json_pointer place_of(const TargetText& target) {
  std::string place = "/" + target.path;
  std::replace(place.begin(), place.end(), '.', '/');
  return Tree::json_pointer(place);
}

/// Whether a target stands in the file as a single value, or can: not a list of moves, nor a line of an intervention.
bool is_one_value(const Tree& tree, const TargetText& target) {
  return !target.takes_only_shifts && !target.takes_from_and_to && tree.contains(place_of(target).parent_pointer());
}

TEST(AnyScenario, KeepsEveryBitWhereValuesAreSetToWhatTheyAre) {
  for_many_scenarios([](const ScenarioText& scenario) {
    ScenarioText plain = scenario;
    plain.tree["interventions"] = Tree::object();
    Tree effects = Tree::array();
    for (const TargetText& target : scenario.targets) {
      if (!is_one_value(plain.tree, target)) continue;
      plain.tree[place_of(target)] = target.typical;
      effects.push_back(Tree{{"target", target.path}, {"set", target.typical}});
    }
    EXPECT_GT(effects.size(), 10U);
    ScenarioText with = plain;
    with.tree["interventions"]["same"] = Tree{{"from", text(calendar_of(scenario).start)}, {"effects", effects}};
    expect_same(figures_of(run(files_of(plain))), figures_of(run(files_of(with))), 0);
  });
}

}  // namespace
}  // namespace sendcast::properties
