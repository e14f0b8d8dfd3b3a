#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "model/results.h"

namespace sendcast {

/// People or a share as a number, money as whole pence, or nothing (a share of nobody).
using Amount = std::variant<std::monostate, double, Pence>;

/// One measure of one year in both scenarios.
struct ComparedMeasure {
  FinancialYear year;
  std::string measure;
  std::string of;  ///< the setting, line, funder, pot or outcome; empty for the whole
  Amount base_value;
  Amount value;
  Amount difference;  ///< value less base_value; nothing where either is nothing
};

/// A scenario against a base.
struct Comparison {
  std::string base;
  std::string scenario;
  std::vector<ComparedMeasure> measures;  ///< by year, measure, and what it is of in the order declared

  /// Nothing where the year or the measure was not compared.
  const ComparedMeasure* find(FinancialYear year, std::string_view measure, std::string_view of = {}) const;
};

/// Compares the financial years that both runs cover for as many months. Things are matched by name; what one scenario
/// lacks counts there as 0. The measures, in order:
///   plans, plans_by_setting, sen_support, waiting          people at the year's end
///   requests, assessments, on_time, issued                 in the year
///   timeliness                                             a share
///   revenue_cost, capital_cost, cost_by_line               pence
///   paid_by_funder, paid_by_pot, balance_by_pot            pence
///   outcome                                                as the scenario counts it
Comparison compare(const Results& base, const Results& other);

}  // namespace sendcast
