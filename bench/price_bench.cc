// What ten years of people cost in a tile of draws.

#include <benchmark/benchmark.h>

#include "funding/tile_pricing.h"
#include "tiled.h"

namespace sendcast::bench {
namespace {

void price(benchmark::State& state, const Several& several) {
  const Model& model = several.models.front();
  const TileSums sums = tile_sums({&model});
  const std::vector<StillMonths> stretches = still_months_of(model.funding, model.lines);
  RecipeBook book;
  const TilePricing pricing(model.funding, model.lines, sums.classes.front(), stretches, book);
  const std::vector<double> made = DrawnTile(several, 0).made_by(book);
  const std::vector<double> counted(static_cast<std::size_t>(sums.counting.sums) * tile_width, 100);
  TileCharges charges;
  for (auto _ : state) {
    pricing.open(charges);
    for (int i = 0; i < static_cast<int>(stretches.size()); ++i)
      pricing.charge(i, counted.data(), {made.data(), nullptr}, charges);
    benchmark::DoNotOptimize(charges.lines.data());
  }
  const auto draws = static_cast<double>(state.iterations()) * tile_width;
  state.counters["draws/s"] = benchmark::Counter(draws, benchmark::Counter::kIsRate);
  state.counters["stretches"] = static_cast<double>(stretches.size());
}

void price_bcp(benchmark::State& state) { price(state, bcp()); }
BENCHMARK(price_bcp)->Unit(benchmark::kMicrosecond);

void price_made_up(benchmark::State& state) { price(state, made_up(static_cast<int>(state.range(0)))); }
BENCHMARK(price_made_up)->ArgName("towns")->Arg(4)->Arg(40)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace sendcast::bench
