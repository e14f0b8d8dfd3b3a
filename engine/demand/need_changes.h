#pragma once

#include <vector>

#include <Eigen/Core>

#include "arrays/shape.h"
#include "demand/monthly_rates.h"

namespace sendcast {

/// Gives shares of `changing` (cells) another primary need where they are, within `stock` (cells), and adds them to
/// `counted` (cells) by the need that they leave (model.md section 3.7).
void change_needs(const Shape& shape, const std::vector<PairShare>& changes,
                  const Eigen::Ref<const Eigen::ArrayXd>& changing, Eigen::Ref<Eigen::ArrayXd> stock,
                  Eigen::ArrayXd& counted);

}  // namespace sendcast
