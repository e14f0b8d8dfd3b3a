#include "demand/ageing.h"

#include "demand/layout.h"

namespace sendcast {
namespace {

using Column = Eigen::Ref<Eigen::ArrayXd>;

/// Calls `change` with every column of cells that the stocks are made of.
template <typename Change>
void for_each_column(const Shape& shape, Stocks& stocks, Change change) {
  change(Column(stocks.sen_support));
  for (Eigen::Index k = 0; k < stocks.in_assessment.cols(); ++k) change(Column(stocks.in_assessment.col(k)));
  change(Column(stocks.overdue));
  auto plans = by_setting(shape, stocks.plans);
  for (int setting = 0; setting < shape.settings; ++setting) change(Column(plans.col(setting)));
}

void move_up_one_age(const Shape& shape, Column cells, Eigen::ArrayXd& aged_out) {
  const int younger = (shape.ages - 1) * shape.needs;
  for (int area = 0; area < shape.areas; ++area) {
    const CellRange range = cells_of(shape, area);
    auto of_area = cells.segment(range.first, range.count);
    aged_out.segment(range.first, range.count).tail(shape.needs) += of_area.tail(shape.needs);
    of_area.tail(younger) = of_area.head(younger).eval();
    of_area.head(shape.needs).setZero();
  }
}

void follow_the_cohort(const Eigen::ArrayXd& growth, Column cells, Eigen::ArrayXd& moved_in) {
  const Eigen::ArrayXd gain = cells * growth - cells;
  cells += gain;
  moved_in += gain;
}

}  // namespace

void have_birthdays(const Shape& shape, Stocks& stocks, Activity& activity) {
  for_each_column(shape, stocks,
                  [&](const Column& cells) { move_up_one_age(shape, cells, activity.of(Event::aged_out)); });
}

void grow_older(const DemandModel& model, int month, Stocks& stocks, Activity& activity) {
  const Shape& shape = model.shape;
  have_birthdays(shape, stocks, activity);
  const auto migration = model.migration.find(month);
  if (migration == model.migration.end()) return;
  const Eigen::ArrayXd growth = spread_over_needs(shape, migration->second);
  for_each_column(shape, stocks,
                  [&](const Column& cells) { follow_the_cohort(growth, cells, activity.of(Event::moved_in)); });
}

}  // namespace sendcast
