#pragma once

#include <Eigen/Core>

namespace sendcast {

/// A curve of one parameter is a sum of so many functions at most, the constant included.
constexpr int most_smooth_functions = 10;

/// What a smooth curve of one parameter is made of, from the smoothest function to the roughest.
struct SmoothFunctions {
  Eigen::MatrixXd values;    ///< draws x functions: the constant 1, the standardised parameter, and bends of it
  Eigen::ArrayXd roughness;  ///< functions: the integrated square of the second derivative; 0 of the first two
};

/// The functions of a natural cubic regression spline with knots at quantiles of the parameter's distinct values (Wood,
/// Generalized Additive Models, 2nd edition 2017, section 5.3.1), in the basis of Demmler and Reinsch (1975): over the
/// draws each function has mean square 1 and is orthogonal to the others. The parameter is standardised first, so that
/// roughness has no unit. A parameter with few distinct values has a function for each; one that never varies has the
/// constant alone.
/// @param parameter  draws; at least one, all finite
SmoothFunctions smooth_functions(const Eigen::ArrayXd& parameter);

}  // namespace sendcast
