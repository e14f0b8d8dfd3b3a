#include "tests/properties/uncertain_scenario.h"

#include <charconv>
#include <cmath>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "demand/activity.h"
#include "tests/properties/draw.h"
#include "uncertainty/distribution.h"

namespace sendcast::properties {
namespace {

/// Keys under which no number may be uncertain, or nothing is a number.
bool is_certain(const std::string& key) {
  static const std::set<std::string> certain = {
      "areas", "basis", "csv", "from",  "index",      "kind",   "label",  "migration",       "name",  "needs",
      "pot",   "then",  "to",  "until", "price_base", "source", "target", "months_to_issue", "where", "when_full"};
  return certain.count(key) != 0;
}

bool is_distribution(const Tree& tree) {
  if (!tree.is_object() || tree.size() != 1) return false;
  const std::vector<std::string>& kinds = distribution_kinds();
  return std::find(kinds.begin(), kinds.end(), tree.items().begin().key()) != kinds.end();
}

std::optional<double> plain_number(const std::string& text) {
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

/// 0.05, 5% or 1/20; nothing where it is another text.
std::optional<double> number_of(const Tree& leaf) {
  if (leaf.is_number()) return leaf.get<double>();
  if (!leaf.is_string()) return std::nullopt;
  const auto text = leaf.get<std::string>();
  if (text.ends_with('%')) {
    const auto percent = plain_number(text.substr(0, text.size() - 1));
    return percent ? std::optional(*percent / 100) : std::nullopt;
  }
  if (text.starts_with("1/")) {
    const auto parts = plain_number(text.substr(2));
    return parts ? std::optional(1 / *parts) : std::nullopt;
  }
  return plain_number(text);
}

std::string digits(double number) { return fmt::format("{}", number); }

class Doubting {
 public:
  explicit Doubting(std::uint64_t seed) : draw_(seed), share_(draw_.between(0.05, 0.5)) {}

  void doubt(Tree& tree) {
    if (is_distribution(tree)) return;
    if (!tree.is_structured()) {
      const std::optional<double> number = number_of(tree);
      if (number && draw_.chance(share_)) tree = around(*number, tree);
      return;
    }
    for (auto& [key, value] : tree.items()) {
      if (tree.is_array() || !is_certain(key)) doubt(value);
    }
  }

  /// Makes rates such that in some draws, and never in the central run, more than everybody would leave at once.
  void hasten(ScenarioText& scenario) {
    Tree& demand = scenario.tree["demand"];
    for (const char* rate : {"identify", "leave_support", "cease"}) {
      if (draw_.chance(0.2)) demand[rate] = uniform("1", "19");
    }
    if (!demand.contains("phase_transfer") || draw_.chance(0.7)) return;
    for (Tree& transfer : demand["phase_transfer"]) transfer["value"] = uniform("0", "0.9");
  }

  Draw& draw() { return draw_; }

 private:
  Tree uniform(const char* low, const char* high) {
    return Tree{
        {"uniform", Tree{{"low", low}, {"high", high}, {"name", fmt::format("haste_{}", draw_.whole(0, 99999))}}}};
  }

  Tree around(double mean, const Tree& certain) {
    const double reach =
        std::abs(mean) <= 1 ? std::min(0.8 * std::abs(mean), 1 - std::abs(mean)) : 0.8 * std::abs(mean);
    if (reach < 1e-6) return certain;
    Tree made = of_kind(distribution_kinds()[static_cast<std::size_t>(draw_.whole(0, 7))], mean, reach);
    made.begin().value()["name"] =
        draw_.chance(0.1) ? fmt::format("shared_{}", draw_.whole(0, 2)) : fmt::format("doubt_{}", named_++);
    return made;
  }

  Tree of_kind(const std::string& kind, double mean, double reach) {
    const auto by_mean = [&](double sd) { return Tree{{kind, Tree{{"mean", digits(mean)}, {"sd", digits(sd)}}}}; };
    const std::string low = digits(mean - reach);
    const std::string high = digits(mean + reach);
    if (kind == "uniform" || kind == "interval") return Tree{{kind, Tree{{"low", low}, {"high", high}}}};
    if (kind == "triangular" || kind == "pert") {
      return Tree{{kind, Tree{{"low", low}, {"mode", digits(mean)}, {"high", high}}}};
    }
    if (kind == "beta" && (mean <= 0 || mean >= 1)) return of_kind("normal", mean, reach);
    if (kind == "beta") return by_mean(0.4 * std::sqrt(mean * (1 - mean)));
    if (mean < 0 && kind != "normal") return of_kind("uniform", mean, reach);
    return by_mean(0.4 * reach);
  }

  Draw draw_;
  double share_;
  int named_ = 0;
};

std::vector<std::string> names_in(const Tree& tree, const char* section) {
  std::vector<std::string> names;
  if (!tree.contains(section)) return names;
  for (const auto& [name, member] : tree[section].items()) names.push_back(name);
  return names;
}

/// Everything that a scenario can count.
std::vector<Tree> drivers_of(const Tree& tree) {
  std::vector<Tree> drivers = {"sen_support", "in_assessment", "population", Tree{{"caseload", "all"}}};
  for (const std::string_view event : event_names) drivers.emplace_back(std::string(event));
  for (const std::string& team : names_in(tree, "teams")) {
    drivers.push_back(Tree{{"wte", team}});
    drivers.push_back(Tree{{"agency_wte", team}});
  }
  for (const auto& [name, setting] : tree["settings"].items()) {
    if (setting.contains("capacity")) drivers.push_back(Tree{{"places", name}});
    drivers.push_back(Tree{{"places", name}, {"number", 12.5}});
  }
  return drivers;
}

void count_more(ScenarioText& scenario, Draw& draw) {
  if (draw.chance(0.4)) return;
  int counted = 0;
  for (const Tree& driver : draw.some(drivers_of(scenario.tree))) {
    scenario.tree["outcomes"][fmt::format("counted_{}", counted++)] = Tree{{"count", driver}};
  }
}

}  // namespace

ScenarioText uncertain(ScenarioText scenario, std::uint64_t seed) {
  Doubting doubting(seed);
  doubting.hasten(scenario);
  count_more(scenario, doubting.draw());
  for (const char* section : {"settings", "demand", "teams", "indices", "services", "pots", "pools", "funding",
                              "interventions", "outcomes"}) {
    if (scenario.tree.contains(section)) doubting.doubt(scenario.tree[section]);
  }
  return scenario;
}

}  // namespace sendcast::properties
