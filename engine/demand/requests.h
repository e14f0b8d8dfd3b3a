#pragma once

#include "demand/activity.h"
#include "demand/monthly_rates.h"

namespace sendcast {

/// Identification, leaving SEN support, requests for an assessment (model.md sections 3.3 and 3.4) and changes of need
/// on SEN support, all from SEN support as it stands and from those without SEN (`others`, people).
/// Changes SEN support and counts the events up to `accepted`; whom it accepts are yet to enter assessment.
void identify_and_request(const Shape& shape, const MonthlyRates& rates, const Eigen::ArrayXd& others, Stocks& stocks,
                          Activity& activity);

}  // namespace sendcast
