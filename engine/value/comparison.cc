#include "value/comparison.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "funding/at.h"
#include "value/common_years.h"
#include "value/yearly.h"

namespace sendcast {
namespace {

struct NamedAmount {
  std::string of;
  Amount amount;
};

/// One measure of one year, of the whole or of each thing that it is counted for.
struct MeasureGroup {
  std::string measure;
  std::vector<NamedAmount> amounts;
};

template <typename Entries, typename Measured>
MeasureGroup of_each(std::string measure, const Entries& entries, const Measured& measured) {
  MeasureGroup group{std::move(measure), {}};
  for (int i = 0; i < static_cast<int>(entries.size()); ++i) {
    group.amounts.push_back({at(entries, i).name, measured(i)});
  }
  return group;
}

MeasureGroup of_all(std::string measure, Amount amount) { return {std::move(measure), {{{}, amount}}}; }

void measure_people(const Results& results, int y, std::vector<MeasureGroup>& groups) {
  const auto setting_plans = [&](int setting) { return plans_at_year_end(results, y, setting); };
  const auto events = [&](Event event) { return events_in_year(results, y, event); };
  const std::optional<double> on_time_share = timeliness(results, y);
  groups.push_back(of_all("plans", plans_at_year_end(results, y)));
  groups.push_back(of_each("plans_by_setting", results.catalogue.settings, setting_plans));
  groups.push_back(of_all("sen_support", sen_support_at_year_end(results, y)));
  groups.push_back(of_all("waiting", waiting_at_year_end(results, y)));
  groups.push_back(of_all("requests", events(Event::requests)));
  groups.push_back(of_all("assessments", events(Event::assessments)));
  groups.push_back(of_all("on_time", events(Event::on_time)));
  groups.push_back(of_all("issued", events(Event::issued)));
  groups.push_back(of_all("timeliness", on_time_share ? Amount(*on_time_share) : Amount()));
}

void measure_money(const Results& results, int y, std::vector<MeasureGroup>& groups) {
  const Catalogue& names = results.catalogue;
  const std::vector<LineCost>& costs = at(results.accounts.costs, y);
  const std::vector<BudgetYear>& budgets = at(results.accounts.budgets, y);
  const auto line_cost = [&](int line) { return at(costs, line).cost; };
  const auto funder_paid = [&](int funder) { return paid_by_funder(results, y, funder); };
  const auto pot_paid = [&](int pot) { return at(budgets, pot).paid; };
  const auto pot_balance = [&](int pot) { return at(budgets, pot).balance; };
  groups.push_back(of_all("revenue_cost", cost(results, y, CostKind::revenue)));
  groups.push_back(of_all("capital_cost", cost(results, y, CostKind::capital)));
  groups.push_back(of_each("cost_by_line", names.lines, line_cost));
  groups.push_back(of_each("paid_by_funder", names.funders, funder_paid));
  groups.push_back(of_each("paid_by_pot", names.pots, pot_paid));
  groups.push_back(of_each("balance_by_pot", names.pots, pot_balance));
}

/// The same groups in the same order for every scenario and year.
std::vector<MeasureGroup> measures_of(const Results& results, int y) {
  std::vector<MeasureGroup> groups;
  measure_people(results, y, groups);
  measure_money(results, y, groups);
  groups.push_back(of_each("outcome", results.catalogue.outcomes, [&](int i) { return results.outcomes(y, i); }));
  return groups;
}

/// The amounts of a group by what they are counted for.
class AmountsByName {
 public:
  explicit AmountsByName(const MeasureGroup& group) {
    for (const NamedAmount& named : group.amounts) amounts_.emplace(named.of, &named.amount);
  }
  /// Null where nothing is counted for `of`.
  const Amount* find(std::string_view of) const {
    const auto found = amounts_.find(of);
    return found == amounts_.end() ? nullptr : found->second;
  }

 private:
  std::unordered_map<std::string_view, const Amount*> amounts_;
};

/// 0 pence for money, 0 for anything else.
Amount nothing_like(const Amount& amount) {
  return std::holds_alternative<Pence>(amount) ? Amount(Pence{0}) : Amount(0.0);
}

Amount difference(const Amount& base, const Amount& other) {
  if (const auto* pence = std::get_if<Pence>(&other)) return *pence - std::get<Pence>(base);
  const auto* number = std::get_if<double>(&other);
  const auto* base_number = std::get_if<double>(&base);
  if (number == nullptr || base_number == nullptr) return {};
  return *number - *base_number;
}

void compare_groups(FinancialYear year, const MeasureGroup& base, const MeasureGroup& other, Comparison& comparison) {
  const auto add = [&](const std::string& of, const Amount& base_value, const Amount& value) {
    comparison.measures.push_back({year, base.measure, of, base_value, value, difference(base_value, value)});
  };
  const AmountsByName in_base(base);
  const AmountsByName in_other(other);
  for (const NamedAmount& named : base.amounts) {
    const Amount* value = in_other.find(named.of);
    add(named.of, named.amount, value != nullptr ? *value : nothing_like(named.amount));
  }
  for (const NamedAmount& named : other.amounts) {
    if (in_base.find(named.of) == nullptr) add(named.of, nothing_like(named.amount), named.amount);
  }
}

}  // namespace

const ComparedMeasure* Comparison::find(FinancialYear year, std::string_view measure, std::string_view of) const {
  const auto found = std::find_if(measures.begin(), measures.end(), [&](const ComparedMeasure& compared) {
    return compared.year == year && compared.measure == measure && compared.of == of;
  });
  return found == measures.end() ? nullptr : &*found;
}

Comparison compare(const Results& base, const Results& other) {
  Comparison comparison{base.catalogue.scenario, other.catalogue.scenario, {}};
  for (const CommonYear& common : common_years(base.calendar, other.calendar)) {
    const std::vector<MeasureGroup> base_groups = measures_of(base, common.base);
    const std::vector<MeasureGroup> other_groups = measures_of(other, common.other);
    for (std::size_t i = 0; i < base_groups.size(); ++i) {
      compare_groups(common.year, base_groups[i], other_groups[i], comparison);
    }
  }
  return comparison;
}

}  // namespace sendcast
