// A month of those of a run who have a plan, setting by setting: the innermost loops of all. The rates that act on a
// setting and the sums of who stands there stay in registers while the cells pass.

#if defined(SENDCAST_DEMAND_TILE_SLOTS_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef SENDCAST_DEMAND_TILE_SLOTS_INL_H_
#undef SENDCAST_DEMAND_TILE_SLOTS_INL_H_
#else
#define SENDCAST_DEMAND_TILE_SLOTS_INL_H_
#endif

#include <array>
#include <cstddef>
#include <utility>

#include "demand/tile_month.h"
#include "demand/tile_vectors-inl.h"

HWY_BEFORE_NAMESPACE();
namespace sendcast::HWY_NAMESPACE {

/// More ways into a slot than these are taken one by one.
constexpr std::size_t most_ways = 8;

/// Where those stood whom a way takes, before anybody moved.
HWY_INLINE const double* left_by(const TileWayIn& way, const double* stocks, const double* standing, std::size_t row) {
  return (way.comes_from_earlier ? standing : stocks) + way.from * row;
}

HWY_INLINE Tile moved_by(const TileMonth& month, const TileWayIn& way, const double* from) {
  Tile moved = load(from);
  if (month.is_scaled) moved = moved * load(month.rates + way.scale);
  return moved * load(month.rates + way.row);
}

/// Lanes of the cells of a run, one after another, in the slot that is passed through.
struct SlotLanes {
  const double* rates;  ///< all rows
  std::size_t row;      ///< how many numbers the cells have
  bool is_scaled;       ///< whether any outflow is scaled in any lane
  const double* issued;
  const double* standing;  ///< before anybody moved
  const double* joining;   ///< whoever comes by ways that are not taken here
  double* stocks;
  double* asking;  ///< written where there is a door
  double* sum;     ///< gains a tile's lanes; so do the others where there is a door
  double* asked;
  double* inside;
};

/// How many parts of the lanes are worked at once: so few that what acts on them stays in registers.
constexpr std::size_t parts_at_once(std::size_t ways) { return ways < 3 ? few_parts : 1; }

/// The share of those who stand in a slot that a way takes. In lanes in which nothing is scaled it is the same to the
/// last bit whether anything is in others.
template <std::size_t count>
HWY_INLINE Parts<count> share_of(const SlotLanes& lanes, const TileWayIn& way, std::size_t p) {
  const Parts<count> share = load<count>(lanes.rates + way.row + p);
  return lanes.is_scaled ? share * load<count>(lanes.rates + way.scale + p) : share;
}

/// @param from  those whom ways take, as they stood before anybody moved
template <bool joined, bool has_door, std::size_t... way>
HWY_INLINE void pass_through_slot(SlotLanes lanes, const TileSlot& slot, [[maybe_unused]] const TileWayIn* ways,
                                  [[maybe_unused]] std::array<const double*, sizeof...(way)> from,
                                  std::index_sequence<way...>) {
  constexpr std::size_t count = parts_at_once(sizeof...(way));
  using Few = Parts<count>;
  const double* arrive_row = lanes.rates + slot.arrive;
  const double* keep_row = lanes.rates + slot.keep;
  const double* first_row = lanes.rates + slot.first;
  for (std::size_t p = 0; p < tile_width; p += count * vector_lanes) {
    const Few arrive = load<count>(arrive_row + p);
    const Few keep = load<count>(keep_row + p);
    // Who is admitted at once stays, as it were, like those who were there.
    const Few stay = has_door ? arrive : keep + arrive;
    const Few first = load<count>(first_row + p);
    [[maybe_unused]] const Few share[] = {first, share_of<count>(lanes, ways[way], p)...};
    Few all_inside = all<count>(0);
    Few all_asking = all<count>(0);
    for (std::size_t i = p; i < lanes.row; i += tile_width) {
      const Few here = load<count>(lanes.standing + i);
      Few asking = here * stay + load<count>(lanes.issued + i) * first;
      ((asking = asking + load<count>(from[way] + i) * share[1 + way]), ...);
      if constexpr (joined) asking = asking + load<count>(lanes.joining + i);
      if constexpr (has_door) {
        const Few left = here * keep;
        store(left, lanes.stocks + i);
        store(asking, lanes.asking + i);
        all_inside = all_inside + left;
      } else {
        store(asking, lanes.stocks + i);
      }
      all_asking = all_asking + asking;
    }
    if constexpr (has_door) {
      add_to(lanes.sum + p, all_inside);
      add_to(lanes.inside + p, all_inside);
      add_to(lanes.asked + p, all_asking);
    } else {
      add_to(lanes.sum + p, all_asking);
    }
  }
}

/// More ways than these leave a loop over cells no registers but those of a function of its own.
constexpr std::size_t few_ways = 4;

template <bool has_door, std::size_t... way>
HWY_NOINLINE void pass_many_ways(SlotLanes lanes, const TileSlot& slot, const TileWayIn* ways,
                                 std::array<const double*, sizeof...(way)> from, std::index_sequence<way...> taken) {
  pass_through_slot<false, has_door>(lanes, slot, ways, from, taken);
}

template <bool has_door, std::size_t... way>
HWY_INLINE void take_ways(SlotLanes lanes, const TileSlot& slot, [[maybe_unused]] const TileWayIn* ways,
                          [[maybe_unused]] const double* stocks, [[maybe_unused]] const double* standing,
                          std::index_sequence<way...> taken) {
  const std::array<const double*, sizeof...(way)> from = {left_by(ways[way], stocks, standing, lanes.row)...};
  if constexpr (sizeof...(way) > few_ways) {
    pass_many_ways<has_door>(lanes, slot, ways, from, taken);
  } else {
    pass_through_slot<false, has_door>(lanes, slot, ways, from, taken);
  }
}

template <bool has_door>
HWY_INLINE void take_ways(SlotLanes lanes, const TileSlot& slot, const TileWayIn* ways, const double* stocks,
                          const double* standing) {
  static_assert(most_ways == 8);
  switch (slot.ways_in) {
    case 0:
      return take_ways<has_door>(lanes, slot, ways, stocks, standing, std::make_index_sequence<0>());
    case 1:
      return take_ways<has_door>(lanes, slot, ways, stocks, standing, std::make_index_sequence<1>());
    case 2:
      return take_ways<has_door>(lanes, slot, ways, stocks, standing, std::make_index_sequence<2>());
    case 3:
      return take_ways<has_door>(lanes, slot, ways, stocks, standing, std::make_index_sequence<3>());
    case 4:
      return take_ways<has_door>(lanes, slot, ways, stocks, standing, std::make_index_sequence<4>());
    case 5:
      return take_ways<has_door>(lanes, slot, ways, stocks, standing, std::make_index_sequence<5>());
    case 6:
      return take_ways<has_door>(lanes, slot, ways, stocks, standing, std::make_index_sequence<6>());
    case 7:
      return take_ways<has_door>(lanes, slot, ways, stocks, standing, std::make_index_sequence<7>());
    default:
      return take_ways<has_door>(lanes, slot, ways, stocks, standing, std::make_index_sequence<8>());
  }
}

/// Adds whoever comes by ways into a slot to those who have been transferred there.
inline void join(const TileMonth& month, const TileWayIn* way, std::size_t ways, const double* stocks, std::size_t row,
                 double* joining) {
  for (std::size_t i = 0; i < row && !month.is_september; i += tile_width) clear(joining + i);
  for (const TileWayIn* end = way + ways; way != end; ++way) {
    const double* from = left_by(*way, month.is_september ? month.standing : stocks, month.standing, row);
    for (std::size_t i = 0; i < row; i += tile_width) add_to(joining + i, moved_by(month, *way, from + i));
  }
}

/// Adds up everybody with a plan, and who asks for a place: each is found one.
inline void add_up_plans(const TileMonth& month, const TileRun& run, const TileSlots& list, const double* stocks) {
  const std::size_t row = run.cells * tile_width;
  const double* entrants = month.entrants + run.entrants;
  const TileCell* cell = month.plan.cells.data() + run.first_cell;
  for (std::size_t i = 0; i < row; i += tile_width, ++cell) {
    double* with_plan = lanes_at(month.with_plan, cell->person);
    Tile sum = load(with_plan);
    const double* end = stocks + list.count * row;
    for (const double* lanes = stocks + i; lanes < end; lanes += row) sum = sum + load(lanes);
    end = entrants + list.admission_count * row;
    for (const double* lanes = entrants + i; lanes < end; lanes += row) sum = sum + load(lanes);
    store(sum, with_plan);
  }
}

/// Takes those of a run who have a plan through a month.
/// @param stocks  of the run's slots
inline void pass_through_slots(const TileMonth& month, const TileRun& run, double* stocks) {
  const TileSlots& list = month.plan.slot_lists[run.slots];
  const TileSlot* slot = month.plan.slots.data() + list.first;
  const TileWayIn* ways = month.plan.ways_in.data() + list.ways_in;
  const bool is_september = month.is_september;
  const std::size_t row = run.cells * tile_width;
  double* const standing = month.standing;
  double* const moving = month.moving;
  double* const sums = month.sums;
  SlotLanes lanes = {};
  lanes.rates = month.rates;
  lanes.row = row;
  lanes.is_scaled = month.is_scaled;
  lanes.issued = month.issued;
  lanes.asking = month.entrants + run.entrants;
  for (std::size_t s = 0; s < list.count; ++s, ways += slot->ways_in, ++slot) {
    lanes.stocks = stocks + s * row;
    lanes.standing = is_september ? standing + s * row : lanes.stocks;
    lanes.sum = sums + slot->sum;
    const bool has_door = slot->door != no_door;
    if (has_door) {
      lanes.asked = month.asking + slot->door;
      lanes.inside = month.inside + slot->door;
    }
    if (slot->is_read_later && !is_september) {
      for (std::size_t i = 0; i < row; i += tile_width) store(load(lanes.stocks + i), standing + s * row + i);
    }
    if (is_september || slot->ways_in > most_ways) {
      lanes.joining = moving + s * row;
      join(month, ways, slot->ways_in, stocks, row, moving + s * row);
      has_door ? pass_through_slot<true, true>(lanes, *slot, ways, {}, std::index_sequence<>())
               : pass_through_slot<true, false>(lanes, *slot, ways, {}, std::index_sequence<>());
    } else {
      has_door ? take_ways<true>(lanes, *slot, ways, stocks, standing)
               : take_ways<false>(lanes, *slot, ways, stocks, standing);
    }
    if (has_door) lanes.asking += row;
  }
  add_up_plans(month, run, list, stocks);
}

}  // namespace sendcast::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
