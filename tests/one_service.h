#pragma once

#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "run.h"
#include "tests/scenario/reading.h"

namespace sendcast {

/// Nobody but one child and one service, at £100,000 a year give or take £10,000, against an income.
inline Files one_service(double income, const std::string& more = {}) {
  return {
      {"scenario.yaml",
       fmt::format("format: 1\ntitle: One service\nstart: 2022-04\nyears: 2\noldest_age: 0\n"
                   "areas: {{town: Town}}\nneeds: {{any: Any}}\nsettings: {{school: {{label: School}}}}\n"
                   "demand:\n  population: {{csv: population.csv}}\n  need_mix: {{any: 100%}}\n"
                   "  first_setting: {{school: 100%}}\n"
                   "services:\n  centre:\n    driver: fixed\n"
                   "    unit_cost: {{normal: {{mean: 100000, sd: 10000, name: price}}}}\n"
                   "    price_base: 2022-23\n    funding: all_of_it\n"
                   "funders: {{council: Council}}\npots: {{budget: {{funder: council, income: {}, year_end: carry}}}}\n"
                   "funding: {{all_of_it: {{shares: {{budget: 100%}}}}}}\n{}",
                   income, more)},
      {"population.csv", "area,age,year,value\ntown,0,2021,1\ntown,0,2022,1\ntown,0,2023,1\ntown,0,2024,1\n"}};
}

inline Outcomes outcomes_with(const std::vector<Files>& scenarios, const Draws& asked) {
  std::vector<std::unique_ptr<Loaded>> loaded;
  for (const Files& files : scenarios) {
    const auto reading = read_from(files);
    EXPECT_EQ(reading->explained(), "");
    loaded.push_back(std::move(reading->loaded));
    loaded.back()->path = fmt::format("scenario_{}.yaml", loaded.size());
  }
  return outcomes_of(std::move(loaded), {{}, scenarios.size() > 1, false, asked});
}

}  // namespace sendcast
