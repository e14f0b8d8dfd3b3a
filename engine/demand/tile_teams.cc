#include "demand/tile_teams.h"

#include <algorithm>

namespace sendcast {
namespace {

constexpr double months_a_year = 12;

std::vector<Source> sources_of(const Course& course, int months, RecipeBook& book) {
  std::vector<Source> sources;
  for (int month = 0; month < months; ++month) sources.push_back(book.source(course, month));
  return sources;
}

Lanes share_or_one(const Lanes& part, const Lanes& whole) { return (whole > part).select(part / whole, Lanes::Ones()); }

}  // namespace

TileTeams::TileTeams(const DemandModel& model, const std::vector<AreaSet>& sets, RecipeBook& book) : sets_(sets) {
  const int months = model.calendar.months;
  for (const TeamModel& team : model.teams) {
    const auto of = [&](const Course& course) { return sources_of(course, months, book); };
    teams_.push_back({&team, book.source(team.opening_filled), of(team.establishment), of(team.turnover),
                      of(team.months_to_hire), of(team.agency_cover), of(team.hours_per_month),
                      team.does_assessment ? of(team.hours_per_assessment) : std::vector<Source>(),
                      of(team.hours_per_annual_review)});
  }
  overdue_first_ = sources_of(model.overdue_first, months, book);
}

TileTeams::State TileTeams::opening(const double* made) const {
  State state;
  for (const Team& team : teams_) state.filled.push_back(team.opening_filled.read(made).max(0.0));
  state.agency.assign(teams_.size(), Lanes::Zero());
  state.assessment_hours.assign(teams_.size(), Lanes::Zero());
  return state;
}

void TileTeams::staff(int month, const double* made, const std::vector<Lanes>& caseload, State& teams) const {
  const auto t = static_cast<std::size_t>(month);
  for (std::size_t i = 0; i < teams_.size(); ++i) {
    const Team& team = teams_[i];
    Lanes& filled = teams.filled[i];
    const Lanes establishment = team.establishment[t].read(made);
    const Lanes leavers = filled * team.turnover[t].read(made) / months_a_year;
    const Lanes vacancies = (establishment - filled).max(0.0);
    const Lanes recruits = (vacancies > 0).select(vacancies / team.months_to_hire[t].read(made), Lanes::Zero());
    filled = (filled - leavers + recruits).max(0.0).min(establishment.max(filled)).eval();
    teams.agency[i] = team.agency_cover[t].read(made) * (establishment - filled).max(0.0);
    const Lanes hours = (filled + teams.agency[i]) * team.hours_per_month[t].read(made);
    Lanes plans = Lanes::Zero();
    for (std::size_t area = 0; area < caseload.size(); ++area) {
      if (team.model->serves[area]) plans += caseload[area];
    }
    const Lanes reviews = plans * team.hours_per_annual_review[t].read(made) / months_a_year;
    teams.assessment_hours[i] = (hours - reviews).max(0.0);
  }
}

bool TileTeams::serves(std::size_t set, int team) const {
  return std::find(sets_[set].teams.begin(), sets_[set].teams.end(), team) != sets_[set].teams.end();
}

void TileTeams::capacities(int month, const double* made, const State& teams, const std::vector<Lanes>& waiting,
                           std::vector<Lanes>& capacity) const {
  capacity.assign(sets_.size(), Lanes::Constant(no_limit));
  for (std::size_t i = 0; i < teams_.size(); ++i) {
    if (!teams_[i].model->does_assessment) continue;
    const Lanes hours_each = teams_[i].hours_per_assessment[static_cast<std::size_t>(month)].read(made);
    double served = 0;
    Lanes all_waiting = Lanes::Zero();
    for (std::size_t set = 0; set < sets_.size(); ++set) {
      if (!serves(set, static_cast<int>(i))) continue;
      served += 1;
      all_waiting += waiting[set];
    }
    for (std::size_t set = 0; set < sets_.size(); ++set) {
      if (!serves(set, static_cast<int>(i))) continue;
      const Lanes part = (all_waiting > 0).select(waiting[set] / all_waiting, Lanes::Constant(1 / served));
      const Lanes limit = teams.assessment_hours[i] * part / hours_each;
      capacity[set] = (hours_each > 0 && part > 0).select(capacity[set].min(limit), capacity[set]).eval();
    }
  }
}

void TileTeams::complete(int month, const double* made, const State& teams, const std::vector<Lanes>& overdue,
                         const std::vector<Lanes>& due, std::vector<Lanes>& first_share,
                         std::vector<Lanes>& alike) const {
  std::vector<Lanes> waiting(sets_.size());
  for (std::size_t set = 0; set < sets_.size(); ++set) waiting[set] = overdue[set] + due[set];
  std::vector<Lanes> capacity;
  capacities(month, made, teams, waiting, capacity);
  const Lanes overdue_first = overdue_first_[static_cast<std::size_t>(month)].read(made);
  for (std::size_t set = 0; set < sets_.size(); ++set) {
    const auto unlimited = capacity[set] == no_limit;
    const Lanes limit = unlimited.select(Lanes::Zero(), capacity[set]);
    const Lanes share = share_or_one(overdue_first * limit, overdue[set]);
    const Lanes first = share * overdue[set];
    const Lanes left = (limit - first).max(0.0);
    first_share[set] = unlimited.select(Lanes::Zero(), share);
    alike[set] = unlimited.select(Lanes::Ones(), share_or_one(left, overdue[set] - first + due[set]));
  }
}

}  // namespace sendcast
