#include "fit/sen_support.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace sendcast {
namespace {

constexpr int ages = 26;
constexpr double leave_at_school = 0.15;  ///< a year; assumed
constexpr double leave_after_16 = 6;

struct Published {
  double pupils = 0;
  int january = 0;
  double primary = 1;  ///< percent of pupils, or equal parts where it is not published
  double secondary = 1;
};

/// Those of all local authorities, where nineteen in twenty have a number; the others are taken to be like them.
std::optional<double> pupils_of_all(const History& history, int january) {
  if (const auto pupils =
          history.value({.statistic = Statistic::sen_support_pupils, .area = england(), .year = january}))
    return pupils;
  const std::vector<AreaIndex> areas = local_authorities(january);
  double sum = 0;
  std::size_t count = 0;
  for (const AreaIndex area : areas) {
    const auto pupils = history.value({.statistic = Statistic::sen_support_pupils, .area = area, .year = january});
    if (!pupils) continue;
    sum += *pupils;
    ++count;
  }
  if (count * 20 < areas.size() * 19) return std::nullopt;
  return sum * static_cast<double>(areas.size()) / static_cast<double>(count);
}

std::optional<Published> published_support(const History& history, AreaIndex area, int january) {
  for (int year = january; year > january - 3; --year) {
    const auto value = [&](Statistic statistic) {
      return history.value({.statistic = statistic, .area = area, .year = year});
    };
    const auto pupils = area == england() ? pupils_of_all(history, year) : value(Statistic::sen_support_pupils);
    if (!pupils) continue;
    const auto primary = value(Statistic::sen_support_percent_primary);
    const auto secondary = value(Statistic::sen_support_percent_secondary);
    Published found{*pupils, year};
    if (primary && secondary) {
      found.primary = *primary;
      found.secondary = *secondary;
    }
    return found;
  }
  return std::nullopt;
}

AgedRate at_all(int first, int last, double rate, int january, Origin origin) {
  return {first, last, {{fmt::format("{}-01", january), certain_estimate(rate)}}, std::move(origin)};
}

}  // namespace

std::optional<FittedSupport> sen_support_of(const History& history, AreaIndex area, int january,
                                            const Eigen::ArrayXd& residents) {
  const auto published = published_support(history, area, january);
  if (!published) return std::nullopt;
  // A share of each age, rising to school age as primary pupils', then secondary pupils' to 15.
  Eigen::ArrayXd share = Eigen::ArrayXd::Zero(ages);
  for (int age = 2; age < 16; ++age) {
    const double begun = std::min(1.0, (age - 1) / 5.0);
    share[age] = begun * (age <= 10 ? published->primary : published->secondary);
  }
  share *= published->pupils / std::max((share * residents).sum(), 1e-9);
  share = share.min(0.9);
  FittedSupport support;
  support.pupils.people = share * residents;
  support.pupils.origin = {fmt::format("{:.0f} pupils in January {} (DfE special educational needs in England), spread "
                                       "over ages by the primary and secondary percentages and the population",
                                       published->pupils, published->january),
                           Basis::calibrated};
  const Origin leaving{
      "Assumed: 15% a year no longer need SEN support; from 16 nearly all leave it within months (600% a year), since "
      "it is recorded in schools",
      Basis::illustrative};
  support.leave = {at_all(0, 15, leave_at_school, january, leaving),
                   at_all(16, ages - 1, leave_after_16, january, leaving)};
  const Origin identifying{
      "Set so that the share of each age on SEN support stays what it was in that January, given the assumed rate of "
      "leaving",
      Basis::calibrated};
  for (int age = 0; age < ages; ++age) {
    const double next = age + 1 < 16 ? share[age + 1] : 0;
    const double gained = age < 16 ? std::max(0.0, next - share[age] + leave_at_school * share[age]) : 0;
    support.identify.push_back(at_all(age, age, gained / std::max(0.1, 1 - share[age]), january, identifying));
  }
  return support;
}

}  // namespace sendcast
