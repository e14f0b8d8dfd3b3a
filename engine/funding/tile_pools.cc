#include "funding/tile_pools.h"

#include <cstddef>
#include <utility>

#include "funding/at.h"

namespace sendcast {

/// Works beforehand who pays a pool, and where it is read from.
class TilePools::Plan {
 public:
  Plan(const FundingModel& model, RecipeBook& book) : model_(model), book_(book) {}

  PoolYear pool_year(const PoolModel& pool, int year) {
    const int last = months_of(model_, year).last;
    PoolYear planned;
    planned.contributions = contributions_of(pool, year);
    planned.contributions_at_end = planned.contributions;
    for (Due& due : planned.contributions_at_end) due.pot = payer_in(model_, due.pot, last);
    planned.overspend = shares_of(pool.overspend, last);
    planned.beyond_cap = shares_of(pool.beyond_cap, last);
    planned.cap = book_.source(pool.cap, year);
    planned.carries_underspend = pool.carries_underspend;
    return planned;
  }

 private:
  /// Every month's twelfth from the partner or by then its successor; of pots that are due something in some month.
  std::vector<Due> contributions_of(const PoolModel& pool, int year) {
    std::vector<std::vector<Source>> year_rates(model_.pots.size());
    const MonthSpan months = months_of(model_, year);
    for (int month = months.first; month <= months.last; ++month) {
      for (const PoolShare& partner : pool.contributions) {
        at(year_rates, payer_in(model_, partner.pot, month)).push_back(book_.source(partner.amount, month));
      }
    }
    std::vector<Due> contributions;
    for (int pot = 0; pot < static_cast<int>(year_rates.size()); ++pot) {
      if (!at(year_rates, pot).empty()) contributions.push_back({pot, TileSum(std::move(at(year_rates, pot)), 12)});
    }
    return contributions;
  }

  /// Given shares as they stand when the year is closed, borne by whoever has succeeded by then.
  std::vector<Due> shares_of(const std::vector<PoolShare>& given, int last_month) {
    std::vector<Due> shares;
    for (const PoolShare& share : given) {
      shares.push_back({payer_in(model_, share.pot, last_month), TileSum({book_.source(share.amount, last_month)})});
    }
    return shares;
  }

  const FundingModel& model_;
  RecipeBook& book_;
};

TilePools::TilePools(const FundingModel& model, RecipeBook& book) {
  Plan plan(model, book);
  for (const PoolModel& pool : model.pools) opening_reserves_.push_back(book.source(pool.opening_reserve));
  for (int year = 0; year < model.calendar.years(); ++year) {
    std::vector<PoolYear>& pools = years_.emplace_back();
    for (const PoolModel& pool : model.pools) pools.push_back(plan.pool_year(pool, year));
  }
}

Lanes TilePools::total(const std::vector<Due>& dues, const double* made) {
  Lanes sum = Lanes::Zero();
  for (const Due& due : dues) sum += due.amount.read(made);
  return sum;
}

/// Adds to what pots pay their parts of an amount, by weights. What it returns has found somebody: all, or nothing
/// where there is nobody.
Lanes TilePools::divide(const Lanes& amount, const std::vector<Due>& weights, const double* made,
                        std::vector<TileBudgetYear>& budgets) {
  const Lanes nothing = Lanes::Zero();
  const Lanes sum = total(weights, made);
  for (const Due& due : weights) {
    at(budgets, due.pot).paid += (sum != 0).select(amount * due.amount.read(made) / sum, nothing);
  }
  return (sum != 0).select(amount, nothing);
}

void TilePools::close(const PoolYear& pool, const Lanes& brought_forward, const double* made, TilePoolYear& account,
                      std::vector<TileBudgetYear>& budgets) {
  for (const Due& due : pool.contributions) at(budgets, due.pot).paid += due.amount.read(made);
  account.contributions = total(pool.contributions, made);
  const Lanes balance = account.contributions + brought_forward - account.spend;
  const Lanes overspend = (-balance).max(0);
  const Lanes cap = pool.cap.read(made);
  const Lanes capped = (cap * account.contributions).min(overspend);
  const Lanes within = cap.isInf().select(overspend, capped);
  const std::vector<Due>& shares = pool.overspend.empty() ? pool.contributions_at_end : pool.overspend;
  const std::vector<Due>& shares_beyond = pool.beyond_cap.empty() ? shares : pool.beyond_cap;
  account.carried_forward =
      balance + divide(within, shares, made, budgets) + divide(overspend - within, shares_beyond, made, budgets);
  if (pool.carries_underspend) return;
  const Lanes returned = -Lanes(balance.max(0));
  const Lanes by_contributions = divide(returned, pool.contributions_at_end, made, budgets);
  const Lanes by_given_shares = divide(returned - by_contributions, pool.overspend, made, budgets);
  account.carried_forward += by_contributions + by_given_shares;
}

void TilePools::close(int year, const double* made, TileAccounts& accounts) const {
  for (std::size_t i = 0; i < opening_reserves_.size(); ++i) {
    const Lanes brought_forward =
        year == 0 ? opening_reserves_[i].read(made) : at(accounts.pools, year - 1)[i].carried_forward;
    close(at(years_, year)[i], brought_forward, made, at(accounts.pools, year)[i], at(accounts.budgets, year));
  }
}

}  // namespace sendcast
