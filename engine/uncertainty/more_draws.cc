#include "uncertainty/more_draws.h"

#include <cmath>

namespace sendcast {

MoreDraws more_draws(double standard_deviation, std::int64_t draws, std::int64_t further) {
  const auto now = static_cast<double>(draws);
  const auto after = static_cast<double>(draws + further);
  return {standard_deviation / std::sqrt(now), standard_deviation / std::sqrt(after),
          standard_deviation * std::sqrt(static_cast<double>(further) / (now * after))};
}

}  // namespace sendcast
