#include "funding/tile_sum.h"

#include <algorithm>
#include <utility>

namespace sendcast {

TileSum::TileSum(std::vector<Source> terms, double divisor) : divisor_(divisor) {
  for (const Source& term : terms) certain_ += term.certain;
  certain_ /= divisor;
  const bool is_certain = std::all_of(terms.begin(), terms.end(), [](const Source& term) { return term.is_certain; });
  if (!is_certain) terms_ = std::move(terms);
}

Lanes TileSum::read(const double* made) const {
  if (terms_.empty()) return Lanes::Constant(certain_);
  Lanes sum = Lanes::Zero();
  for (const Source& term : terms_) sum += term.read(made);
  return sum / divisor_;
}

}  // namespace sendcast
