#include <fmt/format.h>

#include "demand/activity.h"
#include "tests/properties/random_scenario.h"

namespace sendcast::properties {
namespace {

/// What a line counts, by which dimensions, and roughly what one of it costs.
struct DriverText {
  Tree driver;
  Strings dimensions;
  double unit_cost = 0;
};

Strings names_in(const Tree& tree, const char* section) {
  Strings names;
  if (!tree.contains(section)) return names;
  for (const auto& [name, member] : tree[section].items()) names.push_back(name);
  return names;
}

Strings settings_with_capacity(const Tree& tree) {
  Strings settings;
  for (const auto& [name, setting] : tree["settings"].items()) {
    if (setting.contains("capacity")) settings.push_back(name);
  }
  return settings;
}

DriverText random_event(RandomWords& words) {
  const auto event = static_cast<Event>(words.draw.whole(0, event_count - 1));
  return {std::string(event_names.at(static_cast<std::size_t>(event))),
          has_setting(event) ? all_dimensions : area_age_and_need, 900};
}

DriverText random_caseload(RandomWords& words) {
  if (words.draw.chance(0.3)) return {Tree{{"caseload", "all"}}, all_dimensions, 9000};
  return {Tree{{"caseload", words.draw.some(words.settings)}}, all_dimensions, 9000};
}

DriverText random_places(RandomWords& words) {
  const Strings limited = settings_with_capacity(words.scenario.tree);
  if (!limited.empty() && words.draw.chance(0.6))
    return {Tree{{"places", words.draw.pick(limited)}}, {"settings"}, 6000};
  return {Tree{{"places", words.draw.pick(words.settings)}, {"number", words.value(about(12))}}, {"settings"}, 6000};
}

DriverText random_posts(RandomWords& words) {
  const Strings teams = names_in(words.scenario.tree, "teams");
  if (teams.empty()) return {"fixed", {}, 60000};
  return {Tree{{words.draw.chance(0.5) ? "wte" : "agency_wte", words.draw.pick(teams)}}, {}, 45000};
}

DriverText random_driver(RandomWords& words) {
  switch (words.draw.whole(0, 8)) {
    case 0:
      return {"sen_support", area_age_and_need, 700};
    case 1:
      return {"in_assessment", area_age_and_need, 1200};
    case 2:
      return {"population", area_and_age, 30};
    case 3:
      return random_places(words);
    case 4:
      return random_posts(words);
    case 5:
      return {"fixed", {}, 60000};
    case 6:
      return random_event(words);
    default:
      return random_caseload(words);
  }
}

Strings payers(const RandomWords& words) {
  Strings payers = names_in(words.scenario.tree, "funding");
  for (const std::string& pool : names_in(words.scenario.tree, "pools")) {
    payers.push_back(pool);
    payers.push_back(pool);
  }
  return payers;
}

/// One of set, add and multiply, so that the value stays about as large as it was.
Tree random_change(RandomWords& words, const TargetText& target) {
  switch (words.draw.whole(0, 2)) {
    case 0:
      return Tree{{"set", words.value({target.typical * words.draw.between(0.5, 1), target.is_share})}};
    case 1:
      return Tree{{"add", words.number(target.typical * words.draw.between(-0.3, 0.1))}};
    default:
      return Tree{{"multiply", words.value(about(words.draw.between(0.4, 1)))}};
  }
}

Tree random_shift(RandomWords& words, const TargetText& target) {
  const Strings ends = words.draw.some(target.between, 2);
  return Tree{
      {"shift",
       Tree{{"from", ends[0]}, {"to", ends[1]}, {"share", words.value(share_about(words.draw.between(0.1, 0.7)))}}}};
}

void add_timing(RandomWords& words, Tree& effect) {
  if (words.draw.chance(0.5)) effect["lag"] = words.draw.whole(0, 6);
  if (words.draw.chance(0.5)) effect["ramp"] = words.draw.whole(0, 12);
  if (words.draw.chance(0.5)) effect["fade"] = words.draw.whole(0, 9);
}

Tree random_effect(RandomWords& words, const TargetText& target) {
  const bool shifts = target.takes_only_shifts || (target.takes_from_and_to && words.draw.chance(0.4));
  Tree effect{{"target", target.path}};
  Tree where = target.dimensions.empty() || words.draw.chance(0.4) ? Tree::object() : words.where(target.dimensions);
  if (target.takes_from_and_to && !shifts && words.draw.chance(0.6)) {
    const Strings ends = words.draw.some(target.between, 2);
    where["from"] = ends[0];
    where["to"] = ends[1];
  }
  if (!where.empty()) effect["where"] = where;
  effect.update(shifts ? random_shift(words, target) : random_change(words, target));
  add_timing(words, effect);
  return effect;
}

/// Two effects on one target that touch different ages of it.
std::vector<Tree> effects_on_different_ages(RandomWords& words, const TargetText& target) {
  const int last = words.draw.whole(0, words.oldest - 1);
  std::vector<Tree> effects = {random_effect(words, target), random_effect(words, target)};
  effects[0]["where"]["ages"] = fmt::format("0-{}", last);
  effects[1]["where"]["ages"] = fmt::format("{}-", last + 1);
  return effects;
}

bool can_change(const TargetText& target) { return !target.takes_only_shifts || target.between.size() > 1; }

/// Effects on a few of all targets.
std::vector<Tree> random_effects(RandomWords& words) {
  std::vector<Tree> effects;
  const auto count = static_cast<std::size_t>(words.draw.whole(0, 12));
  for (const TargetText& target : words.draw.some(words.scenario.targets, count)) {
    if (!can_change(target)) continue;
    const bool by_age =
        std::find(target.dimensions.begin(), target.dimensions.end(), "ages") != target.dimensions.end();
    if (by_age && words.draw.chance(0.3)) {
      for (Tree& effect : effects_on_different_ages(words, target)) effects.push_back(std::move(effect));
    } else {
      effects.push_back(random_effect(words, target));
    }
  }
  return effects;
}

/// First and last month of something that does not last, or not from the start.
void add_months(RandomWords& words, Tree& tree) {
  const Month from = words.month();
  tree["from"] = text(from);
  if (words.draw.chance(0.5)) tree["until"] = text(from + words.draw.whole(0, 15));
}

/// A service line of any kind; its targets are added to the scenario's.
Tree random_line(RandomWords& words, const std::string& name) {
  const DriverText counted = random_driver(words);
  Tree line{{"label", "Line " + name}, {"driver", counted.driver}};
  if (!counted.dimensions.empty() && words.draw.chance(0.4)) line["where"] = words.where(counted.dimensions);
  if (words.draw.chance(0.4)) line["uptake"] = words.table(share_about(0.5), counted.dimensions);
  line["unit_cost"] = words.table(about(counted.unit_cost * words.draw.between(0.3, 2)), counted.dimensions);
  if (words.draw.chance(0.08)) line["unit_cost"] = words.number(-counted.unit_cost);  // something is paid back
  line["price_base"] = text(words.first() + words.draw.whole(-1, 1));
  if (words.draw.chance(0.7)) line["index"] = words.draw.chance(0.5) ? "pay" : "prices";
  if (words.draw.chance(0.2)) line["kind"] = "capital";
  if (words.draw.chance(0.2)) add_months(words, line);
  line["funding"] = words.draw.pick(payers(words));
  const std::string path = "services." + name;
  words.scenario.targets.push_back(
      {path + ".unit_cost", {}, false, false, counted.dimensions, counted.unit_cost, false});
  words.scenario.targets.push_back({path + ".uptake", {}, false, false, counted.dimensions, 0.5, true});
  return line;
}

/// A line of an intervention: if it does not run as long as that, it says from when until when.
Tree random_own_line(RandomWords& words, const std::string& name) {
  Tree line = random_line(words, name);
  if (line.contains("from")) line["until"] = text(words.calendar.month(words.calendar.months - 1));
  return line;
}

}  // namespace

void write_services(RandomWords& words) {
  Tree& tree = words.scenario.tree;
  tree["indices"]["pay"] = Tree{{text(words.first() + -3), "2.5%"}, {text(words.first() + 1), words.number(0.04)}};
  tree["indices"]["prices"] = words.number(0.02);
  for (int i = words.draw.whole(4, 9); i > 0; --i) {
    const std::string name = fmt::format("line_{}", i);
    Tree line = random_line(words, name);
    tree["services"][name] = std::move(line);
  }
}

void write_interventions(RandomWords& words) {
  const Strings names = words.draw.some(Strings{"early_help", "more_places", "new_contract", "training"},
                                        static_cast<std::size_t>(words.draw.whole(0, 4)));
  Tree& interventions = words.scenario.tree["interventions"];
  interventions = Tree::object();
  for (const std::string& name : names) {
    Tree& intervention = interventions[name];
    add_months(words, intervention);
    if (words.draw.chance(0.5)) intervention["services"][name + "_team"] = random_own_line(words, name + "_team");
  }
  if (names.empty()) return;
  for (Tree& effect : random_effects(words)) interventions[words.draw.pick(names)]["effects"].push_back(effect);
}

}  // namespace sendcast::properties
