// What one core of this machine can do at best; the other benchmarks say what share of it they reach.

#include "peak.h"

#include <benchmark/benchmark.h>

namespace sendcast::bench {
namespace {

void peak_multiply_and_add(benchmark::State& state) {
  double done = 0;
  for (auto _ : state) done += multiply_and_add(10'000);
  state.counters["operations/s"] = benchmark::Counter(done, benchmark::Counter::kIsRate);
  state.SetLabel(measured_peak().width);
}
BENCHMARK(peak_multiply_and_add);

/// Half the nearest cache; half a second-level cache of 512 KiB; four megabytes; and beyond any cache.
void peak_stream(benchmark::State& state) {
  std::vector<double> numbers(static_cast<std::size_t>(state.range(0)) * 1024 / sizeof(double));
  double done = 0;
  for (auto _ : state) done += stream(numbers, 1);
  state.counters["bytes/s"] = benchmark::Counter(done, benchmark::Counter::kIsRate);
}
BENCHMARK(peak_stream)->ArgName("KiB")->Arg(16)->Arg(256)->Arg(4096)->Arg(262144);

}  // namespace
}  // namespace sendcast::bench
