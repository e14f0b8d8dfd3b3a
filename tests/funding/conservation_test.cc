#include <cmath>
#include <cstddef>
#include <cstdint>
#include <iostream>
#include <map>
#include <string>
#include <utility>

#include <gtest/gtest.h>

#include "funding/settle.h"
#include "funding/trial_balance.h"
#include "tests/funding/random_deal.h"

namespace sendcast {
namespace {

constexpr std::uint64_t deals = 400;

/// Checks each of many deals, naming the seed of one that fails.
template <typename Check>
void for_many_deals(Check check) {
  std::cout << "seeds 1 to " << deals << "\n";
  for (std::uint64_t seed = 1; seed <= deals; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const RandomDeal deal(seed);
    const std::vector<LineCharges> charges = deal.charges();
    check(deal, charges, settle(deal.model, charges));
    if (::testing::Test::HasFailure()) return;
  }
}

std::size_t years_of(const RandomDeal& deal) { return static_cast<std::size_t>(deal.model.calendar.years()); }

/// A line's cost in a year, worked from quantities and prices alone.
double cost_of(const RandomDeal& deal, std::size_t line, std::size_t year) {
  double cost = 0;
  for (int month = 0; month < deal.model.calendar.months; ++month) {
    if (deal.model.calendar.year_of(month) != static_cast<int>(year)) continue;
    const std::vector<double>& counted = deal.quantities[line][static_cast<std::size_t>(month)];
    for (std::size_t cell = 0; cell < counted.size(); ++cell) {
      cost += counted[cell] * deal.lines[line].price(static_cast<int>(year), static_cast<int>(cell));
    }
  }
  return cost;
}

TEST(Money, PaidForALineIsWhatTheLineCosts) {
  for_many_deals([](const RandomDeal& deal, const std::vector<LineCharges>&, const Accounts& accounts) {
    std::map<std::pair<int, int>, Pence> paid;
    for (const Payment& payment : accounts.ledger) {
      paid[{payment.year, payment.line}] += payment.paid;
      EXPECT_NE(payment.paid, 0);
      EXPECT_EQ(payment.pool, deal.lines[static_cast<std::size_t>(payment.line)].pool);
      EXPECT_EQ(payment.pot < 0, payment.pool >= 0);
    }
    for (std::size_t year = 0; year < years_of(deal); ++year) {
      for (std::size_t line = 0; line < deal.lines.size(); ++line) {
        const Pence cost = accounts.costs[year][line].cost;
        EXPECT_EQ((paid[{static_cast<int>(year), static_cast<int>(line)}]), cost);
        EXPECT_NEAR(static_cast<double>(cost), 100 * cost_of(deal, line, year), 0.5001);
      }
    }
  });
}

TEST(Money, PaidByAPotIsItsPartToWithinAPenny) {
  for_many_deals([](const RandomDeal& deal, const std::vector<LineCharges>& charges, const Accounts& accounts) {
    for (const Payment& payment : accounts.ledger) {
      if (payment.pot < 0 || !deal.lines[static_cast<std::size_t>(payment.line)].grants.empty()) continue;
      const double part = charges[static_cast<std::size_t>(payment.line)].parts(payment.year, payment.pot);
      EXPECT_LT(std::abs(static_cast<double>(payment.paid) - 100 * part), 1.0001);
      const MonthSpan months = months_of(deal.model, payment.year);
      bool could_pay = false;
      for (int month = months.first; month <= months.last; ++month) {
        could_pay = could_pay || payer_in(deal.model, payment.pot, month) == payment.pot;
      }
      EXPECT_TRUE(could_pay) << "pot " << payment.pot << " had been succeeded before " << payment.year;
    }
  });
}

TEST(Money, PaidByPotsLessTheIncreaseInReservesIsWhatLinesCost) {
  for_many_deals([](const RandomDeal& deal, const std::vector<LineCharges>&, const Accounts& accounts) {
    for (std::size_t year = 0; year < years_of(deal); ++year) {
      Pence paid = 0;
      for (const BudgetYear& budget : accounts.budgets[year]) paid += budget.paid;
      Pence increase = 0;
      for (const PoolYear& pool : accounts.pools[year]) increase += pool.carried_forward - pool.brought_forward;
      Pence cost = 0;
      for (const LineCost& line : accounts.costs[year]) cost += line.cost;
      EXPECT_EQ(paid - increase, cost);
    }
  });
}

TEST(Money, OfAPoolIsAccountedForAndNeverLent) {
  for_many_deals([](const RandomDeal& deal, const std::vector<LineCharges>&, const Accounts& accounts) {
    std::map<std::pair<int, int>, Pence> paid;
    for (const PoolPayment& payment : accounts.pool_payments) paid[{payment.year, payment.pool}] += payment.paid();
    for (std::size_t year = 0; year < years_of(deal); ++year) {
      for (std::size_t pool = 0; pool < deal.model.pools.size(); ++pool) {
        const PoolYear& account = accounts.pools[year][pool];
        EXPECT_EQ((paid[{static_cast<int>(year), static_cast<int>(pool)}]),
                  account.spend + account.carried_forward - account.brought_forward);
        EXPECT_GE(account.carried_forward, 0);
        EXPECT_TRUE(account.overspend_shared == 0 || account.carried_forward == 0);
        if (year > 0) {
          EXPECT_EQ(account.brought_forward, accounts.pools[year - 1][pool].carried_forward);
        }
      }
    }
  });
}

TEST(Money, OfAPotIsAccountedFor) {
  for_many_deals([](const RandomDeal& deal, const std::vector<LineCharges>&, const Accounts& accounts) {
    for (std::size_t year = 0; year < years_of(deal); ++year) {
      for (std::size_t p = 0; p < deal.model.pots.size(); ++p) {
        const BudgetYear& budget = accounts.budgets[year][p];
        EXPECT_EQ(budget.balance, budget.brought_forward + budget.income + budget.interest + budget.one_off -
                                      budget.paid + budget.transferred_in - budget.transferred_out);
        EXPECT_GE(budget.transferred_in, 0);
        EXPECT_GE(budget.transferred_out, 0);
        EXPECT_LE(budget.interest, 0);
        if (year == 0) continue;
        EXPECT_EQ(budget.brought_forward, deal.model.pots[p].carries ? accounts.budgets[year - 1][p].balance : 0);
      }
    }
  });
}

TEST(Money, TransferredOutOfOnePotIsTransferredIntoAnother) {
  for_many_deals([](const RandomDeal& deal, const std::vector<LineCharges>&, const Accounts& accounts) {
    for (std::size_t year = 0; year < years_of(deal); ++year) {
      Pence net = 0;
      for (const BudgetYear& budget : accounts.budgets[year]) net += budget.transferred_in - budget.transferred_out;
      EXPECT_EQ(net, 0);
    }
  });
}

TEST(Money, IsNotLeftOnAPotThatHasBeenSucceededNorOwedWhereAnotherMeetsIt) {
  for_many_deals([](const RandomDeal& deal, const std::vector<LineCharges>&, const Accounts& accounts) {
    for (std::size_t year = 0; year < years_of(deal); ++year) {
      const int last_month = months_of(deal.model, static_cast<int>(year)).last;
      for (std::size_t p = 0; p < deal.model.pots.size(); ++p) {
        const PotModel& pot = deal.model.pots[p];
        const Pence balance = accounts.budgets[year][p].balance;
        if (pot.successor >= 0 && pot.succeeded_from <= last_month) {
          EXPECT_EQ(balance, 0);
        }
        if (pot.deficit_met_by >= 0 && pot.deficit_met_from <= static_cast<int>(year)) {
          EXPECT_GE(balance, 0);
        }
      }
    }
  });
}

TEST(Money, HasAsManyDebitsAsCreditsEveryYear) {
  for_many_deals([](const RandomDeal&, const std::vector<LineCharges>&, const Accounts& accounts) {
    std::map<int, Pence> debits;
    std::map<int, Pence> credits;
    for (const TrialBalanceRow& row : trial_balance(accounts)) {
      debits[row.year] += row.debit;
      credits[row.year] += row.credit;
      EXPECT_TRUE((row.debit > 0) != (row.credit > 0));
    }
    EXPECT_EQ(debits, credits);
    EXPECT_FALSE(debits.empty());
  });
}

}  // namespace
}  // namespace sendcast
