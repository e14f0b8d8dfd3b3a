#pragma once

#include <cstdint>
#include <vector>

#include "demand/activity.h"
#include "demand/demand_model.h"
#include "demand/monthly_rates.h"
#include "demand/play_of_chance.h"
#include "demand/workforce.h"

namespace sendcast {

/// Projection's twin of whole people: the same months in the same order, but who does what is left to chance. From
/// where people stand, every flow's mean is what model.md section 3 says; where queues and places bind, means over a
/// whole run differ from the central run's, since a month with more than the mean waits and one with fewer leaves
/// places empty. The population is as given, so those without SEN may be no whole number; teams are not whole posts.
class ChanceProjection {
 public:
  /// Keeps a reference to `model`, which must outlive it.
  /// @param seed, draw  which luck: the same in all models, see PlayOfChance
  ChanceProjection(const DemandModel& model, std::uint64_t seed, std::uint64_t draw);

  /// Advances by one month. Not to be called more often than the calendar has months.
  void advance();

  /// The stocks as the last month left them; before the first, the opening stocks. Whole numbers.
  const Stocks& stocks() const { return stocks_; }
  /// What happened in the last month. Events are whole numbers.
  const Activity& activity() const { return activity_; }

 private:
  void begin_month();
  void assess_and_decide();
  void move_and_place(bool september);
  void count_the_rest();

  const DemandModel& model_;
  std::vector<AreaSet> sets_;
  PlayOfChance chance_;
  MonthlyRates rates_;
  int month_ = 0;
  Stocks stocks_;
  Activity activity_;
};

}  // namespace sendcast
