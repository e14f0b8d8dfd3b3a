#include "roofline.h"

#include <algorithm>

#include "peak.h"

namespace sendcast::bench {
namespace {

constexpr double number = sizeof(double);

/// Pass::front: 31 operations; reads support, overdue, who is due and who is due next, writes the first three.
constexpr MonthWork of_front{0, 31, 7 * number, 0};
/// Pass::person and the end of AdmitInTile: who is left without SEN (3), what is added up (4).
constexpr MonthWork of_person{0, 7, 7 * number, 0};
/// Pass::slots: who arrives (1), is issued (2), stays (1) and is added up (1); read and written once.
constexpr MonthWork of_slot{0, 5, 2 * number, 0};
/// ... admitted at once (1) and added up twice.
constexpr MonthWork at_once{0, 3, 0, 0};
/// ... or written down and added up twice.
constexpr MonthWork at_a_door{0, 2, number, 0};
/// A way in: multiplied and added; what stands is read from the nearest cache.
constexpr MonthWork of_way_in{0, 2, 0, 0};
/// AdmitInTile: admitted (1), and added up thrice; reads who asks and who stands, writes who stands.
constexpr MonthWork of_admission{0, 4, 3 * number, 0};
/// ... and whoever finds no place asks at another door.
constexpr MonthWork of_fallback{0, 2, 2 * number, 0};
/// Pass::change_needs, and take_gains at the other end: multiplied and added twice.
constexpr MonthWork of_change{0, 3, 5 * number, 0};

MonthWork operator*(std::size_t times, const MonthWork& work) {
  const auto n = static_cast<double>(times);
  return {n * work.cell_steps, n * work.operations, n * work.bytes, n * work.tile_bytes};
}

MonthWork of_slots(const TilePlan& plan, const TileSlots& list) {
  MonthWork work = list.count * of_slot;
  for (std::uint32_t i = list.first; i < list.first + list.count; ++i) {
    const TileSlot& slot = plan.slots[i];
    work = work + (slot.door == no_door ? at_once : at_a_door) + slot.ways_in * of_way_in;
  }
  for (std::uint32_t i = list.admissions; i < list.admissions + list.admission_count; ++i) {
    work = work + of_admission;
    if (plan.admissions[i].fallback != no_door) work = work + of_fallback;
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
  for (const TileCell& cell : plan.cells) {
    if (cell.has_front) work = work + of_front;
    work = work + of_slots(plan, plan.slot_lists[cell.slots]);
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
