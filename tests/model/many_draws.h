#pragma once

#include <memory>
#include <vector>

#include "model/draw_runs.h"
#include "model/results.h"
#include "tests/properties/scenario_text.h"

namespace sendcast {

/// What one scenario comes to in one draw.
struct DrawOfScenario {
  std::vector<double> measures;  ///< as MeasureLayout
  std::vector<double> income;    ///< [year · pots + pot]
};

/// What scenarios come to: [scenario][draw].
using DrawsOfScenarios = std::vector<std::vector<DrawOfScenario>>;

/// Scenarios from memory, ready to be run for many draws.
class ManyDraws {
 public:
  /// @param same_demand  as DrawRuns has it; each scenario alone where it is empty
  explicit ManyDraws(const std::vector<properties::Files>& scenarios,
                     std::vector<std::vector<std::size_t>> same_demand = {}, std::uint64_t seed = 1);

  /// Runs draws `first` to `first` + `draws` - 1.
  DrawsOfScenarios run(int draws, const Division& division = {1, 16}, std::uint64_t first = 0) const;
  /// Runs draws in which the uncertain numbers are whatever one wants.
  DrawsOfScenarios run(int draws, const Division& division, const DrawRuns::NumbersOf& numbers_of) const;
  /// The central world, as a draw.
  DrawsOfScenarios run_central() const;

  const Model& model(std::size_t scenario = 0) const { return models_[scenario]; }
  const Loaded& loaded(std::size_t scenario = 0) const { return *loaded_[scenario]; }
  const Worlds& worlds() const { return *worlds_; }
  const DrawRuns& runs() const { return *runs_; }
  /// What a scenario's own uncertain numbers are in a draw.
  std::vector<double> numbers(std::uint64_t draw, std::size_t scenario = 0) const;

 private:
  void compile_group(const std::vector<std::size_t>& group);
  std::vector<std::unique_ptr<Loaded>> loaded_;
  std::vector<Model> models_;
  std::unique_ptr<Worlds> worlds_;
  std::unique_ptr<DrawRuns> runs_;
};

/// What the central engine says of a run, in the order of MeasureLayout and in its units.
DrawOfScenario measures_of(const Results& results);

/// Expects the same to the last bit, where there is nothing included.
void expect_same_bits(const DrawsOfScenarios& one, const DrawsOfScenarios& other);
void expect_same_bits(const std::vector<DrawOfScenario>& one, const std::vector<DrawOfScenario>& other);

}  // namespace sendcast
