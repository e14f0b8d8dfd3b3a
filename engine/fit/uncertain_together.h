#pragma once

#include <string>
#include <vector>

#include <Eigen/Core>

#include "fit/fitted_area.h"

namespace sendcast {

/// Names and rank correlations under which numbers of a scenario vary together as normal variables (or functions of
/// them that rise) do. Those that always rise together share a name.
struct UncertainTogether {
  std::vector<std::string> names;  ///< of each variable
  std::vector<FittedArea::NamePair> correlations;
};

/// @param names       what each variable would be called
/// @param covariance  of the variables; one without variance has a name that nothing uses
UncertainTogether varied_together(const std::vector<std::string>& names, const Eigen::MatrixXd& covariance);

}  // namespace sendcast
