#include "demand/chance_requests.h"

#include "demand/answers.h"
#include "demand/at_random.h"

namespace sendcast {
namespace {

/// Answers the requests of a cell and counts them; returns how many are accepted for assessment.
double answer_requests(const MonthlyRates& rates, const PlayOfChance& chance, int cell, double asked,
                       const Occasion& at, Activity& activity) {
  if (asked <= 0) return 0;
  const AnswerRates answer_rates{rates.agree_to_assess[cell], rates.appeal[cell], rates.appeal_upheld[cell]};
  const Answers answers = answer(asked, answer_rates, chance, at);
  activity.of(Event::requests)[cell] += asked;
  activity.of(Event::refusals)[cell] += answers.refused;
  activity.of(Event::appeals)[cell] += answers.appealed;
  activity.of(Event::accepted)[cell] += answers.agreed();
  return answers.agreed();
}

void leave_support(const Shape& shape, const MonthlyRates& rates, const PlayOfChance& chance, Stocks& stocks,
                   Activity& activity) {
  const Eigen::ArrayXd on_support = stocks.sen_support;
  Leavers leavers(on_support);
  for (int cell = 0; cell < shape.cells(); ++cell) {
    if (on_support[cell] <= 0) continue;
    const double scale = rates.scales.support[cell];
    const double exited = leavers.take(cell, rates.leave_support[cell] * scale,
                                       [&] { return chance.level(Play::left_support, in_cell(shape, cell)); });
    activity.of(Event::exited)[cell] = exited;
    stocks.sen_support[cell] -= exited;
    for (const PairShare& change : rates.need_changes) {
      if (change.from != shape.need_of_cell(cell)) continue;
      const double changed = leavers.take(cell, change.share[shape.person_of_cell(cell)] * scale, [&] {
        return chance.level(Play::need_changed, in_cell(shape, cell, 0, change.to));
      });
      stocks.sen_support[cell] -= changed;
      stocks.sen_support[cell - change.from + change.to] += changed;
      activity.of(Event::need_changed)[cell] += changed;
    }
    const Occasion asking = in_cell(shape, cell, static_cast<int>(Asking::on_support));
    const double asked =
        leavers.take(cell, rates.request_from_support[cell] * scale, [&] { return chance.level(Play::asked, asking); });
    stocks.sen_support[cell] -= answer_requests(rates, chance, cell, asked, asking, activity);
  }
}

void leave_others(const Shape& shape, const MonthlyRates& rates, const PlayOfChance& chance,
                  const Eigen::ArrayXd& others, Stocks& stocks, Activity& activity) {
  Eigen::ArrayXd people(shape.people());
  for (int person = 0; person < shape.people(); ++person) {
    const Occasion at{person / shape.ages, person % shape.ages};
    people[person] = whole(others[person], chance.level(Play::others, at));
  }
  Leavers leavers(people);
  const auto share = [&](const Eigen::ArrayXd& rate, int cell) {
    return rate[cell] * rates.need_mix[cell] * rates.scales.others[shape.person_of_cell(cell)];
  };
  for (int cell = 0; cell < shape.cells(); ++cell) {
    const double identified = leavers.take(shape.person_of_cell(cell), share(rates.identify, cell),
                                           [&] { return chance.level(Play::identified, in_cell(shape, cell)); });
    activity.of(Event::identified)[cell] = identified;
    stocks.sen_support[cell] += identified;
  }
  for (int cell = 0; cell < shape.cells(); ++cell) {
    const Occasion asking = in_cell(shape, cell, static_cast<int>(Asking::others));
    const double asked = leavers.take(shape.person_of_cell(cell), share(rates.request_from_others, cell),
                                      [&] { return chance.level(Play::asked, asking); });
    answer_requests(rates, chance, cell, asked, asking, activity);
  }
}

}  // namespace

void identify_and_request_by_chance(const Shape& shape, const MonthlyRates& rates, const PlayOfChance& chance,
                                    const Eigen::ArrayXd& others, Stocks& stocks, Activity& activity) {
  leave_support(shape, rates, chance, stocks, activity);
  leave_others(shape, rates, chance, others, stocks, activity);
}

}  // namespace sendcast
