#include <map>

#include "funding/trial_balance.h"
#include "tests/properties/for_many_scenarios.h"
#include "value/yearly.h"

namespace sendcast::properties {
namespace {

std::size_t at_index(int index) { return static_cast<std::size_t>(index); }

/// A scenario that has been run, for its accounts.
struct Books {
  std::unique_ptr<Loaded> loaded;
  Results results;

  const Scenario& scenario() const { return loaded->scenario; }
  const Accounts& accounts() const { return results.accounts; }
  int years() const { return results.calendar.years(); }
};

Books books_of(const ScenarioText& text) {
  auto loaded = load(files_of(text));
  Results results = simulate(compile(loaded->scenario, "scenario"));
  return {std::move(loaded), std::move(results)};
}

template <class Check>
void for_every_year(const ScenarioText& text, Check check) {
  const Books books = books_of(text);
  for (int year = 0; year < books.years(); ++year) {
    SCOPED_TRACE(sendcast::text(books.results.calendar.year(year)));
    check(books, year);
  }
}

/// What a pot paid in a year: for lines, and to pools.
std::vector<Pence> paid_by_pot(const Books& books, int year) {
  std::vector<Pence> paid(books.scenario().pots.count());
  for (const Payment& payment : books.accounts().ledger) {
    if (payment.year == year && payment.pot >= 0) paid[at_index(payment.pot)] += payment.paid;
  }
  for (const PoolPayment& payment : books.accounts().pool_payments) {
    if (payment.year == year) paid[at_index(payment.pot)] += payment.paid();
  }
  return paid;
}

TEST(AnyScenario, PaysForEveryLineExactlyOnce) {
  for_many_scenarios([](const ScenarioText& scenario) {
    for_every_year(scenario, [](const Books& books, int year) {
      std::vector<Pence> paid(books.results.catalogue.lines.size());
      for (const Payment& payment : books.accounts().ledger) {
        if (payment.year != year) continue;
        EXPECT_NE(payment.pot >= 0, payment.pool >= 0) << "either a pot pays or a pool";
        paid[at_index(payment.line)] += payment.paid;
      }
      for (std::size_t line = 0; line < paid.size(); ++line)
        EXPECT_EQ(paid[line], books.accounts().costs[at_index(year)][line].cost) << "line " << line;
    });
  });
}

TEST(AnyScenario, PaysFromItsPotsWhatLinesCostAndReservesGain) {
  for_many_scenarios([](const ScenarioText& scenario) {
    for_every_year(scenario, [](const Books& books, int year) {
      Pence paid = 0, cost = 0, funders = 0;
      for (const Pence by_pot : paid_by_pot(books, year)) paid += by_pot;
      for (const LineCost& line : books.accounts().costs[at_index(year)]) cost += line.cost;
      for (std::size_t i = 0; i < books.scenario().funders.count(); ++i)
        funders += paid_by_funder(books.results, year, static_cast<int>(i));
      EXPECT_EQ(paid - increase_in_reserves(books.results, year), cost);
      EXPECT_EQ(funders, paid);
    });
  });
}

TEST(AnyScenario, AccountsForWhatPoolsAreGivenSpendShareReturnAndCarry) {
  for_many_scenarios([](const ScenarioText& scenario) {
    for_every_year(scenario, [](const Books& books, int year) {
      for (std::size_t i = 0; i < books.scenario().pools.count(); ++i) {
        const PoolYear& pool = books.accounts().pools[at_index(year)][i];
        PoolYear by_partner;
        for (const PoolPayment& payment : books.accounts().pool_payments) {
          if (payment.year != year || payment.pool != static_cast<int>(i)) continue;
          by_partner.contributions += payment.contribution;
          by_partner.overspend_shared += payment.overspend_share;
          by_partner.returned += payment.returned;
        }
        EXPECT_EQ(by_partner.contributions, pool.contributions);
        EXPECT_EQ(by_partner.overspend_shared, pool.overspend_shared);
        EXPECT_EQ(by_partner.returned, pool.returned);
        EXPECT_EQ(pool.carried_forward,
                  pool.brought_forward + pool.contributions + pool.overspend_shared - pool.returned - pool.spend);
        EXPECT_GE(pool.carried_forward, 0);
        const bool carries = books.scenario().pools.items[i].underspend == Underspend::carry;
        EXPECT_TRUE(carries ? pool.returned == 0 : pool.carried_forward == 0);
        if (year > 0) {
          EXPECT_EQ(pool.brought_forward, books.accounts().pools[at_index(year) - 1][i].carried_forward);
        }
      }
    });
  });
}

Pence opening_of(const Pot& pot) {
  return pot.year_end == YearEnd::carry ? static_cast<Pence>(std::llround(pot.opening_balance.central * 100)) : 0;
}

TEST(AnyScenario, AccountsForWhatPotsBringForwardEarnPayTransferAndCarry) {
  for_many_scenarios([](const ScenarioText& scenario) {
    for_every_year(scenario, [](const Books& books, int year) {
      const std::vector<Pence> paid = paid_by_pot(books, year);
      Pence in = 0, out = 0;
      for (std::size_t i = 0; i < paid.size(); ++i) {
        const BudgetYear& budget = books.accounts().budgets[at_index(year)][i];
        const Pot& pot = books.scenario().pots.items[i];
        EXPECT_EQ(budget.paid, paid[i]);
        EXPECT_EQ(budget.balance, budget.brought_forward + budget.income + budget.interest + budget.one_off -
                                      budget.paid + budget.transferred_in - budget.transferred_out);
        const Pence before = year == 0                        ? opening_of(pot)
                             : pot.year_end == YearEnd::reset ? 0
                                                              : books.accounts().budgets[at_index(year) - 1][i].balance;
        EXPECT_EQ(budget.brought_forward, before);
        EXPECT_LE(budget.interest, 0);
        EXPECT_GE(budget.transferred_in, 0);
        EXPECT_GE(budget.transferred_out, 0);
        in += budget.transferred_in;
        out += budget.transferred_out;
      }
      EXPECT_EQ(in, out);
    });
  });
}

/// From its succession on a pot pays and earns nothing, and has nothing left.
TEST(AnyScenario, LeavesNothingWithAPotThatHasBeenSucceeded) {
  for_many_scenarios([](const ScenarioText& scenario) {
    for_every_year(scenario, [](const Books& books, int year) {
      const Month april = april_of(books.results.calendar.year(year));
      for (std::size_t i = 0; i < books.scenario().pots.count(); ++i) {
        const auto& succession = books.scenario().pots.items[i].succeeded_by;
        if (!succession || succession->from > april) continue;
        const BudgetYear& budget = books.accounts().budgets[at_index(year)][i];
        EXPECT_EQ(budget.paid, 0);
        EXPECT_EQ(budget.income, 0);
        EXPECT_EQ(budget.balance, 0);
      }
    });
  });
}

TEST(AnyScenario, BalancesItsBooks) {
  for_many_scenarios([](const ScenarioText& scenario) {
    const Books books = books_of(scenario);
    std::map<int, Pence> difference;
    std::map<int, Pence> of_lines;
    for (const TrialBalanceRow& row : trial_balance(books.accounts())) {
      EXPECT_GE(row.debit, 0);
      EXPECT_GE(row.credit, 0);
      difference[row.year] += row.debit - row.credit;
      if (row.kind == AccountKind::line) of_lines[row.year] += row.debit - row.credit;
    }
    for (int year = 0; year < books.years(); ++year) {
      Pence cost = 0;
      for (const LineCost& line : books.accounts().costs[at_index(year)]) cost += line.cost;
      EXPECT_EQ(difference[year], 0);
      EXPECT_EQ(of_lines[year], cost);
    }
  });
}

}  // namespace
}  // namespace sendcast::properties
