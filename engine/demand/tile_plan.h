#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <vector>

#include "arrays/tile.h"
#include "demand/demand_model.h"
#include "demand/live_stocks.h"
#include "demand/tile_counting.h"
#include "demand/tile_rates.h"
#include "demand/workforce.h"

namespace sendcast {

// Positions of rows, sums, stocks, entrants and doors below are offsets: they count numbers, not lanes. Slots are
// counted within their list. What many cells have in common is kept once, so that it stays in the nearest cache while
// stocks stream past.

inline std::uint32_t offset_of(int position) { return static_cast<std::uint32_t>(position) * tile_width; }

/// Everybody is admitted at once.
constexpr std::uint32_t no_door = 0xFFFFFFFF;

/// The cells of a run at most: as many as leave the nearest cache room for more than their stocks.
constexpr int most_cells_of_run = 16;

/// Those in a cell who have a plan in one setting: the rows that act on them.
struct TileSlot {
  std::uint32_t keep = 0;  ///< what is left of a stock when others have gone
  std::uint32_t arrive = 0;
  std::uint32_t first = 0;       ///< the share of the newly issued
  std::uint32_t sum = 0;         ///< where they are counted
  std::uint32_t door = no_door;  ///< where whoever asks may find no place
  std::uint32_t ways_in = 0;
  bool is_read_later = false;  ///< a way leads from it to a slot that comes after it

  friend auto operator<=>(const TileSlot&, const TileSlot&) = default;
};

/// What is read of a slot in some months or runs only.
struct TileSlotMore {
  std::uint32_t scale = 0;
  std::uint32_t cease = 0;
  std::uint32_t transfer_keep = 0;
  std::uint32_t transfer_scale = 0;
  std::uint16_t transfers_in = 0;
  std::uint16_t setting = 0;

  friend auto operator<=>(const TileSlotMore&, const TileSlotMore&) = default;
};

/// A share of what stands in one slot of a cell that asks for another.
struct TileWayIn {
  std::uint32_t row = 0;
  std::uint32_t scale = 0;          ///< the row by which what leaves that slot is scaled
  std::uint16_t from = 0;           ///< slot
  bool comes_from_earlier = false;  ///< that slot comes before the one that it leads to

  friend auto operator<=>(const TileWayIn&, const TileWayIn&) = default;
};

/// The slots of a cell, one after another; cells with the same share them.
struct TileSlots {
  std::uint32_t first = 0;  ///< among the plan's slots
  std::uint32_t count = 0;
  std::uint32_t ways_in = 0;       ///< the first of the ways in to all of them
  std::uint32_t transfers_in = 0;  ///< likewise
  std::uint32_t admissions = 0;    ///< the first of the plan's admissions to them
  std::uint32_t admission_count = 0;
};

/// The rows that act on those without SEN, on SEN support, in assessment and overdue.
struct TileFront {
  std::uint32_t need_mix = 0;
  std::uint32_t identify = 0;
  std::uint32_t from_support = 0;
  std::uint32_t from_others = 0;
  std::uint32_t agree = 0;
  std::uint32_t issue = 0;
  std::uint32_t keep = 0;
  std::uint32_t scale = 0;
  std::uint32_t leave = 0;               ///< read only where exits are counted
  std::uint32_t agree_to_assess = 0;     ///< only where refusals are
  std::uint32_t appealed_requests = 0;   ///< only where appeals are: of requests, and of assessments, those refused
  std::uint32_t appealed_decisions = 0;  ///< ... against which there is an appeal

  friend auto operator<=>(const TileFront&, const TileFront&) = default;
};

/// What is counted of a front in a month.
enum class FrontCount : std::size_t {
  requests,
  assessments,
  on_time,
  issued,
  sen_support,
  appeals,  ///< from here on only in some runs
  identified,
  exited,
  refusals,
  accepted,
  not_issued
};
constexpr std::size_t front_counts = 11;

/// The sums in which a front is counted; -1 where it is not.
using TileFrontSums = std::array<std::int64_t, front_counts>;

/// A cell in which somebody can be.
struct TileCell {
  std::uint32_t cell = 0;
  std::uint32_t person = 0;      ///< among the plan's persons
  std::uint32_t front = 0;       ///< among the plan's fronts
  std::uint32_t front_sums = 0;  ///< among the plan's sums of fronts
};

/// Cells of one area whose slots are the same, of whatever ages. Their stocks lie in rows, a cell after another in
/// each: SEN support, overdue, each month in assessment (a ring), and then one for each slot; the slots only where no
/// front is live.
struct TileRun {
  std::uint32_t first_cell = 0;  ///< among the plan's cells
  std::uint32_t cells = 0;
  std::uint32_t stocks = 0;    ///< of the first
  std::uint32_t entrants = 0;  ///< of the first slot with a door, in rows too
  std::uint32_t slots = 0;     ///< among the plan's lists of slots
  std::uint32_t set = 0;       ///< of areas that share assessment teams
  bool has_front = false;
};

/// Those of one area and age.
struct TilePerson {
  std::int32_t person = 0;
  std::int32_t area = 0;
  std::uint32_t scale = 0;  ///< the row by which what leaves no SEN is scaled
};

/// A share of a stock whose primary need changes.
struct TileNeedChange {
  std::uint32_t from = 0;  ///< stock
  std::uint32_t to = 0;    ///< stock
  std::uint32_t row = 0;
  std::uint32_t scale = 0;
  std::uint32_t transfer_keep = 0;  ///< what phase transfers leave of `from`
  std::int64_t sum = -1;            ///< where the event is counted
  std::uint32_t gained_sum = 0;     ///< where those in `to` are
  std::uint32_t door = no_door;     ///< of `to`
  std::uint32_t person = 0;         ///< among the plan's persons
  bool has_plan = false;
};

/// Admission through a door to one of a cell's slots. Settings come in the order of admission.
struct TileAdmission {
  std::uint32_t slot = 0;
  std::uint32_t entrants = 0;  ///< row among the run's entrants
  std::uint32_t door = 0;
  std::uint32_t sum = 0;
  std::uint32_t setting = 0;
  std::int32_t fallback = -1;           ///< the slot for which those turned away then ask; -1: nobody is
  std::int32_t fallback_entrants = -1;  ///< their row, where they come to a door again; -1: they are admitted at once
  std::uint32_t fallback_sum = 0;
  std::uint32_t fallback_setting = 0;

  friend auto operator<=>(const TileAdmission&, const TileAdmission&) = default;
};

/// A setting with a limit, in one area.
struct TileDoor {
  std::int32_t limit = -1;     ///< of the model's places; -1: everybody is admitted
  std::int32_t fallback = -1;  ///< the door of the fallback in the same area; -1: it has none
};

/// The doors of one setting: together where one limit holds for the whole local area, else each alone.
struct TileDoors {
  std::int32_t first = 0;
  std::int32_t count = 0;
  bool is_whole = false;
};

/// One age after another in September: what each stock becomes.
struct TileAgeing {
  std::uint32_t stock = 0;
  std::int64_t younger = -1;  ///< the stock that becomes it; -1: nobody
  std::uint32_t person = 0;   ///< position among the plan's persons
  std::int64_t aged_out_sum = -1;
  std::int64_t moved_in_sum = -1;
};

/// How the demand of one model is carried for a tile of draws (arrays/tile.h): which stocks there are, in the order in
/// which a month passes through them, and which rows of rates act on each. Flows that the model does not have are not
/// in it.
struct TilePlan {
  TilePlan(const DemandModel& model, const TileCounting& counting, RecipeBook& book);

  const DemandModel* model;
  TileCounting counting;
  TileRates rates;
  LiveStocks live;
  std::vector<AreaSet> sets;
  std::vector<TilePerson> persons;
  std::vector<TileRun> runs;
  std::vector<TileCell> cells;
  std::vector<TileFront> fronts;
  std::vector<TileFrontSums> front_sums;
  std::vector<TileSlots> slot_lists;
  std::vector<TileSlot> slots;
  std::vector<TileSlotMore> slots_more;  ///< of the same slots
  std::vector<TileWayIn> ways_in;
  std::vector<TileWayIn> transfers_in;
  std::vector<TileNeedChange> need_changes;
  std::vector<TileAdmission> admissions;
  std::vector<TileDoor> doors;
  std::vector<TileDoors> doors_of_settings;  ///< in the order of admission
  std::vector<TileAgeing> ageing;            ///< oldest first
  int stocks = 0;
  int front_stocks = 0;                  ///< of a front
  int most_slots = 0;                    ///< of any cell
  int deferred = 0;                      ///< how many entrants there are
  bool counts_all_events = false;        ///< of plans, needs and ages too
  bool counts_before_plans = false;      ///< also who is identified, exits, is refused, accepted or not issued
  Eigen::ArrayXXd population;            ///< persons x months
  std::map<int, Eigen::ArrayXd> growth;  ///< of each person's stocks, in a September with migration
};

}  // namespace sendcast
