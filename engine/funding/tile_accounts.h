#pragma once

#include <vector>

#include "arrays/tile.h"

namespace sendcast {

/// A pooled fund's year in a tile of draws, pounds.
struct TilePoolYear {
  Lanes contributions = Lanes::Zero();
  Lanes spend = Lanes::Zero();
  Lanes carried_forward = Lanes::Zero();
};

/// A pot's year in a tile of draws, pounds.
struct TileBudgetYear {
  Lanes income = Lanes::Zero();
  Lanes paid = Lanes::Zero();  ///< for lines and to pools
  Lanes balance = Lanes::Zero();
};

/// The money of a tile of draws (model.md sections 7.1 and 7.2): what Accounts is to the central run, in pounds that
/// are not rounded, so that it differs from it by what pence differ. Years are the run's financial years.
struct TileAccounts {
  std::vector<std::vector<TilePoolYear>> pools;      ///< [year][pool]
  std::vector<std::vector<TileBudgetYear>> budgets;  ///< [year][pot]
  std::vector<Lanes> grants_left;                    ///< by grant: what it has left in the year that is being settled
};

}  // namespace sendcast
