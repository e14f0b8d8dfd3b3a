#include "demand/rake.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace sendcast {
namespace {

constexpr int most_rounds = 5000;
constexpr double most_steps =
    2e9;  ///< rounds x cells x margins: a large table has fewer rounds, but a hundred at least
constexpr double close_enough = 1e-12;  ///< of the total
constexpr double too_far = 1e-7;        ///< of the total

double people_in(const ValueGrid& grid, std::size_t position) {
  return std::isnan(grid.values[position]) ? 0 : grid.values[position];
}

double total_of(const ValueGrid& grid) {
  double total = 0;
  for (std::size_t i = 0; i < grid.values.size(); ++i) total += people_in(grid, i);
  return total;
}

/// Which entry of a margin each cell of the table belongs to.
std::vector<std::size_t> positions_in(const ValueGrid& grid, const Shape& shape, bool by_setting) {
  std::vector<std::size_t> positions;
  for (int s = 0; s < (by_setting ? shape.settings : 1); ++s) {
    for (int c = 0; c < shape.cells(); ++c) {
      positions.push_back(
          grid.position({shape.area_of_cell(c), shape.age_of_cell(c), shape.need_of_cell(c), by_setting ? s : -1}));
    }
  }
  return positions;
}

/// Scales the table to a margin; returns how far it was from it before.
double fit(const ValueGrid& margin, const std::vector<std::size_t>& positions, Eigen::ArrayXd& people) {
  std::vector<double> sums(margin.values.size());
  for (std::size_t i = 0; i < positions.size(); ++i) sums[positions[i]] += people[static_cast<Eigen::Index>(i)];
  double furthest = 0;
  for (std::size_t k = 0; k < sums.size(); ++k) {
    furthest = std::max(furthest, std::abs(sums[k] - people_in(margin, k)));
    sums[k] = sums[k] > 0 ? people_in(margin, k) / sums[k] : 0;
  }
  for (std::size_t i = 0; i < positions.size(); ++i) people[static_cast<Eigen::Index>(i)] *= sums[positions[i]];
  return furthest;
}

int rounds_for(std::size_t margins, Eigen::Index cells) {
  const double rounds = most_steps / (static_cast<double>(margins) * static_cast<double>(cells));
  return static_cast<int>(std::clamp(rounds, 100.0, 1.0 * most_rounds));
}

std::string missing_dimension(const std::vector<ValueGrid>& margins, const Shape& shape, bool by_setting) {
  const auto lacks = [&](bool Dimensions::*dimension, int extent) {
    const auto has = [&](const ValueGrid& grid) { return grid.columns.*dimension; };
    return extent > 1 && std::none_of(margins.begin(), margins.end(), has);
  };
  if (lacks(&Dimensions::area, shape.areas)) return "area";
  if (lacks(&Dimensions::age, shape.ages)) return "age";
  if (lacks(&Dimensions::need, shape.needs)) return "need";
  if (by_setting && lacks(&Dimensions::setting, shape.settings)) return "setting";
  return {};
}

}  // namespace

Raked rake(const std::vector<ValueGrid>& margins, const Shape& shape, bool by_setting) {
  Raked raked;
  raked.people = Eigen::ArrayXd::Ones(by_setting ? shape.plans() : shape.cells());
  const double total = total_of(margins.front());
  for (const ValueGrid& margin : margins) {
    if (std::abs(total_of(margin) - total) > too_far * std::max(total, 1.0)) {
      raked.fault = fmt::format("the margins have different totals: {} and {}", total, total_of(margin));
      return raked;
    }
  }
  if (const std::string missing = missing_dimension(margins, shape, by_setting); !missing.empty()) {
    raked.fault = fmt::format("no margin has a column '{}'", missing);
    return raked;
  }
  std::vector<std::vector<std::size_t>> positions;
  for (const ValueGrid& margin : margins) positions.push_back(positions_in(margin, shape, by_setting));
  const int rounds = rounds_for(margins.size(), raked.people.size());
  double furthest = 0;
  for (int round = 0; round < rounds; ++round) {
    furthest = 0;
    for (std::size_t m = 0; m < margins.size(); ++m)
      furthest = std::max(furthest, fit(margins[m], positions[m], raked.people));
    if (furthest <= close_enough * total) break;
  }
  if (furthest > too_far * total) {
    raked.fault = fmt::format("the margins contradict each other: after {} rounds a cell is still {:.3g} people off",
                              rounds, furthest);
  }
  return raked;
}

}  // namespace sendcast
