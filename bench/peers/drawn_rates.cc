#include "drawn_rates.h"

#include <algorithm>
#include <memory>
#include <random>

namespace sendcast::peers {
namespace {

constexpr int groups = 20;

/// Calls `on_schedule` and `on_course` with whatever each group multiplies, the group, and the most that it may become.
template <class OnSchedule, class OnCourse>
void visit(DemandModel& model, OnSchedule on_schedule, OnCourse on_course) {
  int group = 0;
  for (Schedule* rate :
       {&model.identify, &model.leave_support, &model.request_from_support, &model.request_from_others}) {
    on_schedule(*rate, group++, no_limit);
  }
  for (Schedule* probability : {&model.agree_to_assess, &model.agree_to_issue, &model.appeal, &model.appeal_upheld}) {
    on_schedule(*probability, group++, 1.0);
  }
  for (auto* by_setting : {&model.cease, &model.arrive}) {
    for (Schedule& rate : *by_setting) on_schedule(rate, group, no_limit);
    ++group;
  }
  for (auto* pairs : {&model.moves, &model.need_changes}) {
    for (PairRate& pair : *pairs) on_schedule(pair.share, group, no_limit);
    ++group;
  }
  for (PairRate& transfer : model.phase_transfers) on_schedule(transfer.share, group, 1.0);
  ++group;
  for (const auto course :
       {&TeamModel::establishment, &TeamModel::turnover, &TeamModel::months_to_hire, &TeamModel::hours_per_month,
        &TeamModel::hours_per_assessment, &TeamModel::hours_per_annual_review, &TeamModel::agency_cover}) {
    const double at_most = course == &TeamModel::agency_cover ? 1 : no_limit;
    for (TeamModel& team : model.teams) on_course(team.*course, group, at_most);
    ++group;
  }
}

/// A recipe that multiplies a course over time; null where it is 0 throughout.
std::shared_ptr<const Recipe> multiplying(const std::vector<double>& course, int group, double at_most) {
  if (std::all_of(course.begin(), course.end(), [](double value) { return value == 0; })) return nullptr;
  Recipe recipe;
  for (std::size_t month = 0; month < course.size(); ++month) {
    if (month == 0 || course[month] != course[month - 1]) recipe.changes.push_back(static_cast<int>(month));
  }
  recipe.evaluate = [course, group, at_most](Drawn drawn, int month, double* value) {
    *value = std::min(at_most, course[static_cast<std::size_t>(month)] * drawn.numbers[group]);
  };
  return std::make_shared<const Recipe>(std::move(recipe));
}

void make_uncertain(Schedule& schedule, int group, double at_most) {
  for (int row = 0; row < static_cast<int>(schedule.rows.cols()); ++row) {
    const auto numbers = schedule.rows.col(row);
    auto recipe = multiplying({numbers.begin(), numbers.end()}, group, at_most);
    if (recipe) schedule.uncertain.push_back({row, 0, std::move(recipe)});
  }
}

}  // namespace

std::vector<double> multipliers(int draw) {
  std::mt19937_64 bits(static_cast<std::uint64_t>(draw) + 1);
  std::vector<double> numbers(groups);
  for (double& number : numbers) number = 0.8 + 0.4 * (static_cast<double>(bits() >> 11U) * 0x1p-53);
  return numbers;
}

DemandModel in_draw(const DemandModel& central, int draw) {
  DemandModel model = central;
  const std::vector<double> numbers = multipliers(draw);
  const auto by = [&](int group) { return numbers[static_cast<std::size_t>(group)]; };
  visit(
      model,
      [&](Schedule& schedule, int group, double at_most) { schedule.rows = (schedule.rows * by(group)).min(at_most); },
      [&](Course& course, int group, double at_most) {
        for (double& number : course) number = std::min(at_most, number * by(group));
      });
  return model;
}

DemandModel with_recipes(const DemandModel& central) {
  DemandModel model = central;
  visit(model, make_uncertain,
        [](Course& course, int group, double at_most) { course.recipe = multiplying(course, group, at_most); });
  return model;
}

}  // namespace sendcast::peers
