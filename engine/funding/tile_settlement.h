#pragma once

#include <vector>

#include "funding/funding_model.h"
#include "funding/tile_accounts.h"
#include "funding/tile_budgets.h"
#include "funding/tile_charges.h"
#include "funding/tile_pools.h"

namespace sendcast {

/// Who pays in a tile of draws: settle() for draws. Knows beforehand where everything is read from.
class TileSettlement {
 public:
  /// @param book  gains the recipes of what is uncertain
  TileSettlement(const FundingModel& model, RecipeBook& book);

  /// @param charges   of the model's lines, in their order
  /// @param made      what the recipe book made for the tile
  /// @param accounts  is filled anew; takes no new memory where it was filled before
  void settle(const TileCharges& charges, const double* made, TileAccounts& accounts) const;

 private:
  void pay_lines(int year, const TileCharges& charges, const double* made, TileAccounts& accounts) const;

  std::vector<std::vector<Source>> grant_limits_;  ///< [year][grant]
  TilePools pools_;
  TileBudgets budgets_;
  TileAccounts nothing_;
};

}  // namespace sendcast
