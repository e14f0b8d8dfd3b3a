#include "uncertainty/spread.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <random>
#include <stdexcept>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sendcast {
namespace {

using testing::ElementsAre;
using Numbers = std::vector<double>;

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

Spread spread_of(double centre, const Numbers& values) {
  Spread spread(centre);
  spread.add(values);
  return spread;
}

// £1, £2, £4 and £8: the mean is 15/4, the squares about it 28.75. The quartiles lie at the positions 0.75, 1.5
// and 2.25 of 0 to 3: 1 + 0.75·1, 2 + 0.5·2 and 4 + 0.25·4. R: quantile(c(1, 2, 4, 8), c(.25, .5, .75)).
TEST(Spread, IsThatOfAWorkedExample) {
  const Spread spread = spread_of(3, {4, 1, 8, 2});
  EXPECT_EQ(spread.count(), 4);
  EXPECT_EQ(spread.minimum(), 1);
  EXPECT_EQ(spread.maximum(), 8);
  EXPECT_EQ(spread.mean(), 3.75);
  EXPECT_DOUBLE_EQ(*spread.standard_deviation(), std::sqrt(28.75 / 3));
  EXPECT_DOUBLE_EQ(*spread.standard_error_of_mean(), std::sqrt(28.75 / 3 / 4));
  EXPECT_THAT(spread.quantiles(Numbers{0.25, 0.5, 0.75}), ElementsAre(1.75, 3, 5));
}

TEST(Spread, OfElevenDrawsHasSensibleQuantiles) {
  const Spread spread = spread_of(50, {70, 20, 100, 0, 60, 10, 90, 40, 30, 80, 50});
  EXPECT_THAT(spread.quantiles(Numbers{0, 0.05, 0.25, 0.5, 0.75, 0.95, 1}), ElementsAre(0, 5, 25, 50, 75, 95, 100));
}

TEST(Spread, OfTooFewDrawsIsNothing) {
  const Spread none(5);
  EXPECT_EQ(none.minimum(), std::nullopt);
  EXPECT_EQ(none.mean(), std::nullopt);
  EXPECT_EQ(none.quantile(0.5), std::nullopt);
  const Spread one = spread_of(5, {7});
  EXPECT_EQ(one.mean(), 7);
  EXPECT_EQ(one.quantile(0.05), 7);
  EXPECT_EQ(one.standard_deviation(), std::nullopt);
  EXPECT_EQ(one.standard_error_of_mean(), std::nullopt);
  EXPECT_EQ(one.standard_error_of_quantile(0.5), std::nullopt);
  EXPECT_FALSE(one.more_draws(1000));
}

TEST(Spread, CountsApartWhatIsMissing) {
  Spread spread = spread_of(0.5, {0.25, not_a_number, 0.75, infinity, -infinity});
  spread.add_missing(4);
  EXPECT_EQ(spread.count(), 2);
  EXPECT_EQ(spread.missing(), 7);
  EXPECT_EQ(spread.mean(), 0.5);
  EXPECT_EQ(spread.maximum(), 0.75);
}

TEST(Spread, OfAMeasureThatTheCentralRunLacksIsAboutNought) {
  EXPECT_EQ(Spread(not_a_number).centre(), 0);
  EXPECT_EQ(spread_of(not_a_number, {2, 4}).mean(), 3);
}

TEST(Spread, IsNotMergedWithOneAboutAnotherCentre) {
  Spread spread(1);
  EXPECT_THROW(spread.merge(Spread(2)), std::invalid_argument);
}

/// Everything that a spread tells, to the last bit.
Numbers told(const Spread& spread) {
  Numbers all{static_cast<double>(spread.count()), static_cast<double>(spread.missing())};
  for (const auto& result : {spread.minimum(), spread.maximum(), spread.mean(), spread.standard_deviation(),
                             spread.standard_error_of_mean(), spread.standard_error_of_quantile(0.05)}) {
    all.push_back(result.value_or(-1));
  }
  Numbers levels;
  for (int i = 0; i <= 200; ++i) levels.push_back(i / 200.0);
  const Numbers quantiles = spread.quantiles(levels);
  all.insert(all.end(), quantiles.begin(), quantiles.end());
  for (const double number : quantiles) all.push_back(std::signbit(number) ? 1 : 0);
  return all;
}

/// Values of every size and sign, some of them twice, some nought, some missing.
Numbers wild(std::size_t count) {
  std::mt19937_64 random(5);
  std::normal_distribution<double> normal;
  Numbers values;
  while (values.size() < count) {
    values.push_back(normal(random) * std::pow(10, static_cast<int>(random() % 23) - 11));
    if (random() % 20 == 0) values.push_back(values[random() % values.size()]);
    if (random() % 100 == 0) values.push_back(random() % 2 == 0 ? 0.0 : -0.0);
    if (random() % 100 == 0) values.push_back(not_a_number);
  }
  values.resize(count);
  return values;
}

/// Deals values to parts at random, adds each part in blocks of a random length, and merges the parts as they come.
Spread in_parts(double centre, const Numbers& values, std::mt19937_64& random) {
  std::vector<Numbers> dealt(1 + random() % 6);
  for (const double value : values) dealt[random() % dealt.size()].push_back(value);
  std::vector<Spread> parts;
  for (const Numbers& numbers : dealt) {
    Spread part(centre);
    const std::size_t length = 1 + random() % 300;
    for (std::size_t i = 0; i < numbers.size(); i += length) {
      part.add(std::span(numbers).subspan(i, std::min(length, numbers.size() - i)));
    }
    parts.push_back(part);
  }
  while (parts.size() > 1) {
    std::shuffle(parts.begin(), parts.end(), random);
    parts[0].merge(parts.back());
    parts.pop_back();
  }
  return parts[0];
}

TEST(Spread, IsTheSameToTheLastBitInAnyOrderAndAnyParts) {
  std::mt19937_64 random(6);
  for (const std::size_t count : {0UL, 3UL, 1'000UL, 2'100UL, 2'200UL, 3'500UL, 9'000UL}) {
    Numbers values = wild(count);
    for (const double centre : {0.0, 1.0 / 3, -1e6}) {
      const Numbers expected = told(spread_of(centre, values));
      for (int deal = 0; deal < 6; ++deal) {
        std::shuffle(values.begin(), values.end(), random);
        ASSERT_EQ(told(in_parts(centre, values, random)), expected) << count << " about " << centre;
      }
    }
  }
}

TEST(Spread, DoesNotMindTheSignOfNought) {
  for (const std::size_t count : {10UL, 5'000UL}) {
    Numbers values(count, 0.0);
    values[0] = -0.0;
    Numbers reversed(values.rbegin(), values.rend());
    EXPECT_EQ(told(spread_of(0, values)), told(spread_of(0, reversed)));
    EXPECT_FALSE(std::signbit(*spread_of(0, values).minimum()));
  }
}

struct Shape {
  std::string name;
  double centre;
  std::function<double(std::mt19937_64&)> draw;
};

double standard_normal(std::mt19937_64& random) { return std::normal_distribution<double>()(random); }

std::vector<Shape> shapes() {
  return {
      {"normal about its mean", 1e8, [](auto& random) { return 1e8 + 5e6 * standard_normal(random); }},
      {"normal far from the centre", 0, [](auto& random) { return 1e8 + 5e6 * standard_normal(random); }},
      {"normal below the centre", 3e8, [](auto& random) { return 1e8 + 5e6 * standard_normal(random); }},
      {"lognormal", std::exp(0.5), [](auto& random) { return std::exp(standard_normal(random)); }},
      {"lognormal with a long tail", 1, [](auto& random) { return std::exp(3 * standard_normal(random)); }},
      {"two humps", 0, [](auto& random) { return standard_normal(random) + (random() % 3 == 0 ? 1000 : -1000); }},
      {"two values", 10, [](auto& random) { return random() % 10 < 3 ? 7.0 : 11.0; }},
      {"whole numbers", 4, [](auto& random) { return static_cast<double>(random() % 11); }},
      {"a share", 0.6, [](auto& random) { return std::clamp(0.7 + 0.2 * standard_normal(random), 0.0, 1.0); }},
      {"mostly at the centre", 5, [](auto& random) { return random() % 4 == 0 ? standard_normal(random) : 5.0; }},
  };
}

/// Where the quantile of type 7 lies in the sorted values, and how wrong it may be by what `quantile` promises.
struct Promise {
  Promise(const Numbers& sorted, double centre, double level) {
    const double position = static_cast<double>(sorted.size() - 1) * level;
    const auto rank = static_cast<std::size_t>(position);
    const double low = sorted[rank], high = sorted[std::min(rank + 1, sorted.size() - 1)];
    quantile = low + (high - low) * (position - static_cast<double>(rank));
    const double farthest = std::max(std::abs(sorted.front() - centre), std::abs(sorted.back() - centre));
    error = std::max({std::abs(low - centre) / 512, std::abs(high - centre) / 512, farthest / 16384});
  }
  double quantile = 0, error = 0;
};

void check_promises(const Shape& shape, Numbers values) {
  const Spread spread = spread_of(shape.centre, values);
  std::sort(values.begin(), values.end());
  EXPECT_EQ(spread.quantile(0), values.front());
  EXPECT_EQ(spread.quantile(1), values.back());
  double before = values.front();
  for (int i = 1; i < 1000; ++i) {
    const Promise promise(values, shape.centre, i / 1000.0);
    const double quantile = *spread.quantile(i / 1000.0);
    // The last bits of a value of 10^8 are no fault of the bins.
    EXPECT_NEAR(quantile, promise.quantile, promise.error + 1e-15 * std::abs(promise.quantile)) << i;
    EXPECT_GE(quantile, before) << i;
    before = quantile;
  }
}

TEST(Spread, OfManyDrawsHasQuantilesAsNearAsPromised) {
  for (const Shape& shape : shapes()) {
    SCOPED_TRACE(shape.name);
    std::mt19937_64 random(7);
    Numbers values(50'000);
    for (double& value : values) value = shape.draw(random);
    check_promises(shape, values);
  }
}

TEST(Spread, HasExactQuantilesUpToSoManyDraws) {
  for (const Shape& shape : shapes()) {
    SCOPED_TRACE(shape.name);
    std::mt19937_64 random(8);
    Numbers values(static_cast<std::size_t>(Spread::most_kept));
    for (double& value : values) value = shape.draw(random);
    const Spread spread = spread_of(shape.centre, values);
    std::sort(values.begin(), values.end());
    for (const double level : {0.05, 0.25, 0.5, 0.75, 0.95}) {
      EXPECT_DOUBLE_EQ(*spread.quantile(level), Promise(values, shape.centre, level).quantile);
    }
  }
}

TEST(Spread, HasAllQuantilesAtOnceAsFromSortedValues) {
  const std::vector<double> levels = {0.95, 0, 0.05, 0.25, 0.5, 0.5, 0.75, 1};
  std::mt19937_64 random(10);
  for (std::size_t count : {1U, 2U, 3U, 24U, 25U, 100U, 1000U, 2048U}) {
    for (const double different : {1.0, 2.0, 7.0, 1e9}) {  // from all the same to all different
      Numbers values(count);
      for (double& value : values) value = std::floor(std::uniform_real_distribution<>(0, different)(random));
      Numbers sorted = values;
      std::sort(sorted.begin(), sorted.end());
      for (const Numbers& in_order : {values, sorted, Numbers(sorted.rbegin(), sorted.rend())}) {
        const std::vector<double> found = spread_of(0, in_order).quantiles(levels);
        for (std::size_t i = 0; i < levels.size(); ++i)
          EXPECT_DOUBLE_EQ(found[i], Promise(sorted, 0, levels[i]).quantile) << count << " " << different;
      }
    }
  }
}

TEST(Spread, OfACertainMeasureIsThatValueExactly) {
  for (const double centre : {0.1, 0.3, -7e9, 0.0}) {
    for (const std::size_t count : {1UL, 1'000UL, 10'000UL}) {
      const Spread spread = spread_of(centre, Numbers(count, 0.1));
      EXPECT_EQ(spread.mean(), 0.1);
      EXPECT_THAT(spread.quantiles(Numbers{0, 0.05, 0.5, 0.77, 1}), testing::Each(0.1));
      EXPECT_EQ(spread.standard_deviation().value_or(0), 0);
    }
  }
}

// 3,000 draws of £7 and 7,000 of £11: the mean is £9.80, the variance 0.3·0.7·4²·n/(n - 1).
TEST(Spread, OfTwoValuesIsWorkedByHand) {
  Numbers values(3'000, 7);
  values.resize(10'000, 11);
  const Spread spread = spread_of(10, values);
  EXPECT_DOUBLE_EQ(*spread.mean(), 9.8);
  EXPECT_DOUBLE_EQ(*spread.standard_deviation(), std::sqrt(0.3 * 0.7 * 16 * 10'000 / 9'999));
  EXPECT_NEAR(*spread.quantile(0.29), 7, 3.0 / 512);
  EXPECT_NEAR(*spread.quantile(0.31), 11, 1.0 / 512);
}

// At the centre exactly, however many there are and whatever lies beyond.
TEST(Spread, KnowsWhatLiesAtTheCentreExactly) {
  Numbers values(8'000, 1e6 / 3);
  values.resize(9'000, 5e6);
  values.resize(10'000, -5e6);
  EXPECT_EQ(spread_of(1e6 / 3, values).quantile(0.5), 1e6 / 3);
}

TEST(Spread, TakesNoMoreMemoryForMoreDraws) {
  std::mt19937_64 random(9);
  Spread spread(0);
  std::size_t most = 0;
  for (int block = 0; block < 4'000; ++block) {
    Numbers values(64);
    for (double& value : values) value = standard_normal(random);
    spread.add(values);
    most = std::max(most, spread.bytes());
  }
  EXPECT_LT(most, 32U * 1024);
}

// 0 to 2000, each once, at level p: the quantiles at p ± δ are 2000(p ± δ), so the standard error is 2000·δ, also where
// p - δ would be below 0.
TEST(Spread, HasTheStandardErrorOfAQuantile) {
  Numbers values;
  for (int i = 0; i <= 2000; ++i) values.push_back(i);
  const Spread spread = spread_of(900, values);
  for (const double level : {0.5, 0.05, 0.0002, 0.9999}) {
    EXPECT_NEAR(*spread.standard_error_of_quantile(level), 2000 * std::sqrt(level * (1 - level) / 2001), 1e-9);
  }
  EXPECT_EQ(spread.standard_error_of_quantile(0), 0);
}

// The median of n normal values has the standard error √(π/2n)·σ. Over 200 samples of 401 the estimate's mean is within
// a few hundredths of it (its own standard error is √(1/√401/200), 1.6%; it is a little high in small samples).
TEST(Spread, HasTheStandardErrorThatMediansOfNormalsAreKnownToHave) {
  std::mt19937_64 random(10);
  double sum = 0;
  for (int sample = 0; sample < 200; ++sample) {
    Numbers values(401);
    for (double& value : values) value = standard_normal(random);
    sum += *spread_of(0, values).standard_error_of_quantile(0.5);
  }
  EXPECT_NEAR(sum / 200 / std::sqrt(std::acos(-1.0) / 2 / 401), 1, 0.06);
}

// 9 draws with a standard deviation of 3: 3/√9 = 1; with 7 more 3/√16; they move it by 3·√(1/9 - 1/16) = √7/4.
TEST(MoreDraws, AreWorkedByHand) {
  const MoreDraws more = more_draws(3, 9, 7);
  EXPECT_EQ(more.standard_error, 1);
  EXPECT_EQ(more.standard_error_after, 0.75);
  EXPECT_DOUBLE_EQ(more.typical_change, std::sqrt(7.0) / 4);
  EXPECT_EQ(more_draws(3, 9, 0).typical_change, 0);
}

// 3,000 times 60 draws and 140 more. A root mean square of so many is known to 1 in √6,000, 1.3%.
TEST(MoreDraws, MoveTheMeanAsMuchAsTheySay) {
  std::mt19937_64 random(11);
  double squares = 0;
  for (int time = 0; time < 3'000; ++time) {
    Numbers values(200);
    for (double& value : values) value = 10 * standard_normal(random);
    Spread spread(0);
    spread.add(std::span(values).first(60));
    const double before = *spread.mean();
    spread.add(std::span(values).subspan(60));
    squares += std::pow(*spread.mean() - before, 2);
  }
  EXPECT_NEAR(std::sqrt(squares / 3'000) / more_draws(10, 60, 140).typical_change, 1, 0.05);
}

TEST(MoreDraws, OfASpreadStartFromItsStandardError) {
  const Spread spread = spread_of(0, {1, 2, 4, 8});
  EXPECT_EQ(spread.more_draws(1000)->standard_error, spread.standard_error_of_mean());
  EXPECT_DOUBLE_EQ(spread.more_draws(12)->standard_error_after, *spread.standard_error_of_mean() / 2);
}

}  // namespace
}  // namespace sendcast
