#include "statistics.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string_view>

#include <fmt/format.h>

#include "fit/plan_projection.h"
#include "report/figures.h"

namespace sendcast {
namespace {

constexpr int years_of_a_scenario = 10;
constexpr int first_january_that_can_be_fitted = 2016;  ///< plans to 25 began with the law of September 2014

std::optional<AreaIndex> area_asked(const std::string& area, int january, std::string& problem) {
  if (area == "England" || area == "england" || area == "E92000001") return england();
  const FoundArea found = find_area(area, january);
  problem = found.problem;
  return found.area;
}

/// "0.45% (+/- 0.06)"
std::string rate_with_error(double rate, double sd) { return fmt::format("{:.2f}% ±{:.2f}", 100 * rate, 100 * sd); }

/// A rate of an area beside England's, and how much of the way to its own figures it was let go.
GridRow effect_row(const std::string& label, double effect, double error) {
  return {label,
          {fmt::format("{:.2f}", std::exp(effect)),
           fmt::format("{:.2f} to {:.2f}", std::exp(effect - 1.645 * error), std::exp(effect + 1.645 * error))},
          RowStyle::plain};
}

Grid effects_grid(const AreaEstimates& area) {
  static constexpr std::array<std::string_view, departure_groups> groups = {"under 5", "5 to 10", "11 to 15",
                                                                            "16 and over"};
  Grid grid;
  grid.title = "New plans a person, beside England's at the same ages (1: the same), in the last year, chance aside";
  grid.headings = {{"times"}, {"90% interval"}};
  grid.rows.push_back(effect_row("All ages", area.now[0], area.now_error[0]));
  for (std::size_t group = 0; group < groups.size(); ++group) {
    grid.rows.push_back(effect_row(fmt::format("At {}", groups[group]), area.now[0] + area.now[group + 1],
                                   std::hypot(area.now_error[0], area.now_error[group + 1])));
  }
  return grid;
}

/// How many new plans there were, how many are expected next, and what of the change comes from where.
std::string new_plans_to_come(const PlanEstimates& estimates, std::size_t position) {
  const AreaEstimates& area = estimates.areas[position];
  const bool is_england = position == estimates.series.areas.size();
  const AreaSeries& series = is_england ? *estimates.series.england : estimates.series.areas[position];
  if (series.new_plans.rows() == 0) return {};
  const double last = series.new_plans.row(series.new_plans.rows() - 1).sum();
  const auto rates_of = [&](int year) { return new_plan_rates(estimates.national, area, year); };
  const double next = projected(estimates, area, area.population, 1, rates_of).begun_a_year.front();
  std::string text = fmt::format(
      "New plans: {} in {}, {} expected in {}. Of the change, England's growth is {:+.0f}% and assessments accepted\n"
      "last year beyond those completed are {:+.0f}%",
      rounded(last), estimates.series.january - 1, rounded(next), estimates.series.january,
      100 * (std::exp(estimates.national.growth) - 1), 100 * (std::exp(estimates.national.work_in_hand) - 1));
  if (!is_england) {
    text += fmt::format(
        "; an odd year mostly passes: the area's own rate, {:.2f} of\nEngland's last year by the figures, "
        "is expected to be {:.2f}",
        last / std::max(1.0, next / std::exp(area.new_plans.mean[0] + estimates.national.growth +
                                             estimates.national.work_in_hand)),
        std::exp(area.new_plans.mean[0]));
  }
  return text + ".\n\n";
}

const Estimate& first(const AgedRate& rate) { return rate.steps.front().estimate; }

Grid rates_grid(const FittedArea& area) {
  Grid grid;
  grid.title = "Rates at the start, ± one standard deviation";
  grid.headings = {{"a year,", "or a share"}};
  const auto add = [&](const std::string& label, const Estimate& estimate) {
    grid.rows.push_back({label, {rate_with_error(estimate.mean, estimate.sd)}, RowStyle::plain});
  };
  for (const AgedRate& rate : area.requests) {
    if (rate.first_age == 4 || rate.first_age == 8 || rate.first_age == 13 || rate.first_age == 17)
      add(fmt::format("Requests, age {}", rate.first_age), first(rate));
  }
  add("Requests that are assessed", first(area.agree_to_assess));
  add("Assessments that end in a plan", first(area.agree_to_issue));
  add("Endings, under 16 (arrivals beside)", first(area.cease.front()));
  add("Arrivals, under 16", first(area.arrive.front()));
  for (const AgedRate& rate : area.cease) {
    if (rate.first_age == 18 || rate.first_age == 22) add(fmt::format("Endings, age {}", rate.first_age), first(rate));
  }
  return grid;
}

}  // namespace

FittedScenario fitted_scenario(const FittedAreas& fitted, const std::string& area, int january) {
  FittedScenario scenario;
  const auto found = area_asked(area, january, scenario.problem);
  if (!found) return scenario;
  if (january < first_january_that_can_be_fitted) {
    scenario.problem = fmt::format(
        "January {} is too early: plans to the age of 25 began in 2014, and how they end is "
        "not to be known before January {}",
        january, first_january_that_can_be_fitted);
    return scenario;
  }
  if (const std::string why = fitted.why_not(*found); !why.empty()) {
    scenario.problem = fmt::format("{} cannot be fitted as of January {}: {}", area_at(*found).name, january, why);
    return scenario;
  }
  scenario.index = *found;
  scenario.area = fitted.fit(*found, FitScope::everything, years_of_a_scenario);
  scenario.files = scenario_folder(scenario.area);
  return scenario;
}

std::string files_page(const Statistics& statistics, bool lists_account) {
  std::string page;
  std::size_t ignored = 0;
  for (const FileRead& file : statistics.files) ignored += file.observations == 0 ? 1 : 0;
  page += fmt::format("{} numbers from {} files; {} other file{} told nothing that is needed (--account lists all).\n",
                      rounded(static_cast<double>(statistics.history.all().size())), statistics.files.size() - ignored,
                      ignored, ignored == 1 ? "" : "s");
  if (!lists_account) return page;
  for (const FileRead& file : statistics.files) {
    if (file.observations == 0) continue;
    page += fmt::format("  {:>9} numbers  {}  ({})\n", rounded(static_cast<double>(file.observations)), file.name,
                        file.layout);
  }
  for (const AccountEntry& entry : statistics.account.entries()) page += fmt::format("  {}\n", entry.sentence());
  return page;
}

std::string fit_page(const FittedAreas& fitted, const FittedArea& area, AreaIndex index, const Screen& screen) {
  const PlanEstimates& estimates = *fitted.estimates();
  const NationalEstimates& national = estimates.national;
  const auto of = std::find_if(estimates.areas.begin(), estimates.areas.end(),
                               [&](const AreaEstimates& one) { return one.area == index; });
  std::string page = render_title(fmt::format("{}, January {}", area.label, area.january), screen);
  page += fmt::format(
      "{} plans. England's rates come from {} areas with plans of every January from {}; its new plans a person "
      "grew\n"
      "by {:.1f}% a year over three years (±{:.1f}) and are taken to grow by {:.1f}% (sd {:.1f} points). England's "
      "plans\n"
      "under 16 end or leave, less those that arrive, by {:.1f}% a year (±{:.1f}); from 16 they end at {:.1f}% times "
      "the\n"
      "years past 15 to the power {:.2f}.\n\n",
      rounded(area.plans.people.sum()), national.areas, estimates.series.first_january, 100 * national.growth_measured,
      100 * national.growth_measured_error, 100 * national.growth, 100 * national.growth_sd,
      100 * national.leaving_under_16, 100 * national.leaving_error, 100 * national.endings.level,
      national.endings.steepness);
  page += new_plans_to_come(estimates, static_cast<std::size_t>(of - estimates.areas.begin()));
  if (index != england()) page += render(effects_grid(*of), screen) + "\n";
  page += render(rates_grid(area), screen);
  page +=
      "\nNot to be known from published bands, so taken from England or assumed: at which single ages plans begin\n"
      "and end within a band, and so quite what leaves under 16; one area's own rate of ending; moves between\n"
      "settings other than from mainstream to special schools and back; who asks (SEN support or not). Every\n"
      "number's source says which it is.\n";
  for (const std::string& remark : area.remarks) page += remark + "\n";
  return page;
}

}  // namespace sendcast
