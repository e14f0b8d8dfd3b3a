#include "value/value_for_money.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "funding/at.h"
#include "funding/pence.h"
#include "value/common_years.h"

namespace sendcast {
namespace {

/// The names of the lines that belong to interventions in either scenario.
std::set<std::string> intervention_lines(const Results& base, const Results& other) {
  std::set<std::string> lines;
  for (const Results* results : {&base, &other}) {
    for (const LineEntry& line : results->catalogue.lines) {
      if (!line.intervention.empty()) lines.insert(line.name);
    }
  }
  return lines;
}

/// What the partners of a scenario pay in one of its years.
struct PaidYear {
  std::vector<Pence> all;
  std::vector<Pence> interventions;
  std::vector<double> not_cashable;  ///< of what is paid beside the interventions, pounds
};

/// Adds up a scenario's payments by partner.
class Payments {
 public:
  Payments(const Results& results, const std::vector<Partner>& partners, const std::set<std::string>& lines)
      : results_(results) {
    const Catalogue& names = results.catalogue;
    for (const PotEntry& pot : names.pots)
      partner_of_pot_.push_back(partner_of(partners, at(names.funders, pot.funder).name));
    for (const LineEntry& line : names.lines) belongs_.push_back(lines.count(line.name) != 0);
    count_ = partners.size();
  }

  PaidYear of(int year) const {
    PaidYear paid{std::vector<Pence>(count_), std::vector<Pence>(count_), std::vector<double>(count_)};
    const std::vector<BudgetYear>& budgets = at(results_.accounts.budgets, year);
    for (std::size_t pot = 0; pot < budgets.size(); ++pot) at(paid.all, partner_of_pot_[pot]) += budgets[pot].paid;
    for (const Payment& payment : results_.accounts.ledger) {
      if (payment.year == year && payment.pot >= 0) add_payment(payment, paid);
    }
    for (int pool = 0; pool < static_cast<int>(results_.catalogue.pools.size()); ++pool) add_pool(pool, year, paid);
    return paid;
  }

 private:
  void add_payment(const Payment& payment, PaidYear& paid) const {
    const int partner = at(partner_of_pot_, payment.pot);
    const double cashable = at(results_.catalogue.lines, payment.line).cashable;
    if (belongs_[static_cast<std::size_t>(payment.line)]) {
      at(paid.interventions, partner) += payment.paid;
    } else {
      at(paid.not_cashable, partner) += (1 - cashable) * in_pounds(payment.paid);
    }
  }

  /// What a pooled fund is charged for interventions, and what of the rest reaches no budget.
  void add_charges(int pool, int year, Pence& interventions, double& not_cashable) const {
    for (const Payment& payment : results_.accounts.ledger) {
      if (payment.year != year || payment.pool != pool) continue;
      if (belongs_[static_cast<std::size_t>(payment.line)]) {
        interventions += payment.paid;
      } else {
        not_cashable += (1 - at(results_.catalogue.lines, payment.line).cashable) * in_pounds(payment.paid);
      }
    }
  }

  /// What lines cost a pooled fund is its partners' in proportion to what they pay to it in the year.
  void add_pool(int pool, int year, PaidYear& paid) const {
    Pence interventions = 0;
    double not_cashable = 0;
    add_charges(pool, year, interventions, not_cashable);
    std::vector<double> weights(count_);
    double sum = 0;
    for (const PoolPayment& payment : results_.accounts.pool_payments) {
      if (payment.year != year || payment.pool != pool) continue;
      at(weights, at(partner_of_pot_, payment.pot)) += in_pounds(payment.paid());
      sum += in_pounds(payment.paid());
    }
    if (sum <= 0) return;
    const std::vector<Pence> parts = share_out(interventions, weights);
    for (std::size_t partner = 0; partner < count_; ++partner) {
      paid.interventions[partner] += parts[partner];
      paid.not_cashable[partner] += not_cashable * weights[partner] / sum;
    }
  }

  const Results& results_;
  std::vector<int> partner_of_pot_;
  std::vector<bool> belongs_;  ///< by line: to an intervention
  std::size_t count_ = 0;
};

/// What each pot pays for the interventions' lines over the run.
std::vector<Pence> paid_by_pot(const Results& results, const std::set<std::string>& lines) {
  std::vector<Pence> paid(results.catalogue.pots.size());
  for (const Payment& payment : results.accounts.ledger) {
    if (payment.pot >= 0 && lines.count(at(results.catalogue.lines, payment.line).name) != 0)
      at(paid, payment.pot) += payment.paid;
  }
  return paid;
}

/// The pot that a funding rule would name for a partner: of its pots that pay most for the interventions, the one that
/// was there first; without any payment the first that it has.
std::string pot_of(const Results& results, const Partner& partner, const std::vector<Pence>& paid) {
  const std::vector<PotEntry>& pots = results.catalogue.pots;
  int best = -1;
  for (int pot = 0; pot < static_cast<int>(pots.size()); ++pot) {
    const std::string& funder = at(results.catalogue.funders, at(pots, pot).funder).name;
    const bool is_its = std::find(partner.funders.begin(), partner.funders.end(), funder) != partner.funders.end();
    if (is_its && (best < 0 || at(paid, pot) > at(paid, best))) best = pot;
  }
  for (int pot = 0; best >= 0 && pot < static_cast<int>(pots.size()); ++pot) {
    if (at(pots, pot).successor != best) continue;
    best = pot;  // its predecessor, and then that one's
    pot = -1;
  }
  return best < 0 ? std::string() : at(pots, best).name;
}

/// How much better the scenario does in each common year: events, or years of one of a stock.
std::vector<double> better_by(const Results& base, const Results& other, const std::vector<CommonYear>& years,
                              int outcome) {
  const OutcomeEntry& entry = at(other.catalogue.outcomes, outcome);
  const std::vector<OutcomeEntry>& known = base.catalogue.outcomes;
  const auto same = [&](const OutcomeEntry& of_base) { return of_base.name == entry.name; };
  const auto found = std::find_if(known.begin(), known.end(), same);
  std::vector<double> better;
  for (const CommonYear& year : years) {
    if (found == known.end()) {
      better.push_back(0);
      continue;
    }
    const double before = base.outcomes(year.base, found - known.begin());
    const double more = other.outcomes(year.other, outcome) - before;
    const double part_of_year = entry.counts_events ? 1 : other.calendar.months_in_year(year.other) / 12.0;
    better.push_back((entry.higher_is_better ? more : -more) * part_of_year);
  }
  return better;
}

void add_benefits(const Results& base, const Results& other, const std::vector<Partner>& partners,
                  const std::vector<CommonYear>& years, std::vector<PartnerValue>& values) {
  for (const BenefitModel& benefit : other.value.benefits) {
    const std::vector<double> better = later(better_by(base, other, years, benefit.outcome), benefit.lag);
    PartnerValue& value = at(values, partner_of(partners, at(other.catalogue.funders, benefit.funder).name));
    for (std::size_t y = 0; y < years.size(); ++y) {
      const double pounds = better[y] * at(benefit.per_unit, years[y].other);
      if (benefit.is_health) {
        value.years[y].health_benefits += pounds;
      } else {
        value.years[y].benefits += pounds;
        value.years[y].benefits_cashable += pounds * benefit.cashable;
      }
    }
  }
}

std::vector<YearWeights> weights_of(const Results& base, const std::vector<CommonYear>& years) {
  std::vector<YearWeights> weights;
  for (const CommonYear& common : years) {
    YearWeights& weight = weights.emplace_back();
    weight.year = common.year;
    weight.months = base.calendar.months_in_year(common.base);
    weight.price_level = at(base.value.price_level, common.base);
    for (int k = common.base; k > 0; --k) {
      weight.discount_factor /= 1 + base.value.discount;
      weight.health_discount_factor /= 1 + base.value.health_discount;
    }
  }
  return weights;
}

/// Adds up a partner's years.
void total(const std::vector<YearWeights>& weights, PartnerValue& value) {
  for (std::size_t y = 0; y < weights.size(); ++y) {
    const ValueYear& year = value.years[y];
    const double factor = weights[y].discount_factor / weights[y].price_level;
    const double health_factor = weights[y].health_discount_factor / weights[y].price_level;
    value.interventions += year.interventions;
    value.rest += year.rest;
    value.pv_interventions += in_pounds(year.interventions) * factor;
    value.pv_rest += in_pounds(year.rest) * factor;
    value.pv_rest_cashable += year.rest_cashable * factor;
    value.pv_benefits += year.benefits * factor + year.health_benefits * health_factor;
    value.pv_benefits_cashable += year.benefits_cashable * factor;
  }
}

void add(const ValueYear& more, ValueYear& sum) {
  sum.interventions += more.interventions;
  sum.rest += more.rest;
  sum.rest_cashable += more.rest_cashable;
  sum.benefits += more.benefits;
  sum.benefits_cashable += more.benefits_cashable;
  sum.health_benefits += more.health_benefits;
}

std::vector<PartnerValue> costs_of(const Results& base, const Results& other, const std::vector<Partner>& partners,
                                   const std::vector<CommonYear>& years) {
  const std::set<std::string> lines = intervention_lines(base, other);
  const Payments base_payments(base, partners, lines);
  const Payments other_payments(other, partners, lines);
  const std::vector<Pence> paid = paid_by_pot(other, lines);
  std::vector<PartnerValue> values;
  for (const Partner& partner : partners) {
    PartnerValue& value = values.emplace_back();
    value.name = partner.name;
    value.label = partner.label;
    value.pot = pot_of(other, partner, paid);
    value.years.resize(years.size());
  }
  for (std::size_t y = 0; y < years.size(); ++y) {
    const PaidYear before = base_payments.of(years[y].base);
    const PaidYear after = other_payments.of(years[y].other);
    for (std::size_t p = 0; p < partners.size(); ++p) {
      ValueYear& year = values[p].years[y];
      year.interventions = after.interventions[p] - before.interventions[p];
      year.rest = after.all[p] - before.all[p] - year.interventions;
      year.rest_cashable = in_pounds(year.rest) - (after.not_cashable[p] - before.not_cashable[p]);
    }
  }
  return values;
}

PartnerValue together(const std::vector<PartnerValue>& partners, const std::vector<YearWeights>& weights) {
  PartnerValue all;
  all.name = "all";
  all.label = "All together";
  all.years.resize(weights.size());
  for (const PartnerValue& partner : partners) {
    for (std::size_t y = 0; y < weights.size(); ++y) add(partner.years[y], all.years[y]);
  }
  total(weights, all);
  return all;
}

OutcomeValue outcome_value(const OutcomeEntry& outcome, const std::vector<double>& better, double pv_cost) {
  OutcomeValue value{outcome.name, outcome.label, 0, {}};
  for (const double of_year : better) value.better_by += of_year;
  constexpr double least = 1e-9;
  if (value.better_by > least) value.cost_per_unit = pv_cost / value.better_by;
  return value;
}

/// A year's net present value.
double net_of(const ValueYear& year, const YearWeights& weights) {
  const double net = year.benefits - in_pounds(year.interventions + year.rest);
  return (net * weights.discount_factor + year.health_benefits * weights.health_discount_factor) / weights.price_level;
}

}  // namespace

std::vector<double> later(const std::vector<double>& years, double months) {
  std::vector<double> moved(years.size());
  const auto whole = static_cast<std::size_t>(std::floor(months / 12));
  const double rest = months / 12 - std::floor(months / 12);
  for (std::size_t y = 0; y < years.size(); ++y) {
    if (y + whole < years.size()) moved[y + whole] += years[y] * (1 - rest);
    if (y + whole + 1 < years.size()) moved[y + whole + 1] += years[y] * rest;
  }
  return moved;
}

std::optional<double> PartnerValue::benefit_cost_ratio() const {
  constexpr double a_penny = 0.01;
  return pv_interventions >= a_penny ? std::optional(gain() / pv_interventions) : std::nullopt;
}

ValueComparison value_for_money(const Results& base, const Results& other) {
  const std::vector<CommonYear> years = common_years(base.calendar, other.calendar);
  const std::vector<Partner> partners = partners_of(base, other);
  ValueComparison value{
      base.catalogue.scenario, other.catalogue.scenario, base.value.prices_of, weights_of(base, years), {}, {}, {}};
  value.partners = costs_of(base, other, partners, years);
  add_benefits(base, other, partners, years, value.partners);
  for (PartnerValue& partner : value.partners) total(value.weights, partner);
  value.all = together(value.partners, value.weights);
  for (int i = 0; i < static_cast<int>(other.catalogue.outcomes.size()); ++i) {
    value.outcomes.push_back(outcome_value(at(other.catalogue.outcomes, i), better_by(base, other, years, i),
                                           value.all.pv_cost_difference()));
  }
  return value;
}

std::optional<FinancialYear> payback(const ValueComparison& value, const PartnerValue& partner) {
  constexpr double a_tenth_of_a_penny = 0.001;
  double sum = 0;
  bool has_been_below = false;
  std::optional<FinancialYear> back;
  for (std::size_t y = 0; y < value.weights.size(); ++y) {
    sum += net_of(partner.years[y], value.weights[y]);
    const bool is_below = sum < -a_tenth_of_a_penny;
    has_been_below = has_been_below || is_below;
    if (is_below) back.reset();
    if (!is_below && has_been_below && !back) back = value.weights[y].year;
  }
  return back;
}

std::vector<std::vector<double>> who_pays_for_whose_gain(const ValueComparison& value) {
  std::vector<std::vector<double>> matrix;
  if (!value.all.benefit_cost_ratio()) return matrix;
  for (const PartnerValue& payer : value.partners) {
    std::vector<double>& row = matrix.emplace_back();
    for (const PartnerValue& gainer : value.partners)
      row.push_back(gainer.gain() * payer.pv_interventions / value.all.pv_interventions);
  }
  return matrix;
}

}  // namespace sendcast
