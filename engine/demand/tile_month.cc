// One source for every vector width: Highway compiles this file once for each instruction set that it knows for the
// machine, and picks the widest that is there when the first tile is run.
// SSSE3 and the extras of AVX-512 beyond its foundation bring nothing here and would only take time to compile.
#define HWY_DISABLED_TARGETS (HWY_SSSE3 | HWY_AVX3_DL)
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "demand/tile_month.cc"
#include <hwy/foreach_target.h>
// What must come after it.
#include <hwy/highway.h>

#include "demand/tile_month.h"

HWY_BEFORE_NAMESPACE();
namespace sendcast::HWY_NAMESPACE {
namespace {

namespace hn = hwy::HWY_NAMESPACE;

using Tag = hn::CappedTag<double, tile_width>;
using Vector = hn::Vec<Tag>;
constexpr std::size_t vector_lanes = hn::MaxLanes(Tag());
constexpr std::size_t parts = tile_width / vector_lanes;

/// A tile's lanes in registers.
struct Tile {
  Vector part[parts];
};

template <class Work>
HWY_INLINE Tile each(Work work) {
  Tile made;
  for (std::size_t i = 0; i < parts; ++i) made.part[i] = work(i);
  return made;
}

HWY_INLINE Tile load(const double* lanes) {
  return each([&](std::size_t i) HWY_ATTR { return hn::Load(Tag(), lanes + i * vector_lanes); });
}
HWY_INLINE void store(Tile tile, double* lanes) {
  for (std::size_t i = 0; i < parts; ++i) hn::Store(tile.part[i], Tag(), lanes + i * vector_lanes);
}
HWY_INLINE Tile all(double value) {
  return each([&](std::size_t) HWY_ATTR { return hn::Set(Tag(), value); });
}
HWY_INLINE Tile operator+(Tile a, Tile b) {
  return each([&](std::size_t i) HWY_ATTR { return hn::Add(a.part[i], b.part[i]); });
}
HWY_INLINE Tile operator-(Tile a, Tile b) {
  return each([&](std::size_t i) HWY_ATTR { return hn::Sub(a.part[i], b.part[i]); });
}
HWY_INLINE Tile operator*(Tile a, Tile b) {
  return each([&](std::size_t i) HWY_ATTR { return hn::Mul(a.part[i], b.part[i]); });
}
HWY_INLINE Tile at_least_nought(Tile a) {
  return each([&](std::size_t i) HWY_ATTR { return hn::Max(a.part[i], hn::Zero(Tag())); });
}
HWY_INLINE Tile smaller(Tile a, Tile b) {
  return each([&](std::size_t i) HWY_ATTR { return hn::Min(a.part[i], b.part[i]); });
}
/// a / b where a is less than b; 1 otherwise.
HWY_INLINE Tile share_below(Tile a, Tile b) {
  return each([&](std::size_t i) HWY_ATTR {
    return hn::IfThenElse(hn::Lt(a.part[i], b.part[i]), hn::Div(a.part[i], b.part[i]), hn::Set(Tag(), 1.0));
  });
}

HWY_INLINE double* lanes_at(double* lanes, std::size_t position) { return lanes + position * tile_width; }
HWY_INLINE void add_to(double* lanes, Tile tile) { store(load(lanes) + tile, lanes); }

/// Where in the ring of months in assessment those stand who fall due in a month, and where those accepted enter.
HWY_INLINE int due_in(int month, int months_to_issue) { return month % months_to_issue; }

/// How much is counted: nothing but what every run needs, also what happens before a plan is placed, or every event.
enum class Counts { few, before_plans, all };

/// The cells of a month.
template <bool september, bool scaled, Counts counts>
class Pass {
 public:
  explicit Pass(TileMonth& month)
      : m_(month),
        plan_(month.plan),
        rates_(month.rates),
        due_(due_in(month.month, plan_.model->months_to_issue)),
        next_due_(due_in(month.month + 1, plan_.model->months_to_issue)),
        population_(plan_.population.data() + static_cast<std::ptrdiff_t>(month.month) * plan_.population.rows()) {}

  void run() {
    for (std::size_t set = 0; set < plan_.sets.size(); ++set) {
      store(all(0), lanes_at(m_.overdue, set));
      store(all(0), lanes_at(m_.due, set));
    }
    for (std::size_t i = 0; i < plan_.persons.size(); ++i) person(i);
  }

 private:
  HWY_INLINE Tile rate(std::uint32_t row) const { return load(rates_ + row); }

  HWY_INLINE void person(std::size_t index) {
    const TilePerson& person = plan_.persons[index];
    double* front_lanes = lanes_at(m_.front, index);
    double* with_plan_lanes = lanes_at(m_.with_plan, index);
    const auto set = static_cast<std::size_t>(person.set);
    others_ = at_least_nought(all(population_[index]) - (load(front_lanes) + load(with_plan_lanes)));
    if constexpr (scaled) others_ = others_ * rate(person.scale);
    first_share_ = load(m_.first_share + set * tile_width);
    alike_ = load(m_.alike + set * tile_width);
    front_gain_ = with_plan_ = overdue_ = falling_due_ = all(0);
    if (person.changes > 0) change_needs(person);
    const TileCell* cell = plan_.cells.data() + person.first_cell;
    for (const TileCell* end = cell + person.cells; cell != end; ++cell) {
      issued_ = all(0);
      if (cell->has_front) front(*cell);
      slots(*cell);
    }
    add_to(front_lanes, front_gain_);
    store(with_plan_, with_plan_lanes);
    add_to(lanes_at(m_.overdue, set), overdue_);
    add_to(lanes_at(m_.due, set), falling_due_);
  }

  /// Who comes to a need by leaving another, before any stock has changed.
  HWY_INLINE void change_needs(const TilePerson& person) {
    const TileNeedChange* change = plan_.need_changes.data() + person.first_change;
    for (const TileNeedChange* end = change + person.changes; change != end; ++change) {
      Tile changing = load(m_.stocks + change->from);
      if constexpr (september) changing = changing * rate(change->transfer_keep);
      if constexpr (scaled) changing = changing * rate(change->scale);
      const Tile changed = changing * rate(change->row);
      add_to(m_.gains + change->to, changed);
      if constexpr (counts == Counts::all) count(change->sum, changed);
    }
  }

  HWY_INLINE Tile take_gains(std::size_t stock) {
    const Tile gained = load(m_.gains + stock);
    store(all(0), m_.gains + stock);
    return gained;
  }

  HWY_INLINE void front(const TileCell& cell) {
    const TileFront& front = fronts_[cell.front];
    double* stocks = m_.stocks + cell.stocks;
    const Tile support = load(stocks);
    const Tile overdue = load(stocks + tile_width);
    double* due_lanes = stocks + (2 + due_) * tile_width;
    const Tile due = load(due_lanes);

    const Tile without_sen = others_ * rate(front.need_mix);
    const Tile identified = without_sen * rate(front.identify);
    Tile asking = support;
    if constexpr (scaled) asking = asking * rate(front.scale);
    const Tile requests = asking * rate(front.from_support) + without_sen * rate(front.from_others);
    const Tile accepted = requests * rate(front.agree);
    store(accepted, due_lanes);

    const Tile first = overdue * first_share_;
    const Tile waiting = overdue - first + due;
    const Tile completed = waiting * alike_;
    const Tile assessments = first + completed;
    const Tile still_overdue = waiting - completed;
    store(still_overdue, stocks + tile_width);

    issued_ = assessments * rate(front.issue);
    const Tile not_issued = assessments - issued_;
    Tile support_left = support * rate(front.keep) + identified + not_issued;
    if (cell.gains_need) support_left = support_left + take_gains(cell.stocks);
    store(support_left, stocks);

    front_gain_ = front_gain_ + (support_left - support) + (still_overdue - overdue) + (accepted - due);
    overdue_ = overdue_ + still_overdue;
    falling_due_ = falling_due_ + load(stocks + (2 + next_due_) * tile_width);
    add_to(sums_ + front.requests_sum, requests);
    add_to(sums_ + front.assessments_sum, assessments);
    add_to(sums_ + front.on_time_sum, due * alike_);
    add_to(sums_ + front.issued_sum, issued_);
    add_to(sums_ + front.support_sum, support_left);
    if constexpr (counts != Counts::few) {
      count_front(cell, front, asking, identified, requests, accepted, assessments, not_issued);
    }
  }

  void count_front(const TileCell& cell, const TileFront& front, Tile asking, Tile identified, Tile requests,
                   Tile accepted, Tile assessments, Tile not_issued) {
    const Tile one = all(1);
    const Tile refusals = requests * (one - rate(front.agree_to_assess));
    const Tile appeals =
        refusals * rate(front.appeal) + assessments * (one - rate(front.agree_to_issue)) * rate(front.appeal);
    count(Event::identified, cell.cell, identified);
    count(Event::exited, cell.cell, asking * rate(front.leave));
    count(Event::refusals, cell.cell, refusals);
    count(Event::appeals, cell.cell, appeals);
    count(Event::accepted, cell.cell, accepted);
    count(Event::not_issued, cell.cell, not_issued);
  }

  HWY_INLINE void count(std::int64_t sum, Tile number) {
    if (sum >= 0) add_to(sums_ + sum, number);
  }
  void count(Event event, std::size_t position, Tile number) {
    const std::vector<int>& sums = plan_.counting.events[static_cast<std::size_t>(event)];
    if (!sums.empty()) count(std::int64_t{sums[position]} * tile_width, number);
  }

  HWY_INLINE void slots(const TileCell& cell) {
    const TileSlots& list = slot_lists_[cell.slots];
    const std::size_t in_front = cell.has_front ? front_stocks_ : 0;
    double* stocks = m_.stocks + cell.stocks + in_front;
    const std::size_t size = list.count * tile_width;
    // Those who stand in a slot before anybody moves: read again after their slot has been written.
    const double* standing = stocks;
    if constexpr (september) {
      transfer(cell, list, stocks);
      standing = standing_;
    } else if (list.has_ways_in) {
      for (std::size_t p = 0; p < size; p += tile_width) store(load(stocks + p), standing_ + p);
      standing = standing_;
    }
    const TileSlot* slot = slots_ + list.first;
    const TileWayIn* way = ways_in_ + list.ways_in;
    double* entrants = m_.entrants + cell.entrants;
    for (std::size_t p = 0; p < size; p += tile_width, ++slot) {
      const Tile here = load(standing + p);
      Tile asking = here * rate(slot->arrive);
      if constexpr (counts == Counts::all) count_leaving(cell, slot, here, asking);
      asking = asking + issued_ * rate(slot->first);
      if constexpr (september) asking = asking + load(moving_ + p);
      for (const TileWayIn* end = way + slot->ways_in; way != end; ++way) {
        Tile moved = load(standing + way->from);
        if constexpr (scaled) moved = moved * rate(plan_.way_scales[static_cast<std::size_t>(way - ways_in_)]);
        moved = moved * rate(way->row);
        if constexpr (counts == Counts::all) count(Event::moves, plan_at(slot, cell), moved);
        asking = asking + moved;
      }
      Tile left = here * rate(slot->keep);
      if (cell.gains_need) left = left + take_gains(cell.stocks + in_front + p);
      with_plan_ = with_plan_ + left;
      if (slot->door != no_door) {
        store(asking, entrants);
        entrants += tile_width;
        add_to(m_.asking + slot->door, asking);
        add_to(m_.inside + slot->door, left);
      } else {
        left = left + asking;
        with_plan_ = with_plan_ + asking;
        add_to(sums_ + slot->sum, left);
        if constexpr (counts == Counts::all) count(Event::admitted, plan_at(slot, cell), asking);
      }
      store(left, stocks + p);
    }
  }

  /// Phase transfers: who is left, and who asks.
  void transfer(const TileCell& cell, const TileSlots& list, const double* stocks) {
    const TileSlot* slot = slots_ + list.first;
    const TileSlotMore* more = plan_.slots_more.data() + list.first;
    std::size_t way = list.transfers_in;
    for (std::size_t p = 0; p < list.count * tile_width; p += tile_width, ++slot, ++more) {
      Tile moving = all(0);
      for (const std::size_t end = way + more->transfers_in; way != end; ++way) {
        Tile moved = load(stocks + plan_.transfers_in[way].from);
        if constexpr (scaled) moved = moved * rate(plan_.transfer_scales[way]);
        moving = moving + moved * rate(plan_.transfers_in[way].row);
      }
      if constexpr (counts == Counts::all) count(Event::moves, plan_at(slot, cell), moving);
      store(moving, moving_ + p);
      store(load(stocks + p) * rate(more->transfer_keep), standing_ + p);
    }
  }

  const TileSlotMore& more_of(const TileSlot* slot) const {
    return plan_.slots_more[static_cast<std::size_t>(slot - slots_)];
  }

  void count_leaving(const TileCell& cell, const TileSlot* slot, Tile here, Tile arrived) {
    count(Event::arrived, plan_at(slot, cell), arrived);
    Tile ceasing = here;
    if constexpr (scaled) ceasing = ceasing * rate(more_of(slot).scale);
    count(Event::ceased, plan_at(slot, cell), ceasing * rate(more_of(slot).cease));
  }

  std::size_t plan_at(const TileSlot* slot, const TileCell& cell) const {
    return static_cast<std::size_t>(plan_.model->shape.plan(more_of(slot).setting, static_cast<int>(cell.cell)));
  }

  TileMonth& m_;
  const TilePlan& plan_;
  const double* rates_;
  int due_;
  int next_due_;
  const double* population_;
  std::size_t front_stocks_ = static_cast<std::size_t>(2 + plan_.model->months_to_issue) * tile_width;
  const TileFront* fronts_ = plan_.fronts.data();
  const TileSlots* slot_lists_ = plan_.slot_lists.data();
  const TileSlot* slots_ = plan_.slots.data();
  const TileWayIn* ways_in_ = plan_.ways_in.data();
  double* sums_ = m_.sums;
  double* standing_ = m_.standing;
  double* moving_ = m_.moving;
  Tile others_, first_share_, alike_, issued_;
  Tile front_gain_, with_plan_, overdue_, falling_due_;
};

template <bool september, bool scaled>
void pass(TileMonth& month) {
  if (month.plan.counts_all_events) {
    Pass<september, scaled, Counts::all>(month).run();
  } else if (month.plan.counts_before_plans) {
    Pass<september, scaled, Counts::before_plans>(month).run();
  } else {
    Pass<september, scaled, Counts::few>(month).run();
  }
}

void PassThroughCells(TileMonth& month) {
  if (month.is_september) {
    month.is_scaled ? pass<true, true>(month) : pass<true, false>(month);
  } else {
    month.is_scaled ? pass<false, true>(month) : pass<false, false>(month);
  }
}

void count_admission(const TileMonth& month, const TileCell& cell, const TileAdmission& admission, Tile admitted,
                     Tile turned_away) {
  const TileCounting& counting = month.plan.counting;
  const auto plan = static_cast<std::size_t>(
      month.plan.model->shape.plan(static_cast<int>(admission.setting), static_cast<int>(cell.cell)));
  const auto count = [&](Event event, Tile number) HWY_ATTR {
    const std::vector<int>& sums = counting.events[static_cast<std::size_t>(event)];
    if (!sums.empty()) add_to(lanes_at(month.sums, static_cast<std::size_t>(sums[plan])), number);
  };
  count(Event::admitted, admitted);
  if (admission.fallback != no_door) count(Event::turned_away, turned_away);
}

/// The share of those asking at a setting's doors for whom there is a place; all of them alike where one limit holds.
void open_doors(const TileMonth& month, const TileDoors& doors) {
  const TileDoor* door = month.plan.doors.data() + doors.first;
  Tile asking = all(0);
  Tile inside = all(0);
  for (std::int32_t i = 0; doors.is_whole && i < doors.count; ++i) {
    asking = asking + load(lanes_at(month.asking, static_cast<std::size_t>(doors.first + i)));
    inside = inside + load(lanes_at(month.inside, static_cast<std::size_t>(doors.first + i)));
  }
  for (std::int32_t i = 0; i < doors.count; ++i) {
    const auto at = static_cast<std::size_t>(doors.first + i);
    if (!doors.is_whole) {
      asking = load(lanes_at(month.asking, at));
      inside = load(lanes_at(month.inside, at));
    }
    const std::int32_t limit = doors.is_whole ? door->limit : door[i].limit;
    Tile share = all(1);
    if (limit >= 0) {
      const Tile capacity = load(month.capacity + static_cast<std::size_t>(limit) * tile_width);
      share = share_below(smaller(asking, at_least_nought(capacity - inside)), asking);
    }
    store(share, lanes_at(month.admitted, at));
  }
}

void AdmitInTile(TileMonth& month) {
  const TilePlan& plan = month.plan;
  for (const TileDoors& doors : plan.doors_of_settings) {
    open_doors(month, doors);
    for (auto at = static_cast<std::size_t>(doors.first); at < static_cast<std::size_t>(doors.first + doors.count);
         ++at) {
      const Tile asking = load(lanes_at(month.asking, at));
      const std::int32_t fallback = plan.doors[at].fallback;
      const Tile turned_away = asking - asking * load(lanes_at(month.admitted, at));
      if (fallback >= 0) add_to(lanes_at(month.asking, static_cast<std::size_t>(fallback)), turned_away);
      store(all(0), lanes_at(month.asking, at));
      store(all(0), lanes_at(month.inside, at));
    }
  }
  const std::size_t front_stocks = static_cast<std::size_t>(2 + plan.model->months_to_issue) * tile_width;
  for (std::size_t i = 0; i < plan.persons.size(); ++i) {
    const TilePerson& person = plan.persons[i];
    Tile placed = all(0);
    const TileCell* cell = plan.cells.data() + person.first_cell;
    for (const TileCell* end = cell + person.cells; cell != end; ++cell) {
      const TileSlots& list = plan.slot_lists[cell->slots];
      double* stocks = month.stocks + cell->stocks + (cell->has_front ? front_stocks : 0);
      double* entrants = month.entrants + cell->entrants;
      const TileAdmission* admission = plan.admissions.data() + list.admissions;
      for (const TileAdmission* last = admission + list.admission_count; admission != last; ++admission) {
        const Tile asking = load(entrants + admission->entrants);
        const Tile admitted = asking * load(month.admitted + admission->door);
        const Tile standing = load(stocks + admission->slot) + admitted;
        store(standing, stocks + admission->slot);
        placed = placed + admitted;
        add_to(month.sums + admission->sum, standing);
        if (admission->fallback != no_door) add_to(entrants + admission->fallback, asking - admitted);
        if (plan.counts_all_events) count_admission(month, *cell, *admission, admitted, asking - admitted);
      }
    }
    add_to(lanes_at(month.with_plan, i), placed);
  }
}

void AddUpTile(TileMonth& month) {
  const TilePlan& plan = month.plan;
  const int months_to_issue = plan.model->months_to_issue;
  const int due = due_in(month.month, months_to_issue);
  for (std::size_t set = 0; set < plan.sets.size(); ++set) {
    store(all(0), lanes_at(month.overdue, set));
    store(all(0), lanes_at(month.due, set));
  }
  for (std::size_t i = 0; i < plan.persons.size(); ++i) {
    const TilePerson& person = plan.persons[i];
    const auto set = static_cast<std::size_t>(person.set);
    Tile front = all(0);
    Tile with_plan = all(0);
    const TileCell* cell = plan.cells.data() + person.first_cell;
    for (const TileCell* end = cell + person.cells; cell != end; ++cell) {
      const double* stocks = month.stocks + cell->stocks;
      if (cell->has_front) {
        for (int k = 0; k < 2 + months_to_issue; ++k) front = front + load(stocks + k * tile_width);
        add_to(lanes_at(month.overdue, set), load(stocks + tile_width));
        add_to(lanes_at(month.due, set), load(stocks + (2 + due) * tile_width));
        stocks += (2 + months_to_issue) * tile_width;
      }
      const std::size_t size = plan.slot_lists[cell->slots].count * tile_width;
      for (std::size_t p = 0; p < size; p += tile_width) with_plan = with_plan + load(stocks + p);
    }
    store(front, lanes_at(month.front, i));
    store(with_plan, lanes_at(month.with_plan, i));
  }
}

void GrowOlderInTile(TileMonth& month) {
  const auto growth = month.plan.growth.find(month.month);
  const bool migrates = growth != month.plan.growth.end();
  for (const TileAgeing& ageing : month.plan.ageing) {
    double* lanes = month.stocks + ageing.stock;
    if (ageing.aged_out_sum >= 0) add_to(month.sums + ageing.aged_out_sum, load(lanes));
    Tile older = ageing.younger < 0 ? all(0) : load(month.stocks + ageing.younger);
    if (migrates) {
      const Tile gain = older * all(growth->second[static_cast<Eigen::Index>(ageing.person)]) - older;
      older = older + gain;
      if (ageing.moved_in_sum >= 0) add_to(month.sums + ageing.moved_in_sum, gain);
    }
    store(older, lanes);
  }
  AddUpTile(month);
}

void CountWaitingInTile(TileMonth& month) {
  const int stages = 1 + month.plan.model->months_to_issue;
  for (const TileCell& cell : month.plan.cells) {
    if (!cell.has_front) continue;
    Tile waiting = all(0);
    for (int k = 1; k <= stages; ++k) waiting = waiting + load(month.stocks + cell.stocks + k * tile_width);
    const int sum = month.plan.counting.waiting[cell.cell];
    add_to(lanes_at(month.sums, static_cast<std::size_t>(sum)), waiting);
  }
}

}  // namespace
}  // namespace sendcast::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE

namespace sendcast {

HWY_EXPORT(PassThroughCells);
HWY_EXPORT(AdmitInTile);
HWY_EXPORT(AddUpTile);
HWY_EXPORT(GrowOlderInTile);
HWY_EXPORT(CountWaitingInTile);

void pass_through_cells(TileMonth& month) { HWY_DYNAMIC_DISPATCH(PassThroughCells)(month); }
void admit_in_tile(TileMonth& month) { HWY_DYNAMIC_DISPATCH(AdmitInTile)(month); }
void add_up_tile(TileMonth& month) { HWY_DYNAMIC_DISPATCH(AddUpTile)(month); }
void grow_older_in_tile(TileMonth& month) { HWY_DYNAMIC_DISPATCH(GrowOlderInTile)(month); }
void count_waiting_in_tile(TileMonth& month) { HWY_DYNAMIC_DISPATCH(CountWaitingInTile)(month); }

}  // namespace sendcast

#endif
