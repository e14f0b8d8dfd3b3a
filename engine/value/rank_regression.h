#pragma once

#include <vector>

#include <Eigen/Core>

namespace sendcast {

/// How much of a result's spread goes with each parameter.
struct RankRegression {
  Eigen::ArrayXd coefficients;  ///< parameters: standardised rank regression coefficients
  Eigen::ArrayXd shares;        ///< parameters: of the variance of the result's ranks
  double explained = 0;         ///< R squared: the sum of the shares
  double unexplained = 1;       ///< 1 less R squared
};

/// The places of values in their order, 1 the smallest; values that are the same share the mean of their places.
Eigen::ArrayXd ranks_of(const Eigen::ArrayXd& values);

/// The linear regression of a result's ranks on the ranks of all parameters (Iman and Conover, Technometrics 21, 1979):
/// ranks, because results bend with parameters but seldom turn. A low R squared says that they do, or that parameters
/// act together; then the shares say little.
///
/// A parameter's share is the product measure (Pratt 1987; Thomas, Hughes and Zumbo, Social Indicators Research 45,
/// 1998): its coefficient times its correlation with the result. Alone of the cheap measures it sums to R squared
/// whatever the correlations, and gives nothing to a parameter that only goes with another that does something; for
/// parameters that are independent it is their squared coefficient. A negative share is no mistake: the parameter's
/// effect takes from the spread that those correlated with it make. Of independent parameters that do nothing chance
/// gives each about 1 / draws, of either sign.
///
/// A parameter that never varies has 0. Of parameters whose ranks are the same, or depend linearly on one another, the
/// coefficients are the smallest (least squares of least length): such as share a name get equal parts. A result that
/// never varies has nothing explained.
/// @param parameters  draws x parameters, finite
/// @param result      draws, finite
/// @throws std::invalid_argument where they differ in draws
RankRegression rank_regression(const Eigen::ArrayXXd& parameters, const Eigen::ArrayXd& result);

/// The same for several results of the same parameters.
std::vector<RankRegression> rank_regressions(const Eigen::ArrayXXd& parameters,
                                             const std::vector<Eigen::ArrayXd>& results);

}  // namespace sendcast
