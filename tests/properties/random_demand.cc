#include <fmt/format.h>

#include "tests/properties/random_scenario.h"

namespace sendcast::properties {
namespace {

constexpr double people_of_an_age = 200;

std::string people(double number) { return fmt::format("{:.4g}", number); }

Csv plans_by_cell(RandomWords& words, double of_an_age) {
  const auto cells = static_cast<double>(words.needs.size() * words.settings.size());
  Csv plans{{"area", "age", "need", "setting", "value"}, {}};
  for (const std::string& area : words.areas) {
    for (const std::string& age : words.names_of("ages")) {
      for (const std::string& need : words.needs) {
        for (const std::string& setting : words.settings) {
          if (words.draw.chance(0.1)) continue;
          plans.rows.push_back({area, age, need, setting, people(of_an_age / cells * words.draw.between(0, 1.5))});
        }
      }
    }
  }
  return plans;
}

Csv people_by_cell(RandomWords& words, double of_an_age) {
  const auto cells = static_cast<double>(words.needs.size());
  Csv people_here{{"area", "age", "need", "value"}, {}};
  for (const std::string& area : words.areas) {
    for (const std::string& age : words.names_of("ages")) {
      for (const std::string& need : words.needs) {
        if (words.draw.chance(0.1)) continue;
        people_here.rows.push_back({area, age, need, people(of_an_age / cells * words.draw.between(0, 1.5))});
      }
    }
  }
  return people_here;
}

/// The plans of two published tables, which have the same total: so many of every age and area, so many of every need
/// and setting.
Tree plans_by_margins(RandomWords& words) {
  const auto ages = static_cast<int>(words.areas.size() * words.names_of("ages").size());
  const auto kinds = static_cast<int>(words.needs.size() * words.settings.size());
  Csv by_age{{"area", "age", "value"}, {}};
  Csv by_kind{{"need", "setting", "value"}, {}};
  for (const std::string& area : words.areas) {
    for (const std::string& age : words.names_of("ages")) by_age.rows.push_back({area, age, std::to_string(2 * kinds)});
  }
  for (const std::string& need : words.needs) {
    for (const std::string& setting : words.settings) by_kind.rows.push_back({need, setting, std::to_string(2 * ages)});
  }
  return Tree{{"margins", Tree::array({words.file("margin", by_age), words.file("margin", by_kind)})}};
}

void add_rate(RandomWords& words, const std::string& name, Size size, const Strings& dimensions) {
  if (words.draw.chance(0.9)) words.scenario.tree["demand"][name] = words.table(size, dimensions);
  words.scenario.targets.push_back({"demand." + name, {}, false, false, dimensions, size.typical, size.is_share});
}

void add_vector(RandomWords& words, const std::string& name, const Strings& among, const Strings& dimensions) {
  words.scenario.tree["demand"][name] = words.vector(among, dimensions);
  words.scenario.targets.push_back({"demand." + name, among, true, false, dimensions, 0, true});
}

Tree pair_of(RandomWords& words, const Strings& among) {
  const Strings ends = words.draw.some(among, 2);
  return Tree{{"from", ends[0]}, {"to", ends[1]}};
}

/// Entries with the same from and to among them, which override one another.
void add_pairs(RandomWords& words, const std::string& name, const Strings& among, double typical) {
  if (among.size() < 2 || words.draw.chance(0.1)) return;
  Tree list = Tree::array();
  for (int i = words.draw.whole(1, 5); i > 0; --i) {
    Tree entry = !list.empty() && words.draw.chance(0.3) ? Tree(list.back()) : pair_of(words, among);
    entry.erase("where");
    if (words.draw.chance(0.6)) entry["where"] = words.where(area_age_and_need);
    entry["value"] = words.value(about(typical * words.draw.between(0.2, 1)));
    list.push_back(std::move(entry));
  }
  words.scenario.tree["demand"][name] = std::move(list);
  words.scenario.targets.push_back({"demand." + name, among, false, true, area_age_and_need, typical, false});
}

/// From any setting at most two ways lead on, so that together they stay below everybody.
void add_phase_transfers(RandomWords& words) {
  Tree list = Tree::array();
  for (const std::string& from : words.draw.some(words.settings)) {
    Strings others = words.draw.some(words.settings, words.settings.size());
    others.erase(std::find(others.begin(), others.end(), from));
    for (const std::string& to : words.draw.some(others, 2)) {
      Tree where = words.where({"areas", "needs"});
      if (words.draw.chance(0.5)) where = Tree::object();
      where["ages"] = words.ages();
      list.push_back(Tree{{"where", where}, {"from", from}, {"to", to}, {"value", words.value(share_about(0.25))}});
    }
  }
  words.scenario.tree["demand"]["phase_transfer"] = std::move(list);
  words.scenario.targets.push_back(
      {"demand.phase_transfer", words.settings, false, true, area_age_and_need, 0.1, true});
}

Tree tasks_of(RandomWords& words, double hours_for_assessment) {
  Tree tasks = Tree::object();
  if (words.draw.chance(0.85)) tasks["assessment"] = words.value(about(hours_for_assessment));
  if (tasks.empty() || words.draw.chance(0.5)) tasks["annual_review"] = words.value(about(0.5));
  return tasks;
}

void add_team(RandomWords& words, const std::string& name) {
  Tree team{{"label", "Team " + name}};
  if (words.draw.chance(0.5)) team["areas"] = words.draw.some(words.areas);
  // About as many hours as the children who are due would take.
  const auto children = static_cast<double>(words.areas.size() * words.names_of("ages").size()) * people_of_an_age;
  const double posts = children * 0.005 * words.draw.between(0.3, 1.2);
  team["establishment"] = words.value(about(posts));
  if (words.draw.chance(0.5)) team["filled"] = words.number(posts * words.draw.between(0.4, 1.2));
  if (words.draw.chance(0.7)) team["turnover"] = words.value(about(words.draw.between(0.05, 0.4)));
  if (words.draw.chance(0.7)) team["months_to_hire"] = words.value(about(words.draw.between(0.5, 7)));
  if (words.draw.chance(0.7)) team["agency_cover"] = words.value(share_about(words.draw.between(0.1, 0.7)));
  team["hours_per_month"] = words.value(about(10));
  team["tasks"] = tasks_of(words, 8);

  const auto target = [&](const char* field, double typical, bool is_share = false) {
    words.scenario.targets.push_back(
        {fmt::format("teams.{}.{}", name, field), {}, false, false, {}, typical, is_share});
  };
  target("establishment", posts);
  target("turnover", 0.2);
  target("months_to_hire", 4);
  target("agency_cover", 0.4, true);
  target("hours_per_month", 10);
  if (team["tasks"].contains("assessment")) target("tasks.assessment", 8);
  if (team["tasks"].contains("annual_review")) target("tasks.annual_review", 0.5);
  words.scenario.tree["teams"][name] = std::move(team);
}

}  // namespace

void write_population(RandomWords& words) {
  Csv population{{"area", "age", "year", "value"}, {}};
  const int start = words.first().first;
  for (const std::string& area : words.areas) {
    for (const std::string& age : words.names_of("ages")) {
      for (int year = start - 1; year <= start + 2; ++year) {
        const double number = words.draw.chance(0.01) ? 0 : people_of_an_age * words.draw.between(0.5, 1.5);
        population.rows.push_back({area, age, std::to_string(year), people(number)});
      }
    }
  }
  Tree file = words.file("population", std::move(population));
  if (words.draw.chance(0.7)) file["migration"]["ages"] = words.ages();
  words.scenario.tree["demand"]["population"] = std::move(file);
}

void write_opening(RandomWords& words) {
  const bool overfull = words.draw.chance(0.1);
  Tree& opening = words.scenario.tree["demand"]["opening"];
  opening["plans"] = words.draw.chance(0.15)
                         ? plans_by_margins(words)
                         : words.file("plans", plans_by_cell(words, people_of_an_age * (overfull ? 0.9 : 0.06)));
  if (words.draw.chance(0.8)) {
    opening["sen_support"] = words.file("sen_support", people_by_cell(words, people_of_an_age * 0.12));
  } else {
    opening["sen_support"] =
        Tree::array({Tree{{"value", 4.5}}, Tree{{"where", words.where(area_age_and_need)}, {"value", 6.25}}});
  }
  for (const char* stock : {"in_assessment", "overdue"}) {
    const double of_an_age = people_of_an_age * words.draw.between(0.005, 0.03);
    const auto ages = static_cast<double>(words.areas.size() * words.names_of("ages").size());
    if (words.draw.chance(0.2)) continue;
    opening[stock] = words.draw.chance(0.2) ? words.file(stock, people_by_cell(words, of_an_age))
                                            : Tree(std::stod(people(of_an_age * ages)));
  }
}

void write_rates(RandomWords& words) {
  add_vector(words, "need_mix", words.needs, area_and_age);
  add_rate(words, "identify", about(0.05), area_and_age);
  add_rate(words, "leave_support", about(0.2), area_age_and_need);
  words.scenario.tree["demand"]["request_from_support"] = words.table(about(0.2), area_age_and_need);
  words.scenario.targets.push_back({"demand.request_from_support", {}, false, false, area_age_and_need, 0.2, false});
  add_rate(words, "request_from_others", about(0.005), area_and_age);
  add_rate(words, "agree_to_assess", share_about(0.6), area_age_and_need);
  add_rate(words, "agree_to_issue", share_about(0.7), area_age_and_need);
  add_rate(words, "appeal", share_about(0.1), area_age_and_need);
  add_rate(words, "appeal_upheld", share_about(0.6), area_age_and_need);
  add_rate(words, "overdue_first", share_about(0.5), no_dimension);
  words.scenario.tree["demand"]["months_to_issue"] = words.draw.whole(1, 6);
  add_vector(words, "first_setting", words.settings, area_age_and_need);
  add_rate(words, "cease", about(0.1), all_dimensions);
  add_rate(words, "arrive", about(0.02), all_dimensions);
}

void write_moves(RandomWords& words) {
  add_pairs(words, "move", words.settings, 0.3);
  add_pairs(words, "change_need", words.needs, 0.2);
  if (words.draw.chance(0.85)) add_phase_transfers(words);
}

void write_places(RandomWords& words) {
  const Strings order = words.draw.shuffled(words.settings);  // a setting's fallback is a later one
  const auto ages = static_cast<double>(words.names_of("ages").size());
  for (std::size_t i = 0; i + 1 < order.size(); ++i) {
    Tree& setting = words.scenario.tree["settings"][order[i]];
    const auto later = words.draw.whole(static_cast<int>(i) + 1, static_cast<int>(order.size()) - 1);
    if (words.draw.chance(0.7)) setting["when_full"] = order[static_cast<std::size_t>(later)];
    if (!setting.contains("when_full") || words.draw.chance(0.2)) continue;
    const double places =
        people_of_an_age * 0.07 * ages / static_cast<double>(order.size()) * words.draw.between(0.2, 1.5);
    const bool by_area = words.draw.chance(0.5);
    if (by_area) {
      for (const std::string& area : words.draw.some(words.areas))
        setting["capacity"][area] = words.value(about(places));
    } else {
      setting["capacity"] = words.value(about(places * static_cast<double>(words.areas.size())));
    }
    words.scenario.targets.push_back({"settings." + order[i] + ".capacity",
                                      {},
                                      false,
                                      false,
                                      by_area ? Strings{"areas"} : Strings{},
                                      places,
                                      false});
  }
}

void write_teams(RandomWords& words) {
  const Strings names = {"psychology", "therapy", "panel", "caseworkers"};
  for (const std::string& name : words.draw.some(names, static_cast<std::size_t>(words.draw.whole(0, 4))))
    add_team(words, name);
}

}  // namespace sendcast::properties
