#include "model/draw_runs.h"

#include <algorithm>
#include <array>
#include <map>
#include <mutex>
#include <set>
#include <utility>

#include <tbb/blocked_range.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include "arrays/in_parallel.h"
#include "model/tile_model.h"

namespace sendcast {
namespace {

/// Copies the lanes of a tile's numbers into a block.
/// @param lanes  the draws of the block, and each one's lane
void put(const std::vector<double>& tile, const std::vector<std::pair<std::size_t, std::size_t>>& lanes,
         std::size_t draws, std::vector<double>& block) {
  for (std::size_t i = 0; i * tile_width < tile.size(); ++i) {
    for (const auto& [draw, lane] : lanes) block[i * draws + draw] = tile[i * tile_width + lane];
  }
}

/// Of models that have their demand in common, those go together that also divide cells into the same sums.
std::vector<std::vector<std::size_t>> divided_alike(const std::vector<const Model*>& models,
                                                    const std::vector<std::size_t>& same_demand) {
  if (same_demand.size() == 1) return {same_demand};
  std::vector<TileSums> sums;  // of the first of each group
  std::vector<std::vector<std::size_t>> groups;
  for (const std::size_t scenario : same_demand) {
    TileSums own = tile_sums({models[scenario]});
    const auto like = std::find_if(sums.begin(), sums.end(), [&](const TileSums& of) { return divide_alike(of, own); });
    if (like != sums.end()) {
      groups[static_cast<std::size_t>(like - sums.begin())].push_back(scenario);
      continue;
    }
    sums.push_back(std::move(own));
    groups.push_back({scenario});
  }
  return groups;
}

}  // namespace

/// What one thread works on.
struct DrawRuns::Desks {
  std::vector<TileModel::Desk> of_group;
  std::vector<TileResults> results;
  std::vector<std::vector<double>> numbers;  ///< [deal of the group], lane by lane
};

/// Draws of a block in which a group's numbers differ, one after another; those in which they are the same come to the
/// same.
struct DrawRuns::WorldsOfGroup {
  std::vector<std::size_t> first;  ///< by world: a draw of the block that sees it
  std::vector<std::size_t> seen;   ///< by draw of the block: a world
};

/// The worlds of a group that are run together.
struct DrawRuns::TileOfGroup {
  std::size_t group;
  std::size_t from;  ///< a world
};

DrawRuns::DrawRuns(const std::vector<const Model*>& models, const std::vector<std::vector<std::size_t>>& same_demand,
                   const Worlds& worlds)
    : scenarios_(models.size()), worlds_(worlds) {
  std::vector<std::vector<std::vector<std::size_t>>> alike(same_demand.size());
  each_in_parallel(alike.size(), [&](std::size_t i) { alike[i] = divided_alike(models, same_demand[i]); });
  for (const auto& groups : alike) groups_.insert(groups_.end(), groups.begin(), groups.end());
  for (const std::vector<std::size_t>& group : groups_) {
    std::set<std::size_t> numbers;
    for (const std::size_t scenario : group) numbers.insert(worlds.of(scenario).begin(), worlds.of(scenario).end());
    numbers_of_group_.emplace_back(numbers.begin(), numbers.end());
  }
  tile_models_.resize(groups_.size());
  each_in_parallel(groups_.size(), [&](std::size_t g) {
    std::vector<const Model*> of_group;
    for (const std::size_t scenario : groups_[g]) of_group.push_back(models[scenario]);
    tile_models_[g] = std::make_unique<TileModel>(of_group);
  });
}

DrawRuns::~DrawRuns() = default;

double DrawRuns::cell_steps() const {
  double steps = 0;
  for (const auto& model : tile_models_) steps += 1.0 * model->live_stocks() * model->months();
  return steps;
}

bool DrawRuns::run(std::uint64_t draws, const Division& division, const NumbersOf& numbers_of, const Take& take,
                   const GoesOn& goes_on, const Finish& finish) const {
  const auto block_draws = static_cast<std::uint64_t>(std::max(1, division.block_draws));
  const std::uint64_t blocks = (draws + block_draws - 1) / block_draws;
  std::mutex taking;
  bool going = true;
  const auto goes_on_now = [&] {
    const std::scoped_lock lock(taking);
    going = going && goes_on();
    return going;
  };
  tbb::enumerable_thread_specific<std::unique_ptr<Desks>> desks_of_thread([&] { return make_desks(); });
  const DesksOfThread desks = [&]() -> Desks& { return *desks_of_thread.local(); };
  tbb::enumerable_thread_specific<Block> block_of_thread;
  const auto run_blocks = [&](const tbb::blocked_range<std::uint64_t>& range) {
    Block& block = block_of_thread.local();
    for (std::uint64_t b = range.begin(); b != range.end() && goes_on_now(); ++b) {
      const std::uint64_t first = b * block_draws;
      run_block(first, static_cast<int>(std::min(block_draws, draws - first)), numbers_of, desks, block);
      finish(block);
      const std::scoped_lock lock(taking);
      take(block);
    }
  };
  on_threads(division.threads, [&] {
    tbb::parallel_for(tbb::blocked_range<std::uint64_t>(0, blocks, 1), run_blocks, tbb::simple_partitioner());
  });
  return going;
}

std::unique_ptr<DrawRuns::Desks> DrawRuns::make_desks() const {
  auto desks = std::make_unique<Desks>();
  for (const auto& model : tile_models_) desks->of_group.emplace_back(*model);
  return desks;
}

void DrawRuns::run_block(std::uint64_t first, int draws, const NumbersOf& numbers_of, const DesksOfThread& desks,
                         Block& block) const {
  block.first = first;
  block.draws = draws;
  const std::size_t count = worlds_.count();
  block.numbers.resize(static_cast<std::size_t>(draws) * count);
  for (int i = 0; i < draws; ++i) {
    numbers_of(first + static_cast<std::uint64_t>(i),
               {block.numbers.data() + static_cast<std::size_t>(i) * count, count});
  }
  open(block);
  std::vector<WorldsOfGroup> worlds;
  std::vector<TileOfGroup> tiles;
  for (std::size_t g = 0; g < groups_.size(); ++g) {
    worlds.push_back(worlds_of(g, block));
    for (std::size_t from = 0; from < worlds[g].first.size(); from += tile_width) tiles.push_back({g, from});
  }
  std::vector<std::vector<std::int64_t>> scaled(tiles.size());
  // Whoever has no block left helps with those of others; who waits for that does not begin another.
  tbb::this_task_arena::isolate([&] {
    each_in_parallel(tiles.size(),
                     [&](std::size_t i) { scaled[i] = run_tile(tiles[i], worlds[tiles[i].group], desks(), block); });
  });
  for (std::size_t i = 0; i < tiles.size(); ++i) {
    const std::vector<std::size_t>& group = groups_[tiles[i].group];
    for (std::size_t d = 0; d < group.size(); ++d) block.scenarios[group[d]].scaled_outflows += scaled[i][d];
  }
}

/// Makes room for what the draws of a block come to.
void DrawRuns::open(Block& block) const {
  block.scenarios.resize(scenarios_);
  const auto draws = static_cast<std::size_t>(block.draws);
  for (std::size_t g = 0; g < groups_.size(); ++g) {
    for (std::size_t d = 0; d < groups_[g].size(); ++d) {
      const MeasureLayout& layout = tile_models_[g]->layout(d);
      BlockOfScenario& scenario = block.scenarios[groups_[g][d]];
      scenario.measures.resize(static_cast<std::size_t>(layout.count()) * draws);
      scenario.income.resize(static_cast<std::size_t>(layout.years * layout.pots) * draws);
      scenario.scaled_outflows = 0;
    }
  }
}

DrawRuns::WorldsOfGroup DrawRuns::worlds_of(std::size_t group, const Block& block) const {
  WorldsOfGroup worlds;
  std::map<std::vector<double>, std::size_t> known;
  for (std::size_t draw = 0; draw < static_cast<std::size_t>(block.draws); ++draw) {
    std::vector<double> numbers;
    for (const std::size_t number : numbers_of_group_[group])
      numbers.push_back(block.numbers[draw * worlds_.count() + number]);
    const auto [world, is_new] = known.emplace(std::move(numbers), worlds.first.size());
    if (is_new) worlds.first.push_back(draw);
    worlds.seen.push_back(world->second);
  }
  return worlds;
}

/// Runs a tile into its draws of the block; the outflows that were scaled in them, by deal.
std::vector<std::int64_t> DrawRuns::run_tile(TileOfGroup tile, const WorldsOfGroup& worlds, Desks& desks,
                                             Block& block) const {
  const std::vector<std::size_t>& group = groups_[tile.group];
  std::vector<std::array<Drawn, tile_width>> drawn(group.size());
  desks.numbers.resize(std::max(desks.numbers.size(), group.size()));
  for (std::size_t d = 0; d < group.size(); ++d) {
    const std::vector<std::size_t>& of = worlds_.of(group[d]);
    std::vector<double>& numbers = desks.numbers[d];
    numbers.resize(of.size() * tile_width + 1);  // never empty: a draw's numbers have an address
    for (std::size_t lane = 0; lane < tile_width; ++lane) {
      // Lanes beyond the last world repeat it.
      const std::size_t draw = worlds.first[std::min(tile.from + lane, worlds.first.size() - 1)];
      double* to = numbers.data() + lane * of.size();
      for (std::size_t i = 0; i < of.size(); ++i) to[i] = block.numbers[draw * worlds_.count() + of[i]];
      drawn[d][lane].numbers = to;
    }
  }
  tile_models_[tile.group]->run(drawn, desks.of_group[tile.group], desks.results);
  std::vector<std::pair<std::size_t, std::size_t>> lanes;
  for (std::size_t draw = 0; draw < worlds.seen.size(); ++draw) {
    const std::size_t world = worlds.seen[draw];
    if (world >= tile.from && world < tile.from + tile_width) lanes.emplace_back(draw, world - tile.from);
  }
  std::vector<std::int64_t> scaled(group.size());
  for (std::size_t d = 0; d < group.size(); ++d) {
    const TileResults& results = desks.results[d];
    BlockOfScenario& to = block.scenarios[group[d]];
    put(results.measures, lanes, worlds.seen.size(), to.measures);
    put(results.income, lanes, worlds.seen.size(), to.income);
    for (const auto& [_, lane] : lanes)
      scaled[d] += static_cast<std::int64_t>(results.scaled_outflows[static_cast<Eigen::Index>(lane)]);
  }
  return scaled;
}

}  // namespace sendcast
