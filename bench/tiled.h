#pragma once

#include <array>
#include <vector>

#include "demand/tile_projection.h"
#include "model/tile_sums.h"
#include "model/worlds.h"
#include "scenarios.h"

namespace sendcast::bench {

/// A tile of draws: what each makes of the uncertain numbers of one scenario.
class DrawnTile {
 public:
  /// The first draws of a scenario.
  DrawnTile(const Several& several, std::size_t scenario);
  /// Draws of `numbers` numbers that lie evenly between two ends.
  DrawnTile(std::size_t numbers, double low, double high);

  /// What a book of recipes makes of them.
  std::vector<double> made_by(const RecipeBook& book) const;

 private:
  std::array<std::vector<double>, tile_width> numbers_;
};

/// A model's demand, planned for tiles as its own lines need it.
struct Tiled {
  explicit Tiled(const Model& model)
      : sums(tile_sums({&model})), demand(model.demand, sums.counting, book), months(model.demand.calendar.months) {}

  TileSums sums;
  RecipeBook book;
  TileDemand demand;
  int months;
};

/// Carries a tile through its months.
void advance_through(TileProjection& projection, const std::vector<double>& made, int months);

/// The worlds of all draws of some scenarios.
Worlds worlds_of(const Several& several);

}  // namespace sendcast::bench
