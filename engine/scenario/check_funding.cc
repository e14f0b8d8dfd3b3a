#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "funding/lower.h"
#include "scenario/check.h"

namespace sendcast {
namespace {

void check_by(Reader& reader, const FundingRule& rule, const std::vector<SharesWhere>& by, const Calendar& calendar) {
  if (by.empty()) return reader.problem(rule.place, "a 'by' rule needs at least one entry");
  for (std::size_t i = 0; i < by.size(); ++i) {
    refuse_unless_whole(reader, by[i].shares, calendar, "the shares");
    if (i + 1 < by.size() && !by[i].where && by[i].place.known())
      reader.problem(by[i].place, "this entry matches everything, so those after it are never used");
  }
  if (by.back().where)
    reader.problem(by.back().place, "the last entry must have no where, so that every cell has a payer");
}

void check_layers(Reader& reader, const FundingRule& rule, const std::vector<Layer>& layers, const Calendar& calendar) {
  if (layers.empty()) return reader.problem(rule.place, "a 'layers' rule needs at least one layer");
  for (std::size_t i = 0; i < layers.size(); ++i) {
    if (!layers[i].place.known()) continue;
    refuse_unless_whole(reader, layers[i].shares, calendar, "the shares");
    const bool is_last = i + 1 == layers.size();
    if (is_last && layers[i].up_to && layers[i].understood)
      reader.problem(layers[i].place, "the last layer must have no up_to, so that every pound has a payer");
    if (!is_last && !layers[i].up_to && layers[i].understood)
      reader.problem(layers[i].place, "every layer but the last needs an up_to");
  }
  for (int y = 0; y < calendar.years(); ++y) {
    double below = -1;
    for (const Layer& layer : layers) {
      if (!layer.up_to) continue;
      const double bound = central_value(*layer.up_to, april_of(calendar.year(y)), calendar.year(0));
      if (bound <= below)
        return reader.problem(layer.place, fmt::format("in {} this layer ends at {} or below the one before it",
                                                       text(calendar.year(y)), bound));
      below = bound;
    }
  }
}

void check_rules(Reader& reader, const Scenario& scenario) {
  const Calendar calendar = calendar_for_checks(scenario);
  for (const FundingRule& rule : scenario.funding.items) {
    if (const auto* shares = std::get_if<ByPot>(&rule.kind))
      refuse_unless_whole(reader, *shares, calendar, "the shares");
    if (const auto* by = std::get_if<std::vector<SharesWhere>>(&rule.kind)) check_by(reader, rule, *by, calendar);
    if (const auto* layers = std::get_if<std::vector<Layer>>(&rule.kind)) check_layers(reader, rule, *layers, calendar);
  }
}

/// Whether somebody contributes in each financial year of the run; the first year in which nobody does.
std::optional<FinancialYear> year_without_contributions(const Pool& pool, const Calendar& calendar) {
  std::vector<double> total(static_cast<std::size_t>(calendar.years()));
  for (const NamedValues::Part& part : pool.contributions.parts) {
    const std::optional<Month> known_from = first_step(part.value);
    for (int t = 0; t < calendar.months; ++t) {
      if (known_from && calendar.month(t) < *known_from) continue;
      total[static_cast<std::size_t>(calendar.year_of(t))] +=
          central_value(part.value, calendar.month(t), calendar.year(0));
    }
  }
  const auto none = std::find(total.begin(), total.end(), 0.0);
  return none == total.end() ? std::nullopt : std::optional(calendar.year(static_cast<int>(none - total.begin())));
}

void check_pools(Reader& reader, const Scenario& scenario) {
  const Calendar calendar = calendar_for_checks(scenario);
  for (std::size_t i = 0; i < scenario.pools.count(); ++i) {
    const Pool& pool = scenario.pools.items[i];
    if (pool.overspend) refuse_unless_whole(reader, *pool.overspend, calendar, "the overspend shares");
    if (pool.beyond_cap) refuse_unless_whole(reader, *pool.beyond_cap, calendar, "the shares beyond the cap");
    const bool are_known = pool.contributions.place.known() && !pool.contributions.broken;
    if (!are_known || pool.overspend || !knows_its_months(scenario)) continue;
    if (const auto year = year_without_contributions(pool, calendar)) {
      reader.problem(pool.place,
                     fmt::format("nobody contributes to '{}' in {}, so 'overspend' must say who shares what is over",
                                 scenario.pools.names[i], text(*year)));
    }
  }
}

/// A long chain of successions would be followed for every payment of every month.
void check_chains(Reader& reader, const Scenario& scenario, const std::vector<int>& successor) {
  constexpr int most_successions = 20;
  for (std::size_t i = 0; i < successor.size(); ++i) {
    int length = 0;
    for (int next = successor[i]; next >= 0 && length <= most_successions; ++length)
      next = successor[static_cast<std::size_t>(next)];
    if (length <= most_successions) continue;
    return reader.problem(scenario.pots.places[i],
                          fmt::format("more than {} pots succeed one another from here", most_successions));
  }
}

void check_circles(Reader& reader, const Scenario& scenario) {
  std::vector<int> successor(scenario.pots.count(), -1);
  std::vector<int> helper(scenario.pots.count(), -1);
  for (std::size_t i = 0; i < scenario.pots.count(); ++i) {
    const Pot& pot = scenario.pots.items[i];
    if (pot.succeeded_by) successor[i] = pot.succeeded_by->pot.index;
    if (pot.deficit_met_by) helper[i] = pot.deficit_met_by->pot.index;
  }
  const std::size_t before = reader.reports();
  refuse_circle(reader, successor, scenario.pots.names, scenario.pots.places, "successions");
  refuse_circle(reader, helper, scenario.pots.names, scenario.pots.places, "pots that meet each other's deficits");
  if (reader.reports() == before) check_chains(reader, scenario, successor);
  const bool is_whole = closing_order(scenario.pots).size() == scenario.pots.count();
  if (is_whole || reader.reports() != before) return;
  reader.problem(scenario.pots.places.front(),
                 "successions and the meeting of deficits together form a circle among the pots");
}

}  // namespace

void check_funding(Reader& reader, const Scenario& scenario) {
  check_rules(reader, scenario);
  check_pools(reader, scenario);
  check_circles(reader, scenario);
}

}  // namespace sendcast
