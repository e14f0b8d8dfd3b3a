// A small fixed piece of the hot loop, for counting its instructions (.ci/instructions): BCP's transformation, tiles of
// its first draws, a year each.
//
//   hot_loop WIDTH     the vector width to force, as Highway names it; prints the compiler, the width in use, and the
//                      cell-steps of a tile's year taken together

#include <cstdio>

#include <fmt/format.h>

#include "demand/vector_width.h"
#include "tiled.h"

namespace {

constexpr int tiles = 4;
constexpr int months = 12;

void run() {
  using namespace sendcast::bench;
  const Several transformation = bcp();
  const Tiled tiled(transformation.models.front());
  const std::vector<double> made = DrawnTile(transformation, 0).made_by(tiled.book);
  sendcast::TileProjection projection(tiled.demand);
  for (int tile = 0; tile < tiles; ++tile) advance_through(projection, made, months);
  fmt::print("{} {} {}\n", __VERSION__, sendcast::vector_width(),
             tiles * months * tiled.demand.plan().stocks * sendcast::tile_width);
}

}  // namespace

int main(int count, char** words) {
  if (count != 2 || !sendcast::use_vector_width(words[1])) {
    fmt::print(stderr, "hot_loop WIDTH, one of: {}\n", fmt::join(sendcast::vector_widths(), " "));
    return 1;
  }
  run();
  return 0;
}
