// The same targets as tile_month.cc.
#define HWY_DISABLED_TARGETS (HWY_SSSE3 | HWY_AVX3_DL)
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "demand/tile_outflows.cc"
#include <hwy/foreach_target.h>
// What must come after it.
#include "demand/tile_outflows.h"
#include "demand/tile_vectors-inl.h"

HWY_BEFORE_NAMESPACE();
namespace sendcast::HWY_NAMESPACE {
namespace {

constexpr double rounding = 1e-12;

HWY_INLINE const double* row_at(const double* rows, int row) { return lanes_at(rows, static_cast<std::size_t>(row)); }

/// A number where the shares of a class are scaled, nought elsewhere.
HWY_INLINE Vector where_scaled(Vector scale, double number) {
  return hn::IfThenElseZero(hn::Lt(scale, hn::Set(Tag(), 1.0)), hn::Set(Tag(), number));
}

void leave(const TileRates::OutflowClass& leaving, bool was_known, double* rows, double* stocks_scaled) {
  double* const keep_row = lanes_at(rows, static_cast<std::size_t>(leaving.keep));
  double* const scale_row = lanes_at(rows, static_cast<std::size_t>(leaving.scale));
  const Vector one = hn::Set(Tag(), 1.0);
  for (std::size_t p = 0; p < tile_width; p += vector_lanes) {
    Vector share = hn::Zero(Tag());
    for (const TileRates::Outflow& outflow : leaving.outflows) {
      share = share + load_part(row_at(rows, outflow.rate) + p) * load_part(row_at(rows, outflow.times) + p) *
                          load_part(row_at(rows, outflow.times_too) + p);
    }
    const auto exceeds = hn::Gt(share, hn::Set(Tag(), 1 + rounding));
    const Vector scale = hn::IfThenElse(exceeds, one / share, one);
    Vector scaled = hn::LoadU(Tag(), stocks_scaled + p);
    if (was_known) scaled = scaled - where_scaled(load_part(scale_row + p), leaving.stocks);
    hn::StoreU(scaled + where_scaled(scale, leaving.stocks), Tag(), stocks_scaled + p);
    store_part(scale, scale_row + p);
    store_part(hn::IfThenZeroElse(exceeds, hn::Max(one - share, hn::Zero(Tag()))), keep_row + p);
  }
}

void LeaveInTile(const std::vector<TileRates::OutflowClass>& classes, const std::vector<int>& reached, bool were_known,
                 double* rows, TileRates::Scaled& scaled) {
  for (const int index : reached) {
    const TileRates::OutflowClass& leaving = classes[static_cast<std::size_t>(index)];
    leave(leaving, were_known, rows, (leaving.in_september ? scaled.in_september : scaled.monthly).data());
  }
}

}  // namespace
}  // namespace sendcast::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE

namespace sendcast {

HWY_EXPORT(LeaveInTile);

void leave_in_tile(const std::vector<TileRates::OutflowClass>& classes, const std::vector<int>& reached,
                   bool were_known, double* rows, TileRates::Scaled& scaled) {
  HWY_DYNAMIC_DISPATCH(LeaveInTile)(classes, reached, were_known, rows, scaled);
}

}  // namespace sendcast

#endif
