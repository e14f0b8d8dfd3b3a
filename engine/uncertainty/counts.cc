#include "uncertainty/counts.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

namespace sendcast {
namespace {

/// Beside the most likely count's weight, what is too small to be seen in a level's 53 bits.
constexpr double negligible = 1e-20;
/// Means up to which counting from 0 is quicker, and the chance of 0 no underflow.
constexpr double few = 30;

/// Counts from `low` to `high` whose weights rise up to `mode` and fall after it.
struct Counts {
  double low = 0;
  double mode = 0;
  double high = 0;
};

/// Walks from the mode both ways to where weights are negligible, which gives their sum, and back up to the level.
/// @param ratio  the weight of k + 1 beside that of k
template <class Ratio>
double count_at(double level, const Counts& counts, Ratio ratio) {
  double first = counts.mode;
  double lowest = 1;
  double sum = 1;
  for (; first > counts.low && lowest > negligible; --first) sum += lowest /= ratio(first - 1);
  double last = counts.mode;
  for (double weight = 1; last < counts.high && weight > negligible; ++last) sum += weight *= ratio(last);

  double weight = lowest;
  double reached = lowest;
  double count = first;
  for (; reached < level * sum && count < last; ++count) reached += weight *= ratio(count);
  return count;
}

double power(double base, double exponent) {
  double result = 1;
  for (auto left = static_cast<std::uint64_t>(exponent); left > 0; left /= 2) {
    if (left % 2 == 1) result *= base;
    base *= base;
  }
  return result;
}

/// The same from 0, whose probability is known.
double few_of(double people, double probability, double level) {
  const double odds = probability / (1 - probability);
  const double mean = people * probability;
  double weight = power(1 - probability, people);
  double count = 0;
  for (double left = level - weight; left > 0 && count < people; left -= weight) {
    if (weight < negligible && count > mean) break;
    weight *= (people - count) / (count + 1) * odds;
    ++count;
  }
  return count;
}

}  // namespace

double binomial(double people, double probability, Level level) {
  if (people <= 0 || probability <= 0) return 0;
  if (probability >= 1) return people;
  if (level.below <= 1 - people * probability) return 0;  // (1 - p)^n is no less (Bernoulli's inequality)
  if (probability > 0.5) return people - binomial(people, 1 - probability, {level.above, level.below});
  if (people * probability < few) return few_of(people, probability, level.below);
  const double odds = probability / (1 - probability);
  return count_at(level.below, {0, std::floor((people + 1) * probability), people},
                  [&](double count) { return (people - count) / (count + 1) * odds; });
}

double poisson(double mean, Level level) {
  if (mean <= 0 || level.below <= 1 - mean) return 0;  // e^-mean is no less
  return count_at(level.below, {0, std::floor(mean), std::numeric_limits<double>::infinity()},
                  [&](double count) { return mean / (count + 1); });
}

double hypergeometric(double all, double marked, double drawn, Level level) {
  const double unmarked = all - marked;
  const Counts counts{std::max(0.0, drawn - unmarked), std::floor((drawn + 1) * (marked + 1) / (all + 2)),
                      std::min(marked, drawn)};
  if (counts.low >= counts.high) return counts.high;
  return count_at(level.below, counts, [&](double count) {
    return (marked - count) * (drawn - count) / ((count + 1) * (unmarked - drawn + count + 1));
  });
}

double whole(double amount, Level level) {
  const double below = std::floor(amount);
  return amount - below >= level.above ? below + 1 : below;
}

}  // namespace sendcast
