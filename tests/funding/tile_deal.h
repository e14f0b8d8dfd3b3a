#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "funding/accounts.h"
#include "funding/funding_model.h"
#include "funding/still_months.h"
#include "funding/tile_accounts.h"
#include "funding/tile_charges.h"
#include "services/line_model.h"

namespace sendcast {

/// What lines count, before uptake: [line][month][counted cell].
using Counts = std::vector<std::vector<std::vector<double>>>;

/// An arrangement with its lines.
struct Deal {
  FundingModel model;
  std::vector<LineModel> lines;
};

/// One thing for each draw of a tile.
template <typename Thing>
using ByLane = std::array<Thing, tile_width>;

struct TileMoney {
  TileCharges charges;
  TileAccounts accounts;
};

/// The central accounts of a deal in whole pence.
Accounts central_accounts(const Deal& deal, const Counts& counts);

/// The money of a tile of draws of a deal. What its recipes make of draw k is what `Drawn` with the number `draws[k]`
/// makes.
TileMoney tile_money(const Deal& deal, const ByLane<Counts>& counts, const ByLane<double>& draws,
                     const std::vector<StillMonths>& stretches);

/// A deal made up from a seed, with uptake, prices of several cells, and lines that come and go.
Deal random_deal_with_uptake(std::uint64_t seed);
Counts random_counts(std::uint64_t seed, const Deal& deal);

/// The same deal with all its numbers changed at random: shares sum to 1 as before, bounds may be out of order.
Deal changed_at_random(const Deal& deal, std::uint64_t seed);

/// A deal whose numbers are uncertain: those of `draws[k]` in the draw whose number is k. All have the same structure.
Deal uncertain_deal(const ByLane<Deal>& draws);

}  // namespace sendcast
