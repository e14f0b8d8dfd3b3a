#include "fit/ages_within_bands.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "fit/plan_series.h"

namespace sendcast {
namespace {

constexpr int ages = 26;
constexpr double before_birthday = 8.0 / 12;  ///< of a calendar year; birthdays are on 1 September
constexpr std::array<double, plan_bands + 1> edges = {0, 5, 11, 16, 20, 26};

/// Shares of `count` ages, each `tilt` times the one before.
Eigen::ArrayXd geometric(double tilt, int count) {
  Eigen::ArrayXd shares(count);
  for (int i = 0; i < count; ++i) shares[i] = std::pow(tilt, i);
  return shares / shares.sum();
}

/// By how much the bands under 16 and their sum miss the next January's, as logarithms, over the last years.
Eigen::Array4d misses(const Eigen::ArrayXXd& plans, const Eigen::ArrayXXd& new_plans, const AgeTilts& tilts,
                      int years) {
  Eigen::Array4d sum = Eigen::Array4d::Zero();
  const Eigen::Index last = new_plans.rows();
  const Eigen::Index first = std::max<Eigen::Index>(0, last - years);
  const double at_4 = geometric(tilts.under_5, 5)[4];
  const double at_10 = geometric(tilts.from_5_to_10, 6)[5];
  const double at_15 = geometric(tilts.from_11_to_15, 5)[4];
  for (Eigen::Index year = first; year < last; ++year) {
    const Eigen::ArrayXd fresh = spread_over_ages(new_plans.row(year).transpose());
    const double leave_under_5 = (plans(year, 0) + new_plans(year, 0) * before_birthday) * at_4;
    const double leave_5_to_10 = plans(year, 1) * at_10 + fresh[10] * before_birthday;
    const double leave_11_to_15 = plans(year, 2) * at_15 + fresh[15] * before_birthday;
    Eigen::Array3d expected;
    expected << plans(year, 0) + new_plans(year, 0) - leave_under_5,
        plans(year, 1) + new_plans(year, 1) + leave_under_5 - leave_5_to_10,
        plans(year, 2) + new_plans(year, 2) + leave_5_to_10 - leave_11_to_15;
    const Eigen::Array3d published = plans.row(year + 1).head(3).transpose();
    sum.head(3) += (published / expected.max(1e-9)).max(1e-9).log();
    sum[3] += std::log(std::max(published.sum(), 1e-9) / std::max(expected.sum(), 1e-9));
  }
  return sum / static_cast<double>(last - first);
}

}  // namespace

double nought_of(const std::function<double(double)>& function, double low, double high, int steps) {
  const double at_low = function(low);
  for (int step = 0; step < steps; ++step) {
    const double middle = (low + high) / 2;
    (at_low * function(middle) <= 0 ? high : low) = middle;
  }
  return (low + high) / 2;
}

Eigen::ArrayXd spread_over_ages(const Eigen::ArrayXd& by_band) {
  std::array<double, plan_bands + 1> cumulated{};
  std::array<double, plan_bands + 1> slope{};
  std::array<double, plan_bands> width{};
  std::array<double, plan_bands> rise{};
  for (std::size_t i = 0; i < plan_bands; ++i) {
    cumulated[i + 1] = cumulated[i] + by_band[static_cast<Eigen::Index>(i)];
    width[i] = edges[i + 1] - edges[i];
    rise[i] = by_band[static_cast<Eigen::Index>(i)] / width[i];
  }
  for (std::size_t i = 1; i < plan_bands; ++i) {
    const double before = 2 * width[i] + width[i - 1];
    const double after = width[i] + 2 * width[i - 1];
    if (rise[i - 1] * rise[i] > 0) slope[i] = (before + after) / (before / rise[i - 1] + after / rise[i]);
  }
  const auto up_to = [&](int age) {
    std::size_t i = 0;
    while (i + 1 < plan_bands && age >= edges[i + 1]) ++i;
    const double t = (age - edges[i]) / width[i];
    const double t2 = t * t;
    const double t3 = t2 * t;
    return (2 * t3 - 3 * t2 + 1) * cumulated[i] + (t3 - 2 * t2 + t) * width[i] * slope[i] +
           (3 * t2 - 2 * t3) * cumulated[i + 1] + (t3 - t2) * width[i] * slope[i + 1];
  };
  Eigen::ArrayXd by_age(ages);
  for (int age = 0; age < ages; ++age) by_age[age] = std::max(0.0, up_to(age + 1) - up_to(age));
  return by_age;
}

Eigen::ArrayXd AgeTilts::shares() const {
  Eigen::ArrayXd all(16);
  all << geometric(under_5, 5), geometric(from_5_to_10, 6), geometric(from_11_to_15, 5);
  return all;
}

AgeTilts tilts_of(const Eigen::ArrayXXd& plans, const Eigen::ArrayXXd& new_plans, int years) {
  AgeTilts tilts;
  for (int round = 0; round < 8; ++round) {
    const auto beside_all = [&](double AgeTilts::*tilt, Eigen::Index band) {
      return [&, tilt, band](double tried) {
        AgeTilts trial = tilts;
        trial.*tilt = tried;
        const Eigen::Array4d missed = misses(plans, new_plans, trial, years);
        return missed[band] - missed[3];
      };
    };
    tilts.under_5 = nought_of(beside_all(&AgeTilts::under_5, 0), 0.8, 8);
    tilts.from_5_to_10 = nought_of(beside_all(&AgeTilts::from_5_to_10, 1), 0.7, 1.6);
  }
  return tilts;
}

Eigen::ArrayXd shares_of_new_plans(const Eigen::ArrayXd& new_plans, const AgeTilts& tilts) {
  const Eigen::ArrayXd by_age = spread_over_ages(new_plans.max(1e-6));
  const Eigen::ArrayXd bands = by_band(by_age);
  Eigen::ArrayXd shares(ages);
  for (int age = 0; age < ages; ++age) shares[age] = by_age[age] / bands[band_of_age(age)];
  shares.head(5) = tilts.shares().head(5);
  return shares;
}

}  // namespace sendcast
