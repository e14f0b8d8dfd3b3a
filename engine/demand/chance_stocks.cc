#include "demand/chance_stocks.h"

#include <cmath>

#include "demand/advance.h"
#include "demand/ageing.h"
#include "demand/layout.h"
#include "uncertainty/counts.h"

namespace sendcast {
namespace {

using Column = Eigen::Ref<Eigen::ArrayXd>;

/// Calls `change` with every column of cells that the stocks are made of, which stock it is of and which of its
/// columns.
template <class Change>
void for_each_column(const Shape& shape, Stocks& stocks, Change change) {
  change(Column(stocks.sen_support), Stock::sen_support, 0);
  for (Eigen::Index k = 0; k < stocks.in_assessment.cols(); ++k) {
    change(Column(stocks.in_assessment.col(k)), Stock::in_assessment, static_cast<int>(k));
  }
  change(Column(stocks.overdue), Stock::overdue, 0);
  auto plans = by_setting(shape, stocks.plans);
  for (int setting = 0; setting < shape.settings; ++setting) change(Column(plans.col(setting)), Stock::plans, setting);
}

/// Rounds people one after the other so that their running sum is rounded up wherever its fraction reaches `above`.
void make_whole(Column people, Level level) {
  double part = 0;  // of the running sum
  for (double& number : people) {
    const double below = std::floor(number);
    const double before = whole(part, level);
    part += number - below;
    number = below + whole(part, level) - before;
    if (part >= 1) part -= 1;
  }
}

double gain_by_chance(double people, double growth, const PlayOfChance& chance, const Occasion& at) {
  if (people <= 0 || growth == 1) return 0;
  const Level level = chance.level(Play::moved_in, at);
  if (growth < 1) return binomial(people, growth, level) - people;
  const double each = std::floor(growth - 1);
  return people * each + binomial(people, growth - 1 - each, level);
}

}  // namespace

Stocks whole_opening_stocks(const DemandModel& model, const PlayOfChance& chance) {
  const Shape& shape = model.shape;
  Stocks stocks = opening_stocks(model);
  for_each_column(shape, stocks, [&](Column cells, Stock stock, int column) {
    for (int area = 0; area < shape.areas; ++area) {
      const CellRange range = cells_of(shape, area);
      const Occasion at{area, 0, 0, static_cast<int>(stock), column};
      make_whole(cells.segment(range.first, range.count), chance.lasting_level(Play::opening, at));
    }
  });
  return stocks;
}

void grow_older_by_chance(const DemandModel& model, int month, const PlayOfChance& chance, Stocks& stocks,
                          Activity& activity) {
  const Shape& shape = model.shape;
  have_birthdays(shape, stocks, activity);
  const auto migration = model.migration.find(month);
  if (migration == model.migration.end()) return;
  for_each_column(shape, stocks, [&](Column cells, Stock stock, int column) {
    for (int cell = 0; cell < shape.cells(); ++cell) {
      const double gain = gain_by_chance(cells[cell], migration->second[shape.person_of_cell(cell)], chance,
                                         in_cell(shape, cell, static_cast<int>(stock), column));
      cells[cell] += gain;
      activity.of(Event::moved_in)[cell] += gain;
    }
  });
}

}  // namespace sendcast
