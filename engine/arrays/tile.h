#pragma once

#include <cstddef>
#include <memory>
#include <unordered_map>
#include <vector>

#include <Eigen/Core>

#include "arrays/recipe.h"

namespace sendcast {

/// How many draws are carried side by side. What is worked on them is worked on each alike, so that a draw comes out
/// the same whichever others it is beside.
constexpr int tile_width = 16;

/// One number for each draw of a tile.
using Lanes = Eigen::Array<double, tile_width, 1>;

/// Where a value is read from when a tile is worked: a certain number, or what a recipe made for the tile.
struct Source {
  bool is_certain = true;
  double certain = 0;
  std::size_t made_at = 0;  ///< position of the first lane among the values made; read only where it is not certain

  Lanes read(const double* made) const {
    return is_certain ? Lanes(Lanes::Constant(certain)) : Lanes(Eigen::Map<const Lanes>(made + made_at));
  }
};

/// Every recipe of a scenario, each once, and where their values stand when they have been made for a tile.
class RecipeBook {
 public:
  /// Where a course's value at a point in time is read from. Adds its recipe.
  Source source(const Course& course, int point);
  Source source(const Constant& constant);
  /// The same for one component of a recipe, at a point in time; `central` where it is null.
  Source source(const std::shared_ptr<const Recipe>& recipe, int component, int point, double central);

  /// How many numbers all recipes make for a tile.
  std::size_t size() const { return size_; }
  bool is_empty() const { return recipes_.empty(); }
  /// Makes every value for a tile. `drawn` has one draw's uncertain numbers for each lane.
  /// @param drawn  tile_width of them
  /// @param made   gains size() numbers, lane fastest
  void make(const Drawn* drawn, double* made) const;

 private:
  struct Entry {
    std::shared_ptr<const Recipe> recipe;
    std::size_t first = 0;  ///< position of what it makes
  };

  const Entry& entry_of(const std::shared_ptr<const Recipe>& recipe);

  std::vector<Entry> recipes_;
  std::unordered_map<const Recipe*, std::size_t> index_;
  std::size_t size_ = 0;
};

}  // namespace sendcast
