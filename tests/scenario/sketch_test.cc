#include <gtest/gtest.h>

#include "model/simulate.h"
#include "tests/scenario/reading.h"

namespace sendcast {
namespace {

// The whole scenario that the specification sketches, less the two kinds of rule that are not there yet.
TEST(TheSketchOfAWholeScenario, IsReadAndRunsToItsEnd) {
  const auto reading = read_from(files_below(source_folder("tests/golden/sketch")));
  ASSERT_EQ(reading->explained(), "");
  const Results results = simulate(compile(reading->loaded->scenario, "sketch"), {});
  ASSERT_EQ(results.months.size(), 120U);
  EXPECT_GT(results.months.back().plans.row(0)[0], 0);
}

}  // namespace
}  // namespace sendcast
