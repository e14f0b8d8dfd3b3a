#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "demand/tile_plan.h"

namespace sendcast {

/// The offset of the sum in which what stands at a position is counted; -1 for none.
/// @param sums  by position; empty where nothing is counted
std::int64_t sum_in_which(const std::vector<int>& sums, int position);

/// Plans what acts on the people of a cell: before a plan, in each setting, and at the doors of settings. What cells
/// have in common is added to the plan once.
class CellPlanning {
 public:
  /// Adds the doors. Keeps a reference to `plan`, which must outlive it.
  explicit CellPlanning(TilePlan& plan);

  /// Which front a cell has, among the plan's, and in which sums it is counted.
  std::uint32_t front_of(int cell);
  std::uint32_t front_sums_of(int cell);
  /// Which list of slots a cell has: one that another has too, or a new one.
  std::uint32_t slots_of(int cell);

  /// Where those with a plan in a setting are counted, and at which door whoever asks for it may find no place.
  std::uint32_t plans_sum(int setting, int cell) const;
  std::uint32_t door_of(int setting, int cell) const;

 private:
  /// What one cell's slots are, before it is known whether another cell has the same.
  struct SlotList {
    std::vector<TileSlot> slots;
    std::vector<TileSlotMore> more;
    std::vector<TileWayIn> ways_in, transfers_in;
    std::vector<TileAdmission> admissions;

    friend auto operator<=>(const SlotList&, const SlotList&) = default;
  };

  SlotList slot_list(int cell);
  void add_admissions(int cell, const std::vector<int>& position, SlotList& list) const;
  void add_way_in(const PairRate& pair, int to, int row, const std::vector<int>& position,
                  const std::vector<TileRates::OutflowClass>& leaving, std::vector<TileWayIn>& ways) const;
  std::vector<TileRates::Outflow> need_changes_of(int cell) const;
  int leaving_class(int cell, int setting);
  int transfer_class(int cell, int setting);
  void add_doors();
  int door_in(int setting, int area) const;
  int limit_in(int setting, int area) const;
  bool is_live(int setting, int cell) const {
    return plan_.live.plans[static_cast<std::size_t>(shape_.plan(setting, cell))];
  }

  TilePlan& plan_;
  const DemandModel& model_;
  const Shape& shape_;
  std::vector<int> first_door_;  ///< by setting: its door in the first area
  std::map<TileFront, std::uint32_t> fronts_;
  std::map<TileFrontSums, std::uint32_t> front_sums_;
  std::map<SlotList, std::uint32_t> slot_lists_;
};

}  // namespace sendcast
