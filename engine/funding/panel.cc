#include "funding/panel.h"

#include <cstddef>

namespace sendcast {
namespace {

/// Differences of shares that are only the last bits of a division.
constexpr double rounding = 1e-12;

double sum_of(const std::vector<double>& amounts) {
  double sum = 0;
  for (const double amount : amounts) sum += amount;
  return sum;
}

}  // namespace

PanelShares panel_shares(const std::vector<double>& points, const std::vector<double>& caps) {
  PanelShares panel{std::vector<double>(points.size(), 0.0), 1};
  std::vector<double> free_points = points;  // of the pots not at their cap
  for (bool any_over = true; any_over;) {
    any_over = false;
    const double total = sum_of(free_points);
    if (total == 0) break;
    const double to_place = panel.unplaced;
    for (std::size_t pot = 0; pot < points.size(); ++pot) {
      if (free_points[pot] == 0 || to_place * free_points[pot] / total < caps[pot]) continue;
      panel.shares[pot] = caps[pot];
      panel.unplaced -= caps[pot];
      free_points[pot] = 0;
      any_over = true;
    }
  }
  const double total = sum_of(free_points);
  for (std::size_t pot = 0; pot < points.size() && total > 0; ++pot) {
    if (free_points[pot] > 0) panel.shares[pot] = panel.unplaced * free_points[pot] / total;
  }
  if (total > 0 || panel.unplaced < rounding) panel.unplaced = 0;
  return panel;
}

}  // namespace sendcast
