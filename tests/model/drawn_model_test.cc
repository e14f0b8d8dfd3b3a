#include "model/drawn_model.h"

#include <cmath>

#include <gtest/gtest.h>

#include "model/simulate.h"
#include "tests/model/drawn_scenario.h"

namespace sendcast {
namespace {

/// The numbers that each uncertain number of a scenario is drawn as, by index.
std::vector<double> numbers_of(const Loaded& loaded, const Texts& texts, double UncertainText::*number) {
  std::vector<double> numbers;
  for (const UncertainNumber& uncertain : loaded.uncertain) numbers.push_back(texts.numbers.at(uncertain.name).*number);
  return numbers;
}

/// Everything that a run comes to, as numbers one after the other.
std::vector<double> numbers_of(const Results& results) {
  std::vector<double> numbers;
  const auto add = [&](auto... values) { (numbers.push_back(static_cast<double>(values)), ...); };
  const auto add_all = [&](const auto& values) {
    for (const double value : values.reshaped()) add(value);
  };
  add_all(results.outcomes);
  for (const MonthResults& month : results.months) {
    add_all(month.plans_by_cell);
    add_all(month.events);
    for (const PeopleMonth& people : month.people) add(people.no_sen, people.sen_support, people.in_assessment);
    for (const TeamMonth& team : month.teams) add(team.filled, team.hours, team.review_hours, team.assessment_hours);
    for (const PlacesUsed& places : month.places) add(places.capacity, places.admitted);
  }
  for (const auto& year : results.accounts.costs) {
    for (const LineCost& cost : year) add(cost.quantity, cost.cost);
  }
  for (const Payment& payment : results.accounts.ledger) add(payment.line, payment.pot, payment.paid);
  for (const PoolPayment& payment : results.accounts.pool_payments) add(payment.contribution, payment.overspend_share);
  for (const auto& year : results.accounts.budgets) {
    for (const BudgetYear& budget : year) add(budget.income, budget.interest, budget.one_off, budget.balance);
  }
  return numbers;
}

std::vector<double> run(const Model& model) { return numbers_of(simulate(model, {.plans_by_cell = true})); }

void expect_same(const std::vector<double>& one, const std::vector<double>& other) {
  ASSERT_EQ(one.size(), other.size());
  for (std::size_t i = 0; i < one.size(); ++i) EXPECT_NEAR(one[i], other[i], 1e-12 * (1 + std::abs(other[i]))) << i;
}

class DrawnModelTest : public testing::Test {
 protected:
  Texts texts_ = texts_of(drawn_scenario);
  std::unique_ptr<Loaded> loaded_ = load(texts_.uncertain);
  Model model_ = compile(loaded_->scenario, "uncertain");
};

TEST_F(DrawnModelTest, IsTheModelOfTheScenarioWithTheDrawnNumbersWrittenIn) {
  const std::vector<double> numbers = numbers_of(*loaded_, texts_, &UncertainText::drawn);
  const auto written = load(texts_.written);
  ASSERT_TRUE(written->uncertain.empty());
  expect_same(run(drawn(model_, {numbers.data()})), run(compile(written->scenario, "written")));
}

TEST_F(DrawnModelTest, OfItsCentralNumbersIsTheCentralModel) {
  const std::vector<double> central = run(model_);
  EXPECT_EQ(run(drawn(model_, {})), central);
  const std::vector<double> numbers = numbers_of(*loaded_, texts_, &UncertainText::central);
  expect_same(run(drawn(model_, {numbers.data()})), central);
}

TEST_F(DrawnModelTest, IsTheSameForTheDemandSideAlone) {
  const std::vector<double> numbers = numbers_of(*loaded_, texts_, &UncertainText::drawn);
  Model model = drawn(model_, {numbers.data()});
  const std::vector<double> whole = run(model);
  model.demand = drawn_model(model_.demand, {numbers.data()});
  EXPECT_EQ(run(model), whole);
}

/// So that nothing in the comparison above is equal because it never counted.
TEST_F(DrawnModelTest, DependsOnEveryUncertainNumber) {
  const std::vector<double> central = run(drawn(model_, {}));
  ASSERT_EQ(loaded_->uncertain.size(), texts_.numbers.size());
  for (std::size_t i = 0; i < loaded_->uncertain.size(); ++i) {
    std::vector<double> numbers = numbers_of(*loaded_, texts_, &UncertainText::central);
    numbers[i] = texts_.numbers.at(loaded_->uncertain[i].name).drawn;
    EXPECT_NE(run(drawn(model_, {numbers.data()})), central) << loaded_->uncertain[i].path;
  }
}

TEST_F(DrawnModelTest, HasNothingUncertainLeft) {
  const std::vector<double> numbers = numbers_of(*loaded_, texts_, &UncertainText::drawn);
  const Model once = drawn(model_, {numbers.data()});
  const std::vector<double> others = numbers_of(*loaded_, texts_, &UncertainText::central);
  EXPECT_EQ(run(drawn(once, {others.data()})), run(once));
}

/// A layer that ends at £11,000, or in this draw at £14,000, before one that ends at £12,000.
TEST(DrawnModel, TakesALayersBoundBelowTheOneBeforeAsTheOneBefore) {
  std::string scenario = drawn_scenario;
  const std::string layer = "up_to: ?8000?, shares: {block: 100%}}";
  scenario.replace(scenario.find(layer), layer.size(),
                   "up_to: ?11000:14000:14000?, shares: {block: 100%}}, {up_to: 12000, shares: {fund: 100%}}");
  const Texts texts = texts_of(scenario);
  const auto loaded = load(texts.uncertain);
  const std::vector<double> numbers = numbers_of(*loaded, texts, &UncertainText::drawn);
  const Model model = drawn(compile(loaded->scenario, "uncertain"), {numbers.data()});
  int ladders = 0;
  for (const RuleModel& rule : model.funding.rules) {
    for (const Ladder& ladder : rule.ladders) {
      if (ladder.bands.size() != 3) continue;
      ++ladders;
      EXPECT_EQ(ladder.bands[0].up_to.front(), 14000);
      EXPECT_EQ(ladder.bands[1].up_to.front(), 14000);
      EXPECT_TRUE(std::isinf(ladder.bands[2].up_to.front()));
    }
  }
  EXPECT_GT(ladders, 0);
}

}  // namespace
}  // namespace sendcast
