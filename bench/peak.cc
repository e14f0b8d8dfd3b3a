// What the machine can do, in the widest vectors that it has.
#define HWY_DISABLED_TARGETS (HWY_SSSE3 | HWY_AVX3_DL)
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "bench/peak.cc"
#include <hwy/foreach_target.h>
// What must come after it.
#include <hwy/highway.h>

#include "peak.h"

HWY_BEFORE_NAMESPACE();
namespace sendcast::bench::HWY_NAMESPACE {
namespace {

namespace hn = hwy::HWY_NAMESPACE;
using Tag = hn::ScalableTag<double>;

/// Chains that do not wait for one another: more than the latency of both times what can be begun in a cycle.
constexpr std::size_t chains = 12;

/// So that nothing is left out because nobody reads it.
volatile double kept = 0;

double MultiplyAndAdd(std::size_t rounds) {
  const Tag tag;
  hn::Vec<Tag> chain[chains];
  for (std::size_t i = 0; i < chains; ++i) chain[i] = hn::Set(tag, static_cast<double>(i));
  const auto half = hn::Set(tag, 0.5);
  const auto one = hn::Set(tag, 1.0);
  for (std::size_t round = 0; round < rounds; ++round) {
    HWY_UNROLL(12)
    for (std::size_t i = 0; i < chains; ++i) chain[i] = hn::Add(hn::Mul(chain[i], half), one);
  }
  auto sum = chain[0];
  for (std::size_t i = 1; i < chains; ++i) sum = hn::Add(sum, chain[i]);
  kept = hn::GetLane(sum);
  return 2.0 * static_cast<double>(chains * hn::Lanes(tag) * rounds);
}

double Stream(double* numbers, std::size_t count, std::size_t rounds) {
  const Tag tag;
  const auto half = hn::Set(tag, 0.5);
  const auto one = hn::Set(tag, 1.0);
  const std::size_t step = 4 * hn::Lanes(tag);
  const std::size_t whole = count / step * step;
  for (std::size_t round = 0; round < rounds; ++round) {
    for (std::size_t at = 0; at < whole; at += step) {
      HWY_UNROLL(4)
      for (std::size_t i = 0; i < 4; ++i) {
        double* to = numbers + at + i * hn::Lanes(tag);
        hn::StoreU(hn::Add(hn::Mul(hn::LoadU(tag, to), half), one), tag, to);
      }
    }
    kept = numbers[0];
  }
  return 2.0 * sizeof(double) * static_cast<double>(whole * rounds);
}

}  // namespace
}  // namespace sendcast::bench::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE

#include <algorithm>
#include <ctime>

#include <benchmark/benchmark.h>

#include "demand/vector_width.h"

namespace sendcast::bench {
namespace {

HWY_EXPORT(MultiplyAndAdd);
HWY_EXPORT(Stream);

constexpr int runs = 12;

/// How much of something is done in a second of processor time, in the fastest of some runs.
template <class Work>
double fastest(Work work) {
  double best = 0;
  for (int i = 0; i < runs; ++i) {
    const std::clock_t begun = std::clock();
    const double done = work();
    best = std::max(best, done * CLOCKS_PER_SEC / static_cast<double>(std::clock() - begun));
  }
  return best;
}

/// Half of a cache; of the last, which others use too, four megabytes at most.
std::size_t part_of(std::size_t bytes) { return std::min(bytes / 2, std::size_t{4} << 20); }

Peak measure() {
  constexpr double bytes_a_run = 1e8;
  Peak peak{vector_width(), fastest([] { return multiply_and_add(2'000'000); }), {}};
  for (const auto& cache : benchmark::CPUInfo::Get().caches) {
    if (cache.type == "Instruction") continue;
    const auto bytes = static_cast<std::size_t>(cache.size);
    std::vector<double> numbers(part_of(bytes) / sizeof(double));
    const auto rounds = static_cast<std::size_t>(bytes_a_run / 16 / static_cast<double>(numbers.size())) + 1;
    peak.caches.push_back({"L" + std::to_string(cache.level), bytes, fastest([&] { return stream(numbers, rounds); })});
  }
  return peak;
}

}  // namespace

double multiply_and_add(std::size_t rounds) { return HWY_DYNAMIC_DISPATCH(MultiplyAndAdd)(rounds); }

double stream(std::vector<double>& numbers, std::size_t rounds) {
  return HWY_DYNAMIC_DISPATCH(Stream)(numbers.data(), numbers.size(), rounds);
}

const Peak& measured_peak() {
  static const Peak peak = measure();
  return peak;
}

}  // namespace sendcast::bench

#endif
