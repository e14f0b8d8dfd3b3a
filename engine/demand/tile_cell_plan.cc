#include "demand/tile_cell_plan.h"

#include <algorithm>

namespace sendcast {
namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

}  // namespace

std::int64_t sum_in_which(const std::vector<int>& sums, int position) {
  return sums.empty() || sums[at(position)] < 0 ? -1 : std::int64_t{offset_of(sums[at(position)])};
}

CellPlanning::CellPlanning(TilePlan& plan) : plan_(plan), model_(*plan.model), shape_(plan.model->shape) {
  add_doors();
}

std::uint32_t CellPlanning::front_of(int cell) {
  TileRates& rates = plan_.rates;
  TileFront front;
  front.need_mix = offset_of(rates.need_mix(cell));
  front.identify = offset_of(rates.identify(cell));
  front.from_support = offset_of(rates.request_from_support(cell));
  front.from_others = offset_of(rates.request_from_others(cell));
  front.agree = offset_of(rates.agree(cell));
  front.issue = offset_of(rates.issue(cell));
  front.leave = offset_of(rates.leave_support(cell));
  front.agree_to_assess = offset_of(rates.agree_to_assess(cell));
  if (plan_.counting.counts(Event::appeals)) {
    front.appealed_requests = offset_of(rates.appealed_requests(cell));
    front.appealed_decisions = offset_of(rates.appealed_decisions(cell));
  }
  std::vector<TileRates::Outflow> leaving = need_changes_of(cell);
  leaving.push_back({rates.leave_support(cell)});
  leaving.push_back({rates.request_from_support(cell), rates.agree(cell)});
  const auto& left = rates.outflow_class(rates.outflow_class(leaving, false));
  front.keep = offset_of(left.keep);
  front.scale = offset_of(left.scale);
  const auto [known, is_new] = fronts_.emplace(front, static_cast<std::uint32_t>(plan_.fronts.size()));
  if (is_new) plan_.fronts.push_back(front);
  return known->second;
}

std::uint32_t CellPlanning::front_sums_of(int cell) {
  TileFrontSums sums;
  const auto count = [&](FrontCount counted, const std::vector<int>& of) {
    sums[static_cast<std::size_t>(counted)] = sum_in_which(of, cell);
  };
  const auto count_event = [&](FrontCount counted, Event event) {
    count(counted, plan_.counting.events[static_cast<std::size_t>(event)]);
  };
  count_event(FrontCount::requests, Event::requests);
  count_event(FrontCount::assessments, Event::assessments);
  count_event(FrontCount::on_time, Event::on_time);
  count_event(FrontCount::issued, Event::issued);
  count(FrontCount::sen_support, plan_.counting.sen_support);
  count_event(FrontCount::identified, Event::identified);
  count_event(FrontCount::exited, Event::exited);
  count_event(FrontCount::refusals, Event::refusals);
  count_event(FrontCount::appeals, Event::appeals);
  count_event(FrontCount::accepted, Event::accepted);
  count_event(FrontCount::not_issued, Event::not_issued);
  const auto [known, is_new] = front_sums_.emplace(sums, static_cast<std::uint32_t>(plan_.front_sums.size()));
  if (is_new) plan_.front_sums.push_back(sums);
  return known->second;
}

/// Which list of slots a cell has: one that another has too, or a new one.
std::uint32_t CellPlanning::slots_of(int cell) {
  SlotList list = slot_list(cell);
  plan_.most_slots = std::max(plan_.most_slots, static_cast<int>(list.slots.size()));
  const auto [known, is_new] = slot_lists_.emplace(list, static_cast<std::uint32_t>(plan_.slot_lists.size()));
  if (!is_new) return known->second;
  const auto count = [](const auto& items) { return static_cast<std::uint32_t>(items.size()); };
  plan_.slot_lists.push_back({count(plan_.slots), count(list.slots), count(plan_.ways_in), count(plan_.transfers_in),
                              count(plan_.admissions), count(list.admissions)});
  const auto append = [](const auto& from, auto& to) { to.insert(to.end(), from.begin(), from.end()); };
  append(list.slots, plan_.slots);
  append(list.more, plan_.slots_more);
  append(list.ways_in, plan_.ways_in);
  append(list.transfers_in, plan_.transfers_in);
  append(list.admissions, plan_.admissions);
  return known->second;
}

CellPlanning::SlotList CellPlanning::slot_list(int cell) {
  std::vector<int> position(at(shape_.settings), -1);
  std::vector<TileRates::OutflowClass> leaving;
  std::vector<TileRates::OutflowClass> transferring;
  for (int s = 0; s < shape_.settings; ++s) {
    if (!is_live(s, cell)) continue;
    position[at(s)] = static_cast<int>(leaving.size());
    leaving.push_back(plan_.rates.outflow_class(leaving_class(cell, s)));
    transferring.push_back(plan_.rates.outflow_class(transfer_class(cell, s)));
  }
  SlotList list;
  for (int s = 0; s < shape_.settings; ++s) {
    if (position[at(s)] < 0) continue;
    const auto p = at(position[at(s)]);
    const std::size_t ways_before = list.ways_in.size();
    const std::size_t transfers_before = list.transfers_in.size();
    for (std::size_t i = 0; i < model_.moves.size(); ++i) {
      const int row = plan_.rates.move(static_cast<int>(i), cell);
      add_way_in(model_.moves[i], s, row, position, leaving, list.ways_in);
    }
    for (std::size_t i = 0; i < model_.phase_transfers.size(); ++i) {
      const int row = plan_.rates.transfer(static_cast<int>(i), cell);
      add_way_in(model_.phase_transfers[i], s, row, position, transferring, list.transfers_in);
    }
    const auto ways = static_cast<std::uint32_t>(list.ways_in.size() - ways_before);
    list.slots.push_back({offset_of(leaving[p].keep), offset_of(plan_.rates.arrive(s, cell)),
                          offset_of(plan_.rates.first_setting(s, cell)), plans_sum(s, cell), door_of(s, cell), ways,
                          false});
    list.more.push_back({offset_of(leaving[p].scale), offset_of(plan_.rates.cease(s, cell)),
                         offset_of(transferring[p].keep), offset_of(transferring[p].scale),
                         static_cast<std::uint16_t>(list.transfers_in.size() - transfers_before),
                         static_cast<std::uint16_t>(s)});
  }
  for (const TileWayIn& way : list.ways_in) {
    if (way.comes_from_earlier) list.slots[way.from].is_read_later = true;
  }
  add_admissions(cell, position, list);
  return list;
}

std::uint32_t CellPlanning::plans_sum(int setting, int cell) const {
  return offset_of(plan_.counting.plans[at(shape_.plan(setting, cell))]);
}

void CellPlanning::add_admissions(int cell, const std::vector<int>& position, SlotList& list) const {
  std::vector<int> entrants(at(shape_.settings), -1);
  int rows = 0;
  for (int s = 0; s < shape_.settings; ++s) {
    if (position[at(s)] >= 0 && door_of(s, cell) != no_door) entrants[at(s)] = rows++;
  }
  for (const int setting : model_.admission_order) {
    if (entrants[at(setting)] < 0) continue;
    TileAdmission admission;
    admission.slot = static_cast<std::uint32_t>(position[at(setting)]);
    admission.entrants = static_cast<std::uint32_t>(entrants[at(setting)]);
    admission.door = door_of(setting, cell);
    admission.sum = plans_sum(setting, cell);
    admission.setting = static_cast<std::uint32_t>(setting);
    const int fallback = model_.when_full[at(setting)];
    // Where nobody can be in the fallback, nobody asks here either.
    if (fallback >= 0 && position[at(fallback)] >= 0) {
      admission.fallback = position[at(fallback)];
      admission.fallback_entrants = entrants[at(fallback)];
      admission.fallback_sum = plans_sum(fallback, cell);
      admission.fallback_setting = static_cast<std::uint32_t>(fallback);
    }
    list.admissions.push_back(admission);
  }
}

std::uint32_t CellPlanning::door_of(int setting, int cell) const {
  const int door = door_in(setting, shape_.area_of_cell(cell));
  return door < 0 ? no_door : offset_of(door);
}

/// -1 where everybody is admitted at once.
int CellPlanning::door_in(int setting, int area) const {
  const bool is_limited = limit_in(setting, area) >= 0 || limit_in(setting, -1) >= 0;
  return is_limited ? first_door_[at(setting)] + area : -1;
}

void CellPlanning::add_doors() {
  first_door_.assign(at(shape_.settings), -1);
  for (const int setting : model_.admission_order) {
    const auto is_of_it = [&](const PlaceLimit& limit) { return limit.setting == setting; };
    if (std::none_of(model_.places.begin(), model_.places.end(), is_of_it)) continue;
    first_door_[at(setting)] = static_cast<int>(plan_.doors.size());
    const int whole = limit_in(setting, -1);
    plan_.doors_of_settings.push_back({first_door_[at(setting)], shape_.areas, whole >= 0});
    for (int area = 0; area < shape_.areas; ++area) {
      plan_.doors.push_back({whole >= 0 ? whole : limit_in(setting, area), -1});
    }
  }
  for (const int setting : model_.admission_order) {
    const int fallback = model_.when_full[at(setting)];
    for (int area = 0; fallback >= 0 && area < shape_.areas; ++area) {
      const int door = door_in(setting, area);
      if (door >= 0) plan_.doors[at(door)].fallback = door_in(fallback, area);
    }
  }
}

void CellPlanning::add_way_in(const PairRate& pair, int to, int row, const std::vector<int>& position,
                              const std::vector<TileRates::OutflowClass>& leaving, std::vector<TileWayIn>& ways) const {
  if (pair.to != to || position[at(pair.from)] < 0 || !plan_.rates.is_ever_set(row)) return;
  const int from = position[at(pair.from)];
  ways.push_back(
      {offset_of(row), offset_of(leaving[at(from)].scale), static_cast<std::uint16_t>(from), from < position[at(to)]});
}

std::vector<TileRates::Outflow> CellPlanning::need_changes_of(int cell) const {
  std::vector<TileRates::Outflow> leaving;
  for (std::size_t i = 0; i < model_.need_changes.size(); ++i) {
    if (model_.need_changes[i].from != shape_.need_of_cell(cell)) continue;
    leaving.push_back({plan_.rates.need_change(static_cast<int>(i), cell)});
  }
  return leaving;
}

int CellPlanning::leaving_class(int cell, int setting) {
  std::vector<TileRates::Outflow> leaving = need_changes_of(cell);
  leaving.push_back({plan_.rates.cease(setting, cell)});
  for (std::size_t i = 0; i < model_.moves.size(); ++i) {
    if (model_.moves[i].from == setting) leaving.push_back({plan_.rates.move(static_cast<int>(i), cell)});
  }
  return plan_.rates.outflow_class(leaving, false);
}

int CellPlanning::transfer_class(int cell, int setting) {
  std::vector<TileRates::Outflow> leaving;
  for (std::size_t i = 0; i < model_.phase_transfers.size(); ++i) {
    if (model_.phase_transfers[i].from != setting) continue;
    leaving.push_back({plan_.rates.transfer(static_cast<int>(i), cell)});
  }
  return plan_.rates.outflow_class(leaving, true);
}

int CellPlanning::limit_in(int setting, int area) const {
  for (std::size_t i = 0; i < model_.places.size(); ++i) {
    if (model_.places[i].setting == setting && model_.places[i].area == area) return static_cast<int>(i);
  }
  return -1;
}

}  // namespace sendcast
