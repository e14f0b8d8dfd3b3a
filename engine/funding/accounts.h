#pragma once

#include <cstdint>
#include <vector>

namespace sendcast {

/// Whole pence.
using Pence = std::int64_t;

struct LineCost {
  double quantity = 0;  ///< after uptake: person-years, events, place-years
  Pence cost = 0;
};

/// One payment for a line: by a pot, or by a pooled fund.
struct Payment {
  int year = 0;
  int line = 0;
  int pot = -1;
  int pool = -1;
  Pence paid = 0;
};

struct PoolYear {
  Pence contributions = 0;
  Pence spend = 0;
  Pence brought_forward = 0;
  Pence overspend_shared = 0;
  Pence returned = 0;
  Pence carried_forward = 0;
};

struct PoolPayment {
  int year = 0;
  int pool = 0;
  int pot = 0;
  Pence contribution = 0;
  Pence overspend_share = 0;
  Pence returned = 0;
  Pence paid() const { return contribution + overspend_share - returned; }
};

struct BudgetYear {
  Pence brought_forward = 0;
  Pence income = 0;
  Pence interest = 0;  ///< charged to this pot: negative or 0
  Pence one_off = 0;
  Pence paid = 0;  ///< for lines and to pools
  Pence transferred_in = 0;
  Pence transferred_out = 0;
  Pence balance = 0;
};

/// The central run's money, in whole pence (model.md section 7.3). Years are the run's financial years.
struct Accounts {
  std::vector<std::vector<LineCost>> costs;      ///< [year][line]
  std::vector<Payment> ledger;                   ///< by year, line, payer in the order declared; none of 0 pence
  std::vector<std::vector<PoolYear>> pools;      ///< [year][pool]
  std::vector<PoolPayment> pool_payments;        ///< by year, pool, pot
  std::vector<std::vector<BudgetYear>> budgets;  ///< [year][pot]
};

}  // namespace sendcast
