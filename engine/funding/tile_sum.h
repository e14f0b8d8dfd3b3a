#pragma once

#include <vector>

#include "arrays/tile.h"

namespace sendcast {

/// A sum of values, taken in the order given and then divided; worked beforehand where all of it is certain. Its bits
/// are the same either way.
class TileSum {
 public:
  TileSum() = default;
  explicit TileSum(std::vector<Source> terms, double divisor = 1);

  Lanes read(const double* made) const;

 private:
  std::vector<Source> terms_;  ///< empty where all is certain
  double divisor_ = 1;
  double certain_ = 0;
};

}  // namespace sendcast
