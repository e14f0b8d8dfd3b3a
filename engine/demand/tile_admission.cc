// The same targets as tile_month.cc.
#define HWY_DISABLED_TARGETS (HWY_SSSE3 | HWY_AVX3_DL)
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "demand/tile_admission.cc"
#include <hwy/foreach_target.h>
// What must come after it.
#include "demand/tile_month.h"
#include "demand/tile_vectors-inl.h"

HWY_BEFORE_NAMESPACE();
namespace sendcast::HWY_NAMESPACE {
namespace {

/// The share of those asking at a setting's doors for whom there is a place; all of them alike where one limit holds.
void open_doors(const TileMonth& month, const TileDoors& doors) {
  const auto first = static_cast<std::size_t>(doors.first);
  Tile asking = all(0);
  Tile inside = all(0);
  for (std::size_t at = first; doors.is_whole && at < first + static_cast<std::size_t>(doors.count); ++at) {
    asking = asking + load(lanes_at(month.asking, at));
    inside = inside + load(lanes_at(month.inside, at));
  }
  for (std::size_t at = first; at < first + static_cast<std::size_t>(doors.count); ++at) {
    if (!doors.is_whole) {
      asking = load(lanes_at(month.asking, at));
      inside = load(lanes_at(month.inside, at));
    }
    const std::int32_t limit = month.plan.doors[at].limit;
    Tile share = all(1);
    if (limit >= 0) {
      const Tile capacity = load(lanes_at(month.capacity, static_cast<std::size_t>(limit)));
      share = share_below(smaller(asking, at_least_nought(capacity - inside)), asking);
    }
    store(share, lanes_at(month.admitted, at));
  }
}

/// Whoever is turned away asks at the door of the fallback, if it has one.
void close_doors(const TileMonth& month, const TileDoors& doors) {
  const auto first = static_cast<std::size_t>(doors.first);
  for (std::size_t at = first; at < first + static_cast<std::size_t>(doors.count); ++at) {
    const Tile asking = load(lanes_at(month.asking, at));
    const Tile turned_away = asking - asking * load(lanes_at(month.admitted, at));
    const std::int32_t fallback = month.plan.doors[at].fallback;
    if (fallback >= 0) add_to(lanes_at(month.asking, static_cast<std::size_t>(fallback)), turned_away);
    clear(lanes_at(month.asking, at));
    clear(lanes_at(month.inside, at));
  }
}

void count(const TileMonth& month, Event event, std::uint32_t setting, const TileCell& cell, Tile number) {
  const std::vector<int>& sums = month.plan.counting.events[static_cast<std::size_t>(event)];
  if (sums.empty()) return;
  const int plan = month.plan.model->shape.plan(static_cast<int>(setting), static_cast<int>(cell.cell));
  add_to(lanes_at(month.sums, static_cast<std::size_t>(sums[static_cast<std::size_t>(plan)])), number);
}

void count_admission(const TileMonth& month, const TileRun& run, const TileAdmission& admission,
                     const double* entrants) {
  const Tile share = load(month.admitted + admission.door);
  for (std::size_t i = 0; i < run.cells; ++i) {
    const TileCell& cell = month.plan.cells[run.first_cell + i];
    const Tile asking = load(lanes_at(entrants, i));
    const Tile admitted = asking * share;
    count(month, Event::admitted, admission.setting, cell, admitted);
    if (admission.fallback < 0) continue;
    count(month, Event::turned_away, admission.setting, cell, asking - admitted);
    if (admission.fallback_entrants >= 0) continue;
    count(month, Event::admitted, admission.fallback_setting, cell, asking - admitted);
  }
}

/// Admits those of a run's cells who ask at one door; the others join the entrants of the fallback, or those who are
/// in it where everybody is admitted at once.
HWY_INLINE void admit(const TileMonth& month, const TileRun& run, const TileAdmission& admission, double* slots) {
  const std::size_t row = run.cells * tile_width;
  double* entrants = month.entrants + run.entrants + admission.entrants * row;
  if (month.plan.counts_all_events) count_admission(month, run, admission, entrants);
  double* stocks = slots + admission.slot * row;
  double* sum = month.sums + admission.sum;
  if (admission.fallback < 0) {
    for (std::size_t i = 0; i < row; i += tile_width) {
      const Tile asking = load(entrants + i);
      add_to(stocks + i, asking);
      add_to(sum, asking);
    }
    return;
  }
  const bool at_once = admission.fallback_entrants < 0;
  double* fallback = at_once
                         ? slots + static_cast<std::size_t>(admission.fallback) * row
                         : month.entrants + run.entrants + static_cast<std::size_t>(admission.fallback_entrants) * row;
  using Few = Parts<few_parts>;
  for (std::size_t p = 0; p < tile_width; p += few_lanes) {
    const Few share = load_few(month.admitted + admission.door + p);
    Few all_admitted = all<few_parts>(0);
    Few all_turned_away = all<few_parts>(0);
    for (std::size_t i = p; i < row; i += tile_width) {
      const Few asking = load_few(entrants + i);
      const Few admitted = asking * share;
      const Few turned_away = asking - admitted;
      add_to(stocks + i, admitted);
      add_to(fallback + i, turned_away);
      all_admitted = all_admitted + admitted;
      all_turned_away = all_turned_away + turned_away;
    }
    add_to(sum + p, all_admitted);
    if (at_once) add_to(month.sums + admission.fallback_sum + p, all_turned_away);
  }
}

void AdmitInTile(TileMonth& month) {
  const TilePlan& plan = month.plan;
  for (const TileDoors& doors : plan.doors_of_settings) {
    open_doors(month, doors);
    close_doors(month, doors);
  }
  const auto front_stocks = static_cast<std::size_t>(plan.front_stocks);
  for (const TileRun& run : plan.runs) {
    const TileSlots& list = plan.slot_lists[run.slots];
    double* slots = month.stocks + run.stocks + (run.has_front ? front_stocks * run.cells * tile_width : 0);
    const TileAdmission* admission = plan.admissions.data() + list.admissions;
    for (const TileAdmission* end = admission + list.admission_count; admission != end; ++admission) {
      admit(month, run, *admission, slots);
    }
  }
}

}  // namespace
}  // namespace sendcast::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE

namespace sendcast {

HWY_EXPORT(AdmitInTile);

void admit_in_tile(TileMonth& month) { HWY_DYNAMIC_DISPATCH(AdmitInTile)(month); }

}  // namespace sendcast

#endif
