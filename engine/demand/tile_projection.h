#pragma once

#include <memory>
#include <vector>

#include "demand/tile_month.h"
#include "demand/tile_plan.h"
#include "demand/tile_teams.h"

namespace sendcast {

/// Numbers on the boundary of a tile's lanes.
class LaneStore {
 public:
  explicit LaneStore(int tiles = 0) : numbers_(static_cast<std::size_t>(tiles) * tile_width + alignment) {}

  double* data();
  const double* data() const { return const_cast<LaneStore*>(this)->data(); }
  Eigen::Map<Lanes> operator[](int position) { return Eigen::Map<Lanes>(data() + offset(position)); }
  void set_zero() { std::fill(numbers_.begin(), numbers_.end(), 0.0); }

 private:
  static constexpr std::size_t alignment = 8;  ///< numbers in 64 bytes
  static std::ptrdiff_t offset(int position) { return static_cast<std::ptrdiff_t>(position) * tile_width; }

  std::vector<double> numbers_;
};

/// What does not differ between the tiles of a model's demand.
class TileDemand {
 public:
  /// @param book  gains the recipes of the model; all must have been added before a tile is carried
  TileDemand(const DemandModel& model, const TileCounting& counting, RecipeBook& book);

  const TilePlan& plan() const { return plan_; }
  const TileTeams& teams() const { return teams_; }
  /// The capacity of each limit, by month.
  Source capacity(std::size_t limit, int month) const { return capacity_[limit][static_cast<std::size_t>(month)]; }
  /// The opening stocks of a tile, in the plan's order.
  /// @param rates  of month 0
  void open(const double* made, const double* rates, double* stocks) const;

 private:
  struct Opening {
    std::vector<Source> people;  ///< by cell, or by plan cell
    Source total;
    bool is_spread = false;
  };
  Opening opening_of(const DrawnOpening& drawn, const Eigen::ArrayXd& central, RecipeBook& book) const;
  std::vector<Lanes> request_weights(const double* made, const double* rates) const;
  std::vector<Lanes> people(const Opening& opening, const double* made, const double* rates) const;

  TilePlan plan_;
  TileTeams teams_;
  std::vector<std::vector<Source>> capacity_;
  Opening sen_support_, in_assessment_, overdue_, plans_;
};

/// Carries the people of a tile of draws through the months of a model, one at a time and in order (model.md sections 3
/// and 4). May be begun again for the next tile.
class TileProjection {
 public:
  /// Keeps a reference to `demand`, which must outlive it.
  explicit TileProjection(const TileDemand& demand);

  /// Stands before month 0 of a tile whose uncertain values are `made`.
  void begin(const double* made);
  /// Advances by one month. Who waits is counted where the counting asks for every month, or `counts_waiting`.
  void advance(bool counts_waiting);

  /// What was counted in the last month: the plan's sums, lane fastest. Those that the demand does not count are 0.
  const double* sums() const { return sums_.data(); }
  double* sums() { return sums_.data(); }
  /// Stocks, month by month, whose outflow shares had to be scaled since the tile was begun (section 3.9).
  const Lanes& scaled_outflows() const { return scaled_outflows_; }

 private:
  void complete_assessments();
  void read_capacities();
  void count_teams_and_places();
  void count_population();
  void add_up_caseload();

  const TileDemand& demand_;
  const TilePlan& plan_;
  const double* made_ = nullptr;
  int t_ = 0;
  LaneStore rates_, stocks_, entrants_, asking_, inside_, admitted_, changed_, standing_, moving_, issued_, sums_,
      front_, with_plan_, others_;
  LaneStore overdue_, due_, first_share_, alike_, capacity_;
  TileMonth month_;
  TileRates::Scaled scaled_;
  TileTeams::State teams_;
  std::vector<Lanes> caseload_;                    ///< last month's, by area
  std::vector<std::pair<int, int>> sums_of_area_;  ///< sums of plans: (area, sum)
  std::vector<Lanes> set_overdue_, set_due_, set_first_, set_alike_;
  Lanes scaled_outflows_ = Lanes::Zero();
};

}  // namespace sendcast
