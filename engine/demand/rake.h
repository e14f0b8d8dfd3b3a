#pragma once

#include <string>
#include <vector>

#include <Eigen/Core>

#include "uncertainty/table.h"

namespace sendcast {

struct Raked {
  Eigen::ArrayXd people;  ///< plans where `by_setting`, otherwise cells
  std::string fault;      ///< why the margins cannot be fitted together; empty where they can
};

/// Fits published margins (tables by some of the dimensions each) together by iterative proportional fitting, from an
/// even start: the one table that has all these margins and supposes nothing else. Margins must have the same total and
/// agree wherever they overlap.
Raked rake(const std::vector<ValueGrid>& margins, const Shape& shape, bool by_setting);

}  // namespace sendcast
