#pragma once

#include "fit/fitted_area.h"

namespace sendcast {

/// An area of a thousand people at each age, of whom twenty have a plan, half of them in mainstream schools.
inline FittedArea small_fitted_area() {
  const Origin made_up{"Made up for a test", Basis::illustrative};
  const auto rate = [&](double value) {
    return AgedRate{0, 25, {{"2022-01", {value, 0, DistributionKind::none, ""}}}, made_up};
  };
  FittedArea area;
  area.key = "somewhere";
  area.label = "Somewhere";
  area.january = 2022;
  area.years = 3;
  area.first_population_year = 2021;
  area.population = {Eigen::ArrayXXd::Constant(26, 4, 1000), made_up};
  area.plans = {Eigen::ArrayXXd::Zero(26, setting_groups_count), made_up};
  area.plans.people.col(0) = 10;
  area.plans.people.col(2) = 10;
  area.sen_support.people.resize(26, 0);
  area.requests = {rate(0.005)};
  area.agree_to_assess = rate(0.8);
  area.agree_to_issue = rate(0.95);
  area.cease = {rate(0.1)};
  area.arrive = {rate(0.01)};
  area.in_assessment = rate(30);
  AgedShares first{0, 25, {}, made_up};
  first.shares = {0.7, 0, 0.3, 0, 0, 0, 0};
  area.first_setting = {first};
  return area;
}

}  // namespace sendcast
