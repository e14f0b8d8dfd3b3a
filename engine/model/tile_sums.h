#pragma once

#include <vector>

#include "demand/tile_counting.h"
#include "funding/tile_pricing.h"
#include "model/model.h"

namespace sendcast {

/// Which sums a tile's months are added up in, so that every line of some models of the same demand can be priced,
/// every outcome counted and every yearly measure read: cells that all lines treat alike share a sum.
struct TileSums {
  TileCounting counting;
  std::vector<std::vector<std::vector<LineClass>>> classes;  ///< [model][line]: the classes of its counted cells
  std::vector<std::vector<std::vector<int>>> outcomes;       ///< [model][outcome]: the sums that it counts
  std::vector<std::vector<int>> plans_of_setting;            ///< [setting]: sums
  std::vector<int> sen_support, waiting;                     ///< sums of all areas
  std::vector<int> requests, assessments, on_time, issued;   ///< likewise
  int fixed = 0;                                             ///< the sum that is 1 in every month
  /// [model]: numbers of places by month that its lines and outcomes count, and their sums
  std::vector<std::vector<std::pair<const Course*, int>>> commissioned;
};

/// @param models  of the same demand: they differ in lines, prices, payers and outcomes only; they must outlive the
///                result
TileSums tile_sums(const std::vector<const Model*>& models);

/// Whether models of the same demand divide cells into sums alike, each by itself: only then can they share sums
/// without a bit of any result depending on the company.
bool divide_alike(const TileSums& one, const TileSums& other);

}  // namespace sendcast
