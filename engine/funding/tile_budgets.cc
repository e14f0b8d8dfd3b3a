#include "funding/tile_budgets.h"

#include <utility>

#include "funding/at.h"

namespace sendcast {

/// Works beforehand what happens to each pot in each year, and where it is read from.
class TileBudgets::Plan {
 public:
  Plan(const FundingModel& model, RecipeBook& book) : model_(model), book_(book) {}

  PotYear pot_year(int p, int year) {
    const PotModel& pot = at(model_.pots, p);
    PotYear planned;
    planned.income = income_of(p, year);
    for (const OneOffModel& one_off : pot.one_offs) {
      if (one_off.year != year) continue;
      planned.one_offs.push_back({book_.source(one_off.amount), one_off.is_share, one_off.of_balance_at});
    }
    planned.interest = book_.source(pot.interest, year);
    planned.months = model_.calendar.months_in_year(year);
    const bool has_interest = !planned.interest.is_certain || planned.interest.certain != 0;
    const int bearer = pot.interest_paid_by < 0 ? p : payer_in(model_, pot.interest_paid_by, last_month_of(year));
    planned.bears_interest = pot.carries && has_interest ? bearer : -1;
    return planned;
  }

  Closing closing(int p, int year) const {
    const PotModel& pot = at(model_.pots, p);
    Closing planned{p, -1, -1};
    if (pot.successor >= 0 && last_month_of(year) >= pot.succeeded_from) planned.passes_on_to = pot.successor;
    if (pot.deficit_met_by >= 0 && year >= pot.deficit_met_from) {
      planned.deficit_met_by = payer_in(model_, pot.deficit_met_by, last_month_of(year));
    }
    return planned;
  }

 private:
  int last_month_of(int year) const { return months_of(model_, year).last; }

  /// A twelfth of each month's income, up to succession.
  TileSum income_of(int pot, int year) {
    std::vector<Source> year_rates;
    const MonthSpan months = months_of(model_, year);
    for (int month = months.first; month <= months.last; ++month) {
      if (payer_in(model_, pot, month) == pot) year_rates.push_back(book_.source(at(model_.pots, pot).income, month));
    }
    return TileSum(std::move(year_rates), 12);
  }

  const FundingModel& model_;
  RecipeBook& book_;
};

TileBudgets::TileBudgets(const FundingModel& model, RecipeBook& book) {
  Plan plan(model, book);
  for (const PotModel& pot : model.pots) {
    carries_.push_back(pot.carries);
    opening_balances_.push_back(book.source(pot.opening_balance));
  }
  for (int year = 0; year < model.calendar.years(); ++year) {
    std::vector<PotYear>& pots = years_.emplace_back();
    for (int pot = 0; pot < static_cast<int>(model.pots.size()); ++pot) pots.push_back(plan.pot_year(pot, year));
    std::vector<Closing>& closings = closings_.emplace_back();
    for (const int pot : model.closing_order) closings.push_back(plan.closing(pot, year));
  }
}

Lanes TileBudgets::brought_forward(int year, int pot, const double* made, const TileAccounts& accounts) const {
  if (!at(carries_, pot)) return Lanes::Zero();
  return year == 0 ? at(opening_balances_, pot).read(made) : at(at(accounts.budgets, year - 1), pot).balance;
}

/// What is added at the year's end.
Lanes TileBudgets::one_offs(int year, int pot, const double* made, const TileAccounts& accounts) const {
  Lanes sum = Lanes::Zero();
  for (const OneOff& one_off : at(at(years_, year), pot).one_offs) {
    const Lanes amount = one_off.amount.read(made);
    if (!one_off.is_share) {
      sum += amount;
    } else if (one_off.of_balance_at < 0) {
      sum += amount * at(opening_balances_, pot).read(made);
    } else {
      sum += amount * at(at(accounts.budgets, one_off.of_balance_at), pot).balance;
    }
  }
  return sum;
}

void TileBudgets::open(int year, const double* made, TileAccounts& accounts) const {
  int pot = 0;
  for (TileBudgetYear& budget : at(accounts.budgets, year)) {
    budget.income = at(at(years_, year), pot).income.read(made);
    budget.balance =
        brought_forward(year, pot, made, accounts) + budget.income + one_offs(year, pot, made, accounts) - budget.paid;
    ++pot;
  }
}

/// Charges the interest on what each pot is in debt by at the year's start to whoever bears it.
void TileBudgets::charge_interest(int year, const double* made, TileAccounts& accounts) const {
  int pot = 0;
  for (const PotYear& planned : at(years_, year)) {
    if (planned.bears_interest >= 0) {
      const Lanes debt = brought_forward(year, pot, made, accounts).min(0);
      at(at(accounts.budgets, year), planned.bears_interest).balance +=
          debt * planned.interest.read(made) * planned.months / 12;
    }
    ++pot;
  }
}

void TileBudgets::close(int year, const double* made, TileAccounts& accounts) const {
  open(year, made, accounts);
  charge_interest(year, made, accounts);
  std::vector<TileBudgetYear>& budgets = at(accounts.budgets, year);
  for (const Closing& closing : at(closings_, year)) {
    Lanes& balance = at(budgets, closing.pot).balance;
    if (closing.passes_on_to >= 0) {
      at(budgets, closing.passes_on_to).balance += balance;
      balance.setZero();
    }
    if (closing.deficit_met_by >= 0) {
      at(budgets, closing.deficit_met_by).balance += balance.min(0);
      balance = balance.max(0);
    }
  }
}

}  // namespace sendcast
