#include "funding/pence.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>

namespace sendcast {
namespace {

/// Ten-thousandths of a penny.
using Grains = std::int64_t;
constexpr Grains grains_in_penny = 10'000;
constexpr double grains_in_pound = 1e6;

/// Whole pence, rounded down, and what is left of them: 0 <= rest < grains_in_penny.
struct Split {
  Pence whole = 0;
  Grains rest = 0;
};

double held(double pounds) {
  constexpr double most_pounds = in_pounds(most_pence);
  return std::isnan(pounds) ? 0 : std::clamp(pounds, -most_pounds, most_pounds);
}

Split split(double pounds) {
  const Grains grains = std::llrint(held(pounds) * grains_in_pound);
  const Grains rest = (grains % grains_in_penny + grains_in_penny) % grains_in_penny;
  return {(grains - rest) / grains_in_penny, rest};
}

std::vector<std::size_t> by_largest_rest(const std::vector<Split>& parts) {
  std::vector<std::size_t> order(parts.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t left, std::size_t right) { return parts[left].rest > parts[right].rest; });
  return order;
}

}  // namespace

Pence to_pence(double pounds) {
  const auto [whole, rest] = split(pounds);
  const bool up = rest * 2 > grains_in_penny || (rest * 2 == grains_in_penny && whole % 2 != 0);
  return up ? whole + 1 : whole;
}

std::vector<Pence> apportion(Pence total, const std::vector<double>& parts) {
  const int sign = total < 0 ? -1 : 1;
  Pence missing = sign * total;
  std::vector<Split> splits;
  for (const double part : parts) {
    splits.push_back(split(sign * part));
    missing -= splits.back().whole;
  }
  for (const std::size_t i : by_largest_rest(splits)) {
    if (missing <= 0) break;
    ++splits[i].whole;
    --missing;
  }
  if (missing != 0 && !splits.empty()) {
    const auto smaller = [](const Split& left, const Split& right) { return left.whole < right.whole; };
    std::max_element(splits.begin(), splits.end(), smaller)->whole += missing;
  }
  std::vector<Pence> pence;
  for (const Split& part : splits) pence.push_back(sign * part.whole);
  return pence;
}

std::vector<Pence> share_out(Pence total, const std::vector<double>& weights) {
  double sum = 0;
  for (const double weight : weights) sum += weight;
  std::vector<double> parts;
  for (const double weight : weights) parts.push_back(in_pounds(total) * weight / sum);
  return apportion(total, parts);
}

}  // namespace sendcast
