#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/results.h"
#include "value/partners.h"

namespace sendcast {

/// What a financial year's pounds count for: real terms at the prices of the base's first whole financial year, and
/// discounted to its first (model.md section 10).
struct YearWeights {
  FinancialYear year;
  int months = 12;
  double price_level = 1;
  double discount_factor = 1;
  double health_discount_factor = 1;
};

/// What a scenario changes for a partner, or for all, in one financial year, in that year's pounds.
struct ValueYear {
  Pence interventions = 0;   ///< extra cost of the interventions' own lines
  Pence rest = 0;            ///< change of all other cost
  double rest_cashable = 0;  ///< the part of `rest` that reaches a budget, pounds
  double benefits = 0;       ///< declared benefits, health in QALYs aside
  double benefits_cashable = 0;
  double health_benefits = 0;  ///< valued in QALYs
};

/// The years of a partner, or of all, and what they come to. Present values are pounds.
struct PartnerValue {
  std::string name;  ///< "all" for all partners together
  std::string label;
  std::string pot;  ///< the one from which it pays most for the interventions, or could; before any succession
  std::vector<ValueYear> years;
  Pence interventions = 0;  ///< undiscounted
  Pence rest = 0;
  double pv_interventions = 0;
  double pv_rest = 0;
  double pv_rest_cashable = 0;
  double pv_benefits = 0;
  double pv_benefits_cashable = 0;

  Pence cost_difference() const { return interventions + rest; }
  double pv_cost_difference() const { return pv_interventions + pv_rest; }
  double net_present_value() const { return pv_benefits - pv_cost_difference(); }
  /// The part of the net present value that reaches a budget.
  double cashable() const { return pv_benefits_cashable - pv_rest_cashable - pv_interventions; }
  double non_cashable() const { return net_present_value() - cashable(); }
  /// What is gained beside what the interventions cost.
  double gain() const { return pv_benefits - pv_rest; }
  /// Present value of gross benefits (declared ones, and savings in the rest of the cost) over the interventions' cost;
  /// nothing where they cost nothing.
  std::optional<double> benefit_cost_ratio() const;
};

/// How much better a scenario does by an outcome, and at what price.
struct OutcomeValue {
  std::string name;
  std::string label;
  double better_by = 0;                 ///< over all years: events, or years of one where the outcome is a stock
  std::optional<double> cost_per_unit;  ///< present value of the cost difference; nothing where it does no better
};

/// A scenario against a base, over the financial years that both cover (model.md section 10).
struct ValueComparison {
  std::string base;
  std::string scenario;
  FinancialYear prices_of;  ///< in whose prices present values are
  std::vector<YearWeights> weights;
  std::vector<PartnerValue> partners;
  PartnerValue all;
  std::vector<OutcomeValue> outcomes;
};

/// What happens in a year, moved later by some months: each year's twelve months fall into two years.
std::vector<double> later(const std::vector<double>& years, double months);

/// Discount rates and the deflator are the base's; benefits are the scenario's.
ValueComparison value_for_money(const Results& base, const Results& other);

/// The first financial year by whose end a partner's net present value, added up from the start, has come back to 0 or
/// more for good after it had been below; nothing where it never was below, or never comes back.
std::optional<FinancialYear> payback(const ValueComparison& value, const PartnerValue& partner);

/// What one partner's other costs change by, with the part that each payer of the interventions has paid for: payers x
/// gainers, present-value pounds (a saving is above 0). Nothing where the interventions cost nothing.
std::vector<std::vector<double>> who_pays_for_whose_gain(const ValueComparison& value);

}  // namespace sendcast
