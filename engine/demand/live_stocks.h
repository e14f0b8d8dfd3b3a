#pragma once

#include <vector>

#include "demand/demand_model.h"
#include "demand/tile_rates.h"

namespace sendcast {

/// Which stocks somebody can be in at some time of the run: the opening stocks and wherever the rates lead from them.
struct LiveStocks {
  std::vector<bool> front;  ///< cells: on SEN support, in assessment or overdue
  std::vector<bool> plans;  ///< plans

  /// How many stocks that is: SEN support, overdue and each month of assessment count one each.
  int count(int months_to_issue) const;
};

LiveStocks live_stocks(const DemandModel& model, TileRates& rates);

}  // namespace sendcast
