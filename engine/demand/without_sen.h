#pragma once

#include <Eigen/Core>

#include "arrays/shape.h"
#include "demand/activity.h"

namespace sendcast {

/// Everybody else (model.md section 2): the population less all stocks. People.
struct WithoutSen {
  Eigen::ArrayXd number;    ///< N, never negative
  Eigen::ArrayXd overfull;  ///< by how many the stocks exceed the population
};
WithoutSen without_sen(const Shape& shape, const Eigen::ArrayXd& population, const Stocks& stocks);

}  // namespace sendcast
