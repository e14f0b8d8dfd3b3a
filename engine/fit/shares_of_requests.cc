#include "fit/shares_of_requests.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace sendcast {
namespace {

constexpr int years_counted = 2;
constexpr double least_weight = 5;
constexpr double most_weight = 5000;

}  // namespace

SharesOfRequests::SharesOfRequests(const History& history, int january) : history_(history), january_(january) {
  assessed_ = pooled(&SharesOfRequests::assessed);
  issued_ = pooled(&SharesOfRequests::issued);
}

SharesOfRequests::Counts SharesOfRequests::assessed(AreaIndex area) const {
  Counts counts;
  for (int year = january_ - years_counted; year < january_; ++year) {
    const auto requests = history_.value({.statistic = Statistic::requests, .area = area, .year = year});
    const auto refused = history_.value({.statistic = Statistic::requests_refused, .area = area, .year = year});
    if (!requests || !refused || *refused > *requests) continue;
    counts.whole += *requests;
    counts.part += *requests - *refused;
  }
  return counts;
}

SharesOfRequests::Counts SharesOfRequests::issued(AreaIndex area) const {
  Counts counts;
  for (int year = january_ - years_counted; year < january_; ++year) {
    const auto plans = history_.value({.statistic = Statistic::assessments_issued, .area = area, .year = year});
    const auto none = history_.value({.statistic = Statistic::assessments_not_issued, .area = area, .year = year});
    if (!plans || !none) continue;
    counts.whole += *plans + *none;
    counts.part += *plans;
  }
  return counts;
}

SharesOfRequests::Pooled SharesOfRequests::pooled(Counts (SharesOfRequests::*counts)(AreaIndex) const) const {
  Pooled pooled;
  std::vector<Counts> areas;
  for (const AreaIndex area : local_authorities(january_)) {
    const Counts of_area = (this->*counts)(area);
    if (of_area.whole < 1) continue;
    areas.push_back(of_area);
    pooled.england.part += of_area.part;
    pooled.england.whole += of_area.whole;
  }
  pooled.is_published = pooled.england.whole > 0;
  if (areas.size() < 3) return pooled;
  const double mean = pooled.england.part / pooled.england.whole;
  // Of areas' shares: the variance beyond that of chance.
  double between = 0;
  for (const Counts& area : areas) {
    const double share = area.part / area.whole;
    between += (share - mean) * (share - mean) - mean * (1 - mean) / area.whole;
  }
  between = std::max(between / static_cast<double>(areas.size() - 1), 1e-6);
  pooled.weight = std::clamp(mean * (1 - mean) / between - 1, least_weight, most_weight);
  return pooled;
}

AgedRate SharesOfRequests::share(const Pooled& pooled, Counts counts, const std::string& what, double otherwise) const {
  const std::string month = fmt::format("{}-01", january_);
  if (!pooled.is_published) {
    return {0,
            fitted_ages - 1,
            {{month, certain_estimate(otherwise)}},
            {fmt::format("{}: not among the files; assumed", what), Basis::illustrative}};
  }
  const double national = pooled.england.part / pooled.england.whole;
  const double weight = counts.whole + pooled.weight;
  double mean = weight > 0 ? (counts.part + national * pooled.weight) / weight : national;
  mean = std::clamp(mean, 0.02, 1.0);
  const double sd = std::sqrt(mean * (1 - mean) / (weight + 1));
  const bool is_uncertain = mean < 0.999 && sd > 1e-6;
  std::string name = what;
  std::replace(name.begin(), name.end(), ' ', '_');
  return {
      0,
      fitted_ages - 1,
      {{month, {mean, is_uncertain ? sd : 0, is_uncertain ? DistributionKind::beta : DistributionKind::none, name}}},
      {fmt::format("{:.0f} of {:.0f} in {} and {} (DfE EHC plans), drawn towards England's {:.1f}%, which counts for "
                   "{:.0f}",
                   counts.part, counts.whole, january_ - 2, january_ - 1, 100 * national, pooled.weight),
       Basis::calibrated}};
}

RequestShares SharesOfRequests::of(AreaIndex area) const {
  return {share(assessed_, assessed(area), "share of requests assessed", 0.78),
          share(issued_, issued(area), "share of assessments issued", 0.94)};
}

}  // namespace sendcast
