#pragma once

#include <memory>
#include <vector>

#include "demand/tile_projection.h"
#include "funding/tile_deals.h"
#include "funding/tile_settlement.h"
#include "model/measure_layout.h"
#include "model/model.h"
#include "model/tile_sums.h"

namespace sendcast {

/// What a tile of draws of one model comes to.
struct TileResults {
  std::vector<double> measures;  ///< as MeasureLayout, each with its lanes; not a number where there is nothing
  std::vector<double> income;    ///< [year][pot], each with its lanes, pounds
  Lanes scaled_outflows;         ///< stocks, month by month, whose outflow shares had to be scaled to sum to 1
};

/// Models that have their demand in common, ready to be run for tiles of draws (arrays/tile.h): people are followed
/// once for all of them, and priced and settled for each. Everything that does not differ between draws is worked out
/// here.
class TileModel {
 public:
  /// @param models  whose demand, and division of cells into sums (divide_alike), is the same; they must outlive it,
  /// and
  ///                the scenarios that they were lowered from too
  explicit TileModel(const std::vector<const Model*>& models);
  TileModel(const TileModel&) = delete;
  TileModel& operator=(const TileModel&) = delete;

  std::size_t deals() const { return deals_.size(); }
  /// How many stocks somebody can be in, of one draw in one month.
  int live_stocks() const;
  int months() const;
  const MeasureLayout& layout(std::size_t deal) const { return deals_[deal].layout; }

  /// What one thread needs to run a tile: to be used again for the next.
  class Desk {
   public:
    explicit Desk(const TileModel& model);

   private:
    friend class TileModel;
    TileProjection projection_;
    std::vector<double> made_;
    std::vector<std::vector<double>> made_of_deal_;
    std::vector<std::vector<double>> in_stretch_;  ///< by Stretching: sums added up over its stretch
    std::vector<double> in_year_;                  ///< those sums added up over the financial year that are read so
    std::vector<TileCharges> charges_;
    std::vector<TileAccounts> accounts_;
  };

  /// Runs a tile.
  /// @param drawn    by model: each lane's uncertain numbers, as the model's own scenario numbers them
  /// @param results  by model
  void run(const std::vector<std::array<Drawn, tile_width>>& drawn, Desk& desk,
           std::vector<TileResults>& results) const;

 private:
  struct Deal {
    Deal(const Model& of, const std::vector<std::vector<LineClass>>& classes, const SharedPrices& shared);
    const Model* model;
    MeasureLayout layout;
    RecipeBook book;
    std::vector<StillMonths> stretches;
    TilePricing pricing;
    TileSettlement settlement;
    std::vector<std::vector<Source>> commissioned;  ///< of the places that it commissions, by month
    std::vector<int> commissioned_sums;
  };

  /// Deals with the same stretches.
  struct Stretching {
    std::vector<StillMonths> stretches;
    std::vector<int> stretch_of_month;
    std::vector<std::size_t> deals;
    TileDeals pricing;
  };

  void group_by_stretches();
  void note_yearly();
  void add_month(int month, Desk& desk) const;
  void charge_month(int month, Desk& desk) const;
  void close_year(int year, Desk& desk, std::vector<TileResults>& results) const;
  void write_people(int year, Desk& desk, std::vector<TileResults>& results) const;
  void write_outcomes(int year, std::size_t deal, const Desk& desk, std::vector<double>& measures) const;
  void write_money(const Deal& deal, const TileCharges& charges, const TileAccounts& accounts,
                   TileResults& results) const;
  static Lanes total(const std::vector<int>& sums, const double* numbers);

  const Model& first_;
  TileSums sums_;
  RecipeBook book_;  ///< of the demand, and of prices that deals share
  std::unique_ptr<TileDemand> demand_;
  std::vector<Deal> deals_;
  std::vector<Stretching> stretchings_;
  std::vector<int> yearly_;  ///< sums of events that are read over a year
};

}  // namespace sendcast
