// One source for every vector width: Highway compiles this file once for each instruction set that it knows for the
// machine, and picks the widest that is there when the first tile is run.
// SSSE3 and the extras of AVX-512 beyond its foundation bring nothing here and would only take time to compile.
#define HWY_DISABLED_TARGETS (HWY_SSSE3 | HWY_AVX3_DL)
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "demand/tile_month.cc"
#include <hwy/foreach_target.h>
// What must come after it.
#include "demand/tile_month.h"
#include "demand/tile_slots-inl.h"
#include "demand/tile_vectors-inl.h"

HWY_BEFORE_NAMESPACE();
namespace sendcast::HWY_NAMESPACE {
namespace {

/// The cells of a month.
template <bool scaled>
class Pass {
 public:
  explicit Pass(TileMonth& month)
      : m_(month),
        plan_(month.plan),
        due_(due_in(month.month, plan_.model->months_to_issue)),
        next_due_(due_in(month.month + 1, plan_.model->months_to_issue)),
        population_(plan_.population.data() + static_cast<std::ptrdiff_t>(month.month) * plan_.population.rows()) {}

  void run() {
    for (std::size_t set = 0; set < plan_.sets.size(); ++set) {
      clear(lanes_at(m_.overdue, set));
      clear(lanes_at(m_.due, set));
    }
    for (std::size_t count = 0; count < front_counts; ++count) clear(counted(count));
    for (std::size_t i = 0; i < plan_.persons.size(); ++i) person(i);
    change_needs();
    for (const TileRun& run : plan_.runs) pass(run);
    gain_needs();
    add_up_counted();
  }

 private:
  HWY_INLINE const double* row(std::uint32_t position) const { return m_.rates + position; }
  HWY_INLINE Tile rate(std::uint32_t position) const { return load(row(position)); }

  /// Who has no SEN, before any stock has changed.
  void person(std::size_t index) {
    double* with_plan = lanes_at(m_.with_plan, index);
    const Tile with_sen = load(lanes_at(m_.front, index)) + load(with_plan);
    Tile others = at_least_nought(all(population_[index]) - with_sen);
    if constexpr (scaled) others = others * rate(plan_.persons[index].scale);
    store(others, lanes_at(m_.others, index));
    clear(with_plan);
  }

  /// Whose need changes, before any stock has changed.
  void change_needs() {
    double* changed_lanes = m_.changed;
    for (const TileNeedChange& change : plan_.need_changes) {
      Tile changing = load(m_.stocks + change.from);
      if (m_.is_september) changing = changing * rate(change.transfer_keep);
      if constexpr (scaled) changing = changing * rate(change.scale);
      const Tile changed = changing * rate(change.row);
      store(changed, changed_lanes);
      count(change.sum, changed);
      changed_lanes += tile_width;
    }
  }

  /// Adds those whose need has changed where they have come to.
  void gain_needs() {
    const double* changed_lanes = m_.changed;
    for (const TileNeedChange& change : plan_.need_changes) {
      const Tile changed = load(changed_lanes);
      add_to(m_.stocks + change.to, changed);
      add_to(m_.sums + change.gained_sum, changed);
      add_to(lanes_at(change.has_plan ? m_.with_plan : m_.front, change.person), changed);
      if (change.door != no_door) add_to(m_.inside + change.door, changed);
      changed_lanes += tile_width;
    }
  }

  void pass(const TileRun& run) {
    double* stocks = m_.stocks + run.stocks;
    const std::size_t row = run.cells * tile_width;
    if (run.has_front) {
      fronts(run, stocks);
      stocks += static_cast<std::size_t>(plan_.front_stocks) * row;
    } else {
      for (std::size_t i = 0; i < run.cells; ++i) clear(lanes_at(m_.issued, i));
    }
    if (m_.is_september) transfer(run, stocks);
    if (plan_.counts_all_events) count_flows(run, stocks);
    pass_through_slots(m_, run, stocks);
  }

  void fronts(const TileRun& run, double* stocks) {
    store(load(lanes_at(m_.first_share, run.set)), first_share_);
    store(load(lanes_at(m_.alike, run.set)), alike_);
    clear(overdue_);
    clear(falling_due_);
    const TileCell* cells = plan_.cells.data() + run.first_cell;
    for (std::size_t i = 0; i < run.cells; ++i) {
      front(cells[i], lanes_at(stocks, i), run.cells * tile_width, lanes_at(m_.issued, i));
    }
    add_to(lanes_at(m_.overdue, run.set), load(overdue_));
    add_to(lanes_at(m_.due, run.set), load(falling_due_));
  }

  HWY_INLINE void front(const TileCell& cell, double* stocks, std::size_t row_length, double* issued_lanes) {
    const TileFront& front = plan_.fronts[cell.front];
    count_in(cell.front_sums);
    const double* need_mix = row(front.need_mix);
    const double* identify = row(front.identify);
    const double* from_support = row(front.from_support);
    const double* from_others = row(front.from_others);
    const double* agree = row(front.agree);
    const double* issue = row(front.issue);
    const double* keep = row(front.keep);
    const double* others = lanes_at(m_.others, cell.person);
    double* with_sen = lanes_at(m_.front, cell.person);
    double* overdue_lanes = stocks + row_length;
    double* due_lanes = stocks + (2 + due_) * row_length;
    const double* next_due_lanes = stocks + (2 + next_due_) * row_length;
    for (std::size_t p = 0; p < tile_width; p += vector_lanes) {
      const Vector support = load_part(stocks + p);
      const Vector overdue = load_part(overdue_lanes + p);
      const Vector due = load_part(due_lanes + p);

      const Vector without_sen = load_part(others + p) * load_part(need_mix + p);
      const Vector identified = without_sen * load_part(identify + p);
      Vector asking = support;
      if constexpr (scaled) asking = asking * load_part(row(front.scale) + p);
      const Vector requests = asking * load_part(from_support + p) + without_sen * load_part(from_others + p);
      const Vector accepted = requests * load_part(agree + p);
      store_part(accepted, due_lanes + p);

      const Vector alike = load_part(alike_ + p);
      const Vector first = overdue * load_part(first_share_ + p);
      const Vector waiting = overdue - first + due;
      const Vector completed = waiting * alike;
      const Vector assessments = first + completed;
      const Vector still_overdue = waiting - completed;
      store_part(still_overdue, overdue_lanes + p);

      const Vector issued = assessments * load_part(issue + p);
      store_part(issued, issued_lanes + p);
      const Vector not_issued = assessments - issued;
      const Vector support_left = support * load_part(keep + p) + identified + not_issued;
      store_part(support_left, stocks + p);

      // Of those overdue or due, exactly the assessed leave.
      add_part(with_sen + p, (support_left - support) + (accepted - assessments));
      add_part(overdue_ + p, still_overdue);
      add_part(falling_due_ + p, load_part(next_due_lanes + p));
      add_part(counted(FrontCount::requests) + p, requests);
      add_part(counted(FrontCount::assessments) + p, assessments);
      add_part(counted(FrontCount::on_time) + p, due * alike);
      add_part(counted(FrontCount::issued) + p, issued);
      add_part(counted(FrontCount::sen_support) + p, support_left);
      if (counts_appeals_) {
        add_part(counted(FrontCount::appeals) + p, requests * load_part(row(front.appealed_requests) + p) +
                                                       assessments * load_part(row(front.appealed_decisions) + p));
      }
      if (counts_more_) {
        const Vector refused = hn::Set(Tag(), 1.0) - load_part(row(front.agree_to_assess) + p);
        add_part(counted(FrontCount::identified) + p, identified);
        add_part(counted(FrontCount::exited) + p, asking * load_part(row(front.leave) + p));
        add_part(counted(FrontCount::refusals) + p, requests * refused);
        add_part(counted(FrontCount::accepted) + p, accepted);
        add_part(counted(FrontCount::not_issued) + p, not_issued);
      }
    }
  }

  HWY_INLINE double* counted(FrontCount count) { return counted(static_cast<std::size_t>(count)); }
  HWY_INLINE double* counted(std::size_t count) { return counted_ + count * tile_width; }

  /// Counts fronts in other sums from now on, if they are others.
  HWY_INLINE void count_in(std::uint32_t front_sums) {
    if (front_sums == front_sums_) return;
    add_up_counted();
    front_sums_ = front_sums;
  }

  /// What has been counted of fronts that share their sums.
  void add_up_counted() {
    if (plan_.front_sums.empty()) return;
    const TileFrontSums& sums = plan_.front_sums[front_sums_];
    for (std::size_t i = 0; i < front_counts; ++i) {
      if (sums[i] < 0) continue;
      add_to(m_.sums + sums[i], load(counted(i)));
      clear(counted(i));
    }
  }

  HWY_INLINE void count(std::int64_t sum, Tile number) {
    if (sum >= 0) add_to(m_.sums + sum, number);
  }
  void count(Event event, std::size_t position, Tile number) {
    const std::vector<int>& sums = plan_.counting.events[static_cast<std::size_t>(event)];
    if (!sums.empty()) count(std::int64_t{sums[position]} * tile_width, number);
  }

  /// Phase transfers: who is left, and who asks.
  void transfer(const TileRun& run, const double* stocks) {
    const std::size_t row_length = run.cells * tile_width;
    const TileSlots& list = plan_.slot_lists[run.slots];
    const TileSlotMore* more = plan_.slots_more.data() + list.first;
    const TileWayIn* ways = plan_.transfers_in.data() + list.transfers_in;
    for (std::size_t s = 0; s < list.count; ++s, ways += more->transfers_in, ++more) {
      for (std::size_t i = 0; i < row_length; i += tile_width) {
        Tile moving = all(0);
        for (const TileWayIn* way = ways; way != ways + more->transfers_in; ++way) {
          moving = moving + moved_by(m_, *way, stocks + way->from * row_length + i);
        }
        store(moving, m_.moving + s * row_length + i);
        store(load(stocks + s * row_length + i) * rate(more->transfer_keep), m_.standing + s * row_length + i);
      }
    }
  }

  /// Every event from a plan's issue to admission, but for those at a door (see count_admission).
  void count_flows(const TileRun& run, const double* stocks) {
    const std::size_t row_length = run.cells * tile_width;
    const TileSlots& list = plan_.slot_lists[run.slots];
    const double* standing = m_.is_september ? m_.standing : stocks;
    const TileWayIn* ways = plan_.ways_in.data() + list.ways_in;
    for (std::size_t s = 0; s < list.count; ++s) {
      const TileSlot& slot = plan_.slots[list.first + s];
      const TileSlotMore& more = plan_.slots_more[list.first + s];
      for (std::size_t i = 0; i < run.cells; ++i) {
        const auto cell = static_cast<int>(plan_.cells[run.first_cell + i].cell);
        const auto position = static_cast<std::size_t>(plan_.model->shape.plan(more.setting, cell));
        const Tile here = load(lanes_at(standing + s * row_length, i));
        const Tile arrived = here * rate(slot.arrive);
        Tile moved = m_.is_september ? load(lanes_at(m_.moving + s * row_length, i)) : all(0);
        for (const TileWayIn* way = ways; way != ways + slot.ways_in; ++way) {
          moved = moved + moved_by(m_, *way, lanes_at(standing + way->from * row_length, i));
        }
        count(Event::arrived, position, arrived);
        count(Event::ceased, position, (scaled ? here * rate(more.scale) : here) * rate(more.cease));
        count(Event::moves, position, moved);
        if (slot.door != no_door) continue;
        count(Event::admitted, position, arrived + load(lanes_at(m_.issued, i)) * rate(slot.first) + moved);
      }
      ways += slot.ways_in;
    }
  }

  TileMonth& m_;
  const TilePlan& plan_;
  std::size_t due_;
  std::size_t next_due_;
  const double* population_;
  bool counts_appeals_ = plan_.counting.counts(Event::appeals);
  bool counts_more_ = plan_.counts_before_plans;
  std::uint32_t front_sums_ = 0;  ///< where what has been counted of fronts belongs
  HWY_ALIGN double counted_[front_counts * tile_width];
  // Of the run in hand.
  HWY_ALIGN double first_share_[tile_width];
  HWY_ALIGN double alike_[tile_width];
  HWY_ALIGN double overdue_[tile_width];
  HWY_ALIGN double falling_due_[tile_width];
};

void PassThroughCells(TileMonth& month) { month.is_scaled ? Pass<true>(month).run() : Pass<false>(month).run(); }

}  // namespace
}  // namespace sendcast::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE

namespace sendcast {

HWY_EXPORT(PassThroughCells);

void pass_through_cells(TileMonth& month) { HWY_DYNAMIC_DISPATCH(PassThroughCells)(month); }

}  // namespace sendcast

#endif
