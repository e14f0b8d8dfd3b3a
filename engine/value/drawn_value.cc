#include "value/drawn_value.h"

#include <algorithm>
#include <limits>
#include <set>

namespace sendcast {
namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

std::vector<int> funders_of(const Results& results, const std::vector<Partner>& partners, int partner) {
  std::vector<int> funders;
  for (std::size_t f = 0; f < results.catalogue.funders.size(); ++f) {
    if (partner_of(partners, results.catalogue.funders[f].name) == partner) funders.push_back(static_cast<int>(f));
  }
  return funders;
}

std::vector<int> lines_named(const Results& results, const std::set<std::string>& names) {
  std::vector<int> lines;
  for (std::size_t i = 0; i < results.catalogue.lines.size(); ++i) {
    if (names.count(results.catalogue.lines[i].name) != 0) lines.push_back(static_cast<int>(i));
  }
  return lines;
}

int outcome_named(const Results& results, const std::string& name) {
  const std::vector<OutcomeEntry>& outcomes = results.catalogue.outcomes;
  const auto found =
      std::find_if(outcomes.begin(), outcomes.end(), [&](const OutcomeEntry& entry) { return entry.name == name; });
  return found == outcomes.end() ? -1 : static_cast<int>(found - outcomes.begin());
}

}  // namespace

DrawnValue::DrawnValue(const Results& base, const Results& other)
    : value_(value_for_money(base, other)),
      years_(common_years(base.calendar, other.calendar)),
      base_layout_(layout_of(base.catalogue, base.calendar.years())),
      other_layout_(layout_of(other.catalogue, other.calendar.years())) {
  const std::vector<Partner> partners = partners_of(base, other);
  std::set<std::string> lines;
  for (const Results* results : {&base, &other}) {
    for (const LineEntry& line : results->catalogue.lines) {
      if (!line.intervention.empty()) lines.insert(line.name);
    }
  }
  base_lines_ = lines_named(base, lines);
  other_lines_ = lines_named(other, lines);
  for (int p = 0; p < static_cast<int>(partners.size()); ++p) {
    base_funders_.push_back(funders_of(base, partners, p));
    other_funders_.push_back(funders_of(other, partners, p));
    for (const char* measure : {"cost_difference", "pv_cost_difference", "pv_benefits", "net_present_value"}) {
      names_.push_back({partners[static_cast<std::size_t>(p)].name, measure});
    }
  }
  all_ = static_cast<int>(names_.size());
  for (const char* measure : {"interventions", "cost_difference", "pv_cost_difference", "pv_benefits",
                              "net_present_value", "benefit_cost_ratio"}) {
    names_.push_back({"all", measure});
  }
  const auto counted = [&](int outcome) {
    const OutcomeEntry& entry = other.catalogue.outcomes[static_cast<std::size_t>(outcome)];
    Benefit benefit{nullptr, -1, outcome_named(base, entry.name), outcome, entry.higher_is_better ? 1.0 : -1.0, {}};
    for (const CommonYear& year : years_) {
      benefit.part_of_year.push_back(entry.counts_events ? 1 : other.calendar.months_in_year(year.other) / 12.0);
    }
    return benefit;
  };
  for (const BenefitModel& model : other.value.benefits) {
    Benefit benefit = counted(model.outcome);
    benefit.model = &model;
    benefit.partner = partner_of(partners, other.catalogue.funders[static_cast<std::size_t>(model.funder)].name);
    benefits_.push_back(benefit);
  }
  for (int i = 0; i < static_cast<int>(other.catalogue.outcomes.size()); ++i) {
    outcomes_.push_back(counted(i));
    names_.push_back({"all", "better_by." + other.catalogue.outcomes[static_cast<std::size_t>(i)].name});
    names_.push_back({"all", "cost_per_unit." + other.catalogue.outcomes[static_cast<std::size_t>(i)].name});
  }
}

double DrawnValue::paid_more(const Draw& draw, int partner, std::size_t year) const {
  const auto p = static_cast<std::size_t>(partner);
  double more = 0;
  for (const int funder : other_funders_[p])
    more += draw.other_at(other_layout_.at(years_[year].other, other_layout_.paid_by_funder(funder)));
  for (const int funder : base_funders_[p])
    more -= draw.base_at(base_layout_.at(years_[year].base, base_layout_.paid_by_funder(funder)));
  return more;
}

double DrawnValue::interventions_cost_more(const Draw& draw, std::size_t year) const {
  double more = 0;
  for (const int line : other_lines_)
    more += draw.other_at(other_layout_.at(years_[year].other, other_layout_.cost_by_line(line)));
  for (const int line : base_lines_)
    more -= draw.base_at(base_layout_.at(years_[year].base, base_layout_.cost_by_line(line)));
  return more;
}

std::vector<double> DrawnValue::better_by(const Draw& draw, const Benefit& benefit) const {
  std::vector<double> better(years_.size());
  for (std::size_t y = 0; y < years_.size() && benefit.base_outcome >= 0; ++y) {
    const double more = draw.other_at(other_layout_.at(years_[y].other, other_layout_.outcome(benefit.other_outcome))) -
                        draw.base_at(base_layout_.at(years_[y].base, base_layout_.outcome(benefit.base_outcome)));
    better[y] = benefit.sign * more * benefit.part_of_year[y];
  }
  return better;
}

void DrawnValue::add_benefits(const Draw& draw, std::vector<double>& pv_benefits) const {
  for (const Benefit& benefit : benefits_) {
    const std::vector<double> better = later(better_by(draw, benefit), benefit.model->lag);
    for (std::size_t y = 0; y < years_.size(); ++y) {
      const YearWeights& weights = value_.weights[y];
      const double factor = benefit.model->is_health ? weights.health_discount_factor : weights.discount_factor;
      const double worth = benefit.model->per_unit[static_cast<std::size_t>(years_[y].other)];
      pv_benefits[static_cast<std::size_t>(benefit.partner)] += better[y] * worth * factor / weights.price_level;
    }
  }
}

void DrawnValue::work_draw(const Draw& draw, double* values, std::size_t stride) const {
  std::size_t next = 0;
  const auto put = [&](double value) { values[stride * next++] = value; };
  std::vector<double> pv_benefits(value_.partners.size());
  add_benefits(draw, pv_benefits);
  double all_cost = 0;
  double all_pv_cost = 0;
  double all_pv_benefits = 0;
  for (int p = 0; p < partners(); ++p) {
    double cost = 0;
    double pv_cost = 0;
    for (std::size_t y = 0; y < years_.size(); ++y) {
      const double more = paid_more(draw, p, y);
      cost += more;
      pv_cost += more * value_.weights[y].discount_factor / value_.weights[y].price_level;
    }
    const double benefits = pv_benefits[static_cast<std::size_t>(p)];
    put(cost);
    put(pv_cost);
    put(benefits);
    put(benefits - pv_cost);
    all_cost += cost;
    all_pv_cost += pv_cost;
    all_pv_benefits += benefits;
  }
  double interventions = 0;
  double pv_interventions = 0;
  for (std::size_t y = 0; y < years_.size(); ++y) {
    const double more = interventions_cost_more(draw, y);
    interventions += more;
    pv_interventions += more * value_.weights[y].discount_factor / value_.weights[y].price_level;
  }
  constexpr double a_penny = 0.01;
  put(interventions);
  put(all_cost);
  put(all_pv_cost);
  put(all_pv_benefits);
  put(all_pv_benefits - all_pv_cost);
  put(pv_interventions >= a_penny ? (all_pv_benefits - (all_pv_cost - pv_interventions)) / pv_interventions : nothing);
  for (const Benefit& outcome : outcomes_) {
    double better = 0;
    for (const double of_year : better_by(draw, outcome)) better += of_year;
    constexpr double least = 1e-9;
    put(better);
    put(better > least ? all_pv_cost / better : nothing);
  }
}

void DrawnValue::work(const BlockOfScenario& base, const BlockOfScenario& other, int draws,
                      std::vector<double>& values) const {
  const auto stride = static_cast<std::size_t>(draws);
  values.resize(names_.size() * stride);
  for (std::size_t i = 0; i < stride; ++i) {
    work_draw({base.measures.data() + i, other.measures.data() + i, stride}, values.data() + i, stride);
  }
}

}  // namespace sendcast
