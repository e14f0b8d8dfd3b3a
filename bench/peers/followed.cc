#include "followed.h"

#include <array>
#include <cstddef>

#include "demand/advance.h"
#include "demand/layout.h"

namespace sendcast::peers {
namespace {

constexpr std::array counted = {Event::requests, Event::assessments, Event::on_time, Event::issued};

void append_plans(const Shape& shape, const Stocks& stocks, std::vector<double>& plans) {
  const auto settings = by_setting(shape, stocks.plans);
  for (int area = 0; area < shape.areas; ++area) {
    for (int s = 0; s < shape.settings; ++s) plans.push_back(sum_of(settings.col(s), cells_of(shape, area)));
  }
}

void add_events(const Shape& shape, const Activity& activity, double* totals) {
  for (std::size_t i = 0; i < counted.size(); ++i) {
    totals[i] += sum_of(activity.of(counted[i]), CellRange{0, shape.cells()});
  }
}

Eigen::ArrayX<bool> in_use(const Stocks& stocks) {
  const Eigen::Index cells = stocks.sen_support.size();
  Eigen::ArrayX<bool> used(cells * (2 + stocks.in_assessment.cols()) + stocks.plans.size());
  used << (stocks.sen_support != 0), (stocks.overdue != 0), (stocks.in_assessment.reshaped() != 0), (stocks.plans != 0);
  return used;
}

}  // namespace

Followed follow(const DemandModel& model) {
  Followed followed;
  followed.yearly.resize(static_cast<std::size_t>(model.calendar.years()) * counted.size());
  Projection projection(model);
  for (int month = 0; month < model.calendar.months; ++month) {
    projection.advance();
    append_plans(model.shape, projection.stocks(), followed.plans);
    const auto year = static_cast<std::size_t>(model.calendar.year_of(month));
    add_events(model.shape, projection.activity(), followed.yearly.data() + year * counted.size());
  }
  followed.filled = projection.stocks().filled;
  return followed;
}

int stocks_ever_used(const DemandModel& model) {
  Projection projection(model);
  Eigen::ArrayX<bool> used = in_use(projection.stocks());
  for (int month = 0; month < model.calendar.months; ++month) {
    projection.advance();
    used = used || in_use(projection.stocks());
  }
  return static_cast<int>(used.count());
}

}  // namespace sendcast::peers
