#include "report/money_tables.h"

#include <cmath>

#include "funding/at.h"
#include "funding/pence.h"
#include "funding/trial_balance.h"
#include "value/yearly.h"

namespace sendcast {
namespace {

const std::string& funder_of(const Catalogue& names, int pot) {
  return at(names.funders, at(names.pots, pot).funder).name;
}

/// Pounds for one unit, to the penny; empty where nothing was used or so little that no price can be told.
Cell unit_price(const LineCost& line) {
  constexpr double most_pounds = 9e12;  // beyond it to_pence has no room
  const double pounds = static_cast<double>(line.cost) / 100 / line.quantity;
  if (!(std::abs(pounds) < most_pounds)) return {};
  return Money{to_pence(pounds)};
}

Cell account_of(const Catalogue& names, const TrialBalanceRow& row) {
  switch (row.kind) {
    case AccountKind::line:
      return at(names.lines, row.index).name;
    case AccountKind::pot:
      return at(names.pots, row.index).name;
    case AccountKind::pool:
      break;
  }
  return at(names.pools, row.index).name;
}

std::string name_of(AccountKind kind) {
  switch (kind) {
    case AccountKind::line:
      return "line";
    case AccountKind::pot:
      return "pot";
    case AccountKind::pool:
      break;
  }
  return "pool";
}

void add_costs(Table& table, const Results& results, int y) {
  const std::vector<LineCost>& lines = at(results.accounts.costs, y);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    table.rows.push_back({results.catalogue.scenario, results.calendar.year(y),
                          whole(results.calendar.months_in_year(y)), results.catalogue.lines[i].name, lines[i].quantity,
                          unit_price(lines[i]), Money{lines[i].cost}});
  }
}

void add_budgets(Table& table, const Results& results, int y) {
  const Catalogue& names = results.catalogue;
  for (int pot = 0; pot < static_cast<int>(names.pots.size()); ++pot) {
    const BudgetYear& budget = at(at(results.accounts.budgets, y), pot);
    table.rows.push_back({names.scenario, results.calendar.year(y), whole(results.calendar.months_in_year(y)),
                          at(names.pots, pot).name, funder_of(names, pot), Money{budget.brought_forward},
                          Money{budget.income}, Money{budget.interest}, Money{budget.one_off}, Money{budget.paid},
                          Money{budget.transferred_in}, Money{budget.transferred_out}, Money{budget.balance}});
  }
}

}  // namespace

Table costs_table(std::span<const Results> scenarios) {
  Table table{"costs",
              "What each service line cost, £",
              {{"scenario", ColumnKind::text},
               {"year", ColumnKind::year},
               {"months", ColumnKind::whole},
               {"line", ColumnKind::text},
               {"quantity", ColumnKind::number},
               {"unit_price", ColumnKind::money},
               {"cost", ColumnKind::money}},
              {}};
  for (const Results& results : scenarios) {
    for (int y = 0; y < results.calendar.years(); ++y) add_costs(table, results, y);
  }
  return table;
}

Table ledger_table(std::span<const Results> scenarios) {
  Table table{"ledger",
              "Who paid for each service line, £",
              {{"scenario", ColumnKind::text},
               {"year", ColumnKind::year},
               {"line", ColumnKind::text},
               {"pot", ColumnKind::text},
               {"funder", ColumnKind::text},
               {"paid", ColumnKind::money}},
              {}};
  for (const Results& results : scenarios) {
    const Catalogue& names = results.catalogue;
    for (const Payment& payment : results.accounts.ledger) {
      const bool pooled = payment.pool >= 0;
      const Cell payer = pooled ? at(names.pools, payment.pool).name : at(names.pots, payment.pot).name;
      const Cell funder = pooled ? Cell() : Cell(funder_of(names, payment.pot));
      table.rows.push_back({names.scenario, results.calendar.year(payment.year), at(names.lines, payment.line).name,
                            payer, funder, Money{payment.paid}});
    }
  }
  return table;
}

Table pools_table(std::span<const Results> scenarios) {
  Table table{"pools",
              "Pooled funds, £",
              {{"scenario", ColumnKind::text},
               {"year", ColumnKind::year},
               {"pool", ColumnKind::text},
               {"contributions", ColumnKind::money},
               {"spend", ColumnKind::money},
               {"brought_forward", ColumnKind::money},
               {"overspend_shared", ColumnKind::money},
               {"returned", ColumnKind::money},
               {"carried_forward", ColumnKind::money}},
              {}};
  for (const Results& results : scenarios) {
    for (int y = 0; y < results.calendar.years(); ++y) {
      const std::vector<PoolYear>& pools = at(results.accounts.pools, y);
      for (std::size_t i = 0; i < pools.size(); ++i) {
        const PoolYear& pool = pools[i];
        table.rows.push_back({results.catalogue.scenario, results.calendar.year(y), results.catalogue.pools[i].name,
                              Money{pool.contributions}, Money{pool.spend}, Money{pool.brought_forward},
                              Money{pool.overspend_shared}, Money{pool.returned}, Money{pool.carried_forward}});
      }
    }
  }
  return table;
}

Table pool_payments_table(std::span<const Results> scenarios) {
  Table table{"pool_payments",
              "What partners paid into pooled funds, £",
              {{"scenario", ColumnKind::text},
               {"year", ColumnKind::year},
               {"pool", ColumnKind::text},
               {"pot", ColumnKind::text},
               {"funder", ColumnKind::text},
               {"contribution", ColumnKind::money},
               {"overspend_share", ColumnKind::money},
               {"returned", ColumnKind::money},
               {"paid", ColumnKind::money}},
              {}};
  for (const Results& results : scenarios) {
    const Catalogue& names = results.catalogue;
    for (const PoolPayment& payment : results.accounts.pool_payments) {
      table.rows.push_back({names.scenario, results.calendar.year(payment.year), at(names.pools, payment.pool).name,
                            at(names.pots, payment.pot).name, funder_of(names, payment.pot),
                            Money{payment.contribution}, Money{payment.overspend_share}, Money{payment.returned},
                            Money{payment.paid()}});
    }
  }
  return table;
}

Table budgets_table(std::span<const Results> scenarios) {
  Table table{"budgets",
              "Each pot's budget, £",
              {{"scenario", ColumnKind::text},
               {"year", ColumnKind::year},
               {"months", ColumnKind::whole},
               {"pot", ColumnKind::text},
               {"funder", ColumnKind::text},
               {"brought_forward", ColumnKind::money},
               {"income", ColumnKind::money},
               {"interest", ColumnKind::money},
               {"one_off", ColumnKind::money},
               {"paid", ColumnKind::money},
               {"transferred_in", ColumnKind::money},
               {"transferred_out", ColumnKind::money},
               {"balance", ColumnKind::money}},
              {}};
  for (const Results& results : scenarios) {
    for (int y = 0; y < results.calendar.years(); ++y) add_budgets(table, results, y);
  }
  return table;
}

Table trial_balance_table(std::span<const Results> scenarios) {
  Table table{"trial_balance",
              "Trial balance, £: every penny once, pooled funds eliminated",
              {{"scenario", ColumnKind::text},
               {"year", ColumnKind::year},
               {"account", ColumnKind::text},
               {"kind", ColumnKind::text},
               {"debit", ColumnKind::money},
               {"credit", ColumnKind::money}},
              {}};
  for (const Results& results : scenarios) {
    for (const TrialBalanceRow& row : trial_balance(results.accounts)) {
      table.rows.push_back({results.catalogue.scenario, results.calendar.year(row.year),
                            account_of(results.catalogue, row), name_of(row.kind), Money{row.debit},
                            Money{row.credit}});
    }
  }
  return table;
}

Table funders_table(std::span<const Results> scenarios) {
  Table table{"funders",
              "What each funder paid, £",
              {{"scenario", ColumnKind::text},
               {"year", ColumnKind::year},
               {"funder", ColumnKind::text},
               {"paid", ColumnKind::money}},
              {}};
  for (const Results& results : scenarios) {
    for (int y = 0; y < results.calendar.years(); ++y) {
      for (int funder = 0; funder < static_cast<int>(results.catalogue.funders.size()); ++funder) {
        table.rows.push_back({results.catalogue.scenario, results.calendar.year(y),
                              at(results.catalogue.funders, funder).name, Money{paid_by_funder(results, y, funder)}});
      }
    }
  }
  return table;
}

}  // namespace sendcast
