#include "model/draw_runs.h"

#include <algorithm>
#include <array>
#include <mutex>
#include <utility>

#include <tbb/blocked_range.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include "arrays/in_parallel.h"
#include "model/tile_model.h"

namespace sendcast {
namespace {

/// Copies the lanes of a tile's numbers into a block.
void put(const std::vector<double>& tile, int from, int draws, std::vector<double>& block) {
  const int lanes = std::min(tile_width, draws - from);
  const std::size_t count = tile.size() / tile_width;
  for (std::size_t i = 0; i < count; ++i) {
    const double* lane = tile.data() + i * tile_width;
    std::copy(lane, lane + lanes, block.data() + i * static_cast<std::size_t>(draws) + from);
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
  std::vector<std::vector<double>> numbers;  ///< [scenario], lane by lane
  Block block;
};

DrawRuns::DrawRuns(const std::vector<const Model*>& models, const std::vector<std::vector<std::size_t>>& same_demand,
                   const Worlds& worlds)
    : scenarios_(models.size()), worlds_(worlds) {
  std::vector<std::vector<std::vector<std::size_t>>> alike(same_demand.size());
  each_in_parallel(alike.size(), [&](std::size_t i) { alike[i] = divided_alike(models, same_demand[i]); });
  for (const auto& groups : alike) groups_.insert(groups_.end(), groups.begin(), groups.end());
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
  tbb::enumerable_thread_specific<std::unique_ptr<Desks>> desks_of_thread;
  const auto run_blocks = [&](const tbb::blocked_range<std::uint64_t>& range) {
    std::unique_ptr<Desks>& desks = desks_of_thread.local();
    if (!desks) {
      desks = std::make_unique<Desks>();
      for (const auto& model : tile_models_) desks->of_group.emplace_back(*model);
      desks->numbers.resize(scenarios_);
    }
    for (std::uint64_t b = range.begin(); b != range.end() && goes_on_now(); ++b) {
      const std::uint64_t first = b * block_draws;
      run_block(first, static_cast<int>(std::min(block_draws, draws - first)), numbers_of, *desks, desks->block);
      finish(desks->block);
      const std::scoped_lock lock(taking);
      take(desks->block);
    }
  };
  on_threads(division.threads, [&] {
    tbb::parallel_for(tbb::blocked_range<std::uint64_t>(0, blocks, 1), run_blocks, tbb::simple_partitioner());
  });
  return going;
}

void DrawRuns::run_block(std::uint64_t first, int draws, const NumbersOf& numbers_of, Desks& desks,
                         Block& block) const {
  block.first = first;
  block.draws = draws;
  block.scenarios.resize(scenarios_);
  const std::size_t count = worlds_.count();
  block.numbers.resize(static_cast<std::size_t>(draws) * count);
  for (int i = 0; i < draws; ++i) {
    numbers_of(first + static_cast<std::uint64_t>(i),
               {block.numbers.data() + static_cast<std::size_t>(i) * count, count});
  }
  for (BlockOfScenario& scenario : block.scenarios) scenario.scaled_outflows = 0;
  for (int from = 0; from < draws; from += tile_width) run_tile(from, desks, block);
}

void DrawRuns::run_tile(int from, Desks& desks, Block& block) const {
  for (std::size_t g = 0; g < groups_.size(); ++g) {
    std::vector<std::array<Drawn, tile_width>> drawn;
    for (const std::size_t scenario : groups_[g]) {
      const std::vector<std::size_t>& of = worlds_.of(scenario);
      std::vector<double>& numbers = desks.numbers[scenario];
      numbers.resize(of.size() * tile_width + 1);  // never empty: a draw's numbers have an address
      std::array<Drawn, tile_width>& lanes = drawn.emplace_back();
      for (int lane = 0; lane < tile_width; ++lane) {
        // Lanes beyond the last draw repeat it.
        const auto draw = static_cast<std::size_t>(std::min(from + lane, block.draws - 1));
        double* to = numbers.data() + static_cast<std::size_t>(lane) * of.size();
        for (std::size_t i = 0; i < of.size(); ++i) to[i] = block.numbers[draw * worlds_.count() + of[i]];
        lanes[static_cast<std::size_t>(lane)].numbers = to;
      }
    }
    tile_models_[g]->run(drawn, desks.of_group[g], desks.results);
    for (std::size_t d = 0; d < groups_[g].size(); ++d) {
      const TileResults& results = desks.results[d];
      BlockOfScenario& to = block.scenarios[groups_[g][d]];
      to.measures.resize(results.measures.size() / tile_width * static_cast<std::size_t>(block.draws));
      to.income.resize(results.income.size() / tile_width * static_cast<std::size_t>(block.draws));
      put(results.measures, from, block.draws, to.measures);
      put(results.income, from, block.draws, to.income);
      const Eigen::Index lanes = std::min(tile_width, block.draws - from);
      to.scaled_outflows += static_cast<std::int64_t>(results.scaled_outflows.head(lanes).sum());
    }
  }
}

}  // namespace sendcast
