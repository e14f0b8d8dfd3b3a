#include <fmt/format.h>

#include "tests/properties/random_scenario.h"

namespace sendcast::properties {
namespace {

std::string pounds(double amount) { return fmt::format("{:.2f}", amount); }

Tree number_of_pounds(RandomWords& words, double low, double high) { return pounds(words.draw.between(low, high)); }

void add_income(RandomWords& words, const std::string& pot, double typical) {
  Tree& income = words.scenario.tree["pots"][pot]["income"];
  const std::string path = "pots." + pot + ".income";
  if (words.draw.chance(0.6)) {
    income = words.value(about(typical));
    words.scenario.targets.push_back({path, {}, false, false, {}, typical, false});
    return;
  }
  income["streams"]["block"] = words.value(about(typical));
  income["streams"]["recoupment"] = number_of_pounds(words, -5e4, -1e4);
  income["streams"]["later"] = Tree{{text(words.year() + 1), number_of_pounds(words, 1e4, 1e5)}};
  for (const char* stream : {".streams.block", ".streams.recoupment"})
    words.scenario.targets.push_back({path + stream, {}, false, false, {}, typical / 10, false});
}

void add_pot(RandomWords& words, const std::string& name, const std::string& funder, double income) {
  Tree& pot = words.scenario.tree["pots"][name];
  pot["funder"] = funder;
  if (words.draw.chance(0.5)) pot["label"] = "Pot of the " + funder;
  if (words.draw.chance(0.7)) pot["year_end"] = "carry";
  if (words.draw.chance(0.7)) pot["opening_balance"] = number_of_pounds(words, -3e5, 2e5);
  if (words.draw.chance(0.6)) pot["interest"] = words.value(about(0.03));
  if (words.draw.chance(0.9)) add_income(words, name, income);
  if (words.draw.chance(0.3)) pot["one_off"][text(words.year())] = number_of_pounds(words, -1e5, 1e5);
}

Strings pots_of(const RandomWords& words) {
  Strings pots;
  for (const auto& [name, pot] : words.scenario.tree["pots"].items()) pots.push_back(name);
  return pots;
}

/// Some of the pots that are there, in shares.
Tree shares_of_pots(RandomWords& words) { return words.shares(words.draw.some(pots_of(words), 3)); }

void add_rule(RandomWords& words, const std::string& name, const std::string& kind, Tree how) {
  words.scenario.tree["funding"][name][kind] = std::move(how);
  words.scenario.targets.push_back(
      {fmt::format("funding.{}.{}", name, kind), pots_of(words), true, false, all_dimensions, 0, true});
}

Tree random_by(RandomWords& words) {
  Tree by = Tree::array();
  for (int i = words.draw.whole(1, 3); i > 0; --i)
    by.push_back(Tree{{"where", words.where(all_dimensions)}, {"shares", shares_of_pots(words)}});
  by.push_back(Tree{{"shares", shares_of_pots(words)}});
  return by;
}

Tree random_layers(RandomWords& words) {
  Tree layers = Tree::array();
  double bound = 0;
  for (int i = words.draw.whole(1, 3); i > 0; --i) {
    bound = 2 * bound + words.draw.between(400, 8000);  // far enough apart for any profile of either
    layers.push_back(Tree{{"up_to", words.value(about(bound))}, {"shares", shares_of_pots(words)}});
  }
  layers.push_back(Tree{{"shares", shares_of_pots(words)}});
  return layers;
}

Tree random_points(RandomWords& words, const Strings& domains) {
  Tree points = Tree::object();
  for (const std::string& domain : domains) points[domain] = fmt::format("{}", words.draw.whole(1, 5));
  return points;
}

/// Three pots of a panel, whose caps always leave room for everything.
Tree random_domains(RandomWords& words) {
  const Strings pots = words.draw.some(pots_of(words), 3);
  const Strings domains = {"education", "health", "care"};
  Tree panel;
  Strings with_pot;
  for (std::size_t i = 0; i < pots.size(); ++i) {
    with_pot.push_back(domains[i]);
    panel["pots"][domains[i]] = pots[i];
    if (words.draw.chance(0.5)) panel["at_most"][pots[i]] = pots.size() < 3 ? "60%" : "40%";
  }
  if (pots.size() == 1) panel.erase("at_most");
  panel["points"] = Tree::array({Tree{{"value", random_points(words, with_pot)}}});
  for (int i = words.draw.whole(0, 3); i > 0; --i) {
    panel["points"].push_back(Tree{{"where", words.where(all_dimensions)}, {"value", random_points(words, with_pot)}});
  }
  return panel;
}

void add_grant(RandomWords& words, const std::string& name, const std::string& then) {
  words.scenario.tree["funding"][name]["grant"] = Tree{{"pot", words.draw.pick(pots_of(words))},
                                                       {"limit", words.value(about(words.draw.between(1e3, 2e5)))},
                                                       {"then", then}};
}

Tree contributions(RandomWords& words, const Strings& partners) {
  Tree amounts = Tree::object();
  for (const std::string& partner : partners) amounts[partner] = words.value(about(words.draw.between(2e4, 3e5)));
  if (words.draw.chance(0.3) && partners.size() > 1) {
    amounts[partners.back()] = Tree{{text(words.year() + 1), "99999.99"}};
  }
  amounts[partners.front()] = number_of_pounds(words, 2e4, 3e5);  // so that somebody contributes in every year
  return amounts;
}

}  // namespace

void write_pots(RandomWords& words) {
  Tree& tree = words.scenario.tree;
  tree["funders"] = Tree{{"council", "The council"}, {"ccg", "The CCG"}, {"icb", "The ICB"}, {"trust", "A trust"}};
  const Strings names =
      words.draw.shuffled(Strings{"high_needs", "general_fund", "ccg_children", "icb_children", "gift"});
  const std::map<std::string, std::pair<std::string, double>> of = {{"high_needs", {"council", 4e5}},
                                                                    {"general_fund", {"council", 2e5}},
                                                                    {"ccg_children", {"ccg", 1e5}},
                                                                    {"icb_children", {"icb", 1e5}},
                                                                    {"gift", {"trust", 5e4}}};
  for (const std::string& name : names) add_pot(words, name, of.at(name).first, of.at(name).second);
  Tree& pots = tree["pots"];
  if (words.draw.chance(0.8)) {
    const Month from = words.calendar.start + words.draw.whole(-3, words.calendar.months + 1);
    pots["ccg_children"]["succeeded_by"] = Tree{{"pot", "icb_children"}, {"from", text(from)}};
  }
  if (words.draw.chance(0.5)) pots["high_needs"]["interest_paid_by"] = "general_fund";
  const auto meets = [&](const char* pot, const char* helper) {
    if (words.draw.chance(0.5)) pots[pot]["deficit_met_by"] = Tree{{"pot", helper}, {"from", text(words.year())}};
  };
  meets("high_needs", "general_fund");
  meets("general_fund", "gift");
  meets("icb_children", "general_fund");
  meets("ccg_children", "general_fund");
}

void write_rules(RandomWords& words) {
  const Strings pots = pots_of(words);
  add_rule(words, "one_pot", "shares", Tree{{words.draw.pick(pots), "100%"}});
  add_rule(words, "mixed", "shares", shares_of_pots(words));
  add_rule(words, "by_cell", "by", random_by(words));
  add_rule(words, "tripartite", "layers", random_layers(words));
  add_rule(words, "panel", "domains", random_domains(words));
  add_grant(words, "grant_first", words.draw.pick(Strings{"mixed", "by_cell", "tripartite", "panel"}));
  add_grant(words, "grant_of_all", "grant_first");
}

void write_pools(RandomWords& words) {
  const std::vector<Strings> names = {{}, {"therapies_pool"}, {"therapies_pool", "respite_pool"}};
  for (const std::string& name : words.draw.pick(names)) {
    Tree& pool = words.scenario.tree["pools"][name];
    const Strings partners = words.draw.some(pots_of(words), 3);
    pool["contributions"] = contributions(words, partners);
    if (words.draw.chance(0.5)) pool["overspend"] = words.shares(partners);
    if (words.draw.chance(0.6)) pool["cap"] = words.value(about(0.1));
    if (words.draw.chance(0.5)) pool["beyond_cap"] = words.shares(partners);
    if (words.draw.chance(0.7)) pool["underspend"] = words.draw.chance(0.5) ? "carry" : "return";
    if (words.draw.chance(0.5)) pool["opening_reserve"] = number_of_pounds(words, 0, 1e5);
  }
}

}  // namespace sendcast::properties
