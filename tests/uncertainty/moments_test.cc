#include "uncertainty/moments.h"

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

#include <gtest/gtest.h>

namespace sendcast {
namespace {

using Numbers = std::vector<double>;

Moments moments_of(const Numbers& deviations) {
  Moments moments;
  moments.add(deviations);
  return moments;
}

// -3, 1, 4 and 6: the mean is 8/4 = 2; from it they are -5, -1, 2 and 4 away, squares 25 + 1 + 4 + 16 = 46, over 3.
TEST(Moments, AreThoseOfAWorkedExample) {
  const Moments moments = moments_of({4, -3, 6, 1});
  EXPECT_EQ(moments.count(), 4);
  EXPECT_EQ(moments.mean(), 2);
  EXPECT_DOUBLE_EQ(*moments.standard_deviation(), std::sqrt(46.0 / 3));
}

// Noughts are counted as everything else: 0, 0, 0 and 8 have the mean 2 and the squares 3·4 + 36 = 48, over 3.
TEST(Moments, CountNoughts) {
  const Moments moments = moments_of({0, 8, 0, -0.0});
  EXPECT_EQ(moments.mean(), 2);
  EXPECT_EQ(moments.standard_deviation(), 4);
}

TEST(Moments, OfTooFewAreNothing) {
  EXPECT_EQ(moments_of({}).mean(), std::nullopt);
  EXPECT_EQ(moments_of({5}).mean(), 5);
  EXPECT_EQ(moments_of({5}).standard_deviation(), std::nullopt);
}

TEST(Moments, HaveNoDeviationAtAllWhereAllAreEqual) {
  for (const double deviation : {0.0, 0.1, -1e9 / 3, 1e-200}) {
    EXPECT_EQ(moments_of(Numbers(1001, deviation)).standard_deviation(), 0) << deviation;
  }
}

/// What the textbook gives in twice the digits: first the mean, then the squares about it.
struct Textbook {
  explicit Textbook(const Numbers& numbers) {
    using Long = long double;
    Long sum = 0, squares = 0;
    for (const double number : numbers) sum += number;
    const Long exact_mean = sum / static_cast<Long>(numbers.size());
    for (const double number : numbers) squares += (number - exact_mean) * (number - exact_mean);
    mean = static_cast<double>(exact_mean);
    sd = static_cast<double>(std::sqrt(squares / static_cast<Long>(numbers.size() - 1)));
  }
  double mean = 0, sd = 0;
};

Numbers normal(std::size_t count, double mean, double sd) {
  std::mt19937_64 random(3);
  std::normal_distribution<double> distribution(mean, sd);
  Numbers numbers(count);
  for (double& number : numbers) number = distribution(random);
  return numbers;
}

// A deviation is rounded by at most a part in 2^47, 7·10^-15, of itself: so are mean and standard deviation at worst
// where the mean is near 0.
TEST(Moments, AreThoseOfTheTextbook) {
  for (const double sd : {1e-9, 1.0, 3e12}) {
    const Numbers numbers = normal(20'000, 0.1 * sd, sd);
    const Moments moments = moments_of(numbers);
    EXPECT_NEAR(*moments.mean(), Textbook(numbers).mean, 2e-14 * sd);
    EXPECT_NEAR(*moments.standard_deviation(), Textbook(numbers).sd, 2e-14 * sd);
  }
}

// A thousand million away, the rounding is 7·10^-6, of as many that are up as down. What a difference of squares in
// doubles would leave here is of no use: squares of 10^18 are rounded by 128.
TEST(Moments, DoNotSufferFarFromNought) {
  const Numbers numbers = normal(20'000, 1e9, 1);
  EXPECT_NEAR(*moments_of(numbers).mean(), Textbook(numbers).mean, 4e-7);
  EXPECT_NEAR(*moments_of(numbers).standard_deviation(), Textbook(numbers).sd, 4e-7);
}

// Half of these lie in the octave below 1024 and half in that above.
TEST(Moments, DoNotSufferAtTheEdgeOfAnOctave) {
  const Numbers numbers = normal(20'000, 1024, 1e-3);
  EXPECT_NEAR(*moments_of(numbers).standard_deviation(), Textbook(numbers).sd, 1e-3 * 1e-9);
}

// 2^31 draws of ±£10 million million: n/(n - 1) of their square is the variance.
TEST(Moments, HoldThousandsOfMillionsOfEnormousDeviations) {
  Moments moments = moments_of({1e13, -1e13});
  while (moments.count() < std::int64_t{1} << 31) moments.merge(Moments(moments));
  EXPECT_EQ(moments.mean(), 0);
  EXPECT_NEAR(*moments.standard_deviation() / 1e13, 1 + 0.5 / 2147483648.0, 1e-15);
  Moments alike = moments_of({1e13, 1e13});
  while (alike.count() < std::int64_t{1} << 31) alike.merge(Moments(alike));
  EXPECT_NEAR(*alike.mean(), 1e13, 0.08);
  EXPECT_EQ(alike.standard_deviation(), 0);
}

TEST(Moments, AreTheSameInAnyOrder) {
  Numbers numbers = normal(3'000, 0, 1);
  for (std::size_t i = 0; i < numbers.size(); ++i) numbers[i] *= std::pow(10, static_cast<int>(i % 31) - 15);
  const Moments moments = moments_of(numbers);
  std::mt19937_64 random(4);
  for (int shuffle = 0; shuffle < 20; ++shuffle) {
    std::shuffle(numbers.begin(), numbers.end(), random);
    EXPECT_EQ(moments_of(numbers).mean(), moments.mean());
    EXPECT_EQ(moments_of(numbers).standard_deviation(), moments.standard_deviation());
  }
}

}  // namespace
}  // namespace sendcast
