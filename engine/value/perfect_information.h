#pragma once

#include <vector>

#include <Eigen/Core>

namespace sendcast {

/// What it would be worth to know something before choosing, in the unit of the net benefits.
struct InformationValue {
  double value = 0;           ///< never negative
  double standard_error = 0;  ///< of the value, for there being so many draws and no more
};

/// The expected value of perfect information: the mean of the best option's net benefit in each draw, less the net
/// benefit of the option that is best on average (Raiffa and Schlaifer 1961). With few draws it is too high on average,
/// for the option that is best on average is picked by the same draws.
/// @param net_benefits  draws x options, at least one of each, finite
InformationValue evpi(const Eigen::ArrayXXd& net_benefits);

/// The expected value of perfect information on some of the parameters, the others staying unsure: by the regression
/// estimator of Strong, Oakley and Brennan ('Estimating multiparameter partial expected value of perfect information
/// from a probabilistic sensitivity analysis sample', Medical Decision Making 34, 2014, 311-326). Each option's net
/// benefit beyond the first one's is regressed on the parameters (smooth_regression.h), and the fitted values are
/// treated as net benefits are by `evpi`.
///
/// The standard error has both what the draws of the parameters leave unsure and, by the delta method (the influence
/// function), what the noise of the regression does; it is 0 where the fitted values never change the choice. It does
/// not know what the surface cannot follow: for groups of more than four parameters interactions of a high order, for
/// more than eighteen any. The value is biased upwards where it is small beside its standard error, for noise too makes
/// choices change. It is never negative, and held to at most `evpi`.
///
/// Where the parameters are all those that vary, it is `evpi`: then nothing is left unsure, and nothing is regressed.
/// @param net_benefits  draws x options, finite
/// @param parameters    draws x parameters, finite: all that the net benefits depend on
/// @param columns       which of the parameters would be known
/// @throws std::invalid_argument where net benefits and parameters differ in draws, or a column is no parameter's
InformationValue evppi(const Eigen::ArrayXXd& net_benefits, const Eigen::ArrayXXd& parameters,
                       const std::vector<Eigen::Index>& columns);

/// The same for several choices that depend on the same parameters, by choice.
std::vector<InformationValue> evppi_of_several(const std::vector<Eigen::ArrayXXd>& net_benefits,
                                               const Eigen::ArrayXXd& parameters,
                                               const std::vector<Eigen::Index>& columns);

}  // namespace sendcast
