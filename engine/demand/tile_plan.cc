#include "demand/tile_plan.h"

#include <algorithm>
#include <array>
#include <map>

#include "demand/tile_cell_plan.h"

namespace sendcast {
namespace {

constexpr std::array<Event, 5> often_counted = {Event::requests, Event::assessments, Event::on_time, Event::issued,
                                                Event::appeals};

constexpr std::array<Event, 5> before_plans = {Event::identified, Event::exited, Event::refusals, Event::accepted,
                                               Event::not_issued};

std::size_t at(int index) { return static_cast<std::size_t>(index); }

class Planning {
 public:
  explicit Planning(TilePlan& plan)
      : plan_(plan),
        model_(*plan.model),
        shape_(plan.model->shape),
        cells_(plan),
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
    added.scale = offset_of(plan_.rates.outflow_class(plan_.rates.outflow_class(leaving, false)).scale);
    person_position_[person] = static_cast<int>(plan_.persons.size());
    plan_.persons.push_back(added);
  }

  /// Cells whose slots are the same go together.
  void add_runs(int area) {
    std::map<std::pair<std::uint32_t, bool>, std::vector<int>> alike;
    const int cells = shape_.ages * shape_.needs;
    for (int cell = area * cells; cell < (area + 1) * cells; ++cell) {
      if (is_live(cell)) alike[{cells_.slots_of(cell), plan_.live.front[at(cell)]}].push_back(cell);
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
    run.stocks = offset_of(plan_.stocks);
    run.entrants = offset_of(plan_.deferred);
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
        added.front = cells_.front_of(cell);
        added.front_sums = cells_.front_sums_of(cell);
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

  void add_need_changes(int person) {
    for (std::size_t i = 0; i < model_.need_changes.size(); ++i) {
      const int from = person * shape_.needs + model_.need_changes[i].from;
      const int to = person * shape_.needs + model_.need_changes[i].to;
      const int row = plan_.rates.need_change(static_cast<int>(i), from);
      if (!plan_.rates.is_ever_set(row) || !is_live(from)) continue;
      const TileCell& changed = plan_.cells[at(cell_position_[at(from)])];
      TileNeedChange change;
      change.row = offset_of(row);
      change.sum = sum_in_which(plan_.counting.events[at(static_cast<int>(Event::need_changed))], from);
      change.person = changed.person;
      if (front_[at(from)] >= 0) {
        change.from = offset_of(front_[at(from)]);
        change.to = offset_of(front_[at(to)]);
        change.scale = plan_.fronts[changed.front].scale;
        change.transfer_keep = offset_of(TileRates::one);
        change.gained_sum = offset_of(plan_.counting.sen_support[at(to)]);
        plan_.need_changes.push_back(change);
      }
      const TileSlots& list = plan_.slot_lists[plan_.runs[at(run_of_cell_[at(from)])].slots];
      for (std::uint32_t p = list.first; p < list.first + list.count; ++p) {
        const TileSlotMore& slot = plan_.slots_more[p];
        change.from = offset_of(slot_stock_[at(shape_.plan(slot.setting, from))]);
        change.to = offset_of(slot_stock_[at(shape_.plan(slot.setting, to))]);
        change.scale = slot.scale;
        change.transfer_keep = slot.transfer_keep;
        change.gained_sum = cells_.plans_sum(slot.setting, to);
        change.door = cells_.door_of(slot.setting, to);
        change.has_plan = true;
        plan_.need_changes.push_back(change);
      }
    }
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
        const std::int64_t becomes = younger < 0 ? -1 : std::int64_t{offset_of(younger)};
        plan_.ageing.push_back({offset_of(stock), becomes, static_cast<std::uint32_t>(position->second),
                                is_oldest ? sum_in_which(aged_out, cell) : -1, sum_in_which(moved_in, cell)});
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
  CellPlanning cells_;
  std::vector<int> front_;          ///< by cell: the position of its first stock, -1 where it is not live
  std::vector<int> front_step_;     ///< by cell: from one stock of its front to the next
  std::vector<int> slot_stock_;     ///< by plan cell; -1 where it is not live
  std::vector<int> cell_position_;  ///< by cell: among the plan's cells
  std::vector<int> run_of_cell_;    ///< by cell
  std::vector<int> set_of_area_;
  std::map<int, int> person_position_;
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
