#include "uncertainty/spread_parts.h"

#include <vector>

namespace sendcast {
namespace {

double mean_of(std::span<const double> values) {
  double sum = 0;
  for (const double value : values) sum += value - values.front();
  return values.front() + sum / static_cast<double>(values.size());
}

double variance_of(std::span<const double> values) {
  const double mean = mean_of(values);
  double sum = 0;
  for (const double value : values) sum += (value - mean) * (value - mean);
  return sum / static_cast<double>(values.size() - 1);
}

}  // namespace

std::optional<SpreadParts> spread_parts(std::span<const double> expected, std::span<const double> by_chance) {
  if (expected.size() < 2) return std::nullopt;
  std::vector<double> differences;
  differences.reserve(expected.size());
  for (std::size_t draw = 0; draw < expected.size(); ++draw) differences.push_back(by_chance[draw] - expected[draw]);
  return SpreadParts{variance_of(expected), variance_of(differences), mean_of(differences)};
}

}  // namespace sendcast
