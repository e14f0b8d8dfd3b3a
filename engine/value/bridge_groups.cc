#include <algorithm>

#include <fmt/format.h>

#include "funding/at.h"
#include "model/model.h"
#include "value/bridge.h"
#include "value/input_groups.h"
#include "value/paid.h"

namespace sendcast {
namespace {

bool same_names(const std::vector<Entry>& one, const std::vector<Entry>& other) {
  return std::equal(one.begin(), one.end(), other.begin(), other.end(),
                    [](const Entry& a, const Entry& b) { return a.name == b.name; });
}

/// What keeps two runs from being bridged by group; empty where nothing does.
std::string obstacle(const Results& base, const Results& other) {
  const auto differ = [](const char* what) {
    return fmt::format("the two do not have the same {} in the same order", what);
  };
  const Calendar& months = base.calendar;
  if (months.start != other.calendar.start || months.months != other.calendar.months) {
    return "the two do not run over the same months";
  }
  if (base.shape.ages != other.shape.ages) return "the two do not have the same ages";
  if (!same_names(base.catalogue.areas, other.catalogue.areas)) return differ("areas");
  if (!same_names(base.catalogue.needs, other.catalogue.needs)) return differ("needs");
  if (!same_names(base.catalogue.settings, other.catalogue.settings)) return differ("settings");
  return {};
}

/// A team that is not there: nobody, and nothing to do.
TeamModel no_team(const Shape& shape, const Calendar& calendar) {
  const std::vector<double> nothing(static_cast<std::size_t>(calendar.months), 0.0);
  const std::vector<bool> nowhere(static_cast<std::size_t>(shape.areas));
  return {nowhere, 0, false, nothing, nothing, nothing, nothing, nothing, nothing, nothing};
}

/// The names of either's teams, the base's first.
std::vector<Entry> teams_of_either(const std::vector<Entry>& base, const std::vector<Entry>& other) {
  std::vector<Entry> teams = base;
  for (const Entry& team : other) {
    const auto same = [&](const Entry& known) { return known.name == team.name; };
    if (std::none_of(base.begin(), base.end(), same)) teams.push_back(team);
  }
  return teams;
}

int position_of(const Entry& entry, const std::vector<Entry>& among) {
  const auto found = std::find_if(among.begin(), among.end(), [&](const Entry& e) { return e.name == entry.name; });
  return static_cast<int>(found - among.begin());
}

/// Gives a model these teams in this order, with nobody in those that it does not have.
void arrange_teams(const std::vector<Entry>& teams, Inputs& inputs) {
  std::vector<TeamModel> arranged(teams.size(), no_team(inputs.demand.shape, inputs.demand.calendar));
  for (std::size_t i = 0; i < inputs.demand.teams.size(); ++i) {
    at(arranged, position_of(inputs.names.teams[i], teams)) = inputs.demand.teams[i];
  }
  inputs.demand.teams = std::move(arranged);
}

/// Lets lines that count a team's posts find it where it now stands.
void follow_teams(const std::vector<Entry>& before, const std::vector<Entry>& teams, std::vector<LineModel>& lines) {
  const auto follow = [&](auto* driver) {
    if (driver != nullptr) driver->team = position_of(at(before, driver->team), teams);
  };
  for (LineModel& line : lines) {
    follow(std::get_if<FilledPostsDriver>(&line.driver));
    follow(std::get_if<AgencyDriver>(&line.driver));
  }
}

TwoInputs inputs_of(const Results& base, const Scenario& base_scenario, const Results& other,
                    const Scenario& other_scenario) {
  TwoInputs inputs{
      {base.catalogue, compile(base_scenario, {}).demand}, {other.catalogue, compile(other_scenario, {}).demand}, {}};
  const std::vector<Entry> teams = teams_of_either(base.catalogue.teams, other.catalogue.teams);
  for (const std::size_t buyer : {0U, 1U}) {
    Inputs& of_buyer = buyer == 0 ? inputs.base : inputs.other;
    const Scenario& buying = buyer == 0 ? base_scenario : other_scenario;
    for (const std::size_t payer : {0U, 1U}) {
      auto& purchased = inputs.purchases[buyer][payer];
      purchased = purchases(buying, payer == 0 ? base_scenario : other_scenario, of_buyer.demand);
      if (purchased) follow_teams(of_buyer.names.teams, teams, purchased->lines);
    }
    arrange_teams(teams, of_buyer);
  }
  return inputs;
}

}  // namespace

Bridge bridge_groups(const Results& base, const Scenario& base_scenario, const Results& other,
                     const Scenario& other_scenario) {
  Bridge bridge;
  bridge.account = BridgeAccount::groups;
  bridge.base = base.catalogue.scenario;
  bridge.scenario = other.catalogue.scenario;
  bridge.why_not = obstacle(base, other);
  if (!bridge.why_not.empty()) return bridge;
  const Calendar& calendar = base.calendar;
  bridge.first = calendar.year(0);
  bridge.last = calendar.year(calendar.years() - 1);
  bridge.funders = funders_of_either(base.catalogue, other.catalogue);
  const Columns columns{bridge.funders, {bridge.first, bridge.last}};
  bridge.from = columns.read(base.accounts, base.catalogue, bridge.first);
  bridge.to = columns.read(other.accounts, other.catalogue, bridge.first);
  add_groups(inputs_of(base, base_scenario, other, other_scenario), columns, calendar.months, bridge);
  return bridge;
}

}  // namespace sendcast
