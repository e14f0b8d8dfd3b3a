#pragma once

#include <optional>
#include <vector>

#include "fit/fitted_area.h"
#include "import/history.h"

namespace sendcast {

/// Who is on SEN support, and rates under which as large a share of each age stays on it.
struct FittedSupport {
  PeopleTable pupils;  ///< 26 x 1
  std::vector<AgedRate> identify, leave;
};

/// Nothing where no number of pupils on SEN support was published for the January or one of the two before it.
/// @param residents  by age (26)
std::optional<FittedSupport> sen_support_of(const History& history, AreaIndex area, int january,
                                            const Eigen::ArrayXd& residents);

}  // namespace sendcast
