#include "fit/cohorts.h"

#include <algorithm>
#include <cmath>

namespace sendcast {
namespace {

constexpr int ages = 26;
constexpr double before = 8.0 / 12;
constexpr double after = 4.0 / 12;

Eigen::ArrayXd over_ages(const Eigen::ArrayXd& by_band, const Eigen::ArrayXd& shares) {
  Eigen::ArrayXd by_age(ages);
  for (int age = 0; age < ages; ++age) by_age[age] = by_band[band_of_age(age)] * shares[age];
  return by_age;
}

/// Ages under 16 laid out by the tilts; the others stay.
void tilt(Eigen::ArrayXd& plans, const Eigen::ArrayXd& by_band, const AgeTilts& tilts) {
  const Eigen::ArrayXd shares = tilts.shares();
  for (int age = 0; age < 16; ++age) plans[age] = by_band[band_of_age(age)] * shares[age];
}

/// Scales bands to what was published; a band that was expected to be empty is spread evenly.
void set_bands(Eigen::ArrayXd& plans, const Eigen::ArrayXd& expected, const Eigen::ArrayXd& published) {
  for (int age = 0; age < ages; ++age) {
    const int band = band_of_age(age);
    const AgeBand& of = bands_of_plans[static_cast<std::size_t>(band)];
    if (expected[band] > 1e-9) {
      plans[age] *= published[band] / expected[band];
    } else if (published[band] > 0) {
      plans[age] = published[band] / (of.last - of.first + 1);
    }
  }
}

}  // namespace

Eigen::ArrayXd Endings::shape() const {
  Eigen::ArrayXd shape = Eigen::ArrayXd::Zero(ages);
  for (int age = 16; age < ages; ++age) shape[age] = std::pow(age - 15, steepness);
  return shape;
}

Eigen::ArrayXd next_january(const Eigen::ArrayXd& plans, const Eigen::ArrayXd& new_plans, const Eigen::ArrayXd& leave) {
  const Eigen::ArrayXd in_august = plans * (-leave * before).exp() + new_plans * before * (-leave * (before / 2)).exp();
  Eigen::ArrayXd later = Eigen::ArrayXd::Zero(ages);
  later.tail(ages - 1) = in_august.head(ages - 1);
  return later * (-leave * after).exp() + new_plans * after * (-leave * (after / 2)).exp();
}

Endings endings_that_close(const Eigen::ArrayXd& plans, const Eigen::ArrayXd& new_plans, double next_16_to_19,
                           double next_20_to_25) {
  const auto later = [&](double level, double steepness) {
    return next_january(plans, new_plans, Endings{level, steepness}.rates());
  };
  const auto level_of = [&](double steepness) {
    return nought_of(
        [&](double level) { return later(level, steepness).tail(10).sum() - next_16_to_19 - next_20_to_25; }, -0.05, 3,
        40);
  };
  const auto too_many_from_20 = [&](double steepness) {
    return later(level_of(steepness), steepness).tail(6).sum() - next_20_to_25;
  };
  double steepness = 0;
  if (too_many_from_20(0) > 0) steepness = too_many_from_20(2) >= 0 ? 2 : nought_of(too_many_from_20, 0, 2, 25);
  return {level_of(steepness), steepness};
}

Cohorts follow(const AreaSeries& series, const AgeTilts& tilts, const Eigen::ArrayXd& shares_of_new_plans,
               const std::vector<Endings>& endings) {
  Cohorts cohorts;
  const Eigen::Index years = series.new_plans.rows();
  cohorts.plans.resize(years + 1, ages);
  cohorts.expected.resize(years, plan_bands);
  Eigen::ArrayXd plans = spread_over_ages(series.plans.row(0).transpose());
  tilt(plans, series.plans.row(0).transpose(), tilts);
  cohorts.plans.row(0) = plans.transpose();
  for (Eigen::Index year = 0; year < years; ++year) {
    const Eigen::ArrayXd fresh = over_ages(series.new_plans.row(year).transpose(), shares_of_new_plans);
    plans = next_january(plans, fresh, endings[static_cast<std::size_t>(series.first + year)].rates());
    const Eigen::ArrayXd expected = by_band(plans);
    const Eigen::ArrayXd published = series.plans.row(year + 1).transpose();
    cohorts.expected.row(year) = expected.transpose();
    set_bands(plans, expected, published);
    tilt(plans, published, tilts);
    cohorts.plans.row(year + 1) = plans.transpose();
  }
  return cohorts;
}

NationalCohorts follow_england(const Eigen::ArrayXXd& plans, const Eigen::ArrayXXd& new_plans, const AgeTilts& tilts,
                               const Eigen::ArrayXd& shares_of_new_plans) {
  NationalCohorts national;
  AreaSeries england;
  england.plans = plans;
  england.new_plans = new_plans;
  Eigen::ArrayXd now = spread_over_ages(plans.row(0).transpose());
  tilt(now, plans.row(0).transpose(), tilts);
  for (Eigen::Index year = 0; year < new_plans.rows(); ++year) {
    const Eigen::ArrayXd fresh = over_ages(new_plans.row(year).transpose(), shares_of_new_plans);
    national.endings.push_back(endings_that_close(now, fresh, plans(year + 1, 3), plans(year + 1, 4)));
    now = next_january(now, fresh, national.endings.back().rates());
    set_bands(now, by_band(now), plans.row(year + 1).transpose());
    tilt(now, plans.row(year + 1).transpose(), tilts);
  }
  national.cohorts = follow(england, tilts, shares_of_new_plans, national.endings);
  const Eigen::ArrayXd expected = national.cohorts.expected.leftCols(3).rowwise().sum();
  const Eigen::ArrayXd published = plans.bottomRows(new_plans.rows()).leftCols(3).rowwise().sum();
  national.net_leaving_under_16 = (expected / published.max(1e-9)).max(1e-9).log();
  return national;
}

}  // namespace sendcast
