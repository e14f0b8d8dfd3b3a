#include "model/worlds.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/model/many_draws.h"

namespace sendcast {
namespace {

/// A scenario whose `cease` and `arrive` are given, with more lines after them.
properties::Files files_of(const std::string& cease, const std::string& arrive, const std::string& more = "") {
  std::string population = "area,age,year,value\n";
  for (int age = 0; age <= 2; ++age) population += fmt::format("east,{},2021,100\n", age);
  return {{"scenario.yaml", fmt::format(R"(format: 1
title: Small
start: 2021-04
years: 1
oldest_age: 2
areas: {{east: East}}
needs: {{asd: Autism}}
settings: {{special: {{label: Special}}}}
demand:
  population: {{csv: population.csv}}
  opening: {{plans: 3, sen_support: 6}}
  need_mix: {{asd: 100%}}
  request_from_support: 10%
  agree_to_assess: 1
  agree_to_issue: 1
  first_setting: {{special: 100%}}
  cease: {}
  arrive: {}
funders: {{council: Council}}
pots: {{block: {{funder: council, income: 1000}}}}
funding: {{block: {{shares: {{block: 100%}}}}}}
services: {{top_up: {{driver: {{caseload: all}}, unit_cost: 1000, price_base: 2021-22, funding: block}}}}
{})",
                                        cease, arrive, more)},
          {"population.csv", population}};
}

std::string uniform(double low, double high, const std::string& name) {
  return fmt::format("{{uniform: {{low: {}, high: {}, name: {}}}}}", low, high, name);
}

std::string correlated(const std::string& one, const std::string& other, double value) {
  return fmt::format("correlations: [{{between: [{}, {}], value: {}}}]\n", one, other, value);
}

std::vector<double> drawn_in(const ManyDraws& draws, std::uint64_t draw) {
  std::vector<double> numbers(draws.worlds().count());
  draws.worlds().draw(draw, numbers);
  return numbers;
}

/// Which of the worlds' numbers is a scenario's of a name.
std::size_t number_called(const ManyDraws& draws, const std::string& name, std::size_t scenario) {
  for (const std::size_t number : draws.worlds().of(scenario)) {
    for (const Worlds::Cause& cause : draws.worlds().causes()) {
      const bool moves_it = std::find(cause.numbers.begin(), cause.numbers.end(), number) != cause.numbers.end();
      if (cause.name == name && moves_it) return number;
    }
  }
  ADD_FAILURE() << name;
  return 0;
}

double rank_correlation(const std::vector<double>& one, const std::vector<double>& other) {
  const auto ranks = [](const std::vector<double>& values) {
    std::vector<std::size_t> order(values.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    std::vector<double> ranks(values.size());
    for (std::size_t rank = 0; rank < order.size(); ++rank) ranks[order[rank]] = static_cast<double>(rank);
    return ranks;
  };
  const std::vector<double> a = ranks(one);
  const std::vector<double> b = ranks(other);
  const auto n = static_cast<double>(a.size());
  double squares = 0;
  for (std::size_t i = 0; i < a.size(); ++i) squares += (a[i] - b[i]) * (a[i] - b[i]);
  return 1 - 6 * squares / (n * (n * n - 1));
}

TEST(Worlds, DrawOnceWhatTwoScenariosSayAlikeOfAName) {
  const ManyDraws draws({files_of(uniform(0.1, 0.2, "ends"), "1%"),
                         files_of("1%", uniform(0.1, 0.2, "ends"))});  // of another quantity, but alike
  EXPECT_EQ(draws.worlds().count(), 1U);
  EXPECT_EQ(draws.worlds().of(0), draws.worlds().of(1));
  EXPECT_EQ(draws.numbers(5, 0), draws.numbers(5, 1));
}

TEST(Worlds, DrawDifferentDistributionsOfANameAtOneLevel) {
  const ManyDraws draws({files_of(uniform(0.1, 0.2, "ends"), "1%"), files_of(uniform(0.3, 0.7, "ends"), "1%")});
  ASSERT_EQ(draws.worlds().count(), 2U);
  for (std::uint64_t draw = 0; draw < 50; ++draw) {
    const std::vector<double> numbers = drawn_in(draws, draw);
    EXPECT_NEAR((numbers[0] - 0.1) / 0.1, (numbers[1] - 0.3) / 0.4, 1e-12) << draw;
  }
}

TEST(Worlds, DrawDifferentNamesApart) {
  const ManyDraws draws({files_of(uniform(0.1, 0.2, "ends"), uniform(0.1, 0.2, "comes"))});
  std::vector<double> one, other;
  for (std::uint64_t draw = 0; draw < 1000; ++draw) {
    const std::vector<double> numbers = drawn_in(draws, draw);
    one.push_back(numbers[0]);
    other.push_back(numbers[1]);
  }
  EXPECT_NEAR(rank_correlation(one, other), 0, 4 / std::sqrt(1000.0));
}

TEST(Worlds, CorrelateNamesByRankAsEachScenarioSays) {
  const std::string cease = uniform(0.1, 0.2, "ends");
  const std::string arrive = "{lognormal: {mean: 0.1, sd: 0.05, name: comes}}";
  const ManyDraws draws({files_of(cease, arrive, correlated("ends", "comes", 0.8)), files_of(cease, arrive),
                         files_of(cease, arrive, correlated("comes", "ends", 0.8)),
                         files_of(cease, arrive, correlated("ends", "comes", -0.5))});
  EXPECT_EQ(draws.worlds().of(0), draws.worlds().of(2)) << "whichever is named first";
  const auto correlation_in = [&](std::size_t scenario) {
    std::vector<double> ends, comes;
    for (std::uint64_t draw = 0; draw < 2000; ++draw) {
      const std::vector<double> numbers = drawn_in(draws, draw);
      ends.push_back(numbers[number_called(draws, "ends", scenario)]);
      comes.push_back(numbers[number_called(draws, "comes", scenario)]);
    }
    return rank_correlation(ends, comes);
  };
  const double of_chance = 4 / std::sqrt(2000.0);
  EXPECT_NEAR(correlation_in(0), 0.8, of_chance);
  EXPECT_NEAR(correlation_in(1), 0, of_chance);
  EXPECT_NEAR(correlation_in(3), -0.5, of_chance);
}

/// A name's level depends on the names it is correlated with: what is not among them stays where it was.
TEST(Worlds, LeaveANameAloneThatOthersCorrelationsDoNotConcern) {
  const std::string arrive = uniform(0.1, 0.2, "comes");
  const std::string more = "indices: {pay: " + uniform(0.01, 0.02, "pay") + "}\n";
  const ManyDraws draws({files_of(uniform(0.1, 0.2, "ends"), arrive, more),
                         files_of(uniform(0.1, 0.2, "ends"), arrive, more + correlated("ends", "comes", 0.8))});
  for (std::uint64_t draw = 0; draw < 50; ++draw) {
    const std::vector<double> numbers = drawn_in(draws, draw);
    EXPECT_EQ(numbers[number_called(draws, "pay", 0)], numbers[number_called(draws, "pay", 1)]);
  }
}

TEST(Worlds, AreTheSameWorldInADrawWhateverElseIsDrawn) {
  const properties::Files one = files_of(uniform(0.1, 0.2, "ends"), uniform(0.1, 0.3, "comes"));
  const properties::Files other = files_of(uniform(0.1, 0.4, "others"), uniform(0.2, 0.3, "comes"));
  const ManyDraws alone({one});
  const ManyDraws together({other, one});
  EXPECT_EQ(alone.numbers(4217), together.numbers(4217, 1));
  EXPECT_NE(alone.numbers(4217), alone.numbers(4218));
  EXPECT_NE(alone.numbers(4217), ManyDraws({one}, {}, 2).numbers(4217)) << "of another seed";
}

TEST(Worlds, PutEveryNumberAtItsMeanInTheCentralWorld) {
  const ManyDraws draws(
      {files_of(uniform(0.1, 0.2, "ends"), "{triangular: {low: 0.1, mode: 0.2, high: 0.6, name: comes}}")});
  std::vector<double> numbers(draws.worlds().count());
  draws.worlds().central(numbers);
  EXPECT_NEAR(numbers[number_called(draws, "ends", 0)], 0.15, 1e-15);
  EXPECT_NEAR(numbers[number_called(draws, "comes", 0)], 0.3, 1e-15);
}

}  // namespace
}  // namespace sendcast
