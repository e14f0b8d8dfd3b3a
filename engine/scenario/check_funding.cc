#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "funding/lower.h"
#include "funding/pence.h"
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

/// Points are given to domains that have a pot.
bool knows_its_domains(Reader& reader, const Domains& domains) {
  const std::size_t before = reader.reports();
  for (const Points::Entry& entry : domains.points.entries) {
    for (std::size_t i = 0; i < entry.by_domain.count(); ++i) {
      const std::vector<std::string>& known = domains.pots.names;
      if (std::find(known.begin(), known.end(), entry.by_domain.names[i]) == known.end())
        reader.unknown(entry.by_domain.places[i], "domain", entry.by_domain.names[i], known);
    }
  }
  return reader.reports() == before;
}

/// Every entry's points say who pays everything, in every month.
void check_points(Reader& reader, const Domains& domains, const Points::Entry& entry, std::size_t pots,
                  const Calendar& calendar) {
  const auto position = static_cast<int>(&entry - domains.points.entries.data());
  for (int t = 0; t < calendar.months; ++t) {
    const Month month = calendar.month(t);
    const PanelShares panel = panel_shares(domains, position, pots, month, calendar.year(0));
    if (panel.unplaced == 0) continue;
    const bool has_points =
        std::any_of(panel.shares.begin(), panel.shares.end(), [](double share) { return share > 0; });
    return reader.problem(
        entry.place, has_points ? fmt::format("in {} the caps leave {:.6g}% of the cost to nobody", text(month),
                                              panel.unplaced * 100)
                                : fmt::format("in {} nobody who may pay has a point, so nobody would", text(month)));
  }
}

void check_domains(Reader& reader, const Domains& domains, std::size_t pots, const Calendar& calendar) {
  const bool any_pot_unknown = std::any_of(domains.pots.items.begin(), domains.pots.items.end(),
                                           [](const Reference<NameSet::pots>& pot) { return pot.index < 0; });
  if (!knows_its_domains(reader, domains)) return;
  if (domains.points.broken || any_pot_unknown || (domains.at_most && domains.at_most->broken)) return;
  for (const Points::Entry& entry : domains.points.entries) check_points(reader, domains, entry, pots, calendar);
}

/// A grant passes what it does not pay on to a rule, in the end to one that is no grant.
void check_grants(Reader& reader, const Scenario& scenario) {
  const auto rules = static_cast<int>(scenario.funding.count());
  std::vector<int> next(scenario.funding.count(), -1);
  std::vector<Place> places = scenario.funding.places;
  for (std::size_t i = 0; i < scenario.funding.count(); ++i) {
    const auto* grant = std::get_if<Grant>(&scenario.funding.items[i].kind);
    if (grant == nullptr) continue;
    places[i] = grant->then.place;
    if (grant->then.index < rules) {
      next[i] = grant->then.index;
    } else {
      reader.problem(grant->then.place, "what a grant does not pay goes to a funding rule, and this is a pooled fund",
                     "a line may name a pooled fund, a rule may not");
    }
  }
  refuse_circle(reader, next, scenario.funding.names, places, "grants");
}

void check_rules(Reader& reader, const Scenario& scenario) {
  const Calendar calendar = calendar_for_checks(scenario);
  check_grants(reader, scenario);
  for (const FundingRule& rule : scenario.funding.items) {
    if (const auto* shares = std::get_if<ByPot>(&rule.kind))
      refuse_unless_whole(reader, *shares, calendar, "the shares");
    if (const auto* by = std::get_if<std::vector<SharesWhere>>(&rule.kind)) check_by(reader, rule, *by, calendar);
    if (const auto* layers = std::get_if<std::vector<Layer>>(&rule.kind)) check_layers(reader, rule, *layers, calendar);
    if (const auto* domains = std::get_if<Domains>(&rule.kind))
      check_domains(reader, *domains, scenario.pots.count(), calendar);
  }
}

/// Adds what a partner contributes in each financial year of the run, in whole pence.
void add_contributions(const Value& value, const Calendar& calendar, std::vector<Pence>& by_year) {
  const std::optional<Month> known_from = first_step(value);
  std::vector<double> year_rates(by_year.size());
  for (int t = 0; t < calendar.months; ++t) {
    if (known_from && calendar.month(t) < *known_from) continue;
    year_rates[static_cast<std::size_t>(calendar.year_of(t))] +=
        central_value(value, calendar.month(t), calendar.year(0));
  }
  for (std::size_t y = 0; y < by_year.size(); ++y) by_year[y] += to_pence(year_rates[y] / 12);
}

/// The first financial year of the run in which nobody contributes a penny; nothing where somebody does in each.
std::optional<FinancialYear> year_without_contributions(const Pool& pool, const Calendar& calendar) {
  std::vector<Pence> total(static_cast<std::size_t>(calendar.years()));
  for (const NamedValues::Part& part : pool.contributions.parts) add_contributions(part.value, calendar, total);
  const auto none = std::find(total.begin(), total.end(), 0);
  return none == total.end() ? std::nullopt : std::optional(calendar.year(static_cast<int>(none - total.begin())));
}

/// Whether a year without contributions has shares for all that it can have to share out: what is over lies beyond the
/// cap then, and nothing is given back.
bool shares_all_beyond_cap(const Pool& pool) {
  return pool.cap && pool.beyond_cap && pool.underspend == Underspend::carry;
}

void check_pools(Reader& reader, const Scenario& scenario) {
  const Calendar calendar = calendar_for_checks(scenario);
  for (std::size_t i = 0; i < scenario.pools.count(); ++i) {
    const Pool& pool = scenario.pools.items[i];
    if (pool.overspend) refuse_unless_whole(reader, *pool.overspend, calendar, "the overspend shares");
    if (pool.beyond_cap) refuse_unless_whole(reader, *pool.beyond_cap, calendar, "the shares beyond the cap");
    const bool are_known = pool.contributions.place.known() && !pool.contributions.broken;
    if (!are_known || pool.overspend || shares_all_beyond_cap(pool) || !knows_its_months(scenario)) continue;
    if (const auto year = year_without_contributions(pool, calendar)) {
      reader.problem(pool.place,
                     fmt::format("nobody contributes to '{}' in {}, so 'overspend' must say who shares what is over",
                                 scenario.pools.names[i], text(*year)));
    }
  }
}

/// A one-off amount that is part of a balance needs one that is known by then.
void check_one_offs(Reader& reader, const Scenario& scenario) {
  if (!knows_its_months(scenario)) return;
  const Calendar calendar = scenario.calendar();
  const bool opens_in_april = april_of(calendar.year(0)) == calendar.start;
  const FinancialYear earliest = opens_in_april ? calendar.year(-1) : calendar.year(0);
  for (const Pot& pot : scenario.pots.items) {
    for (const OneOff& one_off : pot.one_off.items) {
      const auto* share = std::get_if<ShareOfBalance>(&one_off.amount);
      if (share == nullptr || share->of_balance_at.first == 0) continue;
      if (share->of_balance_at >= one_off.year)
        reader.problem(one_off.place,
                       fmt::format("this is added as {} ends, when the balance at the end of {} is not known yet",
                                   text(one_off.year), text(share->of_balance_at)),
                       "name an earlier financial year");
      if (share->of_balance_at < earliest && one_off.year >= calendar.year(0))
        reader.problem(one_off.place, fmt::format("the balance at the end of {} is not known: the run starts in {}",
                                                  text(share->of_balance_at), text(calendar.start)));
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
  std::vector<Place> of_successor = scenario.pots.places;
  std::vector<Place> of_helper = scenario.pots.places;
  for (std::size_t i = 0; i < scenario.pots.count(); ++i) {
    const Pot& pot = scenario.pots.items[i];
    if (pot.succeeded_by) successor[i] = pot.succeeded_by->pot.index;
    if (pot.succeeded_by) of_successor[i] = pot.succeeded_by->pot.place;
    if (pot.deficit_met_by) helper[i] = pot.deficit_met_by->pot.index;
    if (pot.deficit_met_by) of_helper[i] = pot.deficit_met_by->pot.place;
  }
  const std::size_t before = reader.reports();
  refuse_circle(reader, successor, scenario.pots.names, of_successor, "successions");
  refuse_circle(reader, helper, scenario.pots.names, of_helper, "pots that meet each other's deficits");
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
  check_one_offs(reader, scenario);
  check_circles(reader, scenario);
}

}  // namespace sendcast
