#include "fit/setting_flows.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <unsupported/Eigen/NonLinearOptimization>
#include <unsupported/Eigen/NumericalDiff>

namespace sendcast {
namespace {

constexpr int ages_in_scenario = 26;
constexpr int months_before_september = 8;
constexpr double missing = std::numeric_limits<double>::quiet_NaN();

Eigen::Index at(SettingGroup group) { return static_cast<Eigen::Index>(group); }

constexpr auto mainstream = SettingGroup::mainstream;
constexpr auto resourced = SettingGroup::resourced_or_unit;
constexpr auto special = SettingGroup::special;
constexpr auto independent = SettingGroup::independent;
constexpr auto alternative = SettingGroup::alternative_provision;
constexpr auto post_16 = SettingGroup::post_16;
constexpr auto other = SettingGroup::other;

bool is_school(Eigen::Index group) { return group != at(post_16) && group != at(other); }

/// First settings for every age.
Eigen::ArrayXXd first_by_age(const SettingFlows& flows) {
  Eigen::ArrayXXd first(ages_in_scenario, setting_groups_count);
  for (int age = 0; age < ages_in_scenario; ++age) {
    const int group = age >= first_setting_ages[2] ? 2 : age >= first_setting_ages[1] ? 1 : 0;
    first.row(age) = flows.first.row(group);
  }
  return first;
}

void move_for_months(PlansBySetting& plans, const Eigen::ArrayXXd& move, int months) {
  for (int age = 5; age < 16; ++age) {
    const Eigen::ArrayXd from = plans.row(age).transpose();
    for (Eigen::Index to = 0; to < setting_groups_count; ++to) {
      for (Eigen::Index group = 0; group < setting_groups_count; ++group) {
        const double moved = std::min(from[group], from[group] * move(group, to) * months / 12);
        plans(age, group) -= moved;
        plans(age, to) += moved;
      }
    }
  }
  plans = plans.max(0.0);
}

void send(PlansBySetting& plans, int age, Eigen::Index from, Eigen::Index to, double share) {
  const double sent = plans(age, from) * share;
  plans(age, from) -= sent;
  plans(age, to) += sent;
}

/// Who starts school, and who goes to college, in the September of a birthday.
void transfer_phase(PlansBySetting& plans, const SettingFlows& flows) {
  const double special_share = flows.starts_special_at_5;
  const double mainstream_share = flows.starts_mainstream_at_5;
  const double left = special_share < 1 ? mainstream_share / (1 - special_share) : 0;
  send(plans, 5, at(other), at(special), special_share);
  send(plans, 5, at(other), at(mainstream), std::min(1.0, left));
  for (Eigen::Index group = 0; group < setting_groups_count; ++group) {
    if (!is_school(group)) continue;
    send(plans, 16, group, at(post_16), flows.leaves_school_at_16[group]);
    send(plans, 19, group, at(post_16), 1);
  }
}

/// January to January: eight months, September's birthday, four months.
PlansBySetting a_year_later(const PlansBySetting& before, const SettingFlows& flows, const Eigen::ArrayXd& new_plans,
                            const Eigen::ArrayXd& leave) {
  const Eigen::ArrayXXd fresh = first_by_age(flows).colwise() * new_plans;
  const auto live = [&](const PlansBySetting& plans, int months) {
    PlansBySetting later = plans.colwise() * (-leave * (months / 12.0)).exp();
    later += fresh * (months / 12.0);
    move_for_months(later, flows.move, months);
    return later;
  };
  const PlansBySetting in_august = live(before, months_before_september);
  PlansBySetting in_september = PlansBySetting::Zero(ages_in_scenario, setting_groups_count);
  in_september.bottomRows(ages_in_scenario - 1) = in_august.topRows(ages_in_scenario - 1);
  transfer_phase(in_september, flows);
  return live(in_september, 12 - months_before_september);
}

Eigen::ArrayXd row_or_nothing(const Eigen::ArrayXXd& table, Eigen::Index row) {
  return table.row(row).transpose().unaryExpr([](double value) { return std::isnan(value) ? 0.0 : value; });
}

/// New plans by group of ages.
Eigen::ArrayXd by_first_setting_age(const Eigen::ArrayXd& by_age) {
  Eigen::ArrayXd groups(3);
  groups << by_age.head(5).sum(), by_age.segment(5, 11).sum(), by_age.tail(10).sum();
  return groups;
}

/// Where new plans plausibly start, by group of ages x 7.
Eigen::ArrayXXd plausible_first_settings() {
  Eigen::ArrayXXd start(3, setting_groups_count);
  //       mainstream resourced special independent AP  post-16 other
  start << 1, 0.5, 1, 0.1, 0.05, 1e-6, 3,  //
      1, 1, 1, 1, 1, 1e-6, 0.6,            //
      0.15, 0.1, 0.1, 0.3, 0.1, 1, 0.6;
  return start;
}

/// First settings of the last years with published ones; of nobody, those of `otherwise`.
Eigen::ArrayXXd first_settings(const SettingHistory& area, const AgeHistory& ages, int years,
                               const Eigen::ArrayXXd& otherwise, double worth_of_otherwise) {
  const Eigen::Index count = area.new_plans.rows();
  Eigen::ArrayXd by_setting = Eigen::ArrayXd::Zero(setting_groups_count);
  Eigen::ArrayXd by_age = Eigen::ArrayXd::Zero(3);
  for (Eigen::Index year = std::max<Eigen::Index>(0, count - years); year < count; ++year) {
    if (area.new_plans.row(year).isNaN().all()) continue;
    by_setting += row_or_nothing(area.new_plans, year);
    by_age += by_first_setting_age(ages.new_plans.row(year).transpose());
  }
  if (by_setting.sum() <= 0 || by_age.sum() <= 0) return otherwise;
  const Eigen::ArrayXXd published = raked(otherwise.max(1e-9).colwise() * by_age, by_age, by_setting);
  Eigen::ArrayXXd shares = published + otherwise * worth_of_otherwise;
  shares.colwise() /= shares.rowwise().sum().max(1e-12).eval();
  return shares;
}

/// What is fitted for England: shares as logits, rates as logarithms.
enum Parameter {
  mainstream_leaves_at_16,
  special_leaves_at_16,
  independent_leaves_at_16,
  other_starts_special,
  other_starts_mainstream,
  mainstream_to_special,
  mainstream_to_independent,
  special_to_mainstream,
  special_to_independent,
  mainstream_to_resourced,
  mainstream_to_alternative,
  alternative_to_special,
  mainstream_to_other,
  other_to_mainstream,
  parameter_count
};

/// Where the search begins, and what is held to where figures do not tell: most of these are small.
constexpr std::array<double, parameter_count> start_values = {0.85, 0.35, 0.45,  0.25,  0.6,  0.025, 0.006,
                                                              0.01, 0.01, 0.005, 0.006, 0.15, 0.008, 0.05};

bool is_share(int parameter) { return parameter <= other_starts_mainstream; }

double as_written(int parameter, double value) {
  return is_share(parameter) ? std::log(value / (1 - value)) : std::log(value);
}

double as_meant(int parameter, double written) {
  return is_share(parameter) ? 1 / (1 + std::exp(-written)) : std::exp(std::min(written, 0.0));
}

SettingFlows flows_of(const Eigen::VectorXd& written, const Eigen::ArrayXXd& first) {
  const auto value = [&](int parameter) { return as_meant(parameter, written[parameter]); };
  SettingFlows flows;
  flows.first = first;
  flows.leaves_school_at_16 = Eigen::ArrayXd::Zero(setting_groups_count);
  for (const SettingGroup group : {mainstream, resourced, alternative})
    flows.leaves_school_at_16[at(group)] = value(mainstream_leaves_at_16);
  flows.leaves_school_at_16[at(special)] = value(special_leaves_at_16);
  flows.leaves_school_at_16[at(independent)] = value(independent_leaves_at_16);
  flows.starts_special_at_5 = value(other_starts_special);
  flows.starts_mainstream_at_5 = (1 - flows.starts_special_at_5) * value(other_starts_mainstream);
  flows.move = Eigen::ArrayXXd::Zero(setting_groups_count, setting_groups_count);
  flows.move(at(mainstream), at(special)) = value(mainstream_to_special);
  flows.move(at(mainstream), at(independent)) = value(mainstream_to_independent);
  flows.move(at(special), at(mainstream)) = value(special_to_mainstream);
  flows.move(at(special), at(independent)) = value(special_to_independent);
  flows.move(at(mainstream), at(resourced)) = value(mainstream_to_resourced);
  flows.move(at(mainstream), at(alternative)) = value(mainstream_to_alternative);
  flows.move(at(alternative), at(special)) = value(alternative_to_special);
  flows.move(at(mainstream), at(other)) = value(mainstream_to_other);
  flows.move(at(other), at(mainstream)) = value(other_to_mainstream);
  return flows;
}

/// The table by age and setting of a January, raked to what was published of it.
PlansBySetting table_of(const PlansBySetting& start, const SettingHistory& area, const AgeHistory& ages,
                        Eigen::Index january) {
  return raked(start, ages.plans.row(january).transpose(), area.plans.row(january).transpose());
}

bool is_known(const SettingHistory& area, Eigen::Index january) { return !area.plans.row(january).isNaN().any(); }

/// What the fit misses of England, in parts of all plans.
struct Misses {
  using Scalar = double;
  using InputType = Eigen::VectorXd;
  using ValueType = Eigen::VectorXd;
  using JacobianType = Eigen::MatrixXd;
  enum { InputsAtCompileTime = Eigen::Dynamic, ValuesAtCompileTime = Eigen::Dynamic };

  const SettingHistory& england;
  const AgeHistory& ages;
  Eigen::ArrayXXd first;
  Eigen::Index from;  ///< the first January
  static constexpr double weight_of_start = 0.002;

  int inputs() const { return parameter_count; }
  int values() const {
    const Eigen::Index years = england.plans.rows() - 1 - from;
    return static_cast<int>(years * (setting_groups_count + 2)) + parameter_count;
  }

  int operator()(const Eigen::VectorXd& written, Eigen::VectorXd& misses) const {
    const SettingFlows flows = flows_of(written, first);
    misses.setZero(values());
    Eigen::Index next = 0;
    PlansBySetting plans = plausible_settings();
    for (Eigen::Index january = from; january + 1 < england.plans.rows(); ++january) {
      plans = table_of(plans.max(1e-9), england, ages, january);
      const double total = plans.sum();
      const PlansBySetting later = a_year_later(plans, flows, ages.new_plans.row(january).transpose(), ages.leave);
      const Eigen::ArrayXd expected = later.colwise().sum().transpose();
      const Eigen::ArrayXd published = england.plans.row(january + 1).transpose();
      misses.segment(next, setting_groups_count) = ((expected / expected.sum() - published / published.sum())).matrix();
      next += setting_groups_count;
      const double taught = plans.block(5, at(mainstream), 11, 1).sum();
      const double in_special = plans.block(5, at(special), 11, 1).sum() + plans.block(5, at(independent), 11, 1).sum();
      const double moved =
          taught * (flows.move(at(mainstream), at(special)) + flows.move(at(mainstream), at(independent)));
      const double moved_back = in_special * flows.move(at(special), at(mainstream));
      if (!std::isnan(england.to_special[january])) misses[next] = (moved - england.to_special[january]) / total;
      if (!std::isnan(england.to_mainstream[january]))
        misses[next + 1] = (moved_back - england.to_mainstream[january]) / total;
      next += 2;
      plans = later;
    }
    for (int p = 0; p < parameter_count; ++p)
      misses[next + p] = weight_of_start * (written[p] - as_written(p, start_values[static_cast<std::size_t>(p)]));
    return 0;
  }
};

}  // namespace

PlansBySetting raked(const Eigen::ArrayXXd& start, const Eigen::ArrayXd& by_age, const Eigen::ArrayXd& by_setting) {
  Eigen::ArrayXd settings = by_setting.unaryExpr([](double value) { return std::isnan(value) ? 0.0 : value; });
  const double total = settings.sum();
  PlansBySetting table = start.max(1e-12);
  if (total <= 0) {
    table.colwise() *= by_age / table.rowwise().sum();
    return table;
  }
  settings *= by_age.sum() / total;
  for (int round = 0; round < 2000; ++round) {
    table.rowwise() *= (settings / table.colwise().sum().transpose().max(1e-300)).transpose().eval();
    const Eigen::ArrayXd ages = table.rowwise().sum();
    table.colwise() *= (by_age / ages.max(1e-300)).eval();
    if ((ages - by_age).abs().maxCoeff() < 1e-9 * std::max(1.0, by_age.sum())) break;
  }
  return table;
}

Eigen::ArrayXXd plausible_settings() {
  Eigen::ArrayXXd start = Eigen::ArrayXXd::Constant(ages_in_scenario, setting_groups_count, 1e-4);
  for (int age = 0; age < ages_in_scenario; ++age) {
    const double other_share = age < 5 ? 1 : age < 16 ? 0.15 : 0.3;
    start(age, at(other)) = other_share;
    if (age >= 16) start(age, at(post_16)) = 1;
    if (age >= 19) continue;
    const double in_school = age >= 16 ? 0.3 : 1;
    start(age, at(mainstream)) = in_school * (age >= 16 ? 0.5 : 1);
    start(age, at(special)) = in_school;
    start(age, at(independent)) = in_school * (age < 5 ? 0.2 : 1);
    start(age, at(resourced)) = in_school * (age < 4 ? 0.2 : 1);
    start(age, at(alternative)) = age < 5 ? 0.01 : in_school * (age < 11 ? 0.4 : 1);
  }
  return start;
}

SettingFlows fit_setting_flows(const SettingHistory& england, const AgeHistory& ages, int years) {
  const Eigen::ArrayXXd prior = plausible_first_settings();
  const Eigen::ArrayXXd even = prior.colwise() / prior.rowwise().sum();
  const Eigen::ArrayXXd first = first_settings(england, ages, years, even, 0);
  Eigen::Index from = std::max<Eigen::Index>(0, england.plans.rows() - 1 - years);
  while (from + 1 < england.plans.rows() && !is_known(england, from)) ++from;
  Eigen::VectorXd written(parameter_count);
  for (int p = 0; p < parameter_count; ++p) written[p] = as_written(p, start_values[static_cast<std::size_t>(p)]);
  Misses misses{england, ages, first, from};
  if (from + 1 < england.plans.rows()) {
    Eigen::NumericalDiff<Misses, Eigen::Central> with_slopes(misses);
    Eigen::LevenbergMarquardt<Eigen::NumericalDiff<Misses, Eigen::Central>> search(with_slopes);
    search.parameters.maxfev = 4000;
    search.minimize(written);
  }
  SettingFlows flows = flows_of(written, first);
  flows.plans = row_or_nothing(england.plans, england.plans.rows() - 1);
  Eigen::VectorXd left;
  misses(written, left);
  flows.worst_miss = left.size() > parameter_count ? left.head(left.size() - parameter_count).cwiseAbs().maxCoeff() : 0;
  return flows;
}

Eigen::ArrayXXd setting_drift(const SettingFlows& flows, const SettingHistory& area, const AgeHistory& ages,
                              int years) {
  const Eigen::Index januaries = area.plans.rows();
  const Eigen::Index from = std::max<Eigen::Index>(0, januaries - 1 - years);
  Eigen::ArrayXXd drift =
      Eigen::ArrayXXd::Constant(std::max<Eigen::Index>(0, januaries - 1 - from), setting_groups_count, missing);
  PlansBySetting plans = plausible_settings();
  for (Eigen::Index january = from; january + 1 < januaries; ++january) {
    if (!is_known(area, january) || !is_known(area, january + 1)) continue;
    plans = table_of(plans.max(1e-9), area, ages, january);
    const double taught = plans.block(5, at(mainstream), 11, 1).sum();
    plans = a_year_later(plans, flows, ages.new_plans.row(january).transpose(), ages.leave);
    const Eigen::ArrayXd expected = plans.colwise().sum().transpose();
    const Eigen::ArrayXd published = area.plans.row(january + 1).transpose();
    if (taught < 1 || expected.sum() <= 0) continue;
    drift.row(january - from) = ((published - expected * (published.sum() / expected.sum())) / taught).transpose();
  }
  return drift;
}

Eigen::ArrayXd lasting_variance(const std::vector<Eigen::ArrayXXd>& drifts) {
  Eigen::ArrayXd variance = Eigen::ArrayXd::Zero(setting_groups_count);
  for (Eigen::Index group = 0; group < setting_groups_count; ++group) {
    std::vector<double> means;
    double scatter = 0;
    double of_means = 0;
    int freedom = 0;
    for (const Eigen::ArrayXXd& drift : drifts) {
      std::vector<double> values;
      for (Eigen::Index year = 0; year < drift.rows(); ++year)
        if (!std::isnan(drift(year, group))) values.push_back(std::clamp(drift(year, group), -0.3, 0.3));
      if (values.size() < 2) continue;
      const double mean = Eigen::Map<Eigen::ArrayXd>(values.data(), static_cast<Eigen::Index>(values.size())).mean();
      for (const double value : values) scatter += (value - mean) * (value - mean);
      freedom += static_cast<int>(values.size()) - 1;
      of_means += 1.0 / static_cast<double>(values.size());
      means.push_back(mean);
    }
    if (means.size() < 3) continue;
    const Eigen::Map<Eigen::ArrayXd> all(means.data(), static_cast<Eigen::Index>(means.size()));
    const double between = (all - all.mean()).square().sum() / static_cast<double>(all.size() - 1);
    variance[group] = std::max(0.0, between - scatter / freedom * of_means / static_cast<double>(means.size()));
  }
  return variance;
}

SettingFlows in_own_mix(const SettingFlows& england, const SettingHistory& area) {
  constexpr double worth_of_england = 4;  // plans
  SettingFlows flows = england;
  const Eigen::ArrayXd own = area.plans.row(area.plans.rows() - 1).transpose();
  const double taught = england.plans[at(mainstream)];
  if (taught <= 0 || own.isNaN().any()) return flows;
  for (const SettingGroup group : {resourced, special, independent, alternative, other}) {
    const double expected = england.plans[at(group)] / taught * own[at(mainstream)];
    const double scale = (own[at(group)] + worth_of_england) / (expected + worth_of_england);
    flows.move.col(at(group)) = (flows.move.col(at(group)) * scale).min(0.5);
  }
  return flows;
}

SettingFlows area_setting_flows(const SettingFlows& england, const SettingHistory& area, const AgeHistory& ages,
                                int years, const Eigen::ArrayXd& drift_variance) {
  SettingFlows flows = in_own_mix(england, area);
  constexpr double worth_of_england = 30;  // new plans: a small area's first settings lean on England's
  flows.first = first_settings(area, ages, years, england.first, worth_of_england);
  const Eigen::ArrayXXd drift = setting_drift(flows, area, ages, years);
  const Eigen::ArrayXXd by_setting = table_of(plausible_settings(), area, ages, area.plans.rows() - 1);
  const double taught = std::max(1.0, by_setting.block(5, at(mainstream), 11, 1).sum());
  for (const SettingGroup group : {resourced, special, independent}) {
    std::vector<double> values;
    for (Eigen::Index year = 0; year < drift.rows(); ++year)
      if (!std::isnan(drift(year, at(group)))) values.push_back(std::clamp(drift(year, at(group)), -0.3, 0.3));
    if (values.size() < 2) continue;
    const Eigen::Map<Eigen::ArrayXd> all(values.data(), static_cast<Eigen::Index>(values.size()));
    const double scatter = (all - all.mean()).square().sum() / static_cast<double>(all.size() - 1);
    const double variance = drift_variance[at(group)];
    const double kept = variance / (variance + scatter / static_cast<double>(all.size()) + 1e-12) * all.mean();
    if (kept > 0) {
      flows.move(at(mainstream), at(group)) += std::min(kept, 0.2);
    } else {
      const double there = std::max(1.0, by_setting.block(5, at(group), 11, 1).sum());
      flows.move(at(group), at(mainstream)) += std::min(-kept * taught / there, 0.3);
    }
  }
  return flows;
}

}  // namespace sendcast
