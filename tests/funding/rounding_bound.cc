#include "tests/funding/rounding_bound.h"

#include <algorithm>
#include <cmath>

#include "funding/at.h"
#include "funding/pence.h"

namespace sendcast {
namespace {

constexpr double penny = 0.01;
constexpr double half = penny / 2;          // an amount that is rounded by itself; a part of a whole may be a penny off
constexpr double of_double_numbers = 1e-5;  // and of settling a tie to a ten-thousandth of a penny

double sum_of_magnitudes(const TileParts& parts, int year, int lane) {
  double sum = 0;
  for (std::size_t i = 0; i < parts.pots.size(); ++i) sum += std::abs(parts.in(year)[i][lane]);
  return sum;
}

/// A line's grants have together at most a penny fraction for each grant and line more or less left. What that moves
/// between payers is as much larger as the parts of a cost in which charges and credits cancel are than the cost.
double grants_bound(const Deal& deal, const TileLineCharges& line, int year, int lane) {
  const double cost = std::abs(at(line.cost, year)[lane]);
  if (line.grants.empty() || cost == 0) return 0;
  const auto grants = static_cast<double>(deal.model.grants.size());
  const double left = half * grants * (1 + static_cast<double>(deal.lines.size()));
  double parts = sum_of_magnitudes(line.parts, year, lane);
  for (const TileGrantCharges& grant : line.grants) parts = std::max(parts, sum_of_magnitudes(grant.parts, year, lane));
  return 2 * (grants + 1) * left * std::max(1.0, parts / cost);
}

class Bounding {
 public:
  Bounding(const Deal& deal, const Accounts& accounts, const TileCharges& charges, int lane)
      : deal_(deal),
        accounts_(accounts),
        charges_(charges),
        lane_(lane),
        pots_(static_cast<double>(deal.model.pots.size())) {}

  RoundingBound bound() {
    RoundingBound bound;
    std::vector<double> reserves(deal_.model.pools.size(), half);
    double balances = half * pots_;
    for (int year = 0; year < deal_.model.calendar.years(); ++year) {
      double paid = lines(year) + of_double_numbers;
      for (int pool = 0; pool < static_cast<int>(reserves.size()); ++pool) {
        double& reserve = at(reserves, pool);
        reserve += half * lines_of(pool) + half * pots_ + of_double_numbers;
        paid += half * pots_ + pool_payments(year, pool, reserve);
      }
      balances = std::max(balances, growth(year) * balances + paid + 4 * half * pots_);
      bound.paid.push_back(paid);
      bound.balance.push_back(balances);
      bound.reserves.push_back(reserves);
    }
    return bound;
  }

 private:
  double lines(int year) const {
    double bound = 0;
    for (const TileLineCharges& line : charges_.lines) {
      if (line.pool < 0) bound += penny * pots_ + grants_bound(deal_, line, year, lane_);
    }
    return bound;
  }

  double lines_of(int pool) const {
    double lines = 0;
    for (const TileLineCharges& line : charges_.lines) lines += line.pool == pool ? 1 : 0;
    return lines;
  }

  /// @param over  the most that what is over or left may differ by
  double pool_payments(int year, int pool, double over) const {
    const PoolYear& account = at(at(accounts_.pools, year), pool);
    const double contributions = in_pounds(account.contributions);
    const double cap = at(at(deal_.model.pools, pool).cap, year);
    const double within = std::isinf(cap) ? over : over + cap * half * pots_ + half;
    const double weights = contributions == 0 ? 0 : 2 * half * pots_ / contributions;
    return 2 * within + over + 2 * penny * pots_ + weights * in_pounds(account.overspend_shared + account.returned);
  }

  /// What a difference in the balances so far comes to a year later.
  double growth(int year) const {
    double most = 0;
    for (const PotModel& pot : deal_.model.pots) {
      double of_pot = 1 + at(pot.interest, year);
      for (const OneOffModel& one_off : pot.one_offs) {
        if (one_off.year == year && one_off.is_share) of_pot += std::abs(one_off.amount);
      }
      most = std::max(most, of_pot);
    }
    return most;
  }

  const Deal& deal_;
  const Accounts& accounts_;
  const TileCharges& charges_;
  int lane_;
  double pots_;
};

}  // namespace

RoundingBound rounding_bound(const Deal& deal, const Accounts& accounts, const TileCharges& charges, int lane) {
  return Bounding(deal, accounts, charges, lane).bound();
}

}  // namespace sendcast
