#include "demand/requests.h"

#include "demand/layout.h"
#include "demand/need_changes.h"

namespace sendcast {

void identify_and_request(const Shape& shape, const MonthlyRates& rates, const Eigen::ArrayXd& others, Stocks& stocks,
                          Activity& activity) {
  const Eigen::ArrayXd without_sen = spread_over_needs(shape, others * rates.scales.others) * rates.need_mix;
  const Eigen::ArrayXd on_support = stocks.sen_support * rates.scales.support;
  const Eigen::ArrayXd from_support = on_support * rates.request_from_support;

  activity.of(Event::identified) = without_sen * rates.identify;
  activity.of(Event::exited) = on_support * rates.leave_support;
  activity.of(Event::requests) = from_support + without_sen * rates.request_from_others;
  activity.of(Event::refusals) = activity.of(Event::requests) * (1 - rates.agree_to_assess);
  activity.of(Event::appeals) = activity.of(Event::refusals) * rates.appeal;
  activity.of(Event::accepted) = activity.of(Event::requests) * rates.agree;

  stocks.sen_support += activity.of(Event::identified) - activity.of(Event::exited) - from_support * rates.agree;
  change_needs(shape, rates.need_changes, on_support, stocks.sen_support, activity.of(Event::need_changed));
  stocks.sen_support = stocks.sen_support.max(0.0);
}

}  // namespace sendcast
