#include "funding/lower.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

namespace sendcast {
namespace {

/// What a value, which is 0 before the first key of its profile, comes to with the effects on it.
double amount_in(const Value& value, const std::vector<TimedEffect>& effects, Month month, FinancialYear first,
                 Drawn drawn, Quantity quantity) {
  const std::optional<Month> known_from = first_step(value);
  const bool has_begun = !known_from || month >= *known_from;
  const double base = has_begun ? value_of(value, month, first, drawn) : 0;
  return held(changed(base, effects, month, first, drawn), base, quantity);
}

/// Amounts that come in together, such as the streams of a pot's income; each with the effects on it.
struct Stream {
  Value value;
  std::vector<TimedEffect> effects;
};
Course sum_over(const std::vector<Stream>& streams, const Times& times, Quantity quantity) {
  Variation variation(times);
  for (const Stream& stream : streams) {
    variation.note(stream.value);
    variation.note(stream.effects);
  }
  const auto sum_at = [=, first = times.first](Month month, Drawn drawn, double* sum) {
    *sum = 0;
    for (const Stream& stream : streams) {
      *sum += amount_in(stream.value, stream.effects, month, first, drawn, quantity);
    }
  };
  return course_of(lower_together(1, times, false, variation, sum_at), 0);
}

Course income_of(const std::string& pot, const Income& income, const FundingSpec& spec) {
  std::vector<Stream> streams;
  for (std::size_t i = 0; i < income.streams.size(); ++i) {
    const std::string path = "pots." + pot + ".income" + (income.names[i].empty() ? "" : ".streams." + income.names[i]);
    streams.push_back({income.streams[i], spec.effects.on(path)});
  }
  return sum_over(streams, months_of(spec.calendar), Quantity::money);
}

OneOffModel lower_one_off(const OneOff& one_off, const Calendar& calendar) {
  const int year = one_off.year - calendar.year(0);
  if (const auto* share = std::get_if<ShareOfBalance>(&one_off.amount)) {
    return {year, lower(share->share), true, share->of_balance_at - calendar.year(0)};
  }
  return {year, lower(std::get<Number>(one_off.amount)), false, -1};
}

GrantModel lower_grant(const Grant& grant, const Calendar& calendar) {
  const Times times = aprils_of(calendar);
  Variation variation(times);
  variation.note(grant.limit);
  variation.note_every_point();  // a part year has a part of it
  const auto limit_at = [limit = grant.limit, calendar](Month month, Drawn drawn, double* made) {
    const double full = held(value_of(limit, month, calendar.year(0), drawn), 0, Quantity::amount);
    *made = full * (calendar.months_in_year(financial_year_of(month) - calendar.year(0)) / 12.0);
  };
  return {grant.pot.index, course_of(lower_together(1, times, false, variation, limit_at), 0)};
}

PotModel lower_pot(const std::string& name, const Pot& pot, const FundingSpec& spec) {
  PotModel model;
  model.funder = pot.funder.index;
  if (pot.succeeded_by) {
    model.successor = pot.succeeded_by->pot.index;
    model.succeeded_from = pot.succeeded_by->from - spec.calendar.start;
  }
  model.income = income_of(name, pot.income, spec);
  model.carries = pot.year_end == YearEnd::carry;
  model.opening_balance = lower(pot.opening_balance);
  model.interest = lower(pot.interest, {}, aprils_of(spec.calendar), Quantity::probability);
  if (pot.interest_paid_by) model.interest_paid_by = pot.interest_paid_by->index;
  for (const OneOff& one_off : pot.one_off.items) model.one_offs.push_back(lower_one_off(one_off, spec.calendar));
  if (pot.deficit_met_by) {
    model.deficit_met_by = pot.deficit_met_by->pot.index;
    model.deficit_met_from = pot.deficit_met_by->from - spec.calendar.year(0);
  }
  return model;
}

std::vector<PoolShare> lower_shares(const std::optional<ByPot>& shares, const Times& times) {
  std::vector<PoolShare> lowered;
  if (!shares) return lowered;
  for (const NamedValues::Part& part : shares->parts) {
    lowered.push_back({part.index, lower(part.value, {}, times, Quantity::probability)});
  }
  return lowered;
}

/// The months in which the run's financial years are closed.
Times last_months_of(const Calendar& calendar) {
  Times times{{}, financial_year_of(calendar.start)};
  for (int t = 0; t < calendar.months; ++t) {
    const bool is_last = t + 1 == calendar.months || calendar.year_of(t + 1) != calendar.year_of(t);
    if (is_last) times.months.push_back(calendar.month(t));
  }
  return times;
}

PoolModel lower_pool(const Pool& pool, const FundingSpec& spec) {
  const Times times = months_of(spec.calendar);
  PoolModel model;
  for (const NamedValues::Part& part : pool.contributions.parts) {
    model.contributions.push_back({part.index, sum_over({{part.value, {}}}, times, Quantity::amount)});
  }
  model.overspend = lower_shares(pool.overspend, times);
  model.beyond_cap = lower_shares(pool.beyond_cap, times);
  model.cap.assign(static_cast<std::size_t>(spec.calendar.years()), std::numeric_limits<double>::infinity());
  if (pool.cap) model.cap = lower(*pool.cap, {}, last_months_of(spec.calendar), Quantity::amount);
  model.carries_underspend = pool.underspend == Underspend::carry;
  model.opening_reserve = lower(pool.opening_reserve);
  return model;
}

Eigen::ArrayXXd as_array(const std::vector<std::vector<double>>& shares, int months) {
  Eigen::ArrayXXd array(static_cast<Eigen::Index>(shares.size()), months);
  for (std::size_t pot = 0; pot < shares.size(); ++pot) {
    for (std::size_t t = 0; t < shares[pot].size(); ++t) {
      array(static_cast<Eigen::Index>(pot), static_cast<Eigen::Index>(t)) = shares[pot][t];
    }
  }
  return array;
}

/// Makes the ladders of one rule, one for each way in which its entries and the effects on it meet a cell.
class LadderLowering {
 public:
  LadderLowering(const FundingSpec& spec, const FundingRule& rule, const std::string& path)
      : spec_(spec), rule_(rule), effects_(spec.effects.on(path)) {}

  /// Which entry of the rule holds for a cell: of `by`, the first that matches; of points, the last; otherwise 0.
  int entry_for(const Coordinates& at) const {
    if (const auto* domains = std::get_if<Domains>(&rule_.kind)) return domains->points.entry_for(at);
    const auto* by = std::get_if<std::vector<SharesWhere>>(&rule_.kind);
    if (by == nullptr) return 0;
    for (std::size_t i = 0; i < by->size(); ++i) {
      if (!(*by)[i].where || matches(*(*by)[i].where, at)) return static_cast<int>(i);
    }
    return 0;
  }

  std::vector<TimedEffect> acting_on(const Coordinates& at, std::vector<int>& key) const {
    return concerning(effects_, at, key);
  }

  Ladder ladder(int entry, const std::vector<TimedEffect>& acting) const {
    if (const auto* shares = std::get_if<ByPot>(&rule_.kind)) return {{band(*shares, nullptr, acting)}};
    if (const auto* by = std::get_if<std::vector<SharesWhere>>(&rule_.kind)) {
      return {{band((*by)[static_cast<std::size_t>(entry)].shares, nullptr, acting)}};
    }
    if (const auto* domains = std::get_if<Domains>(&rule_.kind)) return {{panel_band(*domains, entry, acting)}};
    Ladder ladder;
    for (const Layer& layer : std::get<std::vector<Layer>>(rule_.kind)) {
      ladder.bands.push_back(band(layer.shares, layer.up_to ? &*layer.up_to : nullptr, acting));
    }
    return ladder;
  }

 private:
  Band band(const ByPot& shares, const Value* up_to, const std::vector<TimedEffect>& acting) const {
    Band band;
    band.up_to.assign(static_cast<std::size_t>(spec_.calendar.years()), std::numeric_limits<double>::infinity());
    if (up_to != nullptr) band.up_to = lower(*up_to, {}, aprils_of(spec_.calendar), Quantity::amount);
    const auto pots = static_cast<int>(spec_.pots.count());
    const Lowered lowered = lower(shares, pots, acting, months_of(spec_.calendar));
    band.shares = as_array(lowered.courses, spec_.calendar.months);
    band.drawn_shares = lowered.recipe;
    return band;
  }

  Band panel_band(const Domains& domains, int entry, const std::vector<TimedEffect>& acting) const {
    const Times times = months_of(spec_.calendar);
    const std::size_t pots = spec_.pots.count();
    Variation variation(times);
    for (const Value& value : domains.points.entries[static_cast<std::size_t>(entry)].by_domain.items)
      variation.note(value);
    if (domains.at_most) {
      for (const NamedValues::Part& part : domains.at_most->parts) variation.note(part.value);
    }
    variation.note(acting);
    const auto shares_at = [=, &domains, first = times.first](Month month, Drawn drawn, double* made) {
      std::vector<double> shares = panel_shares(domains, entry, pots, month, first, drawn).shares;
      shift(acting, month, first, shares, drawn);
      std::copy(shares.begin(), shares.end(), made);
    };
    const Lowered lowered = lower_together(static_cast<int>(pots), times, false, variation, shares_at);
    Band band;
    band.up_to.assign(static_cast<std::size_t>(spec_.calendar.years()), std::numeric_limits<double>::infinity());
    band.shares = as_array(lowered.courses, spec_.calendar.months);
    band.drawn_shares = lowered.recipe;
    return band;
  }

  const FundingSpec& spec_;
  const FundingRule& rule_;
  const std::vector<TimedEffect>& effects_;
};

std::string path_of_rule(const FundingSpec& spec, std::size_t rule) {
  return fmt::format("funding.{}.{}", spec.rules.names[rule], spec.rules.items[rule].kind_name());
}

}  // namespace

FundingModel lower_funding(const FundingSpec& spec) {
  FundingModel model;
  model.calendar = spec.calendar;
  model.funders = static_cast<int>(spec.funders.count());
  model.rules.resize(spec.rules.count());
  for (const FundingRule& rule : spec.rules.items) {
    if (const auto* grant = std::get_if<Grant>(&rule.kind)) model.grants.push_back(lower_grant(*grant, spec.calendar));
  }
  for (std::size_t i = 0; i < spec.pots.count(); ++i)
    model.pots.push_back(lower_pot(spec.pots.names[i], spec.pots.items[i], spec));
  for (const Pool& pool : spec.pools.items) model.pools.push_back(lower_pool(pool, spec));
  model.closing_order = closing_order(spec.pots);
  return model;
}

PayerLowering::PayerLowering(const FundingSpec& spec, FundingModel& model)
    : spec_(spec), model_(model), ladders_(spec.rules.count()) {
  for (std::size_t i = 0, grants = 0; i < spec.rules.count(); ++i) {
    const bool is_grant = std::holds_alternative<Grant>(spec.rules.items[i].kind);
    grant_of_rule_.push_back(is_grant ? static_cast<int>(grants++) : -1);
  }
}

int PayerLowering::follow_grants(int rule, std::vector<int>& grants) const {
  while (const auto* grant = std::get_if<Grant>(&spec_.rules.items[static_cast<std::size_t>(rule)].kind)) {
    grants.push_back(grant_of_rule_[static_cast<std::size_t>(rule)]);
    rule = grant->then.index;
  }
  return rule;
}

void PayerLowering::lower(int payer, const std::vector<Coordinates>& at, LineModel& line) {
  if (payer >= static_cast<int>(spec_.rules.count())) {
    line.pool = payer - static_cast<int>(spec_.rules.count());
    return;
  }
  line.rule = follow_grants(payer, line.grants);
  const auto rule = static_cast<std::size_t>(line.rule);
  const LadderLowering lowering(spec_, spec_.rules.items[rule], path_of_rule(spec_, rule));
  std::vector<Ladder>& ladders = model_.rules[rule].ladders;
  for (const Coordinates& cell : at) {
    std::vector<int> key = {lowering.entry_for(cell)};
    const std::vector<TimedEffect> acting = lowering.acting_on(cell, key);
    const auto [row, is_new] = ladders_[rule].emplace(key, static_cast<int>(ladders.size()));
    if (is_new) ladders.push_back(lowering.ladder(key.front(), acting));
    line.ladder_row.push_back(row->second);
  }
}

PanelShares panel_shares(const Domains& domains, int entry, std::size_t pots, Month month, FinancialYear first,
                         Drawn drawn) {
  std::vector<double> points(pots, 0.0);
  std::vector<double> caps(pots, 1.0);
  const Named<Value>& given = domains.points.entries[static_cast<std::size_t>(entry)].by_domain;
  for (std::size_t i = 0; i < given.count(); ++i) {
    const auto domain = std::find(domains.pots.names.begin(), domains.pots.names.end(), given.names[i]);
    if (domain == domains.pots.names.end()) continue;
    const int pot = domains.pots.items[static_cast<std::size_t>(domain - domains.pots.names.begin())].index;
    points[static_cast<std::size_t>(pot)] += std::max(0.0, value_of(given.items[i], month, first, drawn));
  }
  if (domains.at_most) {
    for (const NamedValues::Part& part : domains.at_most->parts) {
      caps[static_cast<std::size_t>(part.index)] = std::clamp(value_of(part.value, month, first, drawn), 0.0, 1.0);
    }
  }
  PanelShares shares = panel_shares(points, caps);
  if (drawn.is_central() || shares.unplaced == 0) return shares;
  // Only a draw can bring this about: what its caps leave goes to all as they share the rest, and where it leaves
  // nobody anything, the central shares hold.
  if (shares.unplaced >= 1) return panel_shares(domains, entry, pots, month, first);
  for (double& share : shares.shares) share /= 1 - shares.unplaced;
  return shares;
}

std::vector<int> closing_order(const Named<Pot>& pots) {
  const std::size_t count = pots.count();
  std::vector<std::vector<int>> before(count);
  std::vector<int> waiting_for(count);
  const auto add = [&](std::size_t pot, int after) {
    if (after < 0) return;
    before[pot].push_back(after);
    ++waiting_for[static_cast<std::size_t>(after)];
  };
  for (std::size_t i = 0; i < count; ++i) {
    if (pots.items[i].succeeded_by) add(i, pots.items[i].succeeded_by->pot.index);
    if (pots.items[i].deficit_met_by) add(i, pots.items[i].deficit_met_by->pot.index);
  }
  std::vector<int> order;
  for (std::size_t i = 0; i < count; ++i) {
    if (waiting_for[i] == 0) order.push_back(static_cast<int>(i));
  }
  for (std::size_t i = 0; i < order.size(); ++i) {
    for (const int after : before[static_cast<std::size_t>(order[i])]) {
      if (--waiting_for[static_cast<std::size_t>(after)] == 0) order.push_back(after);
    }
  }
  return order;
}

}  // namespace sendcast
