#include "arrays/tile.h"

#include <algorithm>

namespace sendcast {

Source RecipeBook::source(const Course& course, int point) {
  return source(course.recipe, course.component, point, course[static_cast<std::size_t>(point)]);
}

Source RecipeBook::source(const Constant& constant) { return source(constant.recipe, 0, 0, constant.central); }

Source RecipeBook::source(const std::shared_ptr<const Recipe>& recipe, int component, int point, double central) {
  if (!recipe) return {true, central, 0};
  const Entry& entry = entry_of(recipe);
  const auto next = std::upper_bound(recipe->changes.begin(), recipe->changes.end(), point);
  const auto change = static_cast<std::size_t>(next - recipe->changes.begin()) - 1;
  const std::size_t value = change * static_cast<std::size_t>(recipe->components) + static_cast<std::size_t>(component);
  return {false, 0, entry.first + value * tile_width};
}

const RecipeBook::Entry& RecipeBook::entry_of(const std::shared_ptr<const Recipe>& recipe) {
  const auto [known, is_new] = index_.emplace(recipe.get(), recipes_.size());
  if (is_new) {
    recipes_.push_back({recipe, size_});
    size_ += recipe->changes.size() * static_cast<std::size_t>(recipe->components) * tile_width;
  }
  return recipes_[known->second];
}

void RecipeBook::make(const Drawn* drawn, double* made) const {
  std::vector<double> values;
  for (const Entry& entry : recipes_) {
    const Recipe& recipe = *entry.recipe;
    values.resize(static_cast<std::size_t>(recipe.components));
    double* to = made + entry.first;
    for (const int point : recipe.changes) {
      for (int lane = 0; lane < tile_width; ++lane) {
        recipe.evaluate(drawn[lane], point, values.data());
        for (std::size_t k = 0; k < values.size(); ++k) to[k * tile_width + static_cast<std::size_t>(lane)] = values[k];
      }
      to += values.size() * tile_width;
    }
  }
}

}  // namespace sendcast
