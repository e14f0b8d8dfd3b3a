#include "fit/projected_plans.h"

#include <algorithm>
#include <array>

#include "arrays/tile.h"
#include "demand/lower.h"
#include "demand/tile_projection.h"
#include "model/model.h"
#include "model/worlds.h"

namespace sendcast {
namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

/// Plans in a sum for each age group and setting; whatever else every run counts, in a sum that nobody reads.
TileCounting counting_of(const PlanGroups& groups, const Shape& shape) {
  TileCounting counting;
  const int unread = groups.age_groups * shape.settings;
  counting.sums = unread + 1;
  for (int setting = 0; setting < shape.settings; ++setting) {
    for (int cell = 0; cell < shape.cells(); ++cell) {
      const int group = groups.group_of_age[at(shape.age_of_cell(cell))];
      counting.plans.push_back(group * shape.settings + setting);
    }
  }
  const std::vector<int> nowhere(at(shape.cells()), unread);
  counting.sen_support = nowhere;
  counting.waiting = nowhere;
  for (const Event event : {Event::requests, Event::assessments, Event::on_time, Event::issued})
    counting.events[static_cast<std::size_t>(event)] = nowhere;
  return counting;
}

/// Carries tiles of draws through the months, and notes plans where they are asked for.
class PlanRuns {
 public:
  PlanRuns(const DemandModel& model, const PlanGroups& groups, const std::vector<int>& months)
      : months_(months),
        sums_(groups.age_groups * model.shape.settings),
        demand_(model, counting_of(groups, model.shape), book_),
        projection_(demand_),
        made_(book_.size()) {}

  /// @param rows  how many of the tile's draws are kept, from row `first` on
  void run(const std::array<Drawn, tile_width>& drawn, Eigen::Index first, Eigen::Index rows,
           std::vector<Eigen::ArrayXXd>& plans) {
    book_.make(drawn.data(), made_.data());
    projection_.begin(made_.data());
    std::size_t next = 0;
    for (int month = 0; next < months_.size(); ++month) {
      projection_.advance(false);
      if (month != months_[next]) continue;
      for (int sum = 0; sum < sums_; ++sum) {
        const Eigen::Map<const Lanes> lanes(projection_.sums() + at(sum) * tile_width);
        plans[next].col(sum).segment(first, rows) = lanes.head(rows);
      }
      ++next;
    }
  }

 private:
  std::vector<int> months_;
  int sums_;
  RecipeBook book_;
  TileDemand demand_;
  TileProjection projection_;
  std::vector<double> made_;
};

}  // namespace

ProjectedPlans project_plans(const Loaded& loaded, const PlanGroups& groups, const std::vector<int>& months,
                             std::uint64_t draws, std::uint64_t seed) {
  const Model model = compile(loaded.scenario, loaded.path);
  PlanRuns runs(model.demand, groups, months);
  ProjectedPlans projected;
  projected.age_groups = groups.age_groups;
  projected.settings = model.demand.shape.settings;
  const Eigen::Index sums = Eigen::Index{1} * groups.age_groups * model.demand.shape.settings;
  projected.central.assign(months.size(), Eigen::ArrayXXd(1, sums));
  projected.at_end_of.assign(months.size(), Eigen::ArrayXXd(static_cast<Eigen::Index>(draws), sums));

  std::array<Drawn, tile_width> drawn{};
  runs.run(drawn, 0, 1, projected.central);

  const Worlds worlds({&loaded}, seed);
  const std::vector<std::size_t>& of = worlds.of(0);
  std::vector<double> world(worlds.count());
  std::vector<double> numbers(of.size() * tile_width + 1);  // never empty: a draw's numbers have an address
  for (std::uint64_t from = 0; from < draws; from += tile_width) {
    const std::uint64_t rows = std::min<std::uint64_t>(tile_width, draws - from);
    for (std::uint64_t lane = 0; lane < tile_width; ++lane) {
      worlds.draw(from + std::min(lane, rows - 1), world);
      double* of_lane = numbers.data() + lane * of.size();
      for (std::size_t i = 0; i < of.size(); ++i) of_lane[i] = world[of[i]];
      drawn[lane].numbers = of_lane;
    }
    runs.run(drawn, static_cast<Eigen::Index>(from), static_cast<Eigen::Index>(rows), projected.at_end_of);
  }
  return projected;
}

}  // namespace sendcast
