#include "report/returns_plan.h"

#include <algorithm>
#include <functional>

#include <fmt/format.h>

#include "funding/at.h"
#include "report/returns_block.h"
#include "report/returns_costs.h"
#include "report/returns_counts.h"
#include "report/returns_income.h"

namespace sendcast {
namespace {

const std::vector<std::string> case_and_row = {"case", "row"};

/// Plans of a group, averaged over the months of a financial year.
double average_plans(const ReturnsCase& a_case, int y, int group) {
  const Results& results = *a_case.results;
  double sum = 0;
  int months = 0;
  for (int month = 0; month < results.calendar.months; ++month) {
    if (results.calendar.year_of(month) != y) continue;
    ++months;
    for (int setting = 0; setting < results.shape.settings; ++setting) {
      if (group_of(a_case, setting) == group) sum += at(results.months, month).plans.col(setting).sum();
    }
  }
  return sum / months;
}

/// One case's rows of the management plan: by group of settings, then by what the money is for.
class PlacementRows {
 public:
  PlacementRows(const ReturnsCase& a_case, const std::vector<int>& groups, const std::vector<FinancialYear>& years)
      : case_(a_case), groups_(groups), years_(years), lines_(returns_lines(a_case)), costs_(a_case, groups) {}

  void add_placements(ReturnsBlock& block) const {
    std::vector<int> plans;
    std::vector<int> totals;
    for (const int group : groups_) {
      plans.push_back(add(block, "Plans, average over the year", group,
                          [&](int y) { return Cell(average_plans(case_, y, group)); }));
    }
    const int all_plans = block.add_sum(texts("Plans, average over the year", "All groups"), plans);
    for (std::size_t g = 0; g < groups_.size(); ++g) {
      totals.push_back(add(block, "Total cost, £", groups_[g], [&](int y) { return Cell(Money{placed(y, g)}); }));
    }
    const int all = block.add_sum(texts("Total cost, £", "All groups"), totals);
    for (std::size_t g = 0; g < groups_.size(); ++g)
      block.add_unit_cost(texts("Cost of a plan, £", group_in_words(groups_[g])), totals[g], plans[g]);
    block.add_unit_cost(texts("Cost of a plan, £", "All groups"), all, all_plans);
  }

  void add_spending(ReturnsBlock& block) const {
    std::vector<int> rows;
    rows.push_back(money(block, "Placements, by group of settings", [&](int y) {
      Pence sum = 0;
      for (std::size_t g = 0; g < groups_.size(); ++g) sum += placed(y, g);
      return sum;
    }));
    rows.push_back(money(block,
                         "Placements that the model does not tell apart by setting (see the sheet plan_not_placed)",
                         [&](int y) { return placed(y, groups_.size()); }));
    const auto part = [&](const char* row, ReturnsPart wanted) {
      return money(block, row, [&, wanted](int y) { return cost_of(y, wanted); });
    };
    rows.push_back(part("SEN support and inclusion services (1.2.5, 1.2.8)", ReturnsPart::sen_support));
    rows.push_back(part("Therapies and other health (1.2.13)", ReturnsPart::therapies));
    rows.push_back(part("Hospital education (1.2.6)", ReturnsPart::hospital));
    rows.push_back(part("Direct payments (1.2.11)", ReturnsPart::direct_payments));
    const int all = block.add_sum({case_.label, "High needs services, whoever pays"}, rows);
    add_payers(block, all);
    part("Outside high needs: the council's general fund (section 251 lines 2.1)", ReturnsPart::outside_high_needs);
    part("Lines of which the scenario does not say the section 251 line (return:)", ReturnsPart::not_told);
  }

  /// The lines behind the rows that could not be placed.
  void add_undivided(ReturnsBlock& block) const {
    const std::vector<LineEntry>& names = case_.results->catalogue.lines;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const bool is_placement = lines_[i].part == ReturnsPart::placements;
      const bool is_told = lines_[i].part != ReturnsPart::not_told && !is_placement;
      const auto pence = [&](int y) {
        const CostByGroup& divided = at(costs_.by_year(), y)[i];
        return is_placement ? divided.back() : at(case_.results->accounts.costs, y)[i].cost;
      };
      if (is_told || !is_ever_something(pence)) continue;
      block.add(
          {case_.label, names[i].label, is_placement ? "counts no plans by setting" : "no return: in the scenario"},
          by_financial_year(years_, case_, [&](int y) { return Cell(Money{pence(y)}); }));
    }
  }

 private:
  bool is_ever_something(const std::function<Pence(int y)>& pence) const {
    bool found = false;
    for (int y = 0; y < case_.results->calendar.years(); ++y) found = found || pence(y) != 0;
    return found;
  }

  ReturnsBlock::Texts texts(const std::string& measure, const std::string& group) const {
    return {case_.label, measure, group};
  }

  int add(ReturnsBlock& block, const std::string& measure, int group, const std::function<Cell(int y)>& figure) const {
    return block.add(texts(measure, group_in_words(group)), by_financial_year(years_, case_, figure));
  }

  int money(ReturnsBlock& block, const std::string& row, const std::function<Pence(int y)>& pence) const {
    return block.add({case_.label, row},
                     by_financial_year(years_, case_, [&](int y) { return Cell(Money{pence(y)}); }));
  }

  /// The cost of placements in the group at a position; last, what is of no one group.
  Pence placed(int y, std::size_t position) const {
    Pence sum = 0;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (lines_[i].part == ReturnsPart::placements) sum += at(costs_.by_year(), y)[i][position];
    }
    return sum;
  }

  Pence cost_of(int y, ReturnsPart part) const {
    Pence sum = 0;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (lines_[i].part == part) sum += at(case_.results->accounts.costs, y)[i].cost;
    }
    return sum;
  }

  bool is_high_needs(int line) const {
    const ReturnsPart part = at(lines_, line).part;
    return part != ReturnsPart::outside_high_needs && part != ReturnsPart::not_told;
  }

  /// What was paid for the high needs lines of a year by the payments that a test lets through.
  Pence paid(int y, const std::function<bool(const Payment&)>& counts) const {
    Pence sum = 0;
    for (const Payment& payment : case_.results->accounts.ledger) {
      if (payment.year == y && is_high_needs(payment.line) && counts(payment)) sum += payment.paid;
    }
    return sum;
  }

  std::optional<PotDomain> domain_of(int pot) const { return at(case_.scenario->pots.items, pot).domain; }

  void add_payers(ReturnsBlock& block, int all) const {
    const auto by = [&](const char* row, std::optional<PotDomain> domain) {
      return money(block, row, [&, domain](int y) {
        return paid(y, [&](const Payment& payment) { return payment.pool < 0 && domain_of(payment.pot) == domain; });
      });
    };
    const std::vector<int> others = {
        by("of which contributions from health", PotDomain::health),
        by("of which contributions from care", PotDomain::care),
        by("of which paid by pots of which the scenario does not say the domain", std::nullopt),
        money(block, "of which paid through pooled funds, whose partners are on the sheet pool_payments of --workbook",
              [&](int y) { return paid(y, [](const Payment& payment) { return payment.pool >= 0; }); })};
    block.add_sum({case_.label, "High needs services left to the pots of education"}, {all}, others);
  }

  const ReturnsCase& case_;
  const std::vector<int>& groups_;
  const std::vector<FinancialYear>& years_;
  std::vector<ReturnsLine> lines_;
  CostsByGroup costs_;
};

/// The budget of each pot of education: what comes in, goes out and is left.
void add_budgets(ReturnsBlock& block, const ReturnsCase& a_case, const std::vector<FinancialYear>& years) {
  const Results& results = *a_case.results;
  for (int pot = 0; pot < static_cast<int>(results.catalogue.pots.size()); ++pot) {
    if (at(a_case.scenario->pots.items, pot).domain != PotDomain::education) continue;
    const std::string label = at(results.catalogue.pots, pot).label;
    const auto row = [&](const char* name, Pence BudgetYear::*amount) {
      return block.add({a_case.label, label, name}, by_financial_year(years, a_case, [&](int y) {
                         return Cell(Money{at(at(results.accounts.budgets, y), pot).*amount});
                       }));
    };
    const int before = row("Balance brought forward", &BudgetYear::brought_forward);
    std::vector<int> streams;
    for (const IncomeStream& stream : income_streams(a_case, pot)) {
      streams.push_back(
          block.add({a_case.label, label, fmt::format("Income: {}", stream.name)},
                    by_financial_year(years, a_case, [&](int y) { return Cell(Money{at(stream.years, y)}); })));
    }
    const int income =
        streams.empty() ? row("Income", &BudgetYear::income) : block.add_sum({a_case.label, label, "Income"}, streams);
    const int interest = row("Interest charged", &BudgetYear::interest);
    const int one_off = row("One-off amounts", &BudgetYear::one_off);
    const int paid = row("Paid for services and to pooled funds", &BudgetYear::paid);
    const int in = row("Transferred in from other pots", &BudgetYear::transferred_in);
    const int out = row("Transferred out to other pots", &BudgetYear::transferred_out);
    block.add_sum({a_case.label, label, "In-year balance"}, {income, interest, one_off, in}, {paid, out});
    block.add_sum({a_case.label, label, "Cumulative balance"}, {before, income, interest, one_off, in}, {paid, out});
  }
}

/// What each intervention's own services cost, and what all else costs more or less than unmitigated.
void add_savings(ReturnsBlock& block, const ReturnsCase& base, const ReturnsCase& other,
                 const std::vector<FinancialYear>& years) {
  const auto cost = [](const ReturnsCase& a_case, int y, const std::function<bool(const LineEntry&)>& counts) {
    const std::vector<LineEntry>& lines = a_case.results->catalogue.lines;
    Pence sum = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (counts(lines[i])) sum += at(a_case.results->accounts.costs, y)[i].cost;
    }
    return sum;
  };
  std::vector<int> rows;
  const Named<Intervention>& interventions = other.scenario->interventions;
  for (std::size_t i = 0; i < interventions.count(); ++i) {
    const std::string& name = interventions.names[i];
    const std::string& label = interventions.items[i].label;
    rows.push_back(block.add(
        {other.label, fmt::format("Services of the workstream: {}", label.empty() ? name : label)},
        by_financial_year(years, other, [&](int y) {
          return Cell(Money{cost(other, y, [&](const LineEntry& line) { return line.intervention == name; })});
        })));
  }
  const auto is_of_the_scenario = [](const LineEntry& line) { return line.intervention.empty(); };
  const int shift = other.results->calendar.year(0) - base.results->calendar.year(0);
  rows.push_back(block.add({other.label, "All other services, more (+) or less (-) than unmitigated"},
                           by_financial_year(years, other, [&](int y) {
                             const int y_of_base = y + shift;
                             if (y_of_base < 0 || y_of_base >= base.results->calendar.years()) return Cell();
                             return Cell(Money{cost(other, y, is_of_the_scenario) -
                                               cost(base, y_of_base, [](const LineEntry&) { return true; })});
                           })));
  block.add_sum({other.label, "All workstreams together"}, rows);
}

/// Plans at the end of each financial year of each of some kinds, and of all.
struct KindOfPlan {
  std::string label;
  CountsPlan counts;
};
void add_plans(ReturnsBlock& block, const ReturnsCase& a_case, const std::vector<FinancialYear>& years,
               const std::vector<KindOfPlan>& kinds) {
  std::vector<int> rows;
  for (const KindOfPlan& kind : kinds) {
    rows.push_back(block.add({a_case.label, kind.label}, by_financial_year(years, a_case, [&](int y) {
                               const int month = last_month_of(a_case.results->calendar, y);
                               return Cell(plans_counted(*a_case.results, month, kind.counts));
                             })));
  }
  block.add_sum({a_case.label, "All"}, rows);
}

std::vector<KindOfPlan> kinds_by_age() {
  std::vector<KindOfPlan> kinds;
  for (const ReturnsAges& band : returns_ages())
    kinds.push_back({band.label, [band](int, int age, int) { return age >= band.first && age <= band.last; }});
  return kinds;
}

std::vector<KindOfPlan> kinds_by_need(const ReturnsCase& a_case) {
  std::vector<KindOfPlan> kinds;
  const std::vector<Entry>& needs = a_case.results->catalogue.needs;
  for (int n = 0; n < static_cast<int>(needs.size()); ++n)
    kinds.push_back({at(needs, n).label, [n](int, int, int need) { return need == n; }});
  return kinds;
}

std::vector<KindOfPlan> kinds_by_group(const ReturnsCase& a_case, const std::vector<int>& groups) {
  std::vector<KindOfPlan> kinds;
  for (const int group : groups) {
    kinds.push_back({group_in_words(group),
                     [&a_case, group](int setting, int, int) { return group_of(a_case, setting) == group; }});
  }
  return kinds;
}

}  // namespace

std::vector<TableSheet> management_plan_sheets(const std::vector<ReturnsCase>& cases, Spreadsheet& spreadsheet) {
  const std::vector<FinancialYear> years = financial_years_of(cases);
  const std::vector<std::string> headers = headers_of(years);
  const std::vector<int> groups = groups_of_any(cases);
  ReturnsBlock placements("plan_placements",
                          "DSG management plan: placements by group of settings, average plans and £",
                          {"case", "measure", "group"}, headers);
  ReturnsBlock spending("plan_spending", "DSG management plan: spending and who pays, £", case_and_row, headers);
  ReturnsBlock undivided("plan_not_placed", "DSG management plan: lines that no row above could take, £",
                         {"case", "line", "why"}, headers);
  ReturnsBlock budgets("plan_balance", "DSG management plan: income, in-year and cumulative balance, £",
                       {"case", "pot", "row"}, headers);
  ReturnsBlock savings("plan_savings", "DSG management plan: savings by workstream, £", case_and_row, headers);
  ReturnsBlock ages("plan_ages", "DSG management plan: plans by age group at the financial year's end", case_and_row,
                    headers);
  ReturnsBlock needs("plan_needs", "DSG management plan: plans by primary need at the financial year's end",
                     case_and_row, headers);
  ReturnsBlock places("plan_settings", "DSG management plan: plans by placement at the financial year's end",
                      case_and_row, headers);
  for (const ReturnsCase& a_case : cases) {
    const PlacementRows rows(a_case, groups, years);
    rows.add_placements(placements);
    rows.add_spending(spending);
    rows.add_undivided(undivided);
    add_budgets(budgets, a_case, years);
    if (&a_case != &cases.front()) add_savings(savings, cases.front(), a_case, years);
    add_plans(ages, a_case, years, kinds_by_age());
    add_plans(needs, a_case, years, kinds_by_need(a_case));
    add_plans(places, a_case, years, kinds_by_group(a_case, groups));
  }
  const std::string part_years = part_years_in_words(cases);
  const std::string counts = fmt::format("At the end of March, or where the run ends.{}", part_years);
  std::vector<TableSheet> sheets;
  const auto add = [&](ReturnsBlock& block, const std::string& note) {
    if (!block.is_empty()) sheets.push_back(block.sheet(spreadsheet, note));
  };
  add(placements,
      fmt::format("Costs are those of section 251 lines 1.0.2, 1.2.1 to 1.2.4 and 1.2.7, divided among groups by "
                  "what the model counted and priced, never by an estimate.{}",
                  part_years));
  add(spending, fmt::format("By the section 251 line that each service line names.{}", part_years));
  add(undivided,
      "What these lines buy is not counted by setting, or the scenario does not say where a return has them.");
  add(budgets,
      fmt::format("Pots of the domain education. Income stands by the streams that the scenario gives it, such as the "
                  "block, deductions from it and block transfers, in the scenario's names.{}",
                  part_years));
  add(savings,
      "Not filled in: the saving of each workstream alone where there are several, which only --bridge tells "
      "(sheet bridge of --workbook). Capital is included.");
  add(ages, counts + " Ages on 31 August before.");
  add(needs, counts);
  add(places, counts);
  return sheets;
}

}  // namespace sendcast
