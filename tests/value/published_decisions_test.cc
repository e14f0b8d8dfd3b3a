// The value of information on two published decisions, by regression and by nested simulation.

#include <algorithm>
#include <cmath>
#include <functional>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "value/perfect_information.h"

namespace sendcast {
namespace {

using Columns = std::vector<Eigen::Index>;

constexpr Eigen::Index draws_of_a_run = 10000;
constexpr unsigned runs = 8;

// -- Two treatments and nineteen parameters: Brennan, Kharroubi, O'Hagan and Chilcott, 'Calculating partial expected
// value of perfect information via Monte Carlo sampling algorithms', Medical Decision Making 27 (2007), 448-470; case
// study 1 of Strong, Oakley and Brennan (2014). The numbers are Table 1 of Giles and Goda, 'Decision-making under
// uncertainty: using MLMC for efficient estimation of EVPPI', Statistics and Computing 29 (2019), which repeats Table 2
// of Brennan et al.: normal, independent but for 5, 7, 14 and 16, each pair of which is correlated by 0.6; a QALY is
// worth 10,000 pounds. Their values from simulation: EVPI 1047; EVPPI on {5, 14} 248, on {5, 6, 14, 15} 841, on {7, 16}
// 538.

constexpr double correlation = 0.6;

struct Input {
  double mean;
  double deviation;
  bool correlated = false;
};

const std::vector<Input> inputs = {{1000, 1},           // 1: cost of the first drug
                                   {0.10, 0.02},        // 2: probability of admission
                                   {5.2, 1.0},          // 3: days in hospital
                                   {400, 200},          // 4: cost of a day, for both drugs
                                   {0.70, 0.10, true},  // 5: probability of responding
                                   {0.30, 0.10},        // 6: utility gained by responding
                                   {3.0, 0.5, true},    // 7: years of response
                                   {0.25, 0.10},        // 8: probability of side effects
                                   {-0.10, 0.02},       // 9: utility changed by side effects
                                   {0.50, 0.20},        // 10: years of side effects
                                   {1500, 1},           // 11 to 19: the same of the second drug, but for 4
                                   {0.08, 0.02},       {6.1, 1.0},   {0.80, 0.10, true}, {0.30, 0.05},
                                   {3.0, 1.0, true},   {0.20, 0.05}, {-0.10, 0.02},      {0.50, 0.20}};

Eigen::ArrayXXd two_treatments_draws(Eigen::Index draws, unsigned seed) {
  std::mt19937_64 random(seed);
  std::normal_distribution<double> normal;
  Eigen::ArrayXXd table(draws, 19);
  for (Eigen::Index draw = 0; draw < draws; ++draw) {
    const double common = normal(random);
    for (Eigen::Index i = 0; i < 19; ++i) {
      const Input& input = inputs[static_cast<std::size_t>(i)];
      const double own = normal(random);
      const double joint = std::sqrt(correlation) * common + std::sqrt(1 - correlation) * own;
      table(draw, i) = input.mean + input.deviation * (input.correlated ? joint : own);
    }
  }
  return table;
}

/// Net benefits from parameters 1 to 19 in columns, `first` and `second` the probability times the years of response.
Eigen::ArrayXXd two_treatments(const Eigen::ArrayXXd& t, const Eigen::ArrayXd& first, const Eigen::ArrayXd& second) {
  Eigen::ArrayXXd benefits(t.rows(), 2);
  benefits.col(0) =
      1e4 * (first * t.col(5) + t.col(7) * t.col(8) * t.col(9)) - (t.col(0) + t.col(1) * t.col(2) * t.col(3));
  benefits.col(1) =
      1e4 * (second * t.col(14) + t.col(16) * t.col(17) * t.col(18)) - (t.col(10) + t.col(11) * t.col(12) * t.col(3));
  return benefits;
}

Eigen::ArrayXXd two_treatments(const Eigen::ArrayXXd& t) {
  return two_treatments(t, t.col(4) * t.col(6), t.col(13) * t.col(15));
}

/// The net benefits to be expected given the known parameters. The model is linear in each parameter, so an inner
/// simulation is not needed: unknown parameters stand at their means given the known ones, and the two pairs that are
/// correlated add the covariance that is left. Of m known parameters with correlation r between each pair, the others'
/// standardised mean is the known ones' sum times b = r / (1 + r (m - 1)), and the covariance left is r - r m b.
Eigen::ArrayXXd two_treatments_given(const Columns& known, const Eigen::ArrayXXd& draws) {
  std::vector<bool> is_known(19);
  Eigen::ArrayXd sum = Eigen::ArrayXd::Zero(draws.rows());
  int correlated = 0;
  for (const Eigen::Index i : known) {
    const Input& input = inputs[static_cast<std::size_t>(i)];
    is_known[static_cast<std::size_t>(i)] = true;
    if (!input.correlated) continue;
    sum += (draws.col(i) - input.mean) / input.deviation;
    ++correlated;
  }
  const double slope = correlation / (1 + correlation * (correlated - 1));
  Eigen::ArrayXXd expected = draws;
  for (std::size_t i = 0; i < 19; ++i) {
    if (is_known[i]) continue;
    const double moves = inputs[i].correlated && correlated > 0 ? inputs[i].deviation * slope : 0;
    expected.col(static_cast<Eigen::Index>(i)) = inputs[i].mean + moves * sum;
  }
  const double left = correlation - (correlated > 0 ? correlation * correlated * slope : 0);
  const auto covariance = [&](std::size_t a, std::size_t b) {
    return is_known[a] || is_known[b] ? 0 : left * inputs[a].deviation * inputs[b].deviation;
  };
  return two_treatments(expected, expected.col(4) * expected.col(6) + covariance(4, 6),
                        expected.col(13) * expected.col(15) + covariance(13, 15));
}

TEST(TwoTreatments, NestedSimulationFindsThePublishedValues) {
  const Eigen::ArrayXXd draws = two_treatments_draws(200000, 1);
  const std::vector<std::pair<Columns, double>> published = {{{4, 13}, 248}, {{4, 5, 13, 14}, 841}, {{6, 15}, 538}};
  for (const auto& [columns, value] : published) {
    const InformationValue found = evpi(two_treatments_given(columns, draws));
    EXPECT_NEAR(found.value, value, 0.5 + 3 * found.standard_error);
    EXPECT_LT(found.standard_error, 0.005 * value);
  }
  EXPECT_NEAR(evpi(two_treatments(draws)).value, 1047, 3 * evpi(two_treatments(draws)).standard_error);
}

// A run of 10,000 draws leaves 2 to 6 in 100 unsure by itself, so within 5 in 100 is the mean of several runs; each run
// is within four of its own standard errors.
TEST(TwoTreatments, AreValuedByRegressionAsByNestedSimulation) {
  const Eigen::ArrayXXd outer = two_treatments_draws(200000, 2);
  const std::vector<Columns> known = {{5}, {13}, {15}, {4, 13}, {6, 15}, {4, 5, 13, 14}};
  std::vector<double> sums(known.size());
  std::vector<double> nested;
  for (const Columns& columns : known) nested.push_back(evpi(two_treatments_given(columns, outer)).value);
  for (unsigned run = 0; run < runs; ++run) {
    const Eigen::ArrayXXd draws = two_treatments_draws(draws_of_a_run, 100 + run);
    const Eigen::ArrayXXd benefits = two_treatments(draws);
    for (std::size_t i = 0; i < known.size(); ++i) {
      const InformationValue found = evppi(benefits, draws, known[i]);
      EXPECT_NEAR(found.value, nested[i], 4 * found.standard_error) << i;
      sums[i] += found.value;
    }
  }
  for (std::size_t i = 0; i < known.size(); ++i) EXPECT_NEAR(sums[i] / runs / nested[i], 1, 0.05) << i;
}

// A right standard error covers the truth, two of it either way, in 95 runs of 100, and in fewer than 88 once in a
// thousand times; one half as large as it should be, in 68.
TEST(TwoTreatments, HaveAStandardErrorThatCoversTheTruth) {
  const double nested = evpi(two_treatments_given({6, 15}, two_treatments_draws(200000, 3))).value;
  int covered = 0;
  double square = 0;
  double claimed = 0;
  for (unsigned run = 0; run < 100; ++run) {
    const Eigen::ArrayXXd draws = two_treatments_draws(1000, 200 + run);
    const InformationValue found = evppi(two_treatments(draws), draws, {6, 15});
    if (std::abs(found.value - nested) < 2 * found.standard_error) ++covered;
    square += (found.value - nested) * (found.value - nested) / 100;
    claimed += found.standard_error / 100;
  }
  EXPECT_GE(covered, 88);
  EXPECT_LT(claimed, 1.5 * std::sqrt(square)) << "a standard error that is far too large tells nothing";
}

// -- A treatment that may avert a critical event: Ades, Lu and Claxton, 'Expected value of sample information
// calculations in medical decision modeling', Medical Decision Making 24 (2004), 207-227. The numbers are those of
// gen_params.R and gen_model.R at https://github.com/peedeerich/ades_evsi: 30 years of life, a QALY worth 75,000, the
// event costing 200,000, treatment 15,000, side effects 100,000 and a QALY; the quality of life after the event
// logit-normal (0.6, 1/6), the probability of the event beta (15, 85), of side effects beta (3, 9), the log odds ratio
// normal (-1.5, 1/3).

enum Uncertain : Eigen::Index { quality, event, side_effects, log_odds_ratio };

double logistic(double x) { return 1 / (1 + std::exp(-x)); }

double averted(double probability, double log_odds) {
  return probability - logistic(std::log(probability / (1 - probability)) + log_odds);
}

double loss_by_event(double quality_after) { return 75000 * 30 * (1 - quality_after) / 2 + 200000; }

/// What treatment is worth beyond none, from what it averts, what an event loses and the probability of side effects.
double treatment_benefit(double less_likely, double lost, double sick) {
  return less_likely * lost - sick * (75000 + 100000) - 15000;
}

double beta_draw(double a, double b, std::mt19937_64& random) {
  const double first = std::gamma_distribution<double>(a)(random);
  return first / (first + std::gamma_distribution<double>(b)(random));
}

Eigen::ArrayXXd critical_event_draws(Eigen::Index draws, unsigned seed) {
  std::mt19937_64 random(seed);
  std::normal_distribution<double> normal;
  Eigen::ArrayXXd table(draws, 4);
  for (Eigen::Index draw = 0; draw < draws; ++draw) {
    table(draw, quality) = logistic(0.6 + normal(random) / 6);
    table(draw, event) = beta_draw(15, 85, random);
    table(draw, side_effects) = beta_draw(3, 9, random);
    table(draw, log_odds_ratio) = -1.5 + normal(random) / 3;
  }
  return table;
}

Eigen::ArrayXXd critical_event(const Eigen::ArrayXXd& draws) {
  Eigen::ArrayXXd benefits = Eigen::ArrayXXd::Zero(draws.rows(), 2);
  for (Eigen::Index draw = 0; draw < draws.rows(); ++draw) {
    benefits(draw, 1) = treatment_benefit(averted(draws(draw, event), draws(draw, log_odds_ratio)),
                                          loss_by_event(draws(draw, quality)), draws(draw, side_effects));
  }
  return benefits;
}

/// The values that a parameter may have, and how much each weighs.
struct Grid {
  Eigen::VectorXd values;
  Eigen::VectorXd weights;
};

Grid grid_over(double low, double high, int points, const std::function<double(double)>& density) {
  const Eigen::ArrayXd places = Eigen::ArrayXd::LinSpaced(points, 0.5, points - 0.5) / points;
  Grid grid{low + (high - low) * places, Eigen::VectorXd(points)};
  for (Eigen::Index i = 0; i < points; ++i) grid.weights[i] = density(grid.values[i]);
  grid.weights /= grid.weights.sum();
  return grid;
}

Grid beta_grid(double a, double b, int points) {
  return grid_over(0, 1, points, [&](double x) { return std::pow(x, a - 1) * std::pow(1 - x, b - 1); });
}

Grid normal_grid(double mean, double deviation, int points) {
  return grid_over(mean - 6 * deviation, mean + 6 * deviation, points,
                   [&](double x) { return std::exp(-(x - mean) * (x - mean) / (2 * deviation * deviation)); });
}

/// The grid itself of a known parameter; of an unknown one its mean alone.
Grid seen(bool is_known, const Grid& grid) {
  if (is_known) return grid;
  return {Eigen::VectorXd::Constant(1, grid.weights.dot(grid.values)), Eigen::VectorXd::Ones(1)};
}

/// The value of knowing some of the parameters, by sums over grids in place of both simulations: an outer sum over what
/// is known, and inside it the mean over what is not. The benefit is linear in what is averted, what is lost and who is
/// sick, and the parameters are independent, so each is averaged by itself.
double critical_event_nested(const Columns& known) {
  const auto is_known = [&](Eigen::Index i) { return std::find(known.begin(), known.end(), i) != known.end(); };
  const Grid events = beta_grid(15, 85, 300);
  const Grid odds = normal_grid(-1.5, 1.0 / 3, 60);
  Grid lost = normal_grid(0.6, 1.0 / 6, 60);
  for (double& value : lost.values) value = loss_by_event(logistic(value));
  lost = seen(is_known(quality), lost);
  const Grid sick = seen(is_known(side_effects), beta_grid(3, 9, 150));
  Eigen::MatrixXd less_likely(events.values.size(), odds.values.size());
  for (Eigen::Index i = 0; i < less_likely.rows(); ++i) {
    for (Eigen::Index j = 0; j < less_likely.cols(); ++j) less_likely(i, j) = averted(events.values[i], odds.values[j]);
  }
  Eigen::MatrixXd weights = events.weights * odds.weights.transpose();
  if (!is_known(event)) {
    less_likely = (events.weights.transpose() * less_likely).eval();
    weights = weights.colwise().sum().eval();
  }
  if (!is_known(log_odds_ratio)) {
    less_likely = (less_likely * odds.weights).eval();
    weights = weights.rowwise().sum().eval();
  }
  double knowing = 0;
  double unknowing = 0;
  for (Eigen::Index a = 0; a < weights.size(); ++a) {
    for (Eigen::Index b = 0; b < lost.values.size(); ++b) {
      for (Eigen::Index c = 0; c < sick.values.size(); ++c) {
        const double weight = weights.data()[a] * lost.weights[b] * sick.weights[c];
        const double benefit = treatment_benefit(less_likely.data()[a], lost.values[b], sick.values[c]);
        knowing += weight * std::max(benefit, 0.0);
        unknowing += weight * benefit;
      }
    }
  }
  return knowing - std::max(unknowing, 0.0);
}

TEST(CriticalEvent, IsValuedByRegressionAsByNestedSums) {
  const std::vector<Columns> known = {
      {event}, {side_effects}, {log_odds_ratio}, {event, log_odds_ratio}, {event, side_effects, log_odds_ratio}};
  std::vector<double> sums(known.size());
  std::vector<double> nested;
  for (const Columns& columns : known) nested.push_back(critical_event_nested(columns));
  for (unsigned run = 0; run < runs; ++run) {
    const Eigen::ArrayXXd draws = critical_event_draws(draws_of_a_run, 100 + run);
    const Eigen::ArrayXXd benefits = critical_event(draws);
    for (std::size_t i = 0; i < known.size(); ++i) {
      const InformationValue found = evppi(benefits, draws, known[i]);
      EXPECT_NEAR(found.value, nested[i], 4 * found.standard_error) << i;
      sums[i] += found.value;
    }
  }
  for (std::size_t i = 0; i < known.size(); ++i) EXPECT_NEAR(sums[i] / runs / nested[i], 1, 0.05) << i;
}

}  // namespace
}  // namespace sendcast
