// The central run of a real place, with reading and without, and its parts. bench/README.md has the figures.

#include "run.h"

#include <fstream>
#include <memory>
#include <sstream>

#include <benchmark/benchmark.h>

#include "demand/advance.h"
#include "demand/chance_projection.h"

namespace sendcast {
namespace {

const std::string root = SENDCAST_SOURCE_DIR "/scenarios";
const std::string scenario = root + "/bcp/as-things-are.yaml";

FileText read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return {text.str(), file ? std::string() : "it cannot be opened"};
}

std::unique_ptr<Loaded> loaded_scenario() {
  Sources sources;
  Problems problems;
  return load(scenario, Reach{root}, read_file, sources, problems);
}

/// Stocks that can be non-empty, times months.
double cell_steps(const DemandModel& model) {
  const double stages = 2 + model.months_to_issue + model.shape.settings;
  return stages * model.shape.cells() * model.calendar.months;
}

void load_and_check(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(loaded_scenario());
}
BENCHMARK(load_and_check)->Unit(benchmark::kMillisecond);

void lower_to_arrays(benchmark::State& state) {
  const auto loaded = loaded_scenario();
  for (auto _ : state) benchmark::DoNotOptimize(compile(loaded->scenario, "bcp"));
}
BENCHMARK(lower_to_arrays)->Unit(benchmark::kMillisecond);

void advance_ten_years(benchmark::State& state) {
  const Model model = compile(loaded_scenario()->scenario, "bcp");
  for (auto _ : state) {
    Projection projection(model.demand);
    for (int month = 0; month < model.demand.calendar.months; ++month) projection.advance();
    benchmark::DoNotOptimize(projection.stocks().plans.data());
  }
  state.counters["cell-steps/s"] = benchmark::Counter(
      cell_steps(model.demand) * static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
}
BENCHMARK(advance_ten_years)->Unit(benchmark::kMillisecond);

void advance_ten_years_by_chance(benchmark::State& state) {
  const Model model = compile(loaded_scenario()->scenario, "bcp");
  std::uint64_t draw = 0;
  for (auto _ : state) {
    ChanceProjection projection(model.demand, 1, draw++);
    for (int month = 0; month < model.demand.calendar.months; ++month) projection.advance();
    benchmark::DoNotOptimize(projection.stocks().plans.data());
  }
}
BENCHMARK(advance_ten_years_by_chance)->Unit(benchmark::kMillisecond);

void central_run_without_reading(benchmark::State& state) {
  const Model model = compile(loaded_scenario()->scenario, "bcp");
  for (auto _ : state) benchmark::DoNotOptimize(simulate(model));
}
BENCHMARK(central_run_without_reading)->Unit(benchmark::kMillisecond);

void central_run_with_reading(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(simulate(compile(loaded_scenario()->scenario, "bcp")));
}
BENCHMARK(central_run_with_reading)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace sendcast
