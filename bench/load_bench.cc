// From files to arrays, and from arrays to the plan by which tiles are run.

#include <benchmark/benchmark.h>

#include "model/tile_model.h"
#include "tiled.h"

namespace sendcast::bench {
namespace {

void load_and_check(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(load_scenario("bcp/transformation.yaml"));
}
BENCHMARK(load_and_check)->Unit(benchmark::kMillisecond);

void lower_to_arrays(benchmark::State& state) {
  const auto loaded = load_scenario("bcp/transformation.yaml");
  for (auto _ : state) benchmark::DoNotOptimize(compile(loaded->scenario, "bcp"));
}
BENCHMARK(lower_to_arrays)->Unit(benchmark::kMillisecond);

void plan_tiles(benchmark::State& state, const Several& several) {
  for (auto _ : state) benchmark::DoNotOptimize(TileModel(several.pointers()).live_stocks());
}

void plan_bcp(benchmark::State& state) { plan_tiles(state, bcp()); }
BENCHMARK(plan_bcp)->Unit(benchmark::kMillisecond);

void plan_made_up(benchmark::State& state) { plan_tiles(state, made_up(static_cast<int>(state.range(0)))); }
BENCHMARK(plan_made_up)->ArgName("towns")->Arg(4)->Arg(40)->Unit(benchmark::kMillisecond);

void prepare_worlds(benchmark::State& state) {
  const Several several = bcp_all();
  for (auto _ : state) benchmark::DoNotOptimize(worlds_of(several).count());
}
BENCHMARK(prepare_worlds)->Unit(benchmark::kMillisecond);

void load_and_lower_made_up(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(made_up(static_cast<int>(state.range(0))).models.data());
}
BENCHMARK(load_and_lower_made_up)->ArgName("towns")->Arg(4)->Arg(40)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace sendcast::bench
