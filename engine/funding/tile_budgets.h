#pragma once

#include <vector>

#include "funding/funding_model.h"
#include "funding/tile_accounts.h"
#include "funding/tile_sum.h"

namespace sendcast {

/// Closes the pots' budgets in a tile of draws (model.md section 7.2): close_budgets() for draws.
class TileBudgets {
 public:
  /// @param book  gains the recipes of what is uncertain
  TileBudgets(const FundingModel& model, RecipeBook& book);

  /// Closes one year of every pot, of which `accounts` knows what it has paid, after the years before it.
  void close(int year, const double* made, TileAccounts& accounts) const;

 private:
  struct OneOff {
    Source amount;
    bool is_share = false;
    int of_balance_at = -1;
  };
  struct PotYear {
    TileSum income;
    std::vector<OneOff> one_offs;
    Source interest;          ///< a year's rate
    double months = 12;       ///< that the year has
    int bears_interest = -1;  ///< the pot that does; -1 where there is none
  };
  /// How a pot is left at a year's end, in this order.
  struct Closing {
    int pot = 0;
    int passes_on_to = -1;    ///< -1: to nobody
    int deficit_met_by = -1;  ///< -1: by nobody
  };
  class Plan;

  Lanes brought_forward(int year, int pot, const double* made, const TileAccounts& accounts) const;
  Lanes one_offs(int year, int pot, const double* made, const TileAccounts& accounts) const;
  void open(int year, const double* made, TileAccounts& accounts) const;
  void charge_interest(int year, const double* made, TileAccounts& accounts) const;

  std::vector<bool> carries_;                   ///< by pot
  std::vector<Source> opening_balances_;        ///< by pot
  std::vector<std::vector<PotYear>> years_;     ///< [year][pot]
  std::vector<std::vector<Closing>> closings_;  ///< [year], in the closing order
};

}  // namespace sendcast
