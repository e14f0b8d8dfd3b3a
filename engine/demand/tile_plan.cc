#include "demand/tile_plan.h"

#include <algorithm>
#include <array>

namespace sendcast {
namespace {

constexpr std::array<Event, 4> always_counted = {Event::requests, Event::assessments, Event::on_time, Event::issued};

constexpr std::array<Event, 6> before_plans = {Event::identified, Event::exited,   Event::refusals,
                                               Event::appeals,    Event::accepted, Event::not_issued};

std::size_t at(int index) { return static_cast<std::size_t>(index); }

std::uint32_t offset(int position) { return static_cast<std::uint32_t>(position) * tile_width; }

/// The offset of the sum in which a position is counted; -1 for none.
std::int64_t sum_of(const std::vector<int>& sums, int position) {
  return sums.empty() || sums[at(position)] < 0 ? -1 : std::int64_t{offset(sums[at(position)])};
}

/// What one cell's slots are, before it is known whether another cell has the same.
struct SlotList {
  std::vector<std::array<std::uint32_t, 6>> slots;  ///< keep, arrive, first, sum, door, ways in
  std::vector<TileSlotMore> more;
  std::vector<TileWayIn> ways_in, transfers_in;
  std::vector<std::uint32_t> way_scales, transfer_scales;
  std::vector<TileAdmission> admissions;

  friend auto operator<=>(const SlotList&, const SlotList&) = default;
};

/// Settings whose entrants wait for a place: those with a limit, and the fallbacks of those.
std::vector<bool> deferred_settings(const DemandModel& model) {
  std::vector<bool> deferred(model.when_full.size());
  for (const PlaceLimit& limit : model.places) deferred[at(limit.setting)] = true;
  for (const int setting : model.admission_order) {
    const int fallback = model.when_full[at(setting)];
    if (deferred[at(setting)] && fallback >= 0) deferred[at(fallback)] = true;
  }
  return deferred;
}

class Planning {
 public:
  explicit Planning(TilePlan& plan)
      : plan_(plan),
        model_(*plan.model),
        shape_(plan.model->shape),
        front_stocks_(2 + plan.model->months_to_issue),
        deferred_(deferred_settings(*plan.model)),
        front_(at(shape_.cells()), -1),
        slot_stock_(at(shape_.plans()), -1),
        entrants_of_(at(shape_.plans()), -1) {}

  void plan() {
    set_of_area_.resize(at(shape_.areas));
    for (std::size_t set = 0; set < plan_.sets.size(); ++set) {
      for (const int area : plan_.sets[set].areas) set_of_area_[at(area)] = static_cast<int>(set);
    }
    lay_out();
    add_doors();
    for (int person = 0; person < shape_.people(); ++person) add_person(person);
    add_ageing();
    add_population();
  }

 private:
  /// Gives every stock its position.
  void lay_out() {
    for (int cell = 0; cell < shape_.cells(); ++cell) {
      if (plan_.live.front[at(cell)]) {
        front_[at(cell)] = plan_.stocks;
        plan_.stocks += front_stocks_;
      }
      for (int s = 0; s < shape_.settings; ++s) {
        if (plan_.live.plans[at(shape_.plan(s, cell))]) slot_stock_[at(shape_.plan(s, cell))] = plan_.stocks++;
      }
    }
    for (int cell = 0; cell < shape_.cells(); ++cell) {
      for (int s = 0; s < shape_.settings; ++s) {
        const bool waits = deferred_[at(s)] && slot_stock_[at(shape_.plan(s, cell))] >= 0;
        if (waits) entrants_of_[at(shape_.plan(s, cell))] = plan_.deferred++;
      }
    }
  }

  bool is_live(int cell) const {
    if (front_[at(cell)] >= 0) return true;
    for (int s = 0; s < shape_.settings; ++s) {
      if (slot_stock_[at(shape_.plan(s, cell))] >= 0) return true;
    }
    return false;
  }

  void add_person(int person) {
    TilePerson added;
    added.person = person;
    added.area = person / shape_.ages;
    added.set = set_of_area_[at(added.area)];
    added.first_cell = static_cast<int>(plan_.cells.size());
    added.first_change = static_cast<int>(plan_.need_changes.size());
    std::vector<TileRates::Outflow> leaving;
    for (int need = 0; need < shape_.needs; ++need) {
      const int cell = person * shape_.needs + need;
      leaving.push_back({plan_.rates.identify(cell), plan_.rates.need_mix(cell)});
      leaving.push_back({plan_.rates.request_from_others(cell), plan_.rates.agree(cell), plan_.rates.need_mix(cell)});
      if (is_live(cell)) add_cell(cell);
    }
    added.scale = offset(plan_.rates.outflow_class(plan_.rates.outflow_class(leaving, false)).scale);
    add_need_changes(person);
    added.cells = static_cast<int>(plan_.cells.size()) - added.first_cell;
    added.changes = static_cast<int>(plan_.need_changes.size()) - added.first_change;
    if (added.cells == 0) return;
    person_position_[person] = static_cast<int>(plan_.persons.size());
    plan_.persons.push_back(added);
  }

  std::vector<TileRates::Outflow> need_changes_of(int cell) const {
    std::vector<TileRates::Outflow> leaving;
    for (std::size_t i = 0; i < model_.need_changes.size(); ++i) {
      if (model_.need_changes[i].from != shape_.need_of_cell(cell)) continue;
      leaving.push_back({plan_.rates.need_change(static_cast<int>(i), cell)});
    }
    return leaving;
  }

  void add_cell(int cell) {
    TileCell added;
    added.cell = static_cast<std::uint32_t>(cell);
    added.has_front = front_[at(cell)] >= 0;
    if (added.has_front) added.front = front_of(cell);
    added.slots = slots_of(cell);
    int first_stock = front_[at(cell)];
    int first_entrants = -1;
    for (int s = 0; s < shape_.settings; ++s) {
      if (first_stock < 0) first_stock = slot_stock_[at(shape_.plan(s, cell))];
      if (first_entrants < 0) first_entrants = entrants_of_[at(shape_.plan(s, cell))];
    }
    added.stocks = offset(first_stock);
    added.entrants = offset(std::max(first_entrants, 0));
    plan_.cells.push_back(added);
  }

  std::uint32_t front_of(int cell) {
    TileRates& rates = plan_.rates;
    TileFront front;
    front.need_mix = offset(rates.need_mix(cell));
    front.identify = offset(rates.identify(cell));
    front.from_support = offset(rates.request_from_support(cell));
    front.from_others = offset(rates.request_from_others(cell));
    front.agree = offset(rates.agree(cell));
    front.issue = offset(rates.issue(cell));
    front.leave = offset(rates.leave_support(cell));
    front.agree_to_assess = offset(rates.agree_to_assess(cell));
    front.agree_to_issue = offset(rates.agree_to_issue(cell));
    front.appeal = offset(rates.appeal(cell));
    std::vector<TileRates::Outflow> leaving = need_changes_of(cell);
    leaving.push_back({rates.leave_support(cell)});
    leaving.push_back({rates.request_from_support(cell), rates.agree(cell)});
    const auto& left = rates.outflow_class(rates.outflow_class(leaving, false));
    front.keep = offset(left.keep);
    front.scale = offset(left.scale);
    const auto always = [&](const std::vector<int>& sums) { return offset(sums[at(cell)]); };
    const TileCounting& counting = plan_.counting;
    front.requests_sum = always(counting.events[at(static_cast<int>(Event::requests))]);
    front.assessments_sum = always(counting.events[at(static_cast<int>(Event::assessments))]);
    front.on_time_sum = always(counting.events[at(static_cast<int>(Event::on_time))]);
    front.issued_sum = always(counting.events[at(static_cast<int>(Event::issued))]);
    front.support_sum = always(counting.sen_support);
    const auto [known, is_new] = fronts_.emplace(front, static_cast<std::uint32_t>(plan_.fronts.size()));
    if (is_new) plan_.fronts.push_back(front);
    return known->second;
  }

  /// Which list of slots a cell has: one that another has too, or a new one.
  std::uint32_t slots_of(int cell) {
    SlotList list = slot_list(cell);
    plan_.most_slots = std::max(plan_.most_slots, static_cast<int>(list.slots.size()));
    const auto [known, is_new] = slot_lists_.emplace(list, static_cast<std::uint32_t>(plan_.slot_lists.size()));
    if (!is_new) return known->second;
    const auto count = [](const auto& items) { return static_cast<std::uint32_t>(items.size()); };
    plan_.slot_lists.push_back({count(plan_.slots), count(list.slots), count(plan_.ways_in), count(plan_.transfers_in),
                                count(plan_.admissions), count(list.admissions), !list.ways_in.empty()});
    for (const auto& [keep, arrive, first, sum, door, ways] : list.slots) {
      plan_.slots.push_back({keep, arrive, first, sum, door, ways});
    }
    const auto append = [](const auto& from, auto& to) { to.insert(to.end(), from.begin(), from.end()); };
    append(list.admissions, plan_.admissions);
    append(list.more, plan_.slots_more);
    append(list.ways_in, plan_.ways_in);
    append(list.transfers_in, plan_.transfers_in);
    append(list.way_scales, plan_.way_scales);
    append(list.transfer_scales, plan_.transfer_scales);
    return known->second;
  }

  SlotList slot_list(int cell) {
    std::vector<int> position(at(shape_.settings), -1);
    std::vector<TileRates::OutflowClass> leaving;
    std::vector<TileRates::OutflowClass> transferring;
    for (int s = 0; s < shape_.settings; ++s) {
      if (slot_stock_[at(shape_.plan(s, cell))] < 0) continue;
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
        add_way_in(model_.moves[i], s, row, position, leaving, list.ways_in, list.way_scales);
      }
      for (std::size_t i = 0; i < model_.phase_transfers.size(); ++i) {
        const int row = plan_.rates.transfer(static_cast<int>(i), cell);
        add_way_in(model_.phase_transfers[i], s, row, position, transferring, list.transfers_in, list.transfer_scales);
      }
      const auto ways = static_cast<std::uint32_t>(list.ways_in.size() - ways_before);
      list.slots.push_back({offset(leaving[p].keep), offset(plan_.rates.arrive(s, cell)),
                            offset(plan_.rates.first_setting(s, cell)),
                            offset(plan_.counting.plans[at(shape_.plan(s, cell))]), door_of(s, cell), ways});
      list.more.push_back({offset(leaving[p].scale), offset(plan_.rates.cease(s, cell)), offset(transferring[p].keep),
                           offset(transferring[p].scale),
                           static_cast<std::uint16_t>(list.transfers_in.size() - transfers_before),
                           static_cast<std::uint16_t>(s)});
    }
    for (const int setting : model_.admission_order) {
      if (!deferred_[at(setting)] || position[at(setting)] < 0) continue;
      const int fallback = model_.when_full[at(setting)];
      TileAdmission admission;
      admission.slot = offset(position[at(setting)]);
      admission.entrants = entrants_in_cell(setting, cell);
      // Where nobody can be in the fallback, nobody asks here either.
      if (fallback >= 0 && position[at(fallback)] >= 0) admission.fallback = entrants_in_cell(fallback, cell);
      admission.door = door_of(setting, cell);
      admission.sum = offset(plan_.counting.plans[at(shape_.plan(setting, cell))]);
      admission.setting = static_cast<std::uint32_t>(setting);
      list.admissions.push_back(admission);
    }
    return list;
  }

  /// The offset of a setting's entrants among those of a cell.
  std::uint32_t entrants_in_cell(int setting, int cell) const {
    int first = setting;
    for (int s = 0; s < setting; ++s) {
      if (entrants_of_[at(shape_.plan(s, cell))] >= 0) {
        first = s;
        break;
      }
    }
    return offset(entrants_of_[at(shape_.plan(setting, cell))] - entrants_of_[at(shape_.plan(first, cell))]);
  }

  std::uint32_t door_of(int setting, int cell) const {
    return deferred_[at(setting)] ? offset(first_door_[at(setting)] + shape_.area_of_cell(cell)) : no_door;
  }

  void add_doors() {
    first_door_.assign(at(shape_.settings), -1);
    for (const int setting : model_.admission_order) {
      if (!deferred_[at(setting)]) continue;
      first_door_[at(setting)] = static_cast<int>(plan_.doors.size());
      TileDoors doors{first_door_[at(setting)], shape_.areas, false};
      for (int area = 0; area < shape_.areas; ++area) plan_.doors.push_back({limit_in(setting, area), -1});
      for (std::size_t i = 0; i < model_.places.size(); ++i) {
        if (model_.places[i].setting != setting || model_.places[i].area >= 0) continue;
        doors.is_whole = true;
        plan_.doors[at(doors.first)].limit = static_cast<int>(i);
      }
      plan_.doors_of_settings.push_back(doors);
    }
    for (const int setting : model_.admission_order) {
      const int fallback = model_.when_full[at(setting)];
      for (int area = 0; deferred_[at(setting)] && fallback >= 0 && area < shape_.areas; ++area) {
        plan_.doors[at(first_door_[at(setting)] + area)].fallback = first_door_[at(fallback)] + area;
      }
    }
  }

  void add_way_in(const PairRate& pair, int to, int row, const std::vector<int>& position,
                  const std::vector<TileRates::OutflowClass>& leaving, std::vector<TileWayIn>& ways,
                  std::vector<std::uint32_t>& scales) const {
    if (pair.to != to || position[at(pair.from)] < 0 || !plan_.rates.is_ever_set(row)) return;
    const int from = position[at(pair.from)];
    ways.push_back({offset(row), offset(from)});
    scales.push_back(offset(leaving[at(from)].scale));
  }

  int leaving_class(int cell, int setting) {
    std::vector<TileRates::Outflow> leaving = need_changes_of(cell);
    leaving.push_back({plan_.rates.cease(setting, cell)});
    for (std::size_t i = 0; i < model_.moves.size(); ++i) {
      if (model_.moves[i].from == setting) leaving.push_back({plan_.rates.move(static_cast<int>(i), cell)});
    }
    return plan_.rates.outflow_class(leaving, false);
  }

  int transfer_class(int cell, int setting) {
    std::vector<TileRates::Outflow> leaving;
    for (std::size_t i = 0; i < model_.phase_transfers.size(); ++i) {
      if (model_.phase_transfers[i].from != setting) continue;
      leaving.push_back({plan_.rates.transfer(static_cast<int>(i), cell)});
    }
    return plan_.rates.outflow_class(leaving, true);
  }

  void add_need_changes(int person) {
    for (std::size_t i = 0; i < model_.need_changes.size(); ++i) {
      const int from = person * shape_.needs + model_.need_changes[i].from;
      const int to = person * shape_.needs + model_.need_changes[i].to;
      const int row = plan_.rates.need_change(static_cast<int>(i), from);
      if (!plan_.rates.is_ever_set(row) || !is_live(from)) continue;
      TileCell& changed = cell_of(from);
      cell_of(to).gains_need = true;
      const std::int64_t sum = sum_of(plan_.counting.events[at(static_cast<int>(Event::need_changed))], from);
      if (changed.has_front) {
        plan_.need_changes.push_back({offset(front_[at(from)]), offset(front_[at(to)]), offset(row),
                                      plan_.fronts[changed.front].scale, offset(TileRates::one), sum});
      }
      const TileSlots& list = plan_.slot_lists[changed.slots];
      for (std::uint32_t p = list.first; p < list.first + list.count; ++p) {
        const TileSlotMore& slot = plan_.slots_more[p];
        plan_.need_changes.push_back({offset(slot_stock_[at(shape_.plan(slot.setting, from))]),
                                      offset(slot_stock_[at(shape_.plan(slot.setting, to))]), offset(row), slot.scale,
                                      slot.transfer_keep, sum});
      }
    }
  }

  TileCell& cell_of(int cell) {
    return *std::find_if(plan_.cells.begin(), plan_.cells.end(),
                         [&](const TileCell& one) { return one.cell == static_cast<std::uint32_t>(cell); });
  }

  int limit_in(int setting, int area) const {
    for (std::size_t i = 0; i < model_.places.size(); ++i) {
      if (model_.places[i].setting == setting && model_.places[i].area == area) return static_cast<int>(i);
    }
    return -1;
  }

  void add_ageing() {
    for (int cell = shape_.cells() - 1; cell >= 0; --cell) {
      const bool is_youngest = shape_.age_of_cell(cell) == 0;
      const auto position = person_position_.find(shape_.person_of_cell(cell));
      if (position == person_position_.end()) continue;
      const auto add = [&](int stock, int younger) {
        if (stock < 0) return;
        const bool is_oldest = shape_.age_of_cell(cell) + 1 == shape_.ages;
        const auto& aged_out = plan_.counting.events[at(static_cast<int>(Event::aged_out))];
        const auto& moved_in = plan_.counting.events[at(static_cast<int>(Event::moved_in))];
        const std::int64_t becomes = younger < 0 ? -1 : std::int64_t{offset(younger)};
        plan_.ageing.push_back({offset(stock), becomes, static_cast<std::uint32_t>(position->second),
                                is_oldest ? sum_of(aged_out, cell) : -1, sum_of(moved_in, cell)});
      };
      for (int s = shape_.settings - 1; s >= 0; --s) {
        const int younger = is_youngest ? -1 : slot_stock_[at(shape_.plan(s, cell - shape_.needs))];
        add(slot_stock_[at(shape_.plan(s, cell))], younger);
      }
      for (int k = front_stocks_ - 1; k >= 0; --k) {
        const int younger = is_youngest ? -1 : front_[at(cell - shape_.needs)];
        const int stock = front_[at(cell)];
        add(stock < 0 ? -1 : stock + k, younger < 0 ? -1 : younger + k);
      }
    }
  }

  void add_population() {
    plan_.population.resize(static_cast<Eigen::Index>(plan_.persons.size()), model_.calendar.months);
    for (std::size_t i = 0; i < plan_.persons.size(); ++i) {
      plan_.population.row(static_cast<Eigen::Index>(i)) = model_.population.row(plan_.persons[i].person);
    }
    for (const auto& [month, growth] : model_.migration) {
      Eigen::ArrayXd& of_persons = plan_.growth[month];
      of_persons.resize(static_cast<Eigen::Index>(plan_.persons.size()));
      for (std::size_t i = 0; i < plan_.persons.size(); ++i) {
        of_persons[static_cast<Eigen::Index>(i)] = growth[plan_.persons[i].person];
      }
    }
  }

  TilePlan& plan_;
  const DemandModel& model_;
  const Shape& shape_;
  int front_stocks_;
  std::vector<bool> deferred_;
  std::vector<int> front_;        ///< by cell: the position of its first stock, -1 where it is not live
  std::vector<int> slot_stock_;   ///< by plan cell
  std::vector<int> entrants_of_;  ///< by plan cell
  std::vector<int> set_of_area_;
  std::vector<int> first_door_;  ///< by setting: its door in the first area
  std::map<int, int> person_position_;
  std::map<TileFront, std::uint32_t> fronts_;
  std::map<SlotList, std::uint32_t> slot_lists_;
};

}  // namespace

TilePlan::TilePlan(const DemandModel& of, const TileCounting& counted, RecipeBook& book)
    : model(&of), counting(counted), rates(of, book), live(live_stocks(of, rates)), sets(sets_of_areas(of)) {
  for (int event = 0; event < event_count; ++event) {
    if (counting.events[at(event)].empty()) continue;
    const auto is_among = [&](const auto& events) {
      return std::find(events.begin(), events.end(), static_cast<Event>(event)) != events.end();
    };
    if (is_among(always_counted)) continue;
    (is_among(before_plans) ? counts_before_plans : counts_all_events) = true;
  }
  Planning(*this).plan();
}

}  // namespace sendcast
