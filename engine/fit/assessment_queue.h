#pragma once

#include <optional>

#include "fit/fitted_area.h"
#include "import/history.h"

namespace sendcast {

/// Who waits longer than the law allows, and how many assessments can be completed.
struct FittedQueue {
  AgedRate overdue;   ///< a total, people, at the start
  AgedRate capacity;  ///< assessments a month
};

/// Both, worked out of the share of plans that were issued within 20 weeks in the year before: in a queue that keeps as
/// many months' work, of which half of the capacity serves the overdue first (model.md section 3.5). Nothing where no
/// timeliness was published.
/// @param so_far            the area without a queue, ready to run
/// @param assessed_a_month  assessments a month that requests lead to, by calendar year
std::optional<FittedQueue> fitted_queue(const History& history, AreaIndex area, const FittedArea& so_far,
                                        const AgedRate& assessed_a_month);

}  // namespace sendcast
