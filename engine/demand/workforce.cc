#include "demand/workforce.h"

#include <algorithm>
#include <cstddef>

namespace sendcast {
namespace {

constexpr double months_a_year = 12;

std::vector<int> assessment_teams_of(const DemandModel& model, int area) {
  std::vector<int> teams;
  for (std::size_t i = 0; i < model.teams.size(); ++i) {
    const TeamModel& team = model.teams[i];
    if (team.does_assessment && team.serves[static_cast<std::size_t>(area)]) teams.push_back(static_cast<int>(i));
  }
  return teams;
}

/// Posts filled after a month's leavers and recruits. Months to hire of 0 fill every vacancy at once.
double filled_after(const TeamModel& team, std::size_t month, double filled) {
  const double establishment = team.establishment[month];
  const double leavers = filled * team.turnover[month] / months_a_year;
  const double vacancies = std::max(0.0, establishment - filled);
  const double recruits = vacancies > 0 ? vacancies / team.months_to_hire[month] : 0;
  return std::min(std::max(0.0, filled - leavers + recruits), std::max(establishment, filled));
}

double caseload_of(const TeamModel& team, const std::vector<double>& caseload) {
  double plans = 0;
  for (std::size_t area = 0; area < caseload.size(); ++area) {
    if (team.serves[area]) plans += caseload[area];
  }
  return plans;
}

TeamMonth month_of_team(const TeamModel& team, std::size_t month, double caseload, double filled) {
  TeamMonth result;
  result.establishment = team.establishment[month];
  result.filled = filled;
  result.agency = team.agency_cover[month] * std::max(0.0, result.establishment - filled);
  result.hours = (filled + result.agency) * team.hours_per_month[month];
  result.review_hours = caseload * team.hours_per_annual_review[month] / months_a_year;
  if (team.does_assessment) result.assessment_hours = std::max(0.0, result.hours - result.review_hours);
  return result;
}

bool needs_team(const AreaSet& set, int team) {
  return std::find(set.teams.begin(), set.teams.end(), team) != set.teams.end();
}

/// The part of a team's assessment hours that goes to each set, 0 where it does not serve it.
std::vector<double> parts_of_hours(int team, const std::vector<AreaSet>& sets, const std::vector<double>& waiting) {
  double served = 0;
  double all_waiting = 0;
  for (std::size_t i = 0; i < sets.size(); ++i) {
    if (!needs_team(sets[i], team)) continue;
    served += 1;
    all_waiting += waiting[i];
  }
  std::vector<double> parts(sets.size(), 0.0);
  for (std::size_t i = 0; i < sets.size(); ++i) {
    if (needs_team(sets[i], team)) parts[i] = all_waiting > 0 ? waiting[i] / all_waiting : 1 / served;
  }
  return parts;
}

/// The team of a set that can complete the fewest assessments, and how many.
struct Bottleneck {
  int team = -1;
  double capacity = no_limit;
};

}  // namespace

std::vector<AreaSet> sets_of_areas(const DemandModel& model) {
  std::vector<AreaSet> sets;
  for (int area = 0; area < model.shape.areas; ++area) {
    const std::vector<int> teams = assessment_teams_of(model, area);
    auto set = std::find_if(sets.begin(), sets.end(), [&](const AreaSet& other) { return other.teams == teams; });
    if (set == sets.end()) set = sets.insert(sets.end(), AreaSet{{}, teams});
    set->areas.push_back(area);
  }
  return sets;
}

std::vector<TeamMonth> staff_teams(const DemandModel& model, int month, const std::vector<double>& caseload,
                                   std::vector<double>& filled) {
  const auto t = static_cast<std::size_t>(month);
  std::vector<TeamMonth> teams;
  for (std::size_t i = 0; i < model.teams.size(); ++i) {
    const TeamModel& team = model.teams[i];
    filled[i] = filled_after(team, t, filled[i]);
    teams.push_back(month_of_team(team, t, caseload_of(team, caseload), filled[i]));
  }
  return teams;
}

std::vector<double> assessment_capacity(const DemandModel& model, int month, const std::vector<AreaSet>& sets,
                                        const std::vector<double>& waiting, std::vector<TeamMonth>& teams) {
  std::vector<Bottleneck> bottlenecks(sets.size());
  for (std::size_t i = 0; i < model.teams.size(); ++i) {
    const TeamModel& team = model.teams[i];
    const double hours_each = team.does_assessment ? team.hours_per_assessment[static_cast<std::size_t>(month)] : 0;
    if (hours_each <= 0) continue;
    const std::vector<double> parts = parts_of_hours(static_cast<int>(i), sets, waiting);
    for (std::size_t set = 0; set < sets.size(); ++set) {
      if (parts[set] <= 0) continue;
      const double capacity = teams[i].assessment_hours * parts[set] / hours_each;
      if (capacity < bottlenecks[set].capacity) bottlenecks[set] = {static_cast<int>(i), capacity};
    }
  }
  std::vector<double> capacities;
  for (const Bottleneck& bottleneck : bottlenecks) {
    capacities.push_back(bottleneck.capacity);
    if (bottleneck.team >= 0) teams[static_cast<std::size_t>(bottleneck.team)].bottleneck = true;
  }
  return capacities;
}

}  // namespace sendcast
