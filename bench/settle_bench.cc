// Who pays for ten years in a tile of draws: rules, pools, pots.

#include <benchmark/benchmark.h>

#include "funding/tile_pricing.h"
#include "funding/tile_settlement.h"
#include "tiled.h"

namespace sendcast::bench {
namespace {

void settle(benchmark::State& state, const Several& several) {
  const Model& model = several.models.front();
  RecipeBook book;
  const TileSums sums = tile_sums({&model});
  const std::vector<StillMonths> stretches = still_months_of(model.funding, model.lines);
  const TilePricing pricing(model.funding, model.lines, sums.classes.front(), stretches, book);
  const TileSettlement settlement(model.funding, book);
  const std::vector<double> made = DrawnTile(several, 0).made_by(book);
  const std::vector<double> counted(static_cast<std::size_t>(sums.counting.sums) * tile_width, 100);
  TileCharges charges;
  pricing.open(charges);
  for (int i = 0; i < static_cast<int>(stretches.size()); ++i)
    pricing.charge(i, counted.data(), {made.data(), nullptr}, charges);
  TileAccounts accounts;
  for (auto _ : state) {
    settlement.settle(charges, made.data(), accounts);
    benchmark::DoNotOptimize(accounts.budgets.data());
  }
  const auto draws = static_cast<double>(state.iterations()) * tile_width;
  state.counters["draws/s"] = benchmark::Counter(draws, benchmark::Counter::kIsRate);
}

void settle_bcp(benchmark::State& state) { settle(state, bcp()); }
BENCHMARK(settle_bcp)->Unit(benchmark::kMicrosecond);

void settle_made_up(benchmark::State& state) { settle(state, made_up(4)); }
BENCHMARK(settle_made_up)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace sendcast::bench
