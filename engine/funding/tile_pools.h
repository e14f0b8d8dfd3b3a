#pragma once

#include <vector>

#include "funding/funding_model.h"
#include "funding/tile_accounts.h"
#include "funding/tile_sum.h"

namespace sendcast {

/// Closes the pooled funds in a tile of draws (model.md section 7.1): settle_pools() for draws. Where in a draw nothing
/// is contributed and no shares are given, what is over or left stays in the reserve.
class TilePools {
 public:
  /// @param book  gains the recipes of what is uncertain
  TilePools(const FundingModel& model, RecipeBook& book);

  /// Closes one year of every pool, of which `accounts` knows the spend, after the year before it; adds what pots pay.
  void close(int year, const double* made, TileAccounts& accounts) const;

 private:
  /// What a pot contributes in a year, or its part where something is shared out at the year's end.
  struct Due {
    int pot = 0;
    TileSum amount;
  };
  struct PoolYear {
    std::vector<Due> contributions;         ///< with whoever pays month by month
    std::vector<Due> contributions_at_end;  ///< the same with whoever has succeeded by the year's end
    std::vector<Due> overspend;             ///< shares; empty: in proportion to contributions
    std::vector<Due> beyond_cap;            ///< shares; empty: as overspend
    Source cap;
    bool carries_underspend = true;
  };
  class Plan;

  static void close(const PoolYear& pool, const Lanes& brought_forward, const double* made, TilePoolYear& account,
                    std::vector<TileBudgetYear>& budgets);
  static Lanes total(const std::vector<Due>& dues, const double* made);
  static Lanes divide(const Lanes& amount, const std::vector<Due>& weights, const double* made,
                      std::vector<TileBudgetYear>& budgets);

  std::vector<std::vector<PoolYear>> years_;  ///< [year][pool]
  std::vector<Source> opening_reserves_;      ///< by pool
};

}  // namespace sendcast
