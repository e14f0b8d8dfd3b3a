// The same targets as tile_month.cc.
#define HWY_DISABLED_TARGETS (HWY_SSSE3 | HWY_AVX3_DL)
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "demand/tile_ageing.cc"
#include <hwy/foreach_target.h>
// What must come after it.
#include "demand/tile_month.h"
#include "demand/tile_vectors-inl.h"

HWY_BEFORE_NAMESPACE();
namespace sendcast::HWY_NAMESPACE {
namespace {

HWY_INLINE Tile sum_of_rows(const double* stocks, std::size_t rows, std::size_t row) {
  Tile sum = all(0);
  for (std::size_t k = 0; k < rows; ++k) sum = sum + load(stocks + k * row);
  return sum;
}

void add_up_cell(const TileMonth& month, const TileRun& run, std::size_t index) {
  const std::size_t row = run.cells * tile_width;
  const double* stocks = lanes_at(month.stocks + run.stocks, index);
  const std::size_t person = month.plan.cells[run.first_cell + index].person;
  if (run.has_front) {
    const auto front_stocks = static_cast<std::size_t>(month.plan.front_stocks);
    const std::size_t due = due_in(month.month, month.plan.model->months_to_issue);
    add_to(lanes_at(month.front, person), sum_of_rows(stocks, front_stocks, row));
    add_to(lanes_at(month.overdue, run.set), load(stocks + row));
    add_to(lanes_at(month.due, run.set), load(stocks + (2 + due) * row));
    stocks += front_stocks * row;
  }
  add_to(lanes_at(month.with_plan, person), sum_of_rows(stocks, month.plan.slot_lists[run.slots].count, row));
}

void AddUpTile(TileMonth& month) {
  for (std::size_t set = 0; set < month.plan.sets.size(); ++set) {
    clear(lanes_at(month.overdue, set));
    clear(lanes_at(month.due, set));
  }
  for (std::size_t person = 0; person < month.plan.persons.size(); ++person) {
    clear(lanes_at(month.front, person));
    clear(lanes_at(month.with_plan, person));
  }
  for (const TileRun& run : month.plan.runs) {
    for (std::size_t i = 0; i < run.cells; ++i) add_up_cell(month, run, i);
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
  const auto waiting_stocks = static_cast<std::size_t>(month.plan.front_stocks) - 1;
  for (const TileRun& run : month.plan.runs) {
    if (!run.has_front) continue;
    const std::size_t row = run.cells * tile_width;
    for (std::size_t i = 0; i < run.cells; ++i) {
      const int sum = month.plan.counting.waiting[month.plan.cells[run.first_cell + i].cell];
      add_to(lanes_at(month.sums, static_cast<std::size_t>(sum)),
             sum_of_rows(lanes_at(month.stocks + run.stocks + row, i), waiting_stocks, row));
    }
  }
}

}  // namespace
}  // namespace sendcast::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE

namespace sendcast {

HWY_EXPORT(AddUpTile);
HWY_EXPORT(GrowOlderInTile);
HWY_EXPORT(CountWaitingInTile);

void add_up_tile(TileMonth& month) { HWY_DYNAMIC_DISPATCH(AddUpTile)(month); }
void grow_older_in_tile(TileMonth& month) { HWY_DYNAMIC_DISPATCH(GrowOlderInTile)(month); }
void count_waiting_in_tile(TileMonth& month) { HWY_DYNAMIC_DISPATCH(CountWaitingInTile)(month); }

}  // namespace sendcast

#endif
