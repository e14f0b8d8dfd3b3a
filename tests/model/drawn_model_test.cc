#include "model/drawn_model.h"

#include <cmath>
#include <map>
#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "model/simulate.h"
#include "tests/model/drawn_scenario.h"
#include "tests/properties/scenario_text.h"

namespace sendcast {
namespace {

struct UncertainText {
  double central = 0;
  double drawn = 0;
  double written = 0;  ///< what it counts as: what was drawn, or its share of the shares drawn with it
};

UncertainText read_uncertain(const std::string& text) {
  const std::size_t first = text.find(':');
  if (first == std::string::npos) return {0.9 * std::stod(text), std::stod(text), std::stod(text)};
  const std::size_t second = text.find(':', first + 1);
  return {std::stod(text), std::stod(text.substr(first + 1)), std::stod(text.substr(second + 1))};
}

std::string distribution(const UncertainText& number, const std::string& name) {
  const double spread = std::abs(number.central) / 4;
  return fmt::format("{{uniform: {{low: {}, high: {}, name: {}}}}}", number.central - spread, number.central + spread,
                     name);
}

/// The scenario once with its uncertain numbers, and once with what they count as in the draw.
struct Texts {
  std::string uncertain;
  std::string written;
  std::map<std::string, UncertainText> numbers;  ///< by name
};

Texts texts_of(const std::string& scenario) {
  Texts texts;
  std::size_t from = 0;
  for (std::size_t open = scenario.find('?'); open != std::string::npos; open = scenario.find('?', from)) {
    const std::size_t close = scenario.find('?', open + 1);
    const UncertainText number = read_uncertain(scenario.substr(open + 1, close - open - 1));
    const std::string name = fmt::format("number_{}", texts.numbers.size());
    const std::string before = scenario.substr(from, open - from);
    texts.uncertain += before + distribution(number, name);
    texts.written += before + fmt::format("{}", number.written);
    texts.numbers[name] = number;
    from = close + 1;
  }
  texts.uncertain += scenario.substr(from);
  texts.written += scenario.substr(from);
  return texts;
}

std::unique_ptr<Loaded> load(const std::string& text) {
  std::string population = "area,age,year,value\n";
  for (const char* area : {"east", "west"}) {
    for (int age = 0; age <= 5; ++age) population += fmt::format("{},{},2021,{}\n", area, age, 300 + 10 * age);
  }
  return properties::load({{"scenario.yaml", text}, {"population.csv", population}});
}

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

}  // namespace
}  // namespace sendcast
