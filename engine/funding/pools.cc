#include "funding/pools.h"

#include <algorithm>
#include <cmath>

#include "funding/at.h"
#include "funding/pence.h"

namespace sendcast {
namespace {

/// A pool and the year in which it is closed.
struct Closing {
  const FundingModel& model;
  const PoolModel& pool;
  int year;
  int last_month;
};

/// Each pot's contributions of the year: every month's twelfth from the partner or by then its successor.
std::vector<Pence> contributions_of(const Closing& closing) {
  std::vector<double> year_rates(closing.model.pots.size(), 0.0);
  for (int month = months_of(closing.model, closing.year).first; month <= closing.last_month; ++month) {
    for (const PoolShare& partner : closing.pool.contributions) {
      at(year_rates, payer_in(closing.model, partner.pot, month)) += at(partner.amount, month);
    }
  }
  std::vector<Pence> contributions;
  for (const double rates : year_rates) contributions.push_back(to_pence(rates / 12));
  return contributions;
}

Pence total(const std::vector<Pence>& amounts) {
  Pence sum = 0;
  for (const Pence amount : amounts) sum += amount;
  return sum;
}

/// By pot: the given shares as they stand when the year is closed, borne by whoever has succeeded by then.
std::vector<double> weights_given(const Closing& closing, const std::vector<PoolShare>& shares) {
  std::vector<double> weights(closing.model.pots.size(), 0.0);
  for (const PoolShare& share : shares) {
    at(weights, payer_in(closing.model, share.pot, closing.last_month)) += at(share.amount, closing.last_month);
  }
  return weights;
}

/// By pot: the year's contributions, a partner's and its successor's together.
std::vector<double> weights_of(const Closing& closing, const std::vector<Pence>& contributions) {
  std::vector<double> weights(closing.model.pots.size(), 0.0);
  for (int pot = 0; pot < static_cast<int>(contributions.size()); ++pot) {
    at(weights, payer_in(closing.model, pot, closing.last_month)) += in_pounds(at(contributions, pot));
  }
  return weights;
}

/// The part of an overspend that is within the cap.
Pence within_cap(const Closing& closing, Pence overspend, Pence contributions) {
  const double cap = at(closing.pool.cap, closing.year);
  if (std::isinf(cap)) return overspend;
  return std::clamp(to_pence(cap * in_pounds(contributions)), Pence{0}, overspend);
}

/// Divides an amount by weights over the pots' payments. What it returns has found somebody: all, or nothing where
/// there is nobody.
Pence divide(Pence amount, const std::vector<double>& weights, Pence PoolPayment::*entry,
             std::vector<PoolPayment>& by_pot) {
  if (std::all_of(weights.begin(), weights.end(), [](double weight) { return weight == 0; })) return 0;
  int pot = 0;
  for (const Pence part : share_out(amount, weights)) at(by_pot, pot++).*entry += part;
  return amount;
}

Pence share_overspend(const Closing& closing, Pence overspend, const std::vector<Pence>& contributions,
                      std::vector<PoolPayment>& by_pot) {
  const PoolModel& pool = closing.pool;
  const std::vector<double> shares =
      pool.overspend.empty() ? weights_of(closing, contributions) : weights_given(closing, pool.overspend);
  const std::vector<double> shares_beyond = pool.beyond_cap.empty() ? shares : weights_given(closing, pool.beyond_cap);
  const Pence within = within_cap(closing, overspend, total(contributions));
  return divide(within, shares, &PoolPayment::overspend_share, by_pot) +
         divide(overspend - within, shares_beyond, &PoolPayment::overspend_share, by_pot);
}

Pence return_underspend(const Closing& closing, Pence underspend, const std::vector<Pence>& contributions,
                        std::vector<PoolPayment>& by_pot) {
  const std::vector<double> weights =
      total(contributions) == 0 ? weights_given(closing, closing.pool.overspend) : weights_of(closing, contributions);
  return divide(underspend, weights, &PoolPayment::returned, by_pot);
}

/// Closes one pool's year, of which `account` knows the spend and the reserve brought forward.
void close_year(const Closing& closing, PoolYear& account, std::vector<PoolPayment>& by_pot) {
  const std::vector<Pence> contributions = contributions_of(closing);
  for (PoolPayment& payment : by_pot) payment.contribution = at(contributions, payment.pot);
  account.contributions = total(contributions);
  const Pence overspend = account.spend - account.contributions - account.brought_forward;
  if (overspend > 0) {
    account.overspend_shared = share_overspend(closing, overspend, contributions, by_pot);
  } else if (!closing.pool.carries_underspend) {
    account.returned = return_underspend(closing, -overspend, contributions, by_pot);
  }
  account.carried_forward = account.overspend_shared - account.returned - overspend;
}

std::vector<std::vector<PoolYear>> open_years(const FundingModel& model, const std::vector<Payment>& ledger) {
  const std::vector<PoolYear> empty_year(model.pools.size());
  std::vector<std::vector<PoolYear>> years(static_cast<std::size_t>(model.calendar.years()), empty_year);
  for (const Payment& payment : ledger) {
    if (payment.pool >= 0) at(at(years, payment.year), payment.pool).spend += payment.paid;
  }
  return years;
}

std::vector<PoolPayment> no_payments(const FundingModel& model, int year, int pool) {
  std::vector<PoolPayment> by_pot;
  for (int pot = 0; pot < static_cast<int>(model.pots.size()); ++pot) by_pot.push_back({year, pool, pot, 0, 0, 0});
  return by_pot;
}

bool is_empty(const PoolPayment& payment) {
  return payment.contribution == 0 && payment.overspend_share == 0 && payment.returned == 0;
}

}  // namespace

PoolAccounts settle_pools(const FundingModel& model, const std::vector<Payment>& ledger) {
  PoolAccounts accounts{open_years(model, ledger), {}};
  for (int year = 0; year < model.calendar.years(); ++year) {
    for (int p = 0; p < static_cast<int>(model.pools.size()); ++p) {
      const Closing closing{model, at(model.pools, p), year, months_of(model, year).last};
      PoolYear& account = at(at(accounts.years, year), p);
      account.brought_forward =
          year == 0 ? to_pence(closing.pool.opening_reserve) : at(at(accounts.years, year - 1), p).carried_forward;
      std::vector<PoolPayment> by_pot = no_payments(model, year, p);
      close_year(closing, account, by_pot);
      for (const PoolPayment& payment : by_pot) {
        if (!is_empty(payment)) accounts.payments.push_back(payment);
      }
    }
  }
  return accounts;
}

}  // namespace sendcast
