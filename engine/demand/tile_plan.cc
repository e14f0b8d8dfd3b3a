#include "demand/tile_plan.h"

#include <algorithm>
#include <array>

namespace sendcast {
namespace {

constexpr std::array<Event, 5> often_counted = {Event::requests, Event::assessments, Event::on_time, Event::issued,
                                                Event::appeals};

constexpr std::array<Event, 5> before_plans = {Event::identified, Event::exited, Event::refusals, Event::accepted,
                                               Event::not_issued};

std::size_t at(int index) { return static_cast<std::size_t>(index); }

std::uint32_t offset(int position) { return static_cast<std::uint32_t>(position) * tile_width; }

/// The offset of the sum in which a position is counted; -1 for none.
std::int64_t sum_of(const std::vector<int>& sums, int position) {
  return sums.empty() || sums[at(position)] < 0 ? -1 : std::int64_t{offset(sums[at(position)])};
}

/// What one cell's slots are, before it is known whether another cell has the same.
struct SlotList {
  std::vector<TileSlot> slots;
  std::vector<TileSlotMore> more;
  std::vector<TileWayIn> ways_in, transfers_in;
  std::vector<TileAdmission> admissions;

  friend auto operator<=>(const SlotList&, const SlotList&) = default;
};

class Planning {
 public:
  explicit Planning(TilePlan& plan)
      : plan_(plan),
        model_(*plan.model),
        shape_(plan.model->shape),
        front_(at(shape_.cells()), -1),
        front_step_(at(shape_.cells())),
        slot_stock_(at(shape_.plans()), -1),
        cell_position_(at(shape_.cells()), -1),
        run_of_cell_(at(shape_.cells()), -1) {}

  void plan() {
    plan_.front_stocks = 2 + model_.months_to_issue;
    set_of_area_.resize(at(shape_.areas));
    for (std::size_t set = 0; set < plan_.sets.size(); ++set) {
      for (const int area : plan_.sets[set].areas) set_of_area_[at(area)] = static_cast<int>(set);
    }
    add_doors();
    for (int person = 0; person < shape_.people(); ++person) add_person(person);
    for (int area = 0; area < shape_.areas; ++area) add_runs(area);
    for (int person = 0; person < shape_.people(); ++person) add_need_changes(person);
    add_ageing();
    add_population();
  }

 private:
  bool is_live(int setting, int cell) const { return plan_.live.plans[at(shape_.plan(setting, cell))]; }

  bool is_live(int cell) const {
    if (plan_.live.front[at(cell)]) return true;
    for (int s = 0; s < shape_.settings; ++s) {
      if (is_live(s, cell)) return true;
    }
    return false;
  }

  void add_person(int person) {
    TilePerson added;
    added.person = person;
    added.area = person / shape_.ages;
    std::vector<TileRates::Outflow> leaving;
    bool anybody = false;
    for (int cell = person * shape_.needs; cell < (person + 1) * shape_.needs; ++cell) {
      leaving.push_back({plan_.rates.identify(cell), plan_.rates.need_mix(cell)});
      leaving.push_back({plan_.rates.request_from_others(cell), plan_.rates.agree(cell), plan_.rates.need_mix(cell)});
      anybody = anybody || is_live(cell);
    }
    if (!anybody) return;
    added.scale = offset(plan_.rates.outflow_class(plan_.rates.outflow_class(leaving, false)).scale);
    person_position_[person] = static_cast<int>(plan_.persons.size());
    plan_.persons.push_back(added);
  }

  /// Cells whose slots are the same go together.
  void add_runs(int area) {
    std::map<std::pair<std::uint32_t, bool>, std::vector<int>> alike;
    const int cells = shape_.ages * shape_.needs;
    for (int cell = area * cells; cell < (area + 1) * cells; ++cell) {
      if (is_live(cell)) alike[{slots_of(cell), plan_.live.front[at(cell)]}].push_back(cell);
    }
    for (const auto& [kind, of_kind] : alike) {
      for (auto first = of_kind.begin(); first != of_kind.end();) {
        const auto last = first + std::min<std::ptrdiff_t>(most_cells_of_run, of_kind.end() - first);
        add_run(kind.first, kind.second, {first, last});
        first = last;
      }
    }
  }

  /// Gives every stock its position.
  void add_run(std::uint32_t slots, bool has_front, const std::vector<int>& cells) {
    const TileSlots& list = plan_.slot_lists[slots];
    const auto count = static_cast<int>(cells.size());
    TileRun run;
    run.first_cell = static_cast<std::uint32_t>(plan_.cells.size());
    run.cells = static_cast<std::uint32_t>(count);
    run.stocks = offset(plan_.stocks);
    run.entrants = offset(plan_.deferred);
    run.slots = slots;
    run.set = static_cast<std::uint32_t>(set_of_area_[at(shape_.area_of_cell(cells.front()))]);
    run.has_front = has_front;
    for (int i = 0; i < count; ++i) {
      const int cell = cells[at(i)];
      cell_position_[at(cell)] = static_cast<int>(plan_.cells.size());
      run_of_cell_[at(cell)] = static_cast<int>(plan_.runs.size());
      TileCell added;
      added.cell = static_cast<std::uint32_t>(cell);
      added.person = static_cast<std::uint32_t>(person_position_.at(shape_.person_of_cell(cell)));
      if (has_front) {
        front_[at(cell)] = plan_.stocks + i;
        front_step_[at(cell)] = count;
        added.front = front_of(cell);
        added.front_sums = front_sums_of(cell);
      }
      int stock = plan_.stocks + i + (has_front ? plan_.front_stocks * count : 0);
      for (int s = 0; s < shape_.settings; ++s) {
        if (!is_live(s, cell)) continue;
        slot_stock_[at(shape_.plan(s, cell))] = stock;
        stock += count;
      }
      plan_.cells.push_back(added);
    }
    plan_.stocks += (static_cast<int>(list.count) + (has_front ? plan_.front_stocks : 0)) * count;
    plan_.deferred += static_cast<int>(list.admission_count) * count;
    plan_.runs.push_back(run);
  }

  /// A stock of a front.
  int front_stock(int cell, int row) const {
    return front_[at(cell)] < 0 ? -1 : front_[at(cell)] + row * front_step_[at(cell)];
  }

  std::vector<TileRates::Outflow> need_changes_of(int cell) const {
    std::vector<TileRates::Outflow> leaving;
    for (std::size_t i = 0; i < model_.need_changes.size(); ++i) {
      if (model_.need_changes[i].from != shape_.need_of_cell(cell)) continue;
      leaving.push_back({plan_.rates.need_change(static_cast<int>(i), cell)});
    }
    return leaving;
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
    if (plan_.counting.counts(Event::appeals)) {
      front.appealed_requests = offset(rates.appealed_requests(cell));
      front.appealed_decisions = offset(rates.appealed_decisions(cell));
    }
    std::vector<TileRates::Outflow> leaving = need_changes_of(cell);
    leaving.push_back({rates.leave_support(cell)});
    leaving.push_back({rates.request_from_support(cell), rates.agree(cell)});
    const auto& left = rates.outflow_class(rates.outflow_class(leaving, false));
    front.keep = offset(left.keep);
    front.scale = offset(left.scale);
    const auto [known, is_new] = fronts_.emplace(front, static_cast<std::uint32_t>(plan_.fronts.size()));
    if (is_new) plan_.fronts.push_back(front);
    return known->second;
  }

  std::uint32_t front_sums_of(int cell) {
    TileFrontSums sums;
    const auto count = [&](FrontCount counted, const std::vector<int>& of) {
      sums[static_cast<std::size_t>(counted)] = sum_of(of, cell);
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
  std::uint32_t slots_of(int cell) {
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

  SlotList slot_list(int cell) {
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
      list.slots.push_back({offset(leaving[p].keep), offset(plan_.rates.arrive(s, cell)),
                            offset(plan_.rates.first_setting(s, cell)), plans_sum(s, cell), door_of(s, cell), ways,
                            false});
      list.more.push_back({offset(leaving[p].scale), offset(plan_.rates.cease(s, cell)), offset(transferring[p].keep),
                           offset(transferring[p].scale),
                           static_cast<std::uint16_t>(list.transfers_in.size() - transfers_before),
                           static_cast<std::uint16_t>(s)});
    }
    for (const TileWayIn& way : list.ways_in) {
      if (way.comes_from_earlier) list.slots[way.from].is_read_later = true;
    }
    add_admissions(cell, position, list);
    return list;
  }

  std::uint32_t plans_sum(int setting, int cell) const {
    return offset(plan_.counting.plans[at(shape_.plan(setting, cell))]);
  }

  void add_admissions(int cell, const std::vector<int>& position, SlotList& list) const {
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

  std::uint32_t door_of(int setting, int cell) const {
    const int door = door_in(setting, shape_.area_of_cell(cell));
    return door < 0 ? no_door : offset(door);
  }

  /// -1 where everybody is admitted at once.
  int door_in(int setting, int area) const {
    const bool is_limited = limit_in(setting, area) >= 0 || limit_in(setting, -1) >= 0;
    return is_limited ? first_door_[at(setting)] + area : -1;
  }

  void add_doors() {
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

  void add_way_in(const PairRate& pair, int to, int row, const std::vector<int>& position,
                  const std::vector<TileRates::OutflowClass>& leaving, std::vector<TileWayIn>& ways) const {
    if (pair.to != to || position[at(pair.from)] < 0 || !plan_.rates.is_ever_set(row)) return;
    const int from = position[at(pair.from)];
    ways.push_back(
        {offset(row), offset(leaving[at(from)].scale), static_cast<std::uint16_t>(from), from < position[at(to)]});
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
      const TileCell& changed = plan_.cells[at(cell_position_[at(from)])];
      TileNeedChange change;
      change.row = offset(row);
      change.sum = sum_of(plan_.counting.events[at(static_cast<int>(Event::need_changed))], from);
      change.person = changed.person;
      if (front_[at(from)] >= 0) {
        change.from = offset(front_[at(from)]);
        change.to = offset(front_[at(to)]);
        change.scale = plan_.fronts[changed.front].scale;
        change.transfer_keep = offset(TileRates::one);
        change.gained_sum = offset(plan_.counting.sen_support[at(to)]);
        plan_.need_changes.push_back(change);
      }
      const TileSlots& list = plan_.slot_lists[plan_.runs[at(run_of_cell_[at(from)])].slots];
      for (std::uint32_t p = list.first; p < list.first + list.count; ++p) {
        const TileSlotMore& slot = plan_.slots_more[p];
        change.from = offset(slot_stock_[at(shape_.plan(slot.setting, from))]);
        change.to = offset(slot_stock_[at(shape_.plan(slot.setting, to))]);
        change.scale = slot.scale;
        change.transfer_keep = slot.transfer_keep;
        change.gained_sum = plans_sum(slot.setting, to);
        change.door = door_of(slot.setting, to);
        change.has_plan = true;
        plan_.need_changes.push_back(change);
      }
    }
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
      for (int k = plan_.front_stocks - 1; k >= 0; --k) {
        add(front_stock(cell, k), is_youngest ? -1 : front_stock(cell - shape_.needs, k));
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
  std::vector<int> front_;          ///< by cell: the position of its first stock, -1 where it is not live
  std::vector<int> front_step_;     ///< by cell: from one stock of its front to the next
  std::vector<int> slot_stock_;     ///< by plan cell; -1 where it is not live
  std::vector<int> cell_position_;  ///< by cell: among the plan's cells
  std::vector<int> run_of_cell_;    ///< by cell
  std::vector<int> set_of_area_;
  std::vector<int> first_door_;  ///< by setting: its door in the first area
  std::map<int, int> person_position_;
  std::map<TileFront, std::uint32_t> fronts_;
  std::map<TileFrontSums, std::uint32_t> front_sums_;
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
    if (is_among(often_counted)) continue;
    (is_among(before_plans) ? counts_before_plans : counts_all_events) = true;
  }
  Planning(*this).plan();
  rates.plan_months();
}

}  // namespace sendcast
