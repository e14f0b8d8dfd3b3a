#include "uncertainty/distribution.h"

#include <cmath>

#include <gtest/gtest.h>

#include "tests/schema/snippet.h"
#include "uncertainty/value.h"

namespace sendcast {
namespace {

double central(const std::string& written) {
  const auto snippet = read_snippet<Number>(written);
  EXPECT_TRUE(snippet.is_sound()) << snippet.explained;
  EXPECT_TRUE(snippet.read.distribution);
  return snippet.read.central;
}

TEST(ADistribution, HasItsMeanForCentralValue) {
  EXPECT_EQ(central("{normal: {mean: -3, sd: 2}}"), -3);
  EXPECT_EQ(central("{lognormal: {mean: 3, sd: 2}}"), 3);
  EXPECT_EQ(central("{gamma: {mean: 3, sd: 2}}"), 3);
  EXPECT_EQ(central("{beta: {mean: 3%, sd: 0.6%}}"), 0.03);
  EXPECT_EQ(central("{uniform: {low: 1, high: 4}}"), 2.5);
  EXPECT_EQ(central("{triangular: {low: 0.75, mode: 1, high: 2}}"), 1.25);  // (0.75 + 1 + 2) / 3
  EXPECT_EQ(central("{pert: {low: 1, mode: 2, high: 9}}"), 3);              // (1 + 4·2 + 9) / 6
}

TEST(AnExpertsInterval, HasItsMidpointForCentralValueHoweverSureTheyAre) {
  EXPECT_EQ(central("{interval: {low: 1, high: 2}}"), 1.5);
  EXPECT_EQ(central("{interval: {low: 1, high: 2, level: 95%}}"), 1.5);
}

TEST(ADistribution, IsRefusedWhereItsParametersMakeNone) {
  for (const char* written : {"{normal: {mean: 1, sd: 0}}",
                              "{normal: {mean: 1, sd: -1}}",
                              "{lognormal: {mean: 0, sd: 1}}",
                              "{lognormal: {mean: 1, sd: 0}}",
                              "{gamma: {mean: -1, sd: 1}}",
                              "{gamma: {mean: 1, sd: 0}}",
                              "{beta: {mean: 0, sd: 0.1}}",
                              "{beta: {mean: 1, sd: 0.1}}",
                              "{beta: {mean: 0.5, sd: 0.5}}",
                              "{beta: {mean: 0.5, sd: 0}}",
                              "{uniform: {low: 2, high: 2}}",
                              "{uniform: {low: 3, high: 2}}",
                              "{triangular: {low: 1, mode: 0, high: 2}}",
                              "{triangular: {low: 1, mode: 3, high: 2}}",
                              "{triangular: {low: 2, mode: 2, high: 2}}",
                              "{pert: {low: 1, mode: 0, high: 2}}",
                              "{interval: {low: 2, high: 1}}",
                              "{interval: {low: 1, high: 2, level: 0}}",
                              "{interval: {low: 1, high: 2, level: 100%}}",
                              "{interval: {low: 1, high: 2, level: 120%}}"}) {
    EXPECT_FALSE(read_snippet<Number>(written).is_sound()) << written;
  }
}

TEST(ADistribution, MayTouchTheEdgesOfItsParameters) {
  for (const char* written : {"{triangular: {low: 1, mode: 1, high: 2}}", "{triangular: {low: 1, mode: 2, high: 2}}",
                              "{pert: {low: 1, mode: 2, high: 2}}", "{beta: {mean: 0.5, sd: 0.499}}"}) {
    EXPECT_TRUE(read_snippet<Number>(written).is_sound()) << written;
  }
}

TEST(ADistribution, IsKnownByItsKeyWhateverElseIsThere) {
  EXPECT_EQ(distribution_kinds(), (std::vector<std::string>{"normal", "lognormal", "gamma", "beta", "uniform",
                                                            "triangular", "pert", "interval"}));
  EXPECT_TRUE(is_written_as_distribution(Parsed("{beta: {mean: 1}}").node));
  EXPECT_TRUE(is_written_as_distribution(Parsed("{beta: {mean: 1}, gamma: {}}").node));
  EXPECT_FALSE(is_written_as_distribution(Parsed("{2021-22: 1}").node));
  EXPECT_FALSE(is_written_as_distribution(Parsed("beta").node));
}

TEST(ABrokenDistribution, IsNotANumberAndIsReportedOnce) {
  const auto snippet = read_snippet<Number>("{gamma: {sd: 1}}");
  EXPECT_EQ(snippet.explained, "snippet:1:9: 'mean' is missing: the mean\n 1 | {gamma: {sd: 1}}\n   |         ^\n");
  EXPECT_TRUE(std::isnan(snippet.read.central));
  EXPECT_FALSE(snippet.read.distribution);
}

}  // namespace
}  // namespace sendcast
