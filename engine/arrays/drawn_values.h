#pragma once

#include <memory>
#include <unordered_map>
#include <vector>

#include <Eigen/Core>

#include "arrays/recipe.h"
#include "arrays/schedule.h"

namespace sendcast {

/// What one draw makes of what is uncertain, each recipe made once. What is certain stays as it is; what comes back is
/// certain.
class DrawnValues {
 public:
  explicit DrawnValues(Drawn drawn) : drawn_(drawn) {}

  Course course(const Course& course);
  Constant constant(const Constant& constant);
  Schedule schedule(const Schedule& schedule);
  std::vector<Schedule> schedules(const std::vector<Schedule>& schedules);

  /// A table of values over time with the uncertain rows as the draw makes them.
  /// @param rows  points in time x rows
  Eigen::ArrayXXd rows(const Eigen::ArrayXXd& rows, const std::vector<UncertainRow>& uncertain);
  /// Everything that a recipe makes: components x points in time, of which there are `points`.
  Eigen::ArrayXXd all(const std::shared_ptr<const Recipe>& recipe, Eigen::Index points);

 private:
  /// Components x the recipe's changes.
  const Eigen::ArrayXXd& made(const std::shared_ptr<const Recipe>& recipe);

  Drawn drawn_;
  std::unordered_map<std::shared_ptr<const Recipe>, Eigen::ArrayXXd> made_;
};

}  // namespace sendcast
