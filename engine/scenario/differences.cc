#include "scenario/differences.h"

#include <algorithm>
#include <array>
#include <utility>

namespace sendcast {
namespace {

bool only_describes(const std::string& name) {
  constexpr std::array<std::string_view, 6> names = {"title", "about", "label", "source", "basis", "format"};
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// A node without what only describes; {value: 5%, source: …} becomes 5%.
Node bare(const Node& node) {
  Node kept{node.kind, node.place, node.text, node.quoted, {}, {}};
  for (const Member& member : node.members) {
    if (!only_describes(member.name)) kept.members.push_back({member.name, member.place, bare(member.value)});
  }
  for (const Node& item : node.items) kept.items.push_back(bare(item));
  const bool wraps_value = kept.members.size() == 1 && kept.members.front().name == "value" && node.members.size() > 1;
  return wraps_value ? kept.members.front().value : kept;
}

void remove(Node& map, std::string_view name) {
  const auto is_named = [&](const Member& member) { return member.name == name; };
  map.members.erase(std::remove_if(map.members.begin(), map.members.end(), is_named), map.members.end());
}

/// Takes a key out of each of a section's named things.
void leave_out(Node& scenario, std::string_view section, std::string_view key) {
  for (Member& member : scenario.members) {
    if (member.name != section) continue;
    for (Member& thing : member.value.members) remove(thing.value, key);
  }
}

/// A scenario without what only describes; groups and domains are for the departments' returns, history for reports.
Node bare_scenario(const Node& scenario) {
  Node kept = bare(scenario);
  leave_out(kept, "settings", "group");
  leave_out(kept, "pots", "domain");
  remove(kept, "history");
  return kept;
}

std::string inside_braces(const Node& node) {
  const std::string text = flow_text(node);
  return node.is_map() ? text.substr(1, text.size() - 2) : text;
}

std::string shift_in_words(const Node& shift) {
  const auto part = [&](std::string_view key) {
    const Node* found = shift.find(key);
    return found == nullptr ? std::string() : flow_text(*found);
  };
  return "shift " + part("share") + " from " + part("from") + " to " + part("to");
}

/// What an effect does to its target: "add 120, after 12 months, over 24 months, where ages: 4-15".
std::string effect_in_words(const Node& effect) {
  std::string words;
  const auto say = [&](std::string_view key, const std::string& before, const std::string& after) {
    const Node* found = effect.find(key);
    if (found != nullptr) words += (words.empty() ? "" : ", ") + before + inside_braces(*found) + after;
  };
  say("set", "set to ", "");
  say("add", "add ", "");
  say("multiply", "multiply by ", "");
  if (const Node* shift = effect.find("shift")) words += shift_in_words(*shift);
  say("lag", "after ", " months");
  say("ramp", "over ", " months");
  say("fade", "fading over ", " months");
  say("where", "where ", "");
  return words;
}

class Walk {
 public:
  std::vector<InputDifference> take() { return std::move(found_); }

  void both(const std::string& path, const Node& base, const Node& other) {
    if (base.is_map() && other.is_map()) return maps(path, base, other);
    if (base.is_list() && other.is_list() && base.items.size() == other.items.size()) return lists(path, base, other);
    if (flow_text(base) != flow_text(other)) found_.push_back({path, flow_text(base), flow_text(other)});
  }

 private:
  static std::string below(const std::string& path, const std::string& name) {
    return path.empty() ? name : path + "." + name;
  }
  static std::string item(const std::string& path, std::size_t i) { return path + "[" + std::to_string(i + 1) + "]"; }

  void maps(const std::string& path, const Node& base, const Node& other) {
    for (const Member& member : base.members) {
      const Node* counterpart = other.find(member.name);
      if (counterpart != nullptr) both(below(path, member.name), member.value, *counterpart);
      if (counterpart == nullptr) one_sided(below(path, member.name), member.value, true);
    }
    for (const Member& member : other.members) {
      if (base.find(member.name) == nullptr) one_sided(below(path, member.name), member.value, false);
    }
  }

  void lists(const std::string& path, const Node& base, const Node& other) {
    for (std::size_t i = 0; i < base.items.size(); ++i) both(item(path, i), base.items[i], other.items[i]);
  }

  /// What only one has: interventions part by part, so that each effect has a row of its own; the rest as a whole.
  void one_sided(const std::string& path, const Node& node, bool in_base) {
    const bool in_parts = path == "interventions" || path.rfind("interventions.", 0) == 0;
    if (in_parts && node.is_map() && node.find("target") == nullptr && node.find("driver") == nullptr &&
        !node.members.empty()) {
      for (const Member& member : node.members) one_sided(below(path, member.name), member.value, in_base);
    } else if (in_parts && node.is_list() && !node.items.empty()) {
      for (std::size_t i = 0; i < node.items.size(); ++i) one_sided(item(path, i), node.items[i], in_base);
    } else if (const Node* target = node.find("target"); in_parts && target != nullptr) {
      const std::string words = effect_in_words(node);
      found_.push_back({path + ": " + flow_text(*target), in_base ? words : "", in_base ? "" : words});
    } else {
      found_.push_back({path, in_base ? flow_text(node) : "", in_base ? "" : flow_text(node)});
    }
  }

  std::vector<InputDifference> found_;
};

void remove_payers(Node& owner) {
  for (Member& section : owner.members) {
    if (section.name != "services") continue;
    for (Member& line : section.value.members) remove(line.value, "funding");
  }
}

/// A scenario without who pays.
Node without_deal(Node scenario) {
  for (const std::string_view section : {"funding", "pots", "pools"}) remove(scenario, section);
  remove_payers(scenario);
  for (Member& section : scenario.members) {
    if (section.name != "interventions") continue;
    for (Member& intervention : section.value.members) remove_payers(intervention.value);
  }
  return scenario;
}

bool has_all_of(const Node& map, const Node& other);

/// Whether two bare nodes have no difference.
bool alike(const Node& base, const Node& other) {
  if (base.is_map() && other.is_map()) return has_all_of(base, other) && has_all_of(other, base);
  if (base.is_list() && other.is_list() && base.items.size() == other.items.size()) {
    return std::equal(base.items.begin(), base.items.end(), other.items.begin(), alike);
  }
  if (base.is_scalar() && other.is_scalar() && base.quoted == other.quoted && base.text == other.text) return true;
  return flow_text(base) == flow_text(other);
}

bool has_all_of(const Node& map, const Node& other) {
  return std::all_of(other.members.begin(), other.members.end(), [&](const Member& member) {
    const Node* counterpart = map.find(member.name);
    return counterpart != nullptr && alike(*counterpart, member.value);
  });
}

/// What a scenario says, without what only describes.
struct Said {
  Node all;
  Node services;  ///< without who pays

  explicit Said(const Node& scenario) : all(bare(scenario)), services(bare(without_deal(scenario))) {}
};

bool differ_in_deal_only(const Said& base, const Said& other) {
  return alike(base.services, other.services) && !alike(base.all, other.all);
}

}  // namespace

std::vector<InputDifference> differences(const Node& base, const Node& other) {
  Walk walk;
  walk.both("", bare_scenario(base), bare_scenario(other));
  return walk.take();
}

bool differ_in_deal_only(const Node& base, const Node& other) { return differ_in_deal_only(Said(base), Said(other)); }

std::vector<std::vector<std::size_t>> groups_of_same_services(const std::vector<const Node*>& scenarios) {
  std::vector<Said> firsts;
  std::vector<std::vector<std::size_t>> groups;
  for (std::size_t i = 0; i < scenarios.size(); ++i) {
    Said said(*scenarios[i]);
    const auto first =
        std::find_if(firsts.begin(), firsts.end(), [&](const Said& other) { return differ_in_deal_only(other, said); });
    if (first != firsts.end()) {
      groups[static_cast<std::size_t>(first - firsts.begin())].push_back(i);
      continue;
    }
    firsts.push_back(std::move(said));
    groups.push_back({i});
  }
  return groups;
}

}  // namespace sendcast
