#include "interventions/spec.h"

#include <algorithm>

#include <fmt/format.h>

namespace sendcast {
namespace {

Json described_shift(Describer& describer) {
  return describer.describe<Shift>(
      About{.help = "takes a share of what goes to one setting (need, pot) and gives it to another"});
}

Json described_where(Describer& describer) {
  return Json{{"description", "which cells, of those that the target has (otherwise: all)"},
              {"allOf", Json::array({describe_where(describer)})}};
}

int index_of_name(Reader& reader, const std::string& name, Place place, const Target& target) {
  return reader.reference(name, place, target.components ? *target.components : *target.pairs);
}

void read_shift(Reader& reader, const Node& node, const Target& target, Effect& effect) {
  if (!target.components && !target.pairs) {
    return reader.problem(node.place, fmt::format("'{}' does not take 'shift'", effect.target),
                          "allowed: set, add, multiply");
  }
  Shift& shift = effect.shift.emplace();
  Form<Shift>::read(reader, node, About{}, shift);
  const auto place_of = [&](std::string_view name) {
    return node.find(name) == nullptr ? node.place : node.find(name)->place;
  };
  if (!shift.from.empty()) shift.from_index = index_of_name(reader, shift.from, place_of("from"), target);
  if (!shift.to.empty()) shift.to_index = index_of_name(reader, shift.to, place_of("to"), target);
  if (shift.from_index >= 0 && shift.from_index == shift.to_index) {
    reader.problem(place_of("to"), "from and to are the same");
  }
  if (effect.where.to) reader.problem(effect.where.place, "a shift names 'to' itself; its where may name 'from' only");
  if (shift.from_index < 0 || shift.to_index < 0) effect.shift.reset();
}

/// Reads the value of set, add or multiply. A value that is set must be one that the target can take.
void read_operation(Reader& reader, const Member& member, const Target& target, Effect& effect) {
  if (target.components) {
    return reader.problem(member.place,
                          fmt::format("'{}' is a vector of shares and takes 'shift' only", effect.target));
  }
  std::optional<Value>& value = member.name == "set" ? effect.set : member.name == "add" ? effect.add : effect.multiply;
  const Quantity quantity = member.name == "set"   ? target.quantity
                            : member.name == "add" ? Quantity::number
                                                   : Quantity::amount;
  reader.enter(member.name);
  Form<Value>::read(reader, member.value, About{.help = {}, .quantity = quantity}, value.emplace());
  reader.leave();
}

void read_timing(Reader& reader, const Node& node, std::string_view name, Number& number) {
  const Node* found = node.find(name);
  if (found == nullptr) return;
  reader.enter(name);
  Form<Number>::read(reader, *found, About{.help = {}, .quantity = Quantity::amount}, number);
  reader.leave();
}

const std::vector<std::string>& effect_keys() {
  static const std::vector<std::string> keys = {"target", "where", "set",  "add",    "multiply", "shift",
                                                "lag",    "ramp",  "fade", "source", "basis"};
  return keys;
}

bool is_operation(const std::string& name) {
  return name == "set" || name == "add" || name == "multiply" || name == "shift";
}

void read_against_target(Reader& reader, const Node& node, const Target& target, Effect& effect) {
  if (const Node* where = node.find("where"))
    effect.where = read_where(reader, *where, {target.dimensions, target.pairs});
  for (const Member& member : node.members) {
    if (member.name == "shift") {
      read_shift(reader, member.value, target, effect);
    } else if (is_operation(member.name)) {
      read_operation(reader, member, target, effect);
    }
  }
}

/// Exactly one operation; one that is there misspelt counts.
void check_operations(Reader& reader, const Node& node) {
  const auto is_one = [](const Member& member) {
    const std::string* meant = nearest(member.name, effect_keys());
    return is_operation(member.name) || (meant != nullptr && is_operation(*meant));
  };
  const auto operations = std::count_if(node.members.begin(), node.members.end(), is_one);
  if (operations == 1) return;
  reader.problem(node.place, fmt::format("an effect does exactly one thing, but this does {}", operations),
                 "give one of: set, add, multiply, shift");
}

}  // namespace

void Targets::add(const std::string& path, const Target& target) {
  if (targets_.emplace(path, target).second) paths_.push_back(path);
}

const std::string& Targets::canonical(const std::string& path) const {
  const auto alias = aliases_.find(path);
  return alias == aliases_.end() ? path : alias->second;
}

const Target* Targets::find(const std::string& path) const {
  const auto found = targets_.find(path);
  return found == targets_.end() ? nullptr : &found->second;
}

void Form<Effect>::read(Reader&, const Node& node, const About&, Effect& effect) {
  effect.place = node.place;
  effect.written = node;
}

void read_effect(Reader& reader, const Targets& targets, Effect& effect) {
  const Node& node = effect.written;
  const Node* target_node = node.find("target");
  if (!node.is_map()) return reader.expected(node, "an effect, {target: …, multiply: …}");
  if (target_node == nullptr)
    return reader.problem(node.place, "an effect needs a target: the path of what it changes");
  if (!target_node->is_scalar()) return reader.expected(*target_node, "the path of what the effect changes");
  effect.target = targets.canonical(target_node->text);
  effect.target_place = target_node->place;
  form_detail::refuse_unknown_members(reader, node, effect_keys());
  check_operations(reader, node);
  reader.from_here_on(read_provenance(reader, node));
  reader.enter(effect.target);
  read_timing(reader, node, "lag", effect.lag);
  read_timing(reader, node, "ramp", effect.ramp);
  read_timing(reader, node, "fade", effect.fade);
  if (const Target* target = targets.find(effect.target)) {
    read_against_target(reader, node, *target, effect);
  } else {
    reader.unknown(target_node->place, "target", effect.target, targets.paths());
    for (const Member& member : node.members) {
      if (is_operation(member.name) && member.name != "shift") read_operation(reader, member, Target{}, effect);
    }
  }
  reader.leave();
  reader.end_of_provenance();
}

Json Form<Effect>::describe(Describer& describer, const About&) {
  return describer.refer("effect", [&] {
    const auto value = [&](Quantity quantity, const char* help) {
      return describer.describe<Value>(About{.help = help, .quantity = quantity});
    };
    const auto months = [&](const char* help) {
      return describer.describe<Number>(About{.help = help, .quantity = Quantity::amount, .otherwise = "0 months"});
    };
    const Json target{{"title", "a path"},
                      {"type", "string"},
                      {"description", "what it changes, such as demand.cease or services.NAME.unit_cost"}};
    return sourced({{"target", target},
                    {"where", described_where(describer)},
                    {"set", value(Quantity::number, "the value it goes to")},
                    {"add", value(Quantity::number, "what is added to it")},
                    {"multiply", value(Quantity::amount, "what it is multiplied by: 0.8 is a fifth less")},
                    {"shift", described_shift(describer)},
                    {"lag", months("months after the intervention's start until it begins to act")},
                    {"ramp", months("months over which it comes to its full strength, in even steps")},
                    {"fade", months("months over which it fades after the intervention's end, in even steps")}},
                   {"target"});
  });
}

double strength(const TimedEffect& timed, Month month, Drawn drawn) {
  const Effect& effect = *timed.effect;
  const double since = static_cast<double>(month - timed.from) - value_of(effect.lag, drawn);
  if (since < 0) return 0;
  const double begun = std::clamp((since + 1) / std::max(1.0, value_of(effect.ramp, drawn)), 0.0, 1.0);
  if (!timed.until || month <= *timed.until) return begun;
  const auto after = static_cast<double>(month - *timed.until);
  return begun * std::clamp(1 - after / std::max(1.0, value_of(effect.fade, drawn)), 0.0, 1.0);
}

const std::vector<TimedEffect>& EffectsByTarget::on(const std::string& target) const {
  const auto found = effects_.find(target);
  return found == effects_.end() ? none_ : found->second;
}

}  // namespace sendcast
