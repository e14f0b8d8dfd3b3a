#include "model/groups.h"

#include <algorithm>

namespace sendcast {
namespace {

/// Calls `visit` with every member of DemandModel that belongs to a group; shape and calendar belong to none.
template <class Visit>
void for_each_member(DemandGroup group, Visit visit) {
  using M = DemandModel;
  const auto visit_all = [&](auto... members) { (visit(members), ...); };
  switch (group) {
    case DemandGroup::population:
      return visit_all(&M::population, &M::migration, &M::opening_sen_support, &M::opening_in_assessment,
                       &M::opening_overdue, &M::opening_plans);
    case DemandGroup::demand_rates:
      return visit_all(&M::need_mix, &M::identify, &M::leave_support, &M::request_from_support, &M::request_from_others,
                       &M::need_changes);
    case DemandGroup::assessment:
      return visit_all(&M::months_to_issue, &M::overdue_first, &M::agree_to_assess, &M::agree_to_issue, &M::appeal,
                       &M::appeal_upheld, &M::teams);
    case DemandGroup::placement:
      return visit_all(&M::first_setting, &M::cease, &M::arrive, &M::phase_transfers, &M::moves, &M::places,
                       &M::when_full, &M::admission_order);
  }
}

/// Spreads those in assessment evenly over other months than they were lowered for.
void fit_to_months_to_issue(DemandModel& model) {
  Eigen::ArrayXXd& in_assessment = model.opening_in_assessment;
  if (in_assessment.cols() == model.months_to_issue) return;
  const Eigen::ArrayXd each = in_assessment.col(0) * static_cast<double>(in_assessment.cols()) / model.months_to_issue;
  in_assessment = each.replicate(1, model.months_to_issue);
}

bool same(int one, int other) { return one == other; }

bool same(const Eigen::ArrayXXd& one, const Eigen::ArrayXXd& other) {
  return one.rows() == other.rows() && one.cols() == other.cols() && (one == other).all();
}

bool same(const Schedule& one, const Schedule& other) {
  return one.row_of_cell == other.row_of_cell && same(one.rows, other.rows);
}

bool same(const PairRate& one, const PairRate& other) {
  return one.from == other.from && one.to == other.to && same(one.share, other.share);
}

bool same(const PlaceLimit& one, const PlaceLimit& other) {
  return one.setting == other.setting && one.area == other.area && one.capacity == other.capacity;
}

bool same(const TeamModel& one, const TeamModel& other) {
  return one.serves == other.serves && one.opening_filled == other.opening_filled &&
         one.does_assessment == other.does_assessment && one.establishment == other.establishment &&
         one.turnover == other.turnover && one.months_to_hire == other.months_to_hire &&
         one.agency_cover == other.agency_cover && one.hours_per_month == other.hours_per_month &&
         one.hours_per_assessment == other.hours_per_assessment &&
         one.hours_per_annual_review == other.hours_per_annual_review;
}

bool same(const std::map<int, Eigen::ArrayXd>& one, const std::map<int, Eigen::ArrayXd>& other) {
  return std::equal(one.begin(), one.end(), other.begin(), other.end(), [](const auto& a, const auto& b) {
    return a.first == b.first && same(Eigen::ArrayXXd(a.second), Eigen::ArrayXXd(b.second));
  });
}

bool same(const Course& one, const Course& other) {
  return std::equal(one.begin(), one.end(), other.begin(), other.end());
}
bool same(const std::vector<int>& one, const std::vector<int>& other) { return one == other; }

template <class Item>
bool same(const std::vector<Item>& one, const std::vector<Item>& other) {
  return std::equal(one.begin(), one.end(), other.begin(), other.end(),
                    [](const Item& a, const Item& b) { return same(a, b); });
}

void hold_from(int month, Course& course) {
  std::fill(course.begin() + month + 1, course.end(), course[static_cast<std::size_t>(month)]);
}

void hold_from(int month, Schedule& schedule) {
  if (schedule.never_changes()) return;
  for (Eigen::Index later = month + 1; later < schedule.rows.rows(); ++later) {
    schedule.rows.row(later) = schedule.rows.row(month);
  }
}

void hold_from(int month, PairRate& rate) { hold_from(month, rate.share); }

void hold_from(int month, PlaceLimit& limit) { hold_from(month, limit.capacity); }

void hold_from(int month, TeamModel& team) {
  for (Course* course : {&team.establishment, &team.turnover, &team.months_to_hire, &team.agency_cover,
                         &team.hours_per_month, &team.hours_per_assessment, &team.hours_per_annual_review}) {
    hold_from(month, *course);
  }
}

// What does not change by month; and the population, which is held before it is lowered.
void hold_from(int /*month*/, int /*number*/) {}
void hold_from(int /*month*/, std::vector<int>& /*indices*/) {}
void hold_from(int /*month*/, Eigen::ArrayXd& /*people*/) {}
void hold_from(int /*month*/, Eigen::ArrayXXd& /*people*/) {}
void hold_from(int /*month*/, std::map<int, Eigen::ArrayXd>& /*migration*/) {}

template <class Item>
void hold_from(int month, std::vector<Item>& items) {
  for (Item& item : items) hold_from(month, item);
}

}  // namespace

DemandModel mixed(const DemandModel& model, const DemandModel& other, const std::vector<bool>& from_other) {
  DemandModel mix = model;
  for (std::size_t i = 0; i < demand_groups.size(); ++i) {
    if (from_other[i]) for_each_member(demand_groups[i], [&](auto member) { mix.*member = other.*member; });
  }
  fit_to_months_to_issue(mix);
  return mix;
}

bool is_same(DemandGroup group, const DemandModel& model, const DemandModel& other) {
  bool all_same = true;
  for_each_member(group, [&](auto member) { all_same = all_same && same(model.*member, other.*member); });
  return all_same;
}

void hold(DemandModel& model, int month) {
  for (const DemandGroup group : demand_groups) {
    for_each_member(group, [&](auto member) { hold_from(month, model.*member); });
  }
}

}  // namespace sendcast
