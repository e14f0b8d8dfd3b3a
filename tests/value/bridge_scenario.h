#pragma once

#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "model/simulate.h"
#include "tests/scenario/reading.h"
#include "value/bridge.h"

namespace sendcast {

/// A scenario of a test with its run.
struct Told {
  std::unique_ptr<Reading> reading;
  Results results;

  const Scenario& scenario() const { return reading->loaded->scenario; }
};

/// A town of people aged 0 to 9 over three years from April 2022 in which nothing moves: 100 of those aged 5 at the
/// start have a plan in a mainstream school at £1,000 a year, of which the council pays 60% and the integrated care
/// board 40%. `overlay` goes on top; of every age there are as many as `people` says for each year from 2021 on.
inline Told told(const std::string& name, const std::string& overlay, const std::vector<int>& people = {1000}) {
  const std::string base = R"(format: 1
title: A town
start: 2022-04
years: 3
oldest_age: 9
areas: {town: The town}
needs: {any: Any need}
settings: {mainstream: {label: Mainstream school}, special: {label: Special school}}
demand:
  population: {csv: population.csv}
  opening: {plans: [{value: 0}, {where: {settings: mainstream, ages: 5}, value: 100}]}
  need_mix: {any: 100%}
  first_setting: {mainstream: 100%}
services:
  support: {driver: {caseload: all}, unit_cost: 1000, price_base: 2022-23, funding: joint}
funders: {council: The council, icb: Integrated care board}
pots: {general_fund: {funder: council, income: 0}, icb_children: {funder: icb, income: 0}}
funding:
  joint: {shares: {general_fund: 60%, icb_children: 40%}}
  council: {shares: {general_fund: 100%}}
)";
  std::string population = "area,age,year,value\n";
  for (int age = 0; age < 10; ++age) {
    for (std::size_t year = 0; year < people.size(); ++year) {
      population += fmt::format("town,{},{},{}\n", age, 2021 + year, people[year]);
    }
  }
  const Files files = {{"base.yaml", base},
                       {name + ".yaml", "format: 1\nextends: base.yaml\n" + overlay},
                       {"population.csv", population}};
  Told told{read_from(files, name + ".yaml"), {}};
  EXPECT_EQ(told.reading->explained(), "");
  if (told.reading->loaded) told.results = simulate(compile(told.scenario(), name));
  return told;
}

/// The amounts of a part, the whole first.
inline std::vector<Pence> part(const Bridge& bridge, const std::string& name) {
  for (const BridgePart& part : bridge.parts) {
    if (part.name == name) return part.amounts;
  }
  ADD_FAILURE() << "no part " << name;
  return {};
}

/// Whether the parts lead from one to the other to the penny, for the whole and for every funder.
inline void expect_adds_up(const Bridge& bridge) {
  SCOPED_TRACE(bridge.base + " to " + bridge.scenario + ", account " +
               std::to_string(static_cast<int>(bridge.account)));
  EXPECT_EQ(bridge.why_not, "");
  std::vector<Pence> sum = bridge.from;
  for (const BridgePart& part : bridge.parts) {
    ASSERT_EQ(part.amounts.size(), 1 + bridge.funders.size());
    for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += part.amounts[i];
  }
  EXPECT_EQ(sum, bridge.to);
}

}  // namespace sendcast
