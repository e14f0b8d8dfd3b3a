// The lanes of a tile in vectors; compiled once for each instruction set, as Highway has it.

#if defined(SENDCAST_DEMAND_TILE_VECTORS_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef SENDCAST_DEMAND_TILE_VECTORS_INL_H_
#undef SENDCAST_DEMAND_TILE_VECTORS_INL_H_
#else
#define SENDCAST_DEMAND_TILE_VECTORS_INL_H_
#endif

#include <cstddef>

#include <hwy/highway.h>

#include "arrays/tile.h"

HWY_BEFORE_NAMESPACE();
namespace sendcast::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

using Tag = hn::CappedTag<double, tile_width>;
/// A part of a tile's lanes in a register.
using Vector = hn::Vec<Tag>;
constexpr std::size_t vector_lanes = hn::MaxLanes(Tag());
constexpr std::size_t parts = tile_width / vector_lanes;

HWY_INLINE Vector load_part(const double* lanes) { return hn::Load(Tag(), lanes); }
HWY_INLINE void store_part(Vector part, double* lanes) { hn::Store(part, Tag(), lanes); }
HWY_INLINE void add_part(double* lanes, Vector part) { store_part(load_part(lanes) + part, lanes); }

/// Several parts of a tile's lanes.
template <std::size_t count>
struct Parts {
  Vector part[count];
};
/// All of them: more than fit in registers where several are worked at a time.
using Tile = Parts<parts>;
/// As many as loops hold in registers.
constexpr std::size_t few_parts = parts < 2 ? parts : 2;
constexpr std::size_t few_lanes = few_parts * vector_lanes;

template <std::size_t count, class Work>
HWY_INLINE Parts<count> each(Work work) {
  Parts<count> made;
  for (std::size_t i = 0; i < count; ++i) made.part[i] = work(i);
  return made;
}

template <std::size_t count>
HWY_INLINE Parts<count> load(const double* lanes) {
  return each<count>([&](std::size_t i) HWY_ATTR { return load_part(lanes + i * vector_lanes); });
}
HWY_INLINE Tile load(const double* lanes) { return load<parts>(lanes); }
HWY_INLINE Parts<few_parts> load_few(const double* lanes) { return load<few_parts>(lanes); }
template <std::size_t count>
HWY_INLINE void store(Parts<count> tile, double* lanes) {
  for (std::size_t i = 0; i < count; ++i) store_part(tile.part[i], lanes + i * vector_lanes);
}
template <std::size_t count = parts>
HWY_INLINE Parts<count> all(double value) {
  return each<count>([&](std::size_t) HWY_ATTR { return hn::Set(Tag(), value); });
}
template <std::size_t count>
HWY_INLINE Parts<count> operator+(Parts<count> a, Parts<count> b) {
  return each<count>([&](std::size_t i) HWY_ATTR { return a.part[i] + b.part[i]; });
}
template <std::size_t count>
HWY_INLINE Parts<count> operator-(Parts<count> a, Parts<count> b) {
  return each<count>([&](std::size_t i) HWY_ATTR { return a.part[i] - b.part[i]; });
}
template <std::size_t count>
HWY_INLINE Parts<count> operator*(Parts<count> a, Parts<count> b) {
  return each<count>([&](std::size_t i) HWY_ATTR { return a.part[i] * b.part[i]; });
}
HWY_INLINE Tile at_least_nought(Tile a) {
  return each<parts>([&](std::size_t i) HWY_ATTR { return hn::Max(a.part[i], hn::Zero(Tag())); });
}
HWY_INLINE Tile smaller(Tile a, Tile b) {
  return each<parts>([&](std::size_t i) HWY_ATTR { return hn::Min(a.part[i], b.part[i]); });
}
/// a / b where a is less than b; 1 otherwise.
HWY_INLINE Tile share_below(Tile a, Tile b) {
  return each<parts>([&](std::size_t i) HWY_ATTR {
    return hn::IfThenElse(hn::Lt(a.part[i], b.part[i]), a.part[i] / b.part[i], hn::Set(Tag(), 1.0));
  });
}

HWY_INLINE double* lanes_at(double* lanes, std::size_t position) { return lanes + position * tile_width; }
HWY_INLINE const double* lanes_at(const double* lanes, std::size_t position) { return lanes + position * tile_width; }
template <std::size_t count>
HWY_INLINE void add_to(double* lanes, Parts<count> tile) {
  store(load<count>(lanes) + tile, lanes);
}
HWY_INLINE void clear(double* lanes) { store(all(0), lanes); }

/// Where in the ring of months in assessment those stand who fall due in a month, and where those accepted enter.
HWY_INLINE std::size_t due_in(int month, int months_to_issue) {
  return static_cast<std::size_t>(month % months_to_issue);
}

}  // namespace sendcast::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
