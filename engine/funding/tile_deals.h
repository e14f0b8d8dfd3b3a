#pragma once

#include <cstddef>
#include <vector>

#include "funding/tile_pricing.h"

namespace sendcast {

/// Prices what is counted for several deals with the same stretches: a line that comes to the same in some of them is
/// priced once for these.
class TileDeals {
 public:
  /// @param pricings   of each deal; must outlive it
  /// @param stretches  how many each has
  TileDeals(std::vector<const TilePricing*> pricings, int stretches);

  /// Adds what is counted in one stretch to every deal's charges.
  /// @param made     by deal
  /// @param charges  by deal
  void charge(int stretch, const double* sums, const std::vector<TileMade>& made,
              const std::vector<TileCharges*>& charges) const;

 private:
  std::vector<const TilePricing*> pricings_;
  std::vector<std::vector<std::vector<std::size_t>>> priced_by_;  ///< [stretch][line][deal]: the first deal like it
};

}  // namespace sendcast
