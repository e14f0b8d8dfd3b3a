#include "tests/model/many_draws.h"

#include <bit>
#include <limits>
#include <utility>

#include <gtest/gtest.h>

#include "funding/at.h"
#include "funding/pence.h"
#include "scenario/differences.h"
#include "value/comparison.h"

namespace sendcast {
namespace {

void take(const std::vector<double>& numbers, int draw, int draws, std::vector<double>& to) {
  for (std::size_t i = static_cast<std::size_t>(draw); i < numbers.size(); i += static_cast<std::size_t>(draws)) {
    to.push_back(numbers[i]);
  }
}

double number_of(const Amount& amount) {
  if (const auto* pence = std::get_if<Pence>(&amount)) return in_pounds(*pence);
  const auto* number = std::get_if<double>(&amount);
  return number == nullptr ? std::numeric_limits<double>::quiet_NaN() : *number;
}

void expect_same_bits(const std::vector<double>& one, const std::vector<double>& other, const char* what) {
  ASSERT_EQ(one.size(), other.size()) << what;
  for (std::size_t i = 0; i < one.size(); ++i) {
    ASSERT_EQ(std::bit_cast<std::uint64_t>(one[i]), std::bit_cast<std::uint64_t>(other[i]))
        << what << " " << i << ": " << one[i] << " and " << other[i];
  }
}

}  // namespace

ManyDraws::ManyDraws(const std::vector<properties::Files>& scenarios, std::vector<std::vector<std::size_t>> same_demand,
                     std::uint64_t seed) {
  std::vector<const Loaded*> loaded;
  std::vector<const Model*> models;
  const bool alone = same_demand.empty();
  for (const properties::Files& files : scenarios) {
    if (alone) same_demand.push_back({loaded.size()});
    loaded.push_back(loaded_.emplace_back(properties::load(files)).get());
  }
  models_.resize(scenarios.size());
  for (const std::vector<std::size_t>& group : same_demand) compile_group(group);
  for (const Model& model : models_) models.push_back(&model);
  worlds_ = std::make_unique<Worlds>(loaded, seed);
  runs_ = std::make_unique<DrawRuns>(models, same_demand, *worlds_);
}

/// As the command does: deals over the same services share what they have in common.
void ManyDraws::compile_group(const std::vector<std::size_t>& group) {
  std::vector<const Node*> merged;
  for (const std::size_t scenario : group) merged.push_back(&loaded_[scenario]->merged);
  for (const std::vector<std::size_t>& deals : groups_of_same_services(merged)) {
    std::vector<const Loaded*> loaded;
    for (const std::size_t deal : deals) loaded.push_back(loaded_[group[deal]].get());
    std::vector<Model> models = compile_deals(loaded, std::vector<std::string>(deals.size(), "scenario"));
    for (std::size_t i = 0; i < deals.size(); ++i) models_[group[deals[i]]] = std::move(models[i]);
  }
}

DrawsOfScenarios ManyDraws::run(int draws, const Division& division, const DrawRuns::NumbersOf& numbers_of) const {
  DrawsOfScenarios results(models_.size(), std::vector<DrawOfScenario>(static_cast<std::size_t>(draws)));
  const auto take_block = [&](const Block& block) {
    for (std::size_t scenario = 0; scenario < results.size(); ++scenario) {
      for (int i = 0; i < block.draws; ++i) {
        DrawOfScenario& draw = results[scenario][block.first + static_cast<std::uint64_t>(i)];
        take(block.scenarios[scenario].measures, i, block.draws, draw.measures);
        take(block.scenarios[scenario].income, i, block.draws, draw.income);
      }
    }
  };
  EXPECT_TRUE(runs_->run(static_cast<std::uint64_t>(draws), division, numbers_of, take_block, [] { return true; }));
  return results;
}

DrawsOfScenarios ManyDraws::run(int draws, const Division& division, std::uint64_t first) const {
  return run(draws, division,
             [&](std::uint64_t draw, std::span<double> numbers) { worlds_->draw(first + draw, numbers); });
}

DrawsOfScenarios ManyDraws::run_central() const {
  return run(1, {1, 1}, [&](std::uint64_t, std::span<double> numbers) { worlds_->central(numbers); });
}

std::vector<double> ManyDraws::numbers(std::uint64_t draw, std::size_t scenario) const {
  std::vector<double> all(worlds_->count());
  worlds_->draw(draw, all);
  std::vector<double> own;
  for (const std::size_t number : worlds_->of(scenario)) own.push_back(all[number]);
  own.push_back(0);  // never empty, so that it has an address
  return own;
}

DrawOfScenario measures_of(const Results& results) {
  DrawOfScenario measures;
  for (const ComparedMeasure& measure : compare(results, results).measures) {
    measures.measures.push_back(number_of(measure.base_value));
  }
  for (const std::vector<BudgetYear>& year : results.accounts.budgets) {
    for (const BudgetYear& budget : year) measures.income.push_back(in_pounds(budget.income));
  }
  return measures;
}

void expect_same_bits(const std::vector<DrawOfScenario>& one, const std::vector<DrawOfScenario>& other) {
  ASSERT_EQ(one.size(), other.size());
  for (std::size_t draw = 0; draw < one.size(); ++draw) {
    SCOPED_TRACE("draw " + std::to_string(draw));
    expect_same_bits(one[draw].measures, other[draw].measures, "measure");
    expect_same_bits(one[draw].income, other[draw].income, "income");
    if (testing::Test::HasFatalFailure()) return;
  }
}

void expect_same_bits(const DrawsOfScenarios& one, const DrawsOfScenarios& other) {
  ASSERT_EQ(one.size(), other.size());
  for (std::size_t scenario = 0; scenario < one.size(); ++scenario) {
    SCOPED_TRACE("scenario " + std::to_string(scenario));
    expect_same_bits(one[scenario], other[scenario]);
  }
}

}  // namespace sendcast
