#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include <Eigen/Core>

#include "import/settings.h"

namespace sendcast {

/// Ages of somebody on 31 August that a scenario of published figures has: 0 to 25.
constexpr int fitted_ages = 26;

/// What a number is: printed by a department, worked out of such figures, or nobody's.
enum class Basis { published, calibrated, illustrative };

/// Where a number comes from.
struct Origin {
  std::string source;
  Basis basis = Basis::calibrated;
};

/// The kinds of distribution that estimates have.
enum class DistributionKind { none, normal, lognormal, beta };

/// An estimate: its centre and how far it may be out.
struct Estimate {
  double mean = 0;
  double sd = 0;
  DistributionKind kind = DistributionKind::none;
  std::string name;  ///< estimates of one name go up and down together; empty where nothing is uncertain
};

/// A number that is taken for certain.
inline Estimate certain_estimate(double value) {
  Estimate estimate;
  estimate.mean = value;
  return estimate;
}

/// An estimate that holds from a month on.
struct EstimateFrom {
  std::string month;  ///< YYYY-MM
  Estimate estimate;
  std::optional<Origin> origin = {};  ///< where it has one of its own
};

/// A rate at some ages, as it changes over time: at least one step; the first holds from the start.
struct AgedRate {
  int first_age = 0;
  int last_age = fitted_ages - 1;
  std::vector<EstimateFrom> steps;
  Origin origin;
};

/// Shares of the seven setting groups, at some ages; they sum to 1.
struct AgedShares {
  int first_age = 0;
  int last_age = fitted_ages - 1;
  std::array<double, setting_groups_count> shares{};
  Origin origin;
};

/// A share of those in one setting group that goes to another.
struct GroupMove {
  SettingGroup from = SettingGroup::mainstream;
  SettingGroup to = SettingGroup::special;
  int first_age = 0;
  int last_age = fitted_ages - 1;
  Estimate share;  ///< a year; of a phase transfer, of those who reach the age
  Origin origin;
};

/// People by age (rows) and another dimension (columns).
struct PeopleTable {
  Eigen::ArrayXXd people;
  Origin origin;
};

/// A service line that published spending gives.
struct FittedLine {
  std::string name;
  std::string label;
  std::string driver;  ///< as a scenario writes it, such as "{caseload: [special]}"
  double unit_cost = 0;
  std::string price_base;  ///< a financial year
  std::string section_251_line;
  Origin origin;
};

/// What one year of something published by financial year comes to.
struct YearlyAmount {
  std::string year;  ///< a financial year
  double amount = 0;
  Origin origin;
};

/// What published money says of an area; empty where none was found.
struct FittedMoney {
  std::vector<FittedLine> lines;
  std::vector<YearlyAmount> high_needs_block;  ///< after deductions
  std::optional<YearlyAmount> opening_balance;
  std::vector<YearlyAmount> inflation;  ///< growth of the GDP deflator, a share
};

/// How many plans an area had in a January, as published.
struct JanuaryPlans {
  int january = 0;
  double plans = 0;
  std::string source;  ///< file and line
};

/// Everything that published figures say of a local area, ready to be written as a scenario.
struct FittedArea {
  std::string key;    ///< fit to name an area: "isle_of_wight"
  std::string label;  ///< "Isle of Wight"
  int january = 0;    ///< of which year the scenario starts in
  int years = 10;
  int first_population_year = 0;
  PeopleTable population;   ///< age x mid-year
  PeopleTable plans;        ///< age x setting group
  PeopleTable sen_support;  ///< age x 1; without columns where nothing was published
  std::vector<AgedRate> identify, leave_support;
  std::vector<AgedRate> requests;  ///< of anybody without a plan
  AgedRate agree_to_assess, agree_to_issue;
  std::vector<AgedRate> cease, arrive;
  std::vector<AgedShares> first_setting;
  std::vector<GroupMove> phase_transfers, moves;
  AgedRate in_assessment;           ///< a total
  std::optional<AgedRate> overdue;  ///< likewise
  /// Assessments that can be completed a month, where timeliness is published.
  std::optional<AgedRate> assessment_capacity;
  FittedMoney money;
  std::vector<JanuaryPlans> history;
  struct NamePair {
    std::string one, other;
    double correlation = 0;
  };
  std::vector<NamePair> correlations;
  std::vector<std::string> remarks;  ///< what could not be found and what stands in its place, whole sentences
};

}  // namespace sendcast
