// Drawing: levels by name and draw, and what each kind of distribution makes of a level.

#include <limits>

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include "tiled.h"
#include "uncertainty/quantile.h"
#include "uncertainty/sampler.h"

namespace sendcast::bench {
namespace {

void count_rate(benchmark::State& state, const char* what, std::size_t each) {
  state.counters[what] = benchmark::Counter(static_cast<double>(each) * static_cast<double>(state.iterations()),
                                            benchmark::Counter::kIsRate);
}

std::vector<std::string> names(int count) {
  std::vector<std::string> names;
  for (int i = 0; i < count; ++i) names.push_back(fmt::format("name_{}", i));
  return names;
}

void sample(benchmark::State& state, const std::vector<RankCorrelation>& correlations) {
  const Sampler sampler(names(static_cast<int>(state.range(0))), correlations, 1);
  std::vector<Level> levels(sampler.count());
  std::uint64_t draw = 0;
  for (auto _ : state) {
    sampler.levels(draw++, levels);
    benchmark::DoNotOptimize(levels.data());
  }
  count_rate(state, "levels/s", sampler.count());
}

void sample_levels(benchmark::State& state) { sample(state, {}); }
BENCHMARK(sample_levels)->Arg(1)->Arg(64);

/// Each name with the next.
void sample_correlated_levels(benchmark::State& state) {
  std::vector<RankCorrelation> chain;
  const std::vector<std::string> all = names(static_cast<int>(state.range(0)));
  for (std::size_t i = 1; i < all.size(); ++i) chain.push_back({all[i - 1], all[i], 0.4});
  sample(state, chain);
}
BENCHMARK(sample_correlated_levels)->Arg(2)->Arg(64);

void sample_numbers(benchmark::State& state, const Distribution& distribution) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  const Quantile quantile(distribution, -infinity, infinity);
  const Sampler sampler(names(4096), {}, 1);
  std::vector<Level> levels(sampler.count());
  sampler.levels(0, levels);
  for (auto _ : state) {
    double sum = 0;
    for (const Level& level : levels) sum += quantile.at(level);
    benchmark::DoNotOptimize(sum);
  }
  count_rate(state, "numbers/s", levels.size());
}
BENCHMARK_CAPTURE(sample_numbers, normal, Distribution{Normal{1, 0.1, {}}, {}});
BENCHMARK_CAPTURE(sample_numbers, lognormal, Distribution{Lognormal{1, 0.1, {}}, {}});
BENCHMARK_CAPTURE(sample_numbers, gamma, Distribution{Gamma{1, 0.1, {}}, {}});
BENCHMARK_CAPTURE(sample_numbers, gamma_of_small_shape, Distribution{Gamma{1, 1.5, {}}, {}});
BENCHMARK_CAPTURE(sample_numbers, beta, Distribution{Beta{0.3, 0.05, {}}, {}});
BENCHMARK_CAPTURE(sample_numbers, beta_of_small_shapes, Distribution{Beta{0.3, 0.4, {}}, {}});
BENCHMARK_CAPTURE(sample_numbers, uniform, Distribution{Uniform{0, 1, {}}, {}});
BENCHMARK_CAPTURE(sample_numbers, triangular, Distribution{Triangular{0, 0.3, 1, {}}, {}});
BENCHMARK_CAPTURE(sample_numbers, pert, Distribution{Pert{0, 0.3, 1, {}}, {}});
BENCHMARK_CAPTURE(sample_numbers, interval, Distribution{Interval{0.2, 0.4, 0.8, {}}, {}});

/// All uncertain numbers of BCP's scenarios, with their names and correlations.
void sample_worlds(benchmark::State& state) {
  const Worlds worlds = worlds_of(bcp_all());
  std::vector<double> numbers(worlds.count());
  std::uint64_t draw = 0;
  for (auto _ : state) {
    worlds.draw(draw++, numbers);
    benchmark::DoNotOptimize(numbers.data());
  }
  count_rate(state, "numbers/s", numbers.size());
  count_rate(state, "draws/s", 1);
}
BENCHMARK(sample_worlds);

}  // namespace
}  // namespace sendcast::bench
