#pragma once

#include <vector>

#include "demand/activity.h"
#include "demand/demand_model.h"
#include "demand/monthly_rates.h"
#include "demand/workforce.h"

namespace sendcast {

/// The stocks at the start of month 0 (model.md section 2).
Stocks opening_stocks(const DemandModel& model);

/// Everything zero, laid out for the model.
Activity empty_activity(const DemandModel& model);

/// The caseload of each area.
std::vector<double> plans_by_area(const Shape& shape, const Eigen::ArrayXd& plans);

/// Carries the population through the months of a model, one at a time and in order (model.md sections 3 and 4).
class Projection {
 public:
  /// Keeps a reference to `model`, which must outlive it.
  explicit Projection(const DemandModel& model);

  /// Advances by one month. Not to be called more often than the calendar has months.
  void advance();

  /// The stocks as the last month left them; before the first, the opening stocks.
  const Stocks& stocks() const { return stocks_; }
  /// What happened in the last month.
  const Activity& activity() const { return activity_; }

 private:
  void begin_month();
  void assess_and_decide();
  void move_and_place(bool september);
  void count_the_rest();

  const DemandModel& model_;
  std::vector<AreaSet> sets_;
  MonthlyRates rates_;
  int month_ = 0;
  Stocks stocks_;
  Activity activity_;
};

}  // namespace sendcast
