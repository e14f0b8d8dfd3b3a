#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "arrays/tile.h"
#include "funding/funding_model.h"
#include "funding/still_months.h"
#include "funding/tile_charges.h"
#include "services/line_model.h"

namespace sendcast {

/// Counted cells of a line that share price, uptake and ladder, so that what they count can be added up before it is
/// priced.
struct LineClass {
  int price_row = 0;
  int uptake_row = 0;
  int ladder_row = -1;  ///< -1 where a pool pays
  int sum = 0;          ///< which of the tile's sums is theirs
};

/// Lines whose prices and uptake other deals may share, and the book in which the recipes of these are then kept.
struct SharedPrices {
  const std::vector<LineModel>& lines;
  RecipeBook& book;
};

/// What recipe books made for a tile: a deal's own, and the one that deals share.
struct TileMade {
  const double* own = nullptr;
  const double* shared = nullptr;
};

/// Prices what is counted for a tile of draws, and says who pays by the lines' ladders (model.md sections 6 and 7): the
/// draws' version of charge(). Knows beforehand where every price, uptake, bound and share is read from.
class TilePricing {
 public:
  /// @param classes    by line: the classes of its counted cells
  /// @param stretches  of the run, each within one of still_months_of(model, lines)
  /// @param book       gains the recipes of what is uncertain, but for those that go to the shared one
  /// @param shared     lines of which some may have the very recipes of these
  TilePricing(const FundingModel& model, const std::vector<LineModel>& lines,
              const std::vector<std::vector<LineClass>>& classes, const std::vector<StillMonths>& stretches,
              RecipeBook& book, const std::optional<SharedPrices>& shared = std::nullopt);

  /// Makes `charges` those of lines that have run up nothing yet.
  void open(TileCharges& charges) const { charges = nothing_; }

  /// Adds what is counted in one stretch.
  /// @param sums  for each of the tile's sums, what its cells count (before uptake), added up over the stretch's
  ///              months: sums x tile_width, lane fastest
  void charge(int stretch, const double* sums, const TileMade& made, TileCharges& charges) const;

  /// The lines that run in a stretch, one after another: charging each is to price it and then to have it paid.
  std::size_t lines_in(int stretch) const;
  /// Whether a line comes to the same in another deal, wherever both have the same sums.
  bool costs_as(const TilePricing& other, int stretch, std::size_t line) const;
  void price_line(int stretch, std::size_t line, const double* sums, const TileMade& made, TileLineCosts& costs) const;
  void pay_line(int stretch, std::size_t line, const TileLineCosts& costs, const TileMade& made,
                TileCharges& charges) const;

 private:
  /// A certain price is cut into bands beforehand.
  struct PricedClass {
    int sum = 0;
    Source uptake;
    double unit = 1;  ///< what one counted in one month is of a unit that has a price
    Source price;
    int first_band = 0;                 ///< of its ladder, among the line's bands
    bool has_one_band = false;          ///< which has no end, so that all of the price is in it
    std::vector<double> certain_bands;  ///< by band: its part of a unit's price
    std::vector<Source> bounds;         ///< by band, where that is to be worked draw by draw
  };
  struct Share {
    int payer = 0;  ///< among TileParts::pots
    Source share;
  };
  struct PricedLine {
    int line = 0;
    bool is_shared = false;  ///< prices and uptake are read from the shared book
    std::vector<PricedClass> classes;
    std::vector<std::vector<Share>> bands;  ///< of all ladders of its classes
    std::vector<int> grant_payers;          ///< by grant: among TileParts::pots
  };
  struct PricedStretch {
    int year = 0;
    std::vector<PricedLine> lines;  ///< those that run
  };

  class Plan;

  static bool cost_alike(const PricedClass& one, const PricedClass& other);

  std::vector<PricedStretch> stretches_;
  TileCharges nothing_;
};

}  // namespace sendcast
