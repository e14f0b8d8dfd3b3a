#include "value/chance_draws.h"

#include <limits>

#include "model/drawn_model.h"
#include "model/simulate.h"
#include "value/comparison.h"

namespace sendcast {
namespace {

double number_of(const Amount& amount) {
  if (const auto* pence = std::get_if<Pence>(&amount)) return static_cast<double>(*pence) / 100;
  const auto* number = std::get_if<double>(&amount);
  return number == nullptr ? std::numeric_limits<double>::quiet_NaN() : *number;
}

/// Writes one draw's measures and incomes into a block.
void put(const Results& results, std::size_t draw, std::size_t draws, BlockOfScenario& block) {
  std::size_t next = draw;
  for (const ComparedMeasure& measured : compare(results, results).measures) {
    block.measures[next] = number_of(measured.value);
    next += draws;
  }
  next = draw;
  for (const std::vector<BudgetYear>& year : results.accounts.budgets) {
    for (const BudgetYear& budget : year) {
      block.income[next] = static_cast<double>(budget.income) / 100;
      next += draws;
    }
  }
}

}  // namespace

void play_chance(const std::vector<const Model*>& models, const Worlds& worlds, std::uint64_t seed, Block& block) {
  const auto draws = static_cast<std::size_t>(block.draws);
  for (std::size_t s = 0; s < models.size(); ++s) {
    BlockOfScenario& scenario = block.scenarios[s];
    scenario.expected = scenario.measures;
    std::vector<double> numbers(worlds.of(s).size() + 1);  // never empty: a draw's numbers have an address
    for (std::size_t i = 0; i < draws; ++i) {
      for (std::size_t k = 0; k < worlds.of(s).size(); ++k) {
        numbers[k] = block.numbers[i * worlds.count() + worlds.of(s)[k]];
      }
      put(simulate_by_chance(drawn(*models[s], {numbers.data()}), seed, block.first + i), i, draws, scenario);
    }
  }
}

}  // namespace sendcast
