#pragma once

#include <cstddef>
#include <vector>

#include "arrays/tile.h"

namespace sendcast {

/// Pots' parts of something that a tile has run up.
struct TileParts {
  std::vector<int> pots;      ///< that may have a part in any draw, ascending
  std::vector<Lanes> amount;  ///< [year][of these pots], pounds; flat

  Lanes* in(int year) { return amount.data() + first_in(year); }
  const Lanes* in(int year) const { return amount.data() + first_in(year); }

 private:
  std::size_t first_in(int year) const { return static_cast<std::size_t>(year) * pots.size(); }
};

/// What a grant would pay of a line if it paid all of it.
struct TileGrantCharges {
  int grant = 0;
  TileParts parts;
};

/// What a line has run up in a tile of draws: by financial year, its quantity, its cost (pounds) and each pot's part of
/// it (after succession; of no pot where a pool pays), as if no grant paid first. Nothing is rounded.
struct TileLineCharges {
  std::vector<Lanes> quantity;
  std::vector<Lanes> cost;
  TileParts parts;
  int pool = -1;
  std::vector<TileGrantCharges> grants;  ///< that pay before the rule, first payer first
};

/// What a line's counted cells come to in a stretch of months.
struct TileLineCosts {
  Lanes quantity;
  Lanes cost;
  std::vector<Lanes> in_band;  ///< the cost in each band of its ladders
};

/// What every line has run up in a tile.
struct TileCharges {
  std::vector<TileLineCharges> lines;
  TileLineCosts in_hand;  ///< of the line that is being charged
};

}  // namespace sendcast
