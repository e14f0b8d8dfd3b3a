#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "model/model.h"
#include "model/worlds.h"

namespace sendcast {

class TileModel;

/// What one scenario comes to in draws that were run together, each number of a kind for all of them one after another.
struct BlockOfScenario {
  std::vector<double> measures;      ///< [measure of MeasureLayout][draw]
  std::vector<double> expected;      ///< the same before the play of chance; empty where chance plays no part
  std::vector<double> income;        ///< [year · pots + pot][draw]
  std::int64_t scaled_outflows = 0;  ///< stocks, month by month, whose outflow shares had to be scaled to sum to 1
};

/// Draws that were run together, one after another from `first`.
struct Block {
  std::uint64_t first = 0;
  int draws = 0;
  std::vector<BlockOfScenario> scenarios;
  std::vector<double> numbers;  ///< [draw][number of Worlds]
};

/// How draws are divided: none of it makes any difference to a result.
struct Division {
  int threads = 0;       ///< 0: as many as the machine has
  int block_draws = 64;  ///< that one thread runs before it hands them on
};

/// Runs draws of some scenarios: in each block every scenario sees the same worlds. Draws of a block in which the
/// numbers of a scenario are all the same are run once for it.
class DrawRuns {
 public:
  /// What every uncertain number is in a draw.
  using NumbersOf = std::function<void(std::uint64_t draw, std::span<double> numbers)>;
  /// Takes a block; called by one thread at a time, in no particular order.
  using Take = std::function<void(const Block&)>;
  /// Changes a block before it is taken; several threads do at a time, each a block of its own.
  using Finish = std::function<void(Block&)>;
  /// Whether to go on; asked before each block.
  using GoesOn = std::function<bool()>;

  /// @param models        which must outlive it, and what they were lowered from too
  /// @param same_demand   the models in groups that have their demand in common
  DrawRuns(const std::vector<const Model*>& models, const std::vector<std::vector<std::size_t>>& same_demand,
           const Worlds& worlds);
  DrawRuns(const DrawRuns&) = delete;
  DrawRuns& operator=(const DrawRuns&) = delete;
  ~DrawRuns();

  /// Runs draws 0 to `draws` - 1. False where it did not go on to the end.
  bool run(
      std::uint64_t draws, const Division& division, const NumbersOf& numbers_of, const Take& take,
      const GoesOn& goes_on, const Finish& finish = [](Block&) {}) const;

  /// Cell-steps of one draw: stocks that somebody can be in, advanced one month, of every model that is followed.
  double cell_steps() const;

 private:
  struct Desks;
  struct WorldsOfGroup;
  struct TileOfGroup;
  using DesksOfThread = std::function<Desks&()>;  ///< of the thread that asks

  std::unique_ptr<Desks> make_desks() const;
  void run_block(std::uint64_t first, int draws, const NumbersOf& numbers_of, const DesksOfThread& desks,
                 Block& block) const;
  void open(Block& block) const;
  WorldsOfGroup worlds_of(std::size_t group, const Block& block) const;
  std::vector<std::int64_t> run_tile(TileOfGroup tile, const WorldsOfGroup& worlds, Desks& desks, Block& block) const;

  std::size_t scenarios_;
  std::vector<std::vector<std::size_t>> groups_;
  std::vector<std::vector<std::size_t>> numbers_of_group_;  ///< those of Worlds that its scenarios have
  std::vector<std::unique_ptr<TileModel>> tile_models_;     ///< by group
  const Worlds& worlds_;
};

}  // namespace sendcast
