#include "funding/budgets.h"

#include "funding/at.h"
#include "funding/pence.h"

namespace sendcast {
namespace {

using Budgets = std::vector<std::vector<BudgetYear>>;

Budgets open_budgets(const FundingModel& model, const std::vector<Payment>& ledger,
                     const std::vector<PoolPayment>& pool_payments) {
  const std::vector<BudgetYear> empty_year(model.pots.size());
  Budgets budgets(static_cast<std::size_t>(model.calendar.years()), empty_year);
  for (const Payment& payment : ledger) {
    if (payment.pot >= 0) at(at(budgets, payment.year), payment.pot).paid += payment.paid;
  }
  for (const PoolPayment& payment : pool_payments) at(at(budgets, payment.year), payment.pot).paid += payment.paid();
  return budgets;
}

Pence brought_forward(const FundingModel& model, const Budgets& budgets, int year, int pot) {
  if (!at(model.pots, pot).carries) return 0;
  return year == 0 ? to_pence(at(model.pots, pot).opening_balance) : at(at(budgets, year - 1), pot).balance;
}

/// A twelfth of each month's income, up to succession.
Pence income_of(const FundingModel& model, int year, int pot) {
  const MonthSpan months = months_of(model, year);
  double year_rates = 0;
  for (int month = months.first; month <= months.last; ++month) {
    if (payer_in(model, pot, month) == pot) year_rates += at(at(model.pots, pot).income, month);
  }
  return to_pence(year_rates / 12);
}

/// What is added at the year's end.
Pence one_off_of(const FundingModel& model, const Budgets& budgets, int year, int pot) {
  double sum = 0;
  for (const OneOffModel& one_off : at(model.pots, pot).one_offs) {
    if (one_off.year != year) continue;
    const double balance = !one_off.is_share           ? 1
                           : one_off.of_balance_at < 0 ? at(model.pots, pot).opening_balance.central
                                                       : in_pounds(at(at(budgets, one_off.of_balance_at), pot).balance);
    sum += one_off.amount * balance;
  }
  return to_pence(sum);
}

/// Charges the interest on what `pot` is in debt by at the year's start to whoever bears it.
void charge_interest(const FundingModel& model, int year, int pot, std::vector<BudgetYear>& budgets) {
  const Pence debt = at(budgets, pot).brought_forward;
  if (debt >= 0) return;
  const PotModel& debtor = at(model.pots, pot);
  const int bearer =
      debtor.interest_paid_by < 0 ? pot : payer_in(model, debtor.interest_paid_by, months_of(model, year).last);
  at(budgets, bearer).interest +=
      to_pence(in_pounds(debt) * at(debtor.interest, year) * model.calendar.months_in_year(year) / 12);
}

Pence balance_of(const BudgetYear& budget) {
  return budget.brought_forward + budget.income + budget.interest + budget.one_off - budget.paid +
         budget.transferred_in - budget.transferred_out;
}

void transfer(BudgetYear& giver, BudgetYear& receiver, Pence amount) {
  giver.transferred_out += amount;
  receiver.transferred_in += amount;
}

/// Passes what a pot holds, or owes, on to another.
void pass_on(BudgetYear& from, BudgetYear& to) {
  const Pence held = balance_of(from);
  if (held >= 0) {
    transfer(from, to, held);
  } else {
    transfer(to, from, -held);
  }
}

/// Succession first, then a deficit that another pot meets.
void close_pot(const FundingModel& model, int year, int p, std::vector<BudgetYear>& budgets) {
  const PotModel& pot = at(model.pots, p);
  const int last_month = months_of(model, year).last;
  BudgetYear& budget = at(budgets, p);
  if (pot.successor >= 0 && last_month >= pot.succeeded_from) pass_on(budget, at(budgets, pot.successor));

  const bool meets_deficit = pot.deficit_met_by >= 0 && year >= pot.deficit_met_from;
  if (meets_deficit && balance_of(budget) < 0) {
    transfer(at(budgets, payer_in(model, pot.deficit_met_by, last_month)), budget, -balance_of(budget));
  }
  budget.balance = balance_of(budget);
}

}  // namespace

Budgets close_budgets(const FundingModel& model, const std::vector<Payment>& ledger,
                      const std::vector<PoolPayment>& pool_payments) {
  const int pots = static_cast<int>(model.pots.size());
  Budgets budgets = open_budgets(model, ledger, pool_payments);
  for (int year = 0; year < model.calendar.years(); ++year) {
    std::vector<BudgetYear>& of_year = at(budgets, year);
    for (int pot = 0; pot < pots; ++pot) {
      at(of_year, pot).brought_forward = brought_forward(model, budgets, year, pot);
      at(of_year, pot).income = income_of(model, year, pot);
      at(of_year, pot).one_off = one_off_of(model, budgets, year, pot);
    }
    for (int pot = 0; pot < pots; ++pot) charge_interest(model, year, pot, of_year);
    for (const int pot : model.closing_order) close_pot(model, year, pot, of_year);
  }
  return budgets;
}

}  // namespace sendcast
