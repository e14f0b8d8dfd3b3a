#include "demand/without_sen.h"

#include "demand/layout.h"

namespace sendcast {

WithoutSen without_sen(const Shape& shape, const Eigen::ArrayXd& population, const Stocks& stocks) {
  Eigen::ArrayXd with_sen = stocks.sen_support + stocks.overdue;
  for (Eigen::Index k = 0; k < stocks.in_assessment.cols(); ++k) with_sen += stocks.in_assessment.col(k);
  const auto plans = by_setting(shape, stocks.plans);
  for (int setting = 0; setting < shape.settings; ++setting) with_sen += plans.col(setting);
  const Eigen::ArrayXd rest = population - sum_over_needs(shape, with_sen);
  return {rest.max(0.0), (-rest).max(0.0)};
}

}  // namespace sendcast
