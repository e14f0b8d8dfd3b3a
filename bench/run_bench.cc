// The whole loop over draws: people, prices and payers, in blocks over threads; and the central run.

#include <benchmark/benchmark.h>

#include "model/draw_runs.h"
#include "model/simulate.h"
#include "roofline.h"
#include "tiled.h"

namespace sendcast::bench {
namespace {

constexpr std::uint64_t draws = 128;

MonthWork work_of_all(const Several& several) {
  MonthWork work;
  for (const auto& group : several.same_demand) {
    work = work + work_of(Tiled(several.models[group.front()]).demand.plan());
  }
  return work;
}

void run(benchmark::State& state, const Several& several) {
  const Worlds worlds = worlds_of(several);
  const DrawRuns runs(several.pointers(), several.same_demand, worlds);
  const int threads = static_cast<int>(state.range(0));
  const auto draw = [&](std::uint64_t number, std::span<double> numbers) { worlds.draw(number, numbers); };
  const auto take = [](const Block& block) { benchmark::DoNotOptimize(block.scenarios.data()); };
  const ProcessorTime taken;
  for (auto _ : state) runs.run(draws, {threads}, draw, take, [] { return true; });
  const double seconds = taken.seconds();
  const auto all_draws = static_cast<double>(draws) * static_cast<double>(state.iterations());
  state.counters["draws/s"] = benchmark::Counter(all_draws, benchmark::Counter::kIsRate);
  count_cell_steps(state, work_of_all(several), runs.cell_steps() * all_draws, seconds);
}

void one_and_two_threads(benchmark::internal::Benchmark* benchmark) {
  benchmark->ArgName("threads")->Arg(1)->Arg(2)->UseRealTime()->Unit(benchmark::kMillisecond);
}

void run_bcp(benchmark::State& state) { run(state, bcp()); }
BENCHMARK(run_bcp)->Apply(one_and_two_threads);
void run_7_scenarios_of_bcp(benchmark::State& state) { run(state, bcp_all()); }
BENCHMARK(run_7_scenarios_of_bcp)->Apply(one_and_two_threads);
void run_20_deals_of_bcp(benchmark::State& state) { run(state, bcp_deals(20)); }
BENCHMARK(run_20_deals_of_bcp)->Apply(one_and_two_threads);

void run_10_thousand_cells(benchmark::State& state) { run(state, made_up(4)); }
BENCHMARK(run_10_thousand_cells)->Apply(one_and_two_threads);
void run_20_deals_of_10_thousand_cells(benchmark::State& state) { run(state, made_up(4, 20)); }
BENCHMARK(run_20_deals_of_10_thousand_cells)->Apply(one_and_two_threads);

void run_100_thousand_cells(benchmark::State& state) { run(state, made_up(44)); }
BENCHMARK(run_100_thousand_cells)->Apply(one_and_two_threads);
void run_20_deals_of_100_thousand_cells(benchmark::State& state) { run(state, made_up(44, 20)); }
BENCHMARK(run_20_deals_of_100_thousand_cells)->Apply(one_and_two_threads);

void run_central_without_reading(benchmark::State& state) {
  const Several several = bcp();
  for (auto _ : state) benchmark::DoNotOptimize(simulate(several.models.front()));
}
BENCHMARK(run_central_without_reading)->Unit(benchmark::kMillisecond);

void run_central_with_reading(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(simulate(bcp().models.front()));
}
BENCHMARK(run_central_with_reading)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace sendcast::bench
