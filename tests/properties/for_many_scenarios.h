#pragma once

#include <iostream>
#include <string>

#include <gtest/gtest.h>

#include "tests/properties/random_scenario.h"

namespace sendcast::properties {

/// How many random scenarios every property is held to; the build says it (tests/CMakeLists.txt).
constexpr std::uint64_t scenarios = SENDCAST_RANDOM_SCENARIOS;

/// Checks a property of each of many random scenarios. Stops at the first that fails and prints its seed and text.
template <typename Check>
void for_many_scenarios(Shortages shortages, Check check) {
  std::cout << "seeds 1 to " << scenarios << "\n";
  for (std::uint64_t seed = 1; seed <= scenarios; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const ScenarioText scenario = random_scenario(seed, shortages);
    check(scenario);
    if (!testing::Test::HasFailure()) continue;
    std::cout << "seed " << seed << " failed:\n" << yaml(scenario.tree);
    return;
  }
}

template <typename Check>
void for_many_scenarios(Check check) {
  for_many_scenarios(Shortages::possible, check);
}

}  // namespace sendcast::properties
