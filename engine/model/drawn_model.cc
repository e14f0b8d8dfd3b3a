#include "model/drawn_model.h"

#include <algorithm>
#include <variant>

#include "arrays/drawn_values.h"
#include "demand/lower.h"

namespace sendcast {
namespace {

std::vector<PairRate> drawn_pairs(const std::vector<PairRate>& pairs, DrawnValues& values) {
  std::vector<PairRate> drawn;
  drawn.reserve(pairs.size());
  for (const PairRate& pair : pairs) drawn.push_back({pair.from, pair.to, values.schedule(pair.share)});
  return drawn;
}

void draw_rates(DemandModel& model, DrawnValues& values) {
  for (Schedule* rate :
       {&model.need_mix, &model.identify, &model.leave_support, &model.request_from_support, &model.request_from_others,
        &model.agree_to_assess, &model.agree_to_issue, &model.appeal, &model.appeal_upheld}) {
    *rate = values.schedule(*rate);
  }
  for (std::vector<Schedule>* by_setting : {&model.first_setting, &model.cease, &model.arrive}) {
    *by_setting = values.schedules(*by_setting);
  }
  for (std::vector<PairRate>* pairs : {&model.phase_transfers, &model.moves, &model.need_changes}) {
    *pairs = drawn_pairs(*pairs, values);
  }
  model.overdue_first = values.course(model.overdue_first);
}

void draw_team(TeamModel& team, DrawnValues& values) {
  team.opening_filled = values.constant(team.opening_filled);
  for (Course* course : {&team.establishment, &team.turnover, &team.months_to_hire, &team.agency_cover,
                         &team.hours_per_month, &team.hours_per_assessment, &team.hours_per_annual_review}) {
    *course = values.course(*course);
  }
}

/// People in assessment or overdue, by cell; everything that they may be spread by must have been drawn.
Eigen::ArrayXd drawn_people(const DrawnOpening& opening, const Eigen::ArrayXd& central, const DemandModel& model,
                            DrawnValues& values) {
  if (opening.people) return values.all(opening.people, 1).col(0);
  return opening.total ? spread_as_requested(model, values.constant(*opening.total)) : central;
}

void draw_openings(DemandModel& model, DrawnValues& values) {
  if (model.drawn_plans.people) model.opening_plans = values.all(model.drawn_plans.people, 1).col(0);
  if (model.drawn_sen_support.people) model.opening_sen_support = values.all(model.drawn_sen_support.people, 1).col(0);
  model.opening_overdue = drawn_people(model.drawn_overdue, model.opening_overdue, model, values);
  if (model.drawn_in_assessment.people || model.drawn_in_assessment.total) {
    const Eigen::ArrayXd people = drawn_people(model.drawn_in_assessment, {}, model, values) / model.months_to_issue;
    model.opening_in_assessment = people.replicate(1, model.months_to_issue);
  }
  model.drawn_plans = model.drawn_sen_support = model.drawn_overdue = model.drawn_in_assessment = {};
}

DemandModel drawn_demand(const DemandModel& model, DrawnValues& values) {
  DemandModel drawn = model;
  draw_rates(drawn, values);
  for (PlaceLimit& limit : drawn.places) limit.capacity = values.course(limit.capacity);
  for (TeamModel& team : drawn.teams) draw_team(team, values);
  draw_openings(drawn, values);
  return drawn;
}

void draw_line(LineModel& line, DrawnValues& values) {
  line.price = values.rows(line.price, line.uncertain_price);
  line.uptake = values.rows(line.uptake, line.uncertain_uptake);
  line.uncertain_price.clear();
  line.uncertain_uptake.clear();
  if (auto* commissioned = std::get_if<PlacesDriver>(&line.driver)) {
    commissioned->places = values.course(commissioned->places);
  }
}

void draw_band(Band& band, DrawnValues& values) {
  band.up_to = values.course(band.up_to);
  if (!band.drawn_shares) return;
  band.shares = values.all(band.drawn_shares, band.shares.cols());
  band.drawn_shares = nullptr;
}

/// Draws a ladder. A bound that comes out below the one before counts as the one before.
void draw_ladder(Ladder& ladder, DrawnValues& values) {
  Course lower;
  for (Band& band : ladder.bands) {
    draw_band(band, values);
    for (std::size_t year = 0; year < lower.size(); ++year) band.up_to[year] = std::max(band.up_to[year], lower[year]);
    lower = band.up_to;
  }
}

void draw_pot(PotModel& pot, DrawnValues& values) {
  pot.income = values.course(pot.income);
  pot.opening_balance = values.constant(pot.opening_balance);
  pot.interest = values.course(pot.interest);
  for (OneOffModel& one_off : pot.one_offs) one_off.amount = values.constant(one_off.amount);
}

void draw_pool(PoolModel& pool, DrawnValues& values) {
  for (std::vector<PoolShare>* shares : {&pool.contributions, &pool.overspend, &pool.beyond_cap}) {
    for (PoolShare& share : *shares) share.amount = values.course(share.amount);
  }
  pool.cap = values.course(pool.cap);
  pool.opening_reserve = values.constant(pool.opening_reserve);
}

void draw_funding(FundingModel& funding, DrawnValues& values) {
  for (RuleModel& rule : funding.rules) {
    for (Ladder& ladder : rule.ladders) draw_ladder(ladder, values);
  }
  for (GrantModel& grant : funding.grants) grant.limit = values.course(grant.limit);
  for (PotModel& pot : funding.pots) draw_pot(pot, values);
  for (PoolModel& pool : funding.pools) draw_pool(pool, values);
}

}  // namespace

DemandModel drawn_model(const DemandModel& model, Drawn drawn) {
  DrawnValues values(drawn);
  return drawn_demand(model, values);
}

Model drawn(const Model& model, Drawn drawn) {
  DrawnValues values(drawn);
  Model made = model;
  made.demand = drawn_demand(model.demand, values);
  for (LineModel& line : made.lines) draw_line(line, values);
  draw_funding(made.funding, values);
  for (OutcomeModel& outcome : made.outcomes) draw_line(outcome.counted, values);
  return made;
}

}  // namespace sendcast
