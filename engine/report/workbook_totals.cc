#include "report/workbook_totals.h"

#include <algorithm>
#include <functional>

#include <fmt/format.h>

#include "funding/at.h"
#include "funding/pence.h"
#include "funding/trial_balance.h"
#include "value/yearly.h"

namespace sendcast {
namespace {

constexpr std::string_view totals = "totals";
constexpr std::string_view checks = "checks";
constexpr std::string_view partners = "partners";

std::string text_of(FinancialYear year) { return text_in_formula(text(year)); }

/// Adds cells to the last row of a table.
class RowEnd {
 public:
  explicit RowEnd(LiveTable& live) : live_(live) {}

  void add(Cell value) { live_.table.rows.back().push_back(std::move(value)); }
  void add_nothing() { live_.table.rows.back().emplace_back(); }
  void add(Cell value, std::string formula) {
    live_.formulas.push_back({live_.table.rows.size() - 1, live_.table.rows.back().size(), std::move(formula)});
    add(std::move(value));
  }

 private:
  LiveTable& live_;
};

/// One figure a year: what it comes to in the run's year `y`, and the formula that says so.
struct YearlyFigure {
  std::string measure;
  Entry of;
  bool adds_up = false;  ///< over the years
  std::function<Cell(int y)> value;
  std::function<std::string(int y)> formula;
};

class TotalsTable {
 public:
  explicit TotalsTable(std::span<const Results> scenarios) : years_(years_of_any(scenarios)) {
    Table& table = live_.table;
    table = {std::string(totals),
             "Totals by financial year: children and young people, and £ in cash",
             {{"scenario", ColumnKind::text},
              {"title", ColumnKind::text},
              {"measure", ColumnKind::text},
              {"of", ColumnKind::text},
              {"label", ColumnKind::text}},
             {}};
    for (const FinancialYear year : years_) table.columns.push_back({text(year), ColumnKind::measured});
    table.columns.push_back({"total", ColumnKind::money});
  }

  void add(const Results& results) {
    add_row(results, plans(results));
    add_row(results, cost(results));
    for (int f = 0; f < static_cast<int>(results.catalogue.funders.size()); ++f) add_row(results, funder(results, f));
    for (const bool balance : {false, true}) {
      for (int p = 0; p < static_cast<int>(results.catalogue.pots.size()); ++p)
        add_row(results, pot(results, p, balance));
    }
  }

  LiveTable take() { return std::move(live_); }

 private:
  static std::string own(std::string_view column) { return this_row(totals, column); }

  static YearlyFigure plans(const Results& results) {
    return {
        "plans",
        {"", "Children and young people with a plan at the year's end"},
        false,
        [&results](int y) { return Cell(plans_at_year_end(results, y)); },
        [&results](int y) {
          const Month last =
              std::min(april_of(results.calendar.year(y)) + 11, results.calendar.month(results.calendar.months - 1));
          return sum_where("people", "plans", {{"scenario", own("scenario")}, {"month", text_in_formula(text(last))}});
        }};
  }

  static YearlyFigure cost(const Results& results) {
    return {"cost",
            {"", "What all service lines cost"},
            true,
            [&results](int y) {
              return Cell(
                  Money{sendcast::cost(results, y, CostKind::revenue) + sendcast::cost(results, y, CostKind::capital)});
            },
            [&results](int y) {
              return sum_where("costs", "cost",
                               {{"scenario", own("scenario")}, {"year", text_of(results.calendar.year(y))}});
            }};
  }

  static YearlyFigure funder(const Results& results, int f) {
    return {"paid_by_funder", at(results.catalogue.funders, f), true,
            [&results, f](int y) { return Cell(Money{paid_by_funder(results, y, f)}); },
            [&results](int y) { return of_year("funders", "paid", "funder", results.calendar.year(y)); }};
  }

  static YearlyFigure pot(const Results& results, int p, bool balance) {
    return {balance ? "balance_by_pot" : "paid_by_pot", at(results.catalogue.pots, p), !balance,
            [&results, p, balance](int y) {
              const BudgetYear& budget = at(at(results.accounts.budgets, y), p);
              return Cell(Money{balance ? budget.balance : budget.paid});
            },
            [&results, balance](int y) {
              return of_year("budgets", balance ? "balance" : "paid", "pot", results.calendar.year(y));
            }};
  }

  /// A column of a table, of the row's scenario and of the thing that the row names.
  static std::string of_year(std::string_view table, std::string_view column, std::string_view thing,
                             FinancialYear year) {
    return sum_where(table, column, {{"scenario", own("scenario")}, {thing, own("of")}, {"year", text_of(year)}});
  }

  void add_row(const Results& results, const YearlyFigure& figure) {
    live_.table.rows.push_back(
        {results.catalogue.scenario, results.catalogue.title, figure.measure, figure.of.name, figure.of.label});
    RowEnd row(live_);
    Pence sum = 0;
    for (const FinancialYear year : years_) {
      const int y = year - results.calendar.year(0);
      if (y < 0 || y >= results.calendar.years()) {
        row.add_nothing();
        continue;
      }
      const Cell value = figure.value(y);
      if (const auto* money = std::get_if<Money>(&value)) sum += money->pence;
      row.add(value, figure.formula(y));
    }
    if (!figure.adds_up) return row.add_nothing();
    const int last = static_cast<int>(live_.table.rows.size()) - 1;
    const int last_year = TotalsColumns::first_year + static_cast<int>(years_.size()) - 1;
    row.add(Money{sum}, fmt::format("SUM({})", range_in_formula({last, TotalsColumns::first_year, last, last_year})));
  }

  std::vector<FinancialYear> years_;
  LiveTable live_;
};

/// The two sides of the trial balance in one year.
struct Sides {
  Pence debit = 0;
  Pence credit = 0;
};

std::vector<Sides> sides_by_year(const Results& results) {
  std::vector<Sides> years(static_cast<std::size_t>(results.calendar.years()));
  for (const TrialBalanceRow& row : trial_balance(results.accounts)) {
    at(years, row.year).debit += row.debit;
    at(years, row.year).credit += row.credit;
  }
  return years;
}

Pence paid_for_lines(const Results& results, int y) {
  Pence paid = 0;
  for (const Payment& payment : results.accounts.ledger) paid += payment.year == y ? payment.paid : 0;
  return paid;
}

Pence paid_by_pots(const Results& results, int y) {
  Pence paid = 0;
  for (const BudgetYear& budget : at(results.accounts.budgets, y)) paid += budget.paid;
  return paid;
}

std::string checked(std::string_view table, std::string_view column) {
  return sum_where(table, column, {{"scenario", this_row(checks, "scenario")}, {"year", this_row(checks, "year")}});
}

std::string own_less(std::string_view column, std::string_view other) {
  return fmt::format("{}-{}", this_row(checks, column), this_row(checks, other));
}

void add_checks(LiveTable& live, const Results& results, int y, const Sides& sides) {
  const Pence cost = sendcast::cost(results, y, CostKind::revenue) + sendcast::cost(results, y, CostKind::capital);
  const Pence paid = paid_for_lines(results, y);
  const Pence pots = paid_by_pots(results, y);
  const Pence kept = increase_in_reserves(results, y);
  live.table.rows.push_back({results.catalogue.scenario, results.calendar.year(y)});
  RowEnd row(live);
  row.add(Money{cost}, checked("costs", "cost"));
  row.add(Money{paid}, checked("ledger", "paid"));
  row.add(Money{cost - paid}, own_less("cost", "paid_for_lines"));
  row.add(Money{pots}, checked("budgets", "paid"));
  row.add(Money{kept}, fmt::format("{}-{}", checked("pools", "carried_forward"), checked("pools", "brought_forward")));
  row.add(Money{pots - cost - kept},
          fmt::format("{}-{}", own_less("paid_by_pots", "cost"), this_row(checks, "kept_by_pools")));
  row.add(Money{sides.debit}, checked("trial_balance", "debit"));
  row.add(Money{sides.credit}, checked("trial_balance", "credit"));
  row.add(Money{sides.debit - sides.credit}, own_less("debit", "credit"));
}

const std::string& title_of(std::span<const Results> scenarios, const std::string& name) {
  const auto found = std::find_if(scenarios.begin(), scenarios.end(),
                                  [&](const Results& results) { return results.catalogue.scenario == name; });
  return found == scenarios.end() ? name : found->catalogue.title;
}

std::string from_value_table(std::string_view measure) {
  return sum_where("value", "value",
                   {{"scenario", this_row(partners, "scenario")},
                    {"funder", this_row(partners, "funder")},
                    {"measure", text_in_formula(measure)}});
}

}  // namespace

std::vector<FinancialYear> years_of_any(std::span<const Results> scenarios) {
  std::vector<FinancialYear> years;
  for (const Results& results : scenarios) {
    for (int y = 0; y < results.calendar.years(); ++y) years.push_back(results.calendar.year(y));
  }
  std::sort(years.begin(), years.end());
  years.erase(std::unique(years.begin(), years.end()), years.end());
  return years;
}

LiveTable totals_table(std::span<const Results> scenarios) {
  TotalsTable table(scenarios);
  for (const Results& results : scenarios) table.add(results);
  return table.take();
}

LiveTable checks_table(std::span<const Results> scenarios) {
  LiveTable live{{std::string(checks),
                  "Checks that every penny is there once, £: every difference is 0",
                  {{"scenario", ColumnKind::text},
                   {"year", ColumnKind::year},
                   {"cost", ColumnKind::money},
                   {"paid_for_lines", ColumnKind::money},
                   {"cost_less_paid", ColumnKind::money},
                   {"paid_by_pots", ColumnKind::money},
                   {"kept_by_pools", ColumnKind::money},
                   {"pots_less_cost_and_kept", ColumnKind::money},
                   {"debit", ColumnKind::money},
                   {"credit", ColumnKind::money},
                   {"debit_less_credit", ColumnKind::money}},
                  {}},
                 {}};
  for (const Results& results : scenarios) {
    const std::vector<Sides> sides = sides_by_year(results);
    for (int y = 0; y < results.calendar.years(); ++y) add_checks(live, results, y, at(sides, y));
  }
  return live;
}

LiveTable partners_table(std::span<const ValueComparison> values, std::span<const Results> scenarios) {
  LiveTable live{{std::string(partners),
                  "Who pays for the interventions and who gains, present value, £",
                  {{"scenario", ColumnKind::text},
                   {"title", ColumnKind::text},
                   {"funder", ColumnKind::text},
                   {"label", ColumnKind::text},
                   {"pays", ColumnKind::money},
                   {"gains", ColumnKind::money},
                   {"net_present_value", ColumnKind::money}},
                  {}},
                 {}};
  for (const ValueComparison& value : values) {
    const std::string& title = title_of(scenarios, value.scenario);
    for (const PartnerValue& partner : value.partners) {
      const Pence pays = to_pence(partner.pv_interventions);
      const Pence net = to_pence(partner.net_present_value());
      live.table.rows.push_back({value.scenario, title, partner.name, fmt::format("{}: {}", title, partner.label)});
      RowEnd row(live);
      row.add(Money{pays}, from_value_table("pv_interventions"));
      row.add(Money{net + pays},
              fmt::format("{}+{}", this_row(partners, "net_present_value"), this_row(partners, "pays")));
      row.add(Money{net}, from_value_table("net_present_value"));
    }
  }
  return live;
}

}  // namespace sendcast
