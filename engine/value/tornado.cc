#include "value/tornado.h"

#include <algorithm>

namespace sendcast {

std::vector<TornadoBar> tornado(double central, const std::vector<TornadoRun>& runs) {
  std::vector<TornadoBar> bars;
  for (const TornadoRun& run : runs) {
    const auto [least, greatest] = std::minmax({run.at_low, central, run.at_high});
    bars.push_back({run.parameter, run.at_low - central, run.at_high - central, greatest - least});
  }
  std::stable_sort(bars.begin(), bars.end(), [](const TornadoBar& a, const TornadoBar& b) {
    return a.swing != b.swing ? a.swing > b.swing : a.parameter < b.parameter;
  });
  return bars;
}

}  // namespace sendcast
