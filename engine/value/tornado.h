#pragma once

#include <string>
#include <vector>

namespace sendcast {

/// The result with one parameter at a low and at a high value, all others at their central ones.
struct TornadoRun {
  std::string parameter;
  double at_low = 0;   ///< the result at the parameter's 10th percentile
  double at_high = 0;  ///< the result at its 90th percentile
};

/// One bar of a tornado diagram.
struct TornadoBar {
  std::string parameter;
  double below = 0;  ///< what the result changes from central at the parameter's 10th percentile
  double above = 0;  ///< the same at its 90th
  double swing = 0;  ///< how far apart the three results lie, the least from the greatest; never negative
};

/// The bars of a tornado diagram, the widest swing first, equal swings by the parameter's name. A result that turns, so
/// that the central one lies beyond both others, has a swing that reaches to the central one.
/// @param central  the result with every parameter at its central value
std::vector<TornadoBar> tornado(double central, const std::vector<TornadoRun>& runs);

}  // namespace sendcast
