#include "demand/chance_assessment.h"

#include <algorithm>

#include "demand/answers.h"
#include "demand/at_random.h"
#include "demand/layout.h"

namespace sendcast {
namespace {

/// How many assessments are completed, of whole people.
struct Completed {
  double overdue_first = 0;  ///< of the overdue, before anyone else
  double alike = 0;          ///< of everyone then left
};

Completed completed_of(double capacity, double overdue_first, double overdue, double due, Level level) {
  if (capacity == no_limit) return {0, overdue + due};
  const double first = std::min(whole(overdue_first * capacity, level), overdue);
  return {first, std::min(whole(capacity, level) - first, overdue - first + due)};
}

template <class Visit>
void for_each_cell(const Shape& shape, const AreaSet& set, Visit visit) {
  for (const int area : set.areas) {
    const CellRange range = cells_of(shape, area);
    for (int cell = range.first; cell < range.first + range.count; ++cell) visit(cell);
  }
}

}  // namespace

void assess_by_chance(const Shape& shape, const AreaSet& set, double capacity, double overdue_first,
                      const PlayOfChance& chance, const Eigen::ArrayXd& due, Stocks& stocks, Activity& activity) {
  double all_overdue = 0;
  double all_due = 0;
  for_each_cell(shape, set, [&](int cell) {
    all_overdue += stocks.overdue[cell];
    all_due += due[cell];
  });
  const Occasion of_set{set.areas.front()};
  const Completed completed =
      completed_of(capacity, overdue_first, all_overdue, all_due, chance.level(Play::capacity, of_set));
  Lottery first(all_overdue, completed.overdue_first);
  Lottery alike(all_overdue - completed.overdue_first + all_due, completed.alike);
  for_each_cell(shape, set, [&](int cell) {
    double& overdue = stocks.overdue[cell];
    if (overdue <= 0 && due[cell] <= 0) return;
    const double before_anyone =
        first.draw(overdue, [&] { return chance.level(Play::overdue_completed, in_cell(shape, cell)); });
    const double overdue_too =
        alike.draw(overdue - before_anyone, [&] { return chance.level(Play::completed, in_cell(shape, cell, 0)); });
    const double on_time =
        alike.draw(due[cell], [&] { return chance.level(Play::completed, in_cell(shape, cell, 1)); });
    activity.of(Event::assessments)[cell] = before_anyone + overdue_too + on_time;
    activity.of(Event::on_time)[cell] = on_time;
    overdue += due[cell] - before_anyone - overdue_too - on_time;
  });
}

void decide_by_chance(const Shape& shape, const MonthlyRates& rates, const PlayOfChance& chance, Stocks& stocks,
                      Activity& activity) {
  for (int cell = 0; cell < shape.cells(); ++cell) {
    const double assessed = activity.of(Event::assessments)[cell];
    if (assessed <= 0) continue;
    const AnswerRates answer_rates{rates.agree_to_issue[cell], rates.appeal[cell], rates.appeal_upheld[cell]};
    const Answers answers =
        answer(assessed, answer_rates, chance, in_cell(shape, cell, static_cast<int>(Asking::assessed)));
    activity.of(Event::issued)[cell] = answers.agreed();
    activity.of(Event::not_issued)[cell] = assessed - answers.agreed();
    activity.of(Event::appeals)[cell] += answers.appealed;
    stocks.sen_support[cell] += assessed - answers.agreed();
  }
}

}  // namespace sendcast
