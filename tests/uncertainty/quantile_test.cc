#include "uncertainty/quantile.h"

#include <array>
#include <cmath>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace sendcast {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

Quantile unbounded(const Distribution& distribution) { return Quantile(distribution, -infinity, infinity); }

/// The numbers below which 1e-15, 1e-6, 2.5% and half of the draws lie, and above which half, 2.5% and so on do.
struct Known {
  std::string name;
  Quantile quantile;
  std::array<double, 4> low;
  std::array<double, 4> high;
  double scale = 0;  ///< that of the parts of a sum, for a number that may be as good as 0
};

/// Worked with mpmath to 60 digits, of the parameters as doubles; uniform and triangular by hand.
std::vector<Known> known_numbers() {
  return {
      {"normal",
       unbounded({Normal{3, 2, ""}, {}}),
       {-12.882690652341994, -6.5068486176457979, -0.91992796908010842, 3},
       {18.882690652341994, 12.506848617645798, 6.9199279690801084, 3}},
      {"lognormal",
       unbounded({Lognormal{3, 2, ""}, {}}),
       {0.02022356195158968, 0.13977216501715663, 0.7605005567677704, 2.496150883013531},
       {308.09455058827849, 44.578040484701813, 8.1929844433656138, 2.496150883013531}},
      {"gamma with a peak",
       unbounded({Gamma{3, 2, ""}, {}}),
       {4.3541199274966699e-7, 0.0043585005817956578, 0.43292306614087825, 2.5691691784563151},
       {52.034546372353962, 23.1020394794615, 7.9990262684659834, 2.5691691784563151}},
      {"gamma without one",
       unbounded({Gamma{3, 6, ""}, {}}),
       {8.0996374717340787e-60, 8.0996374717340747e-24, 3.1639215547559962e-6, 0.52408562823448092},
       {367.92098879573896, 128.25381091725581, 20.599411799764654, 0.52408562823448092}},
      {"beta with a peak",
       unbounded({Beta{0.03, 0.006, ""}, {}}),
       {0.003311712074029881, 0.0094077451280837293, 0.019381541867245442, 0.029612579553798653},
       {0.10254316481809302, 0.067055615003910803, 0.042818136432319292, 0.029612579553798653}},
      {"beta without one",
       unbounded({Beta{0.5, 0.4, ""}, {}}),
       {3.9223937420919763e-53, 3.9223937420920637e-21, 1.700854151492578e-5, 0.5},
       {1, 1, 0.99998299145848507, 0.5}},
      {"uniform", unbounded({Uniform{0, 4, ""}, {}}), {4e-15, 4e-6, 0.1, 2}, {4, 3.999996, 3.9, 2}},
      // Below the mode u·4·1, above it u·4·3, under a root.
      {"triangular",
       unbounded({Triangular{0, 1, 4, ""}, {}}),
       {2e-7 * std::sqrt(0.1), 0.002, std::sqrt(0.1), 4 - std::sqrt(6)},
       {4 - std::sqrt(1.2e-14), 4 - std::sqrt(1.2e-5), 4 - std::sqrt(0.3), 4 - std::sqrt(6)}},
      {"pert",
       unbounded({Pert{1, 2, 9, ""}, {}}),
       {1.0000000002040905, 1.0002040977904521, 1.180102127993241, 2.7689591593818183},
       {8.9969936280791811, 8.6983241431362589, 6.0290112050559545, 2.7689591593818183}},
      {"interval",
       unbounded({Interval{1, 2, 0.8, ""}, {}}),
       {-1.5983323417018688, -0.35455834810787025, 0.73531598835542779, 1.5},
       {4.5983323417018688, 3.3545583481078702, 2.2646840116445722, 1.5}},
      {"interval that is cut",
       Quantile({Interval{0.01, 0.05, 0.8, ""}, {}}, 0, 1),
       {2.4143714177127165e-16, 2.4143355171029509e-7, 0.0045693899604166153, 0.030533727193976031},
       {0.15398681780634426, 0.10426952502971982, 0.060771603803523684, 0.030533727193976031},
       0.03},
      {"interval of the unsure",
       Quantile({Interval{0.25, 0.75, 1e-6, ""}, {}}, 0, 1),
       {1.0000000000020945e-15, 1.0000000000020943e-6, 0.0250000000000485, 0.5},
       {0.999999999999999, 0.999999, 0.9749999999999515, 0.5},
       0.5},
  };
}

TEST(AQuantile, IsExactTo1In1e10FarIntoBothTails) {
  constexpr std::array<double, 4> tails = {1e-15, 1e-6, 0.025, 0.5};
  for (const Known& known : known_numbers()) {
    for (std::size_t i = 0; i < tails.size(); ++i) {
      const double low = known.quantile.at({tails[i], 1 - tails[i]});
      const double high = known.quantile.at({1 - tails[i], tails[i]});
      EXPECT_NEAR(low, known.low[i], 1e-10 * std::max(known.scale, std::abs(known.low[i]))) << known.name << tails[i];
      EXPECT_NEAR(high, known.high[i], 1e-10 * std::max(known.scale, known.high[i])) << known.name << tails[i];
    }
  }
}

TEST(AQuantile, RisesWithTheLevel) {
  for (const Known& known : known_numbers()) {
    double last = -infinity;
    for (int i = -4100; i <= 4100; ++i) {
      const double number = known.quantile.at(level_of(i * 0.002));
      EXPECT_GE(number, last) << known.name << i;
      const bool may_crowd = std::abs(i) > 1500;  // far out, at an end, neighbours differ by less than rounding
      EXPECT_TRUE(may_crowd || number > last) << known.name << i;
      last = number;
    }
  }
}

TEST(AQuantile, NeverFallsByMoreThanRounding) {
  for (const Known& known : known_numbers()) {
    double last = -infinity;
    for (int i = 0; i < 20000; ++i) {
      const double below = 0.3085 + i * 0x1p-44;  // the edge of a series' panels, at a score of -0.5, lies among them
      const double number = known.quantile.at({below, 1 - below});
      EXPECT_GE(number, last - 1e-13 * std::abs(last)) << known.name;
      last = number;
    }
  }
}

TEST(AQuantile, MirrorsWhatIsSymmetric) {
  const std::vector<std::pair<Quantile, double>> symmetric = {{unbounded({Normal{3, 2, ""}, {}}), 3},
                                                              {unbounded({Uniform{1, 4, ""}, {}}), 2.5},
                                                              {unbounded({Triangular{1, 2, 3, ""}, {}}), 2},
                                                              {unbounded({Pert{1, 2, 3, ""}, {}}), 2},
                                                              {unbounded({Beta{0.5, 0.1, ""}, {}}), 0.5},
                                                              {unbounded({Interval{1, 2, 0.9, ""}, {}}), 1.5},
                                                              {Quantile({Interval{1, 2, 0.9, ""}, {}}, 0, 3), 1.5}};
  for (const auto& [quantile, middle] : symmetric) {
    for (double score = 0; score < 8; score += 0.37) {
      const Level level = level_of(score);
      EXPECT_NEAR((quantile.at(level) + quantile.at({level.above, level.below})) / 2, middle, 1e-14 * middle * 8);
    }
  }
}

TEST(AnExpertsInterval, LeavesHalfOfWhatIsUnlikelyOutsideEachEnd) {
  const Quantile quantile = unbounded({Interval{1, 2, 0.8, ""}, {}});
  EXPECT_NEAR(quantile.at({0.1, 0.9}), 1, 1e-14);
  EXPECT_NEAR(quantile.at({0.9, 0.1}), 2, 1e-14);
}

TEST(AnExpertsInterval, IsCutAtTheBoundsOfTheQuantityAndStaysWithinThem) {
  const Quantile quantile(Distribution{Interval{0, 0.1, 0.5, ""}, {}}, 0, 1);
  EXPECT_GE(quantile.at({0x1p-54, just_below_1}), 0);
  EXPECT_LT(quantile.at({0x1p-54, just_below_1}), 1e-15);
  // The quartiles of the whole normal are 0 and 0.1, so a quarter of it is cut off and its middle is a third of the way
  // up what is left; 0.1 is two thirds up.
  EXPECT_NEAR(quantile.at({1.0 / 3, 2.0 / 3}), 0.05, 1e-15);
  EXPECT_NEAR(quantile.at({2.0 / 3, 1.0 / 3}), 0.1, 1e-15);
}

TEST(AnExpertsInterval, WithItsMiddleAtABoundIsHalfANormal) {
  const Quantile quantile(Distribution{Interval{-1, 1, 0.8, ""}, {}}, 0, infinity);
  EXPECT_NEAR(quantile.at({0.8, 0.2}), 1, 1e-14);
  EXPECT_GT(quantile.at({1e-15, 1 - 1e-15}), 0);
}

TEST(BoundsOfTheQuantity, CutNoOtherKind) {
  EXPECT_LT(Quantile(Distribution{Normal{1, 2, ""}, {}}, 0, 5).at({0.1, 0.9}), 0);
  EXPECT_GT(Quantile(Distribution{Uniform{0, 9, ""}, {}}, 0, 5).at({0.9, 0.1}), 8);
}

}  // namespace
}  // namespace sendcast
