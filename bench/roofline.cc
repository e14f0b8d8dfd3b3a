#include "roofline.h"

#include <algorithm>

#include "peak.h"

namespace sendcast::bench {
namespace {

constexpr double number = sizeof(double);

/// Pass::front: 29 operations; reads support, overdue, who is due and who is due next, writes the first three.
constexpr MonthWork of_front{0, 29, 7 * number, 0};
/// Pass::person: who is left without SEN; what is added up of those with and without a plan.
constexpr MonthWork of_person{0, 3, 4 * number, 0};
/// pass_through_slot: who stays or arrives (1), is issued (2) and is added up (1); read and written once.
constexpr MonthWork at_once{0, 4, 2 * number, 0};
/// ... or stays and arrives apart, is added up apart, and is written down too.
constexpr MonthWork at_a_door{0, 6, 3 * number, 0};
/// A way in: multiplied and added; what stands is read from the nearest cache.
constexpr MonthWork of_way_in{0, 2, 0, 0};
/// admit: admitted (2) and added up (1); reads who asks and who stands, writes who stands.
constexpr MonthWork of_admission{0, 3, 3 * number, 0};
/// ... and whoever finds no place goes elsewhere (2), and is added up there (1).
constexpr MonthWork of_fallback{0, 3, 2 * number, 0};
/// Pass::change_needs, and gain_needs at the other end: multiplied and added twice.
constexpr MonthWork of_change{0, 3, 5 * number, 0};

MonthWork operator*(std::size_t times, const MonthWork& work) {
  const auto n = static_cast<double>(times);
  return {n * work.cell_steps, n * work.operations, n * work.bytes, n * work.tile_bytes};
}

MonthWork of_slots(const TilePlan& plan, const TileSlots& list) {
  MonthWork work;
  for (std::uint32_t i = list.first; i < list.first + list.count; ++i) {
    const TileSlot& slot = plan.slots[i];
    work = work + (slot.door == no_door ? at_once : at_a_door) + slot.ways_in * of_way_in;
  }
  for (std::uint32_t i = list.admissions; i < list.admissions + list.admission_count; ++i) {
    work = work + of_admission;
    if (plan.admissions[i].fallback >= 0) work = work + of_fallback;
  }
  return work;
}

}  // namespace

MonthWork operator+(const MonthWork& one, const MonthWork& other) {
  return {one.cell_steps + other.cell_steps, one.operations + other.operations, one.bytes + other.bytes,
          std::max(one.tile_bytes, other.tile_bytes)};
}

MonthWork work_of(const TilePlan& plan) {
  MonthWork work = plan.persons.size() * of_person + plan.need_changes.size() * of_change;
  for (const TileRun& run : plan.runs) {
    if (run.has_front) work = work + run.cells * of_front;
    work = work + run.cells * of_slots(plan, plan.slot_lists[run.slots]);
  }
  work.cell_steps = plan.stocks;
  work.tile_bytes = (plan.stocks + plan.deferred) * number * tile_width;
  return work;
}

double roofline(const MonthWork& work) {
  const Peak& peak = measured_peak();
  double steps = work.cell_steps / work.operations * peak.operations;
  const auto holds = [&](const Cache& cache) { return static_cast<double>(cache.bytes) >= work.tile_bytes; };
  auto cache = std::find_if(peak.caches.begin(), peak.caches.end(), holds);
  if (cache == peak.caches.end() && !peak.caches.empty()) --cache;
  if (cache != peak.caches.end()) steps = std::min(steps, work.cell_steps / work.bytes * cache->bytes_a_second);
  return steps;
}

void count_cell_steps(benchmark::State& state, const MonthWork& work, double all_steps, double processor_seconds) {
  const double of_a_core = all_steps / processor_seconds;
  const double operations = work.operations / work.cell_steps;
  state.counters["operations"] = operations;
  state.counters["bytes"] = work.bytes / work.cell_steps;
  state.counters["cell-steps/s"] = benchmark::Counter(all_steps, benchmark::Counter::kIsRate);
  state.counters["of_a_core"] = of_a_core;
  state.counters["of_roofline"] = of_a_core / roofline(work);
  state.counters["of_arithmetic"] = of_a_core * operations / measured_peak().operations;
}

}  // namespace sendcast::bench
