#include "report/value_tables.h"

#include <utility>

#include "funding/pence.h"
#include "value/fair_split.h"

namespace sendcast {
namespace {

Cell pounds(double amount) { return Money{to_pence(amount)}; }

Cell year_or_nothing(const std::optional<FinancialYear>& year) { return year ? Cell(*year) : Cell(); }

/// Adds the measures of one partner, or of all.
class ValueRows {
 public:
  ValueRows(Table& table, const ValueComparison& value, const std::string& funder)
      : table_(table), value_(value), funder_(funder) {}

  void add(std::string measure, Cell cell) {
    table_.rows.push_back(
        {value_.base, value_.scenario, funder_, std::move(measure), std::move(cell), Cell(), Cell(), Cell()});
  }

 private:
  Table& table_;
  const ValueComparison& value_;
  std::string funder_;
};

void add_partner(Table& table, const ValueComparison& value, const PartnerValue& partner) {
  ValueRows rows(table, value, partner.name);
  rows.add("interventions", Money{partner.interventions});
  rows.add("other_cost", Money{partner.rest});
  rows.add("cost_difference", Money{partner.cost_difference()});
  rows.add("pv_interventions", pounds(partner.pv_interventions));
  rows.add("pv_other_cost", pounds(partner.pv_rest));
  rows.add("pv_cost_difference", pounds(partner.pv_cost_difference()));
  rows.add("pv_benefits", pounds(partner.pv_benefits));
  rows.add("net_present_value", pounds(partner.net_present_value()));
  rows.add("net_present_value_cashable", pounds(partner.cashable()));
  rows.add("net_present_value_non_cashable", pounds(partner.non_cashable()));
  rows.add("payback_year", year_or_nothing(payback(value, partner)));
  const std::optional<double> ratio = partner.benefit_cost_ratio();
  rows.add("benefit_cost_ratio", ratio ? Cell(*ratio) : Cell());
}

void add_outcomes(Table& table, const ValueComparison& value) {
  ValueRows rows(table, value, value.all.name);
  for (const OutcomeValue& outcome : value.outcomes) {
    rows.add("better_by." + outcome.name, outcome.better_by);
    rows.add("cost_per_unit." + outcome.name, outcome.cost_per_unit ? pounds(*outcome.cost_per_unit) : Cell());
  }
}

void add_years(Table& table, const ValueComparison& value, const PartnerValue& partner) {
  for (std::size_t y = 0; y < value.weights.size(); ++y) {
    const YearWeights& weights = value.weights[y];
    const ValueYear& year = partner.years[y];
    table.rows.push_back({value.base, value.scenario, weights.year, whole(weights.months), partner.name,
                          Money{year.interventions}, Money{year.rest}, pounds(year.rest_cashable),
                          pounds(year.benefits), pounds(year.benefits_cashable), pounds(year.health_benefits),
                          weights.price_level, weights.discount_factor, weights.health_discount_factor});
  }
}

/// One way to share: what each partner pays, its share (nothing where it is no matter of shares) and what it then
/// gains.
void add_split(Table& table, const ValueComparison& value, const FairSplit& fair, const Split& split) {
  const std::vector<Pence> shares = split.is_shares() ? split.millionths() : std::vector<Pence>();
  for (std::size_t i = 0; i < split.pays.size(); ++i) {
    table.rows.push_back({value.base, value.scenario, split.name, value.partners[i].name, value.partners[i].pot,
                          Money{split.pays[i]}, shares.empty() ? Cell() : Cell(static_cast<double>(shares[i]) / 1e6),
                          Money{fair.gains[i]}, Money{fair.gains[i] - split.pays[i]}});
  }
}

}  // namespace

Table value_table(std::span<const ValueComparison> values) {
  Table table{"value",
              "Value for money of each scenario against its base, £",
              {{"base", ColumnKind::text},
               {"scenario", ColumnKind::text},
               {"funder", ColumnKind::text},
               {"measure", ColumnKind::text},
               {"value", ColumnKind::measured},
               {"p05", ColumnKind::measured},
               {"p50", ColumnKind::measured},
               {"p95", ColumnKind::measured}},
              {}};
  for (const ValueComparison& value : values) {
    for (const PartnerValue& partner : value.partners) add_partner(table, value, partner);
    add_partner(table, value, value.all);
    add_outcomes(table, value);
  }
  return table;
}

Table value_years_table(std::span<const ValueComparison> values) {
  Table table{"value_years",
              "The years behind value for money, in pounds of each year",
              {{"base", ColumnKind::text},
               {"scenario", ColumnKind::text},
               {"year", ColumnKind::year},
               {"months", ColumnKind::whole},
               {"funder", ColumnKind::text},
               {"interventions", ColumnKind::money},
               {"other_cost", ColumnKind::money},
               {"other_cost_cashable", ColumnKind::money},
               {"benefits", ColumnKind::money},
               {"benefits_cashable", ColumnKind::money},
               {"health_benefits", ColumnKind::money},
               {"price_level", ColumnKind::number},
               {"discount_factor", ColumnKind::number},
               {"health_discount_factor", ColumnKind::number}},
              {}};
  for (const ValueComparison& value : values) {
    for (const PartnerValue& partner : value.partners) add_years(table, value, partner);
    add_years(table, value, value.all);
  }
  return table;
}

Table fair_split_table(std::span<const ValueComparison> values) {
  Table table{"fair_split",
              "How the cost of the interventions could be shared, present value, £",
              {{"base", ColumnKind::text},
               {"scenario", ColumnKind::text},
               {"split", ColumnKind::text},
               {"funder", ColumnKind::text},
               {"pot", ColumnKind::text},
               {"pays", ColumnKind::money},
               {"share", ColumnKind::number},
               {"gains", ColumnKind::money},
               {"net_gain", ColumnKind::money}},
              {}};
  for (const ValueComparison& value : values) {
    const FairSplit fair = fair_split(value);
    if (fair.cost <= 0) continue;
    add_split(table, value, fair, fair.now);
    for (const Split& split : fair.splits) add_split(table, value, fair, split);
  }
  return table;
}

Table pays_gains_table(std::span<const ValueComparison> values) {
  Table table{"pays_gains",
              "Whose other costs fall by what each pays for the interventions, present value, £",
              {{"base", ColumnKind::text},
               {"scenario", ColumnKind::text},
               {"payer", ColumnKind::text},
               {"gainer", ColumnKind::text},
               {"gain", ColumnKind::money}},
              {}};
  for (const ValueComparison& value : values) {
    const std::vector<std::vector<double>> matrix = who_pays_for_whose_gain(value);
    for (std::size_t payer = 0; payer < matrix.size(); ++payer) {
      for (std::size_t gainer = 0; gainer < matrix[payer].size(); ++gainer) {
        table.rows.push_back({value.base, value.scenario, value.partners[payer].name, value.partners[gainer].name,
                              pounds(matrix[payer][gainer])});
      }
    }
  }
  return table;
}

}  // namespace sendcast
