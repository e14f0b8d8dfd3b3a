#include "tiled.h"

namespace sendcast::bench {

Worlds worlds_of(const Several& several) {
  std::vector<const Loaded*> loaded;
  for (const auto& scenario : several.loaded) loaded.push_back(scenario.get());
  return Worlds(loaded, 1);
}

DrawnTile::DrawnTile(const Several& several, std::size_t scenario) {
  const Worlds worlds = worlds_of(several);
  std::vector<double> all(worlds.count());
  for (std::size_t lane = 0; lane < tile_width; ++lane) {
    worlds.draw(lane, all);
    for (const std::size_t number : worlds.of(scenario)) numbers_[lane].push_back(all[number]);
  }
}

DrawnTile::DrawnTile(std::size_t numbers, double low, double high) {
  const auto steps = static_cast<double>(numbers * tile_width);
  double step = 0;
  for (std::vector<double>& lane : numbers_) {
    for (std::size_t i = 0; i < numbers; ++i) lane.push_back(low + (high - low) * step++ / steps);
  }
}

std::vector<double> DrawnTile::made_by(const RecipeBook& book) const {
  std::array<Drawn, tile_width> drawn;
  for (std::size_t lane = 0; lane < tile_width; ++lane) drawn[lane].numbers = numbers_[lane].data();
  std::vector<double> made(book.size());
  if (!made.empty()) book.make(drawn.data(), made.data());
  return made;
}

void advance_through(TileProjection& projection, const std::vector<double>& made, int months) {
  constexpr int months_a_year = 12;
  projection.begin(made.data());
  for (int month = 1; month <= months; ++month) projection.advance(month % months_a_year == 0);
}

}  // namespace sendcast::bench
