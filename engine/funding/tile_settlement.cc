#include "funding/tile_settlement.h"

#include <cstddef>

#include "funding/at.h"

namespace sendcast {
namespace {

void pay(const TileParts& parts, int year, std::vector<TileBudgetYear>& budgets) {
  const Lanes* amount = parts.in(year);
  for (const int pot : parts.pots) at(budgets, pot).paid += *amount++;
}

void pay_share(const TileParts& parts, int year, const Lanes& share, std::vector<TileBudgetYear>& budgets) {
  const Lanes* amount = parts.in(year);
  for (const int pot : parts.pots) at(budgets, pot).paid += share * *amount++;
}

/// First what a line's grants pay, each as far as it has something left, and the rest by the line's rule. Of the line
/// each pays the same share in every month.
/// @param left  by grant, what it has left in the year
void pay_after_grants(const TileLineCharges& line, int year, std::vector<Lanes>& left,
                      std::vector<TileBudgetYear>& budgets) {
  const Lanes& cost = at(line.cost, year);
  Lanes rest = cost;
  for (const TileGrantCharges& grant : line.grants) {
    Lanes& limit = at(left, grant.grant);
    const Lanes covered = rest.min(limit).max(0);
    limit -= covered;
    rest -= covered;
    pay_share(grant.parts, year, (covered == 0).select(Lanes(Lanes::Zero()), covered / cost), budgets);
  }
  pay_share(line.parts, year, (rest == cost).select(Lanes(Lanes::Ones()), rest / cost), budgets);
}

TileAccounts empty_accounts(const FundingModel& model) {
  const auto years = static_cast<std::size_t>(model.calendar.years());
  TileAccounts accounts;
  accounts.pools.assign(years, std::vector<TilePoolYear>(model.pools.size()));
  accounts.budgets.assign(years, std::vector<TileBudgetYear>(model.pots.size()));
  accounts.grants_left.assign(model.grants.size(), Lanes::Zero());
  return accounts;
}

}  // namespace

TileSettlement::TileSettlement(const FundingModel& model, RecipeBook& book)
    : pools_(model, book), budgets_(model, book), nothing_(empty_accounts(model)) {
  for (int year = 0; year < model.calendar.years(); ++year) {
    std::vector<Source>& limits = grant_limits_.emplace_back();
    for (const GrantModel& grant : model.grants) limits.push_back(book.source(grant.limit, year));
  }
}

void TileSettlement::pay_lines(int year, const TileCharges& charges, const double* made, TileAccounts& accounts) const {
  std::vector<TileBudgetYear>& budgets = at(accounts.budgets, year);
  const std::vector<Source>& limits = at(grant_limits_, year);
  for (std::size_t i = 0; i < limits.size(); ++i) accounts.grants_left[i] = limits[i].read(made);
  for (const TileLineCharges& line : charges.lines) {
    if (line.pool >= 0) {
      at(at(accounts.pools, year), line.pool).spend += at(line.cost, year);
    } else if (line.grants.empty()) {
      pay(line.parts, year, budgets);
    } else {
      pay_after_grants(line, year, accounts.grants_left, budgets);
    }
  }
}

void TileSettlement::settle(const TileCharges& charges, const double* made, TileAccounts& accounts) const {
  accounts = nothing_;
  for (int year = 0; year < static_cast<int>(accounts.budgets.size()); ++year) {
    pay_lines(year, charges, made, accounts);
    pools_.close(year, made, accounts);
    budgets_.close(year, made, accounts);
  }
}

}  // namespace sendcast
