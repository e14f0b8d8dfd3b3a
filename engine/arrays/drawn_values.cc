#include "arrays/drawn_values.h"

#include <algorithm>

namespace sendcast {
namespace {

/// Calls `hold` with every point in time and the last change up to it, which holds there.
template <class Hold>
void for_each_point(const Recipe& recipe, Eigen::Index points, Hold hold) {
  Eigen::Index change = 0;
  for (Eigen::Index point = 0; point < points; ++point) {
    const auto next = static_cast<std::size_t>(change) + 1;
    if (next < recipe.changes.size() && recipe.changes[next] == point) ++change;
    hold(point, change);
  }
}

}  // namespace

const Eigen::ArrayXXd& DrawnValues::made(const std::shared_ptr<const Recipe>& recipe) {
  const auto [entry, is_new] = made_.try_emplace(recipe);
  Eigen::ArrayXXd& values = entry->second;
  if (is_new) {
    values.resize(recipe->components, static_cast<Eigen::Index>(recipe->changes.size()));
    Eigen::Index change = 0;
    for (const int point : recipe->changes) recipe->evaluate(drawn_, point, values.col(change++).data());
  }
  return values;
}

Course DrawnValues::course(const Course& course) {
  if (!course.recipe) return course;
  const Eigen::ArrayXXd& values = made(course.recipe);
  Course drawn(std::vector<double>(course.size()));
  for_each_point(*course.recipe, static_cast<Eigen::Index>(course.size()),
                 [&](Eigen::Index point, Eigen::Index change) {
                   drawn[static_cast<std::size_t>(point)] = values(course.component, change);
                 });
  return drawn;
}

Constant DrawnValues::constant(const Constant& constant) {
  return constant.recipe ? Constant(made(constant.recipe)(0, 0)) : constant;
}

Schedule DrawnValues::schedule(const Schedule& schedule) {
  return {schedule.row_of_cell, rows(schedule.rows, schedule.uncertain)};
}

std::vector<Schedule> DrawnValues::schedules(const std::vector<Schedule>& schedules) {
  std::vector<Schedule> drawn;
  drawn.reserve(schedules.size());
  for (const Schedule& central : schedules) drawn.push_back(schedule(central));
  return drawn;
}

Eigen::ArrayXXd DrawnValues::rows(const Eigen::ArrayXXd& rows, const std::vector<UncertainRow>& uncertain) {
  Eigen::ArrayXXd drawn = rows;
  for (const UncertainRow& row : uncertain) {
    const Eigen::ArrayXXd& values = made(row.recipe);
    for_each_point(*row.recipe, rows.rows(), [&](Eigen::Index point, Eigen::Index change) {
      drawn(point, row.row) = values(row.component, change);
    });
  }
  return drawn;
}

Eigen::ArrayXXd DrawnValues::all(const std::shared_ptr<const Recipe>& recipe, Eigen::Index points) {
  const Eigen::ArrayXXd& values = made(recipe);
  Eigen::ArrayXXd over_time(values.rows(), points);
  for_each_point(*recipe, points,
                 [&](Eigen::Index point, Eigen::Index change) { over_time.col(point) = values.col(change); });
  return over_time;
}

}  // namespace sendcast
