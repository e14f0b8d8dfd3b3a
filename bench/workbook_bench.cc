// From results to the bytes of workbooks.

#include <benchmark/benchmark.h>

#include "report/results_workbook.h"
#include "report/returns_workbook.h"
#include "run.h"
#include "scenarios.h"

namespace sendcast::bench {
namespace {

/// Ten scenarios of ten years, compared: BCP's seven, and the first three again.
const Outcomes& ten_scenarios() {
  static const Outcomes outcomes = [] {
    std::vector<std::unique_ptr<Loaded>> loaded = std::move(bcp_all().loaded);
    for (const char* again : {"as-things-are", "local-places", "transformation"})
      loaded.push_back(std::move(bcp({again}).loaded.front()));
    Asked asked;
    asked.compares = true;
    Outcomes made = outcomes_of(std::move(loaded), asked);
    made.results = run_all(made.loaded, {.plans_by_cell = true, .events_by_age = true});
    return made;
  }();
  return outcomes;
}

template <typename Made>
void make(benchmark::State& state, const Made& made) {
  const Outcomes& outcomes = ten_scenarios();
  Manifest manifest;
  manifest.run_at = "2026-11-26T00:00:00Z";
  std::size_t bytes = 0;
  for (auto _ : state) {
    std::string why_not;
    const std::optional<std::string> file = made(outcomes, manifest, why_not);
    if (!file) return state.SkipWithError(why_not.c_str());
    bytes = file->size();
  }
  state.counters["MB"] = static_cast<double>(bytes) / 1e6;
}

void workbook(benchmark::State& state) { make(state, results_workbook); }
BENCHMARK(workbook)->Unit(benchmark::kMillisecond);

void returns(benchmark::State& state) { make(state, returns_workbook); }
BENCHMARK(returns)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace sendcast::bench
