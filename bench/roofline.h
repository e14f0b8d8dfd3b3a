#pragma once

#include <ctime>

#include <benchmark/benchmark.h>

#include "demand/tile_plan.h"

namespace sendcast::bench {

/// What a month of one draw asks of the machine, counted by hand from engine/demand/tile_month.cc: a month that is no
/// September, in which no outflow is scaled and only what every run needs is counted.
struct MonthWork {
  double cell_steps = 0;  ///< stocks that somebody can be in
  double operations = 0;  ///< numbers multiplied, added, subtracted or compared
  double bytes = 0;  ///< of stocks and who asks for a place, read and written; rates and sums stay in the nearest cache
  double tile_bytes = 0;  ///< what a tile's stocks and entrants take: it says from which cache they stream
};

MonthWork work_of(const TilePlan& plan);
/// Of several that follow one another.
MonthWork operator+(const MonthWork& one, const MonthWork& other);

/// Cell-steps a second of one core at best: the fewer of what its arithmetic and what its caches allow.
double roofline(const MonthWork& work);

/// What processor time the process takes, all threads together.
class ProcessorTime {
 public:
  double seconds() const { return static_cast<double>(std::clock() - begun_) / CLOCKS_PER_SEC; }

 private:
  std::clock_t begun_ = std::clock();
};

/// Counts what a cell-step asks for; cell-steps a second, and by one core in a second of its time, which others at work
/// on the machine move less; and what share of the roofline and of the measured arithmetic that is.
/// @param work       of all months of one draw, or of one of them: only its proportions matter
/// @param all_steps  cell-steps of the whole benchmark
void count_cell_steps(benchmark::State& state, const MonthWork& work, double all_steps, double processor_seconds);

}  // namespace sendcast::bench
