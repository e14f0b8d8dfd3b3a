#pragma once

#include <vector>

namespace sendcast {

/// How a panel's points divide a cost among pots (model.md section 7, domains).
struct PanelShares {
  std::vector<double> shares;  ///< by pot, each within its cap; they sum to 1 unless something is unplaced
  double unplaced = 0;         ///< what no pot may take; 1 where there are no points
};

/// Points as shares of their sum. Where a pot's share is above its cap, what is cut off goes to the pots not at their
/// cap in proportion to points, again until none is over.
/// @param points  by pot, 0 or more
/// @param caps    by pot, from 0 to 1
PanelShares panel_shares(const std::vector<double>& points, const std::vector<double>& caps);

}  // namespace sendcast
