#include "demand/assessment.h"

#include <algorithm>

#include "demand/layout.h"

namespace sendcast {
namespace {

/// The shares of those who wait whose assessment is completed.
struct Completion {
  double overdue_first = 0;  ///< of the overdue, before anyone else
  double alike = 0;          ///< of everyone then left
};

Completion completion(double capacity, double overdue_first, double overdue, double due) {
  if (capacity == no_limit) return {0, 1};
  const double reserved = overdue_first * capacity;
  const double first_share = overdue > reserved ? reserved / overdue : 1;
  const double first = first_share * overdue;
  const double left = std::max(0.0, capacity - first);
  const double waiting = overdue - first + due;
  return {first_share, waiting > left ? left / waiting : 1};
}

double sum_over_areas(const Shape& shape, const AreaSet& set, const Eigen::ArrayXd& cells) {
  double sum = 0;
  for (const int area : set.areas) sum += sum_of(cells, cells_of(shape, area));
  return sum;
}

}  // namespace

Eigen::ArrayXd fall_due(Stocks& stocks, const Eigen::ArrayXd& accepted) {
  const Eigen::Index last = stocks.in_assessment.cols() - 1;
  Eigen::ArrayXd due = stocks.in_assessment.col(last);
  for (Eigen::Index k = last; k > 0; --k) stocks.in_assessment.col(k) = stocks.in_assessment.col(k - 1);
  stocks.in_assessment.col(0) = accepted;
  return due;
}

std::vector<double> waiting_by_set(const Shape& shape, const std::vector<AreaSet>& sets, const Stocks& stocks,
                                   const Eigen::ArrayXd& due) {
  std::vector<double> waiting;
  waiting.reserve(sets.size());
  for (const AreaSet& set : sets) {
    waiting.push_back(sum_over_areas(shape, set, stocks.overdue) + sum_over_areas(shape, set, due));
  }
  return waiting;
}

void assess(const Shape& shape, const AreaSet& set, double capacity, double overdue_first, const Eigen::ArrayXd& due,
            Stocks& stocks, Activity& activity) {
  const Completion share =
      completion(capacity, overdue_first, sum_over_areas(shape, set, stocks.overdue), sum_over_areas(shape, set, due));
  for (const int area : set.areas) {
    const CellRange range = cells_of(shape, area);
    auto overdue = stocks.overdue.segment(range.first, range.count);
    const auto due_here = due.segment(range.first, range.count);
    const Eigen::ArrayXd first = overdue * share.overdue_first;
    const Eigen::ArrayXd waiting = overdue - first + due_here;
    const Eigen::ArrayXd completed = waiting * share.alike;
    activity.of(Event::assessments).segment(range.first, range.count) = first + completed;
    activity.of(Event::on_time).segment(range.first, range.count) = due_here * share.alike;
    overdue = waiting - completed;
  }
}

void decide(const MonthlyRates& rates, Stocks& stocks, Activity& activity) {
  const Eigen::ArrayXd& assessments = activity.of(Event::assessments);
  activity.of(Event::issued) = assessments * rates.issue;
  activity.of(Event::not_issued) = assessments - activity.of(Event::issued);
  activity.of(Event::appeals) += assessments * (1 - rates.agree_to_issue) * rates.appeal;
  stocks.sen_support += activity.of(Event::not_issued);
}

}  // namespace sendcast
