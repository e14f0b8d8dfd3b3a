#include <cmath>
#include <random>
#include <utility>

#include "tests/funding/random_deal.h"
#include "tests/funding/tile_deal.h"

namespace sendcast {
namespace {

/// Thrown once in an expression, so that a seed is the same everywhere.
class Numbers {
 public:
  explicit Numbers(std::uint64_t seed) : engine_(seed) {}
  double between(double low, double high) {
    return low + (high - low) * (static_cast<double>(engine_() >> 11) * 0x1p-53);
  }
  int whole(int low, int high) { return static_cast<int>(std::floor(between(low, high + 1))); }
  bool happens(double probability) { return between(0, 1) < probability; }

 private:
  std::mt19937_64 engine_;
};

}  // namespace

Deal random_deal_with_uptake(std::uint64_t seed) {
  RandomDeal random(seed);
  Numbers numbers(seed);
  Deal deal{std::move(random.model), std::move(random.lines)};
  const int months = deal.model.calendar.months;
  for (LineModel& line : deal.lines) {
    for (int& row : line.price_row) row /= 2;
    line.uptake.resize(numbers.happens(0.5) ? 1 : months, 2);
    double level = 1;
    for (Eigen::Index month = 0; month < line.uptake.rows(); ++month) {
      if (numbers.happens(0.1)) level = numbers.between(0, 1);
      line.uptake(month, 0) = level;
      line.uptake(month, 1) = 1 - level / 2;
    }
    for (int& row : line.uptake_row) row = numbers.whole(0, 1);
    line.priced_per_year = numbers.happens(0.7);
    if (numbers.happens(0.3)) line.first_month = numbers.whole(0, months);
    if (numbers.happens(0.3)) line.last_month = numbers.whole(-1, months - 1);
  }
  return deal;
}

Counts random_counts(std::uint64_t seed, const Deal& deal) {
  Numbers numbers(seed);
  Counts counts;
  for (const LineModel& line : deal.lines) {
    std::vector<std::vector<double>>& of_line = counts.emplace_back();
    for (int month = 0; month < deal.model.calendar.months; ++month) {
      of_line.emplace_back(line.cells.size());
      for (double& count : of_line.back()) count = numbers.happens(0.2) ? 0 : numbers.between(0, 5);
    }
  }
  return counts;
}

namespace {

void scale(std::vector<double>& values, double factor) {
  for (double& value : values) value *= factor;
}

void change_shares(Band& band, Numbers& numbers) {
  for (Eigen::Index pot = 0; pot < band.shares.rows(); ++pot) band.shares.row(pot) *= numbers.between(0.1, 2);
  band.shares.rowwise() /= band.shares.colwise().sum().eval();
}

void change_pool(PoolModel& pool, Numbers& numbers) {
  for (auto* shares : {&pool.contributions, &pool.overspend, &pool.beyond_cap}) {
    for (PoolShare& share : *shares) scale(share.amount, numbers.between(0.1, 2));
  }
  scale(pool.cap, numbers.between(0, 2));
  pool.opening_reserve = pool.opening_reserve * numbers.between(0, 2);
  if (numbers.happens(0.2) && !pool.overspend.empty()) {
    for (PoolShare& partner : pool.contributions) scale(partner.amount, 0);
  }
}

void change_pot(PotModel& pot, Numbers& numbers) {
  scale(pot.income, numbers.between(-0.5, 2));
  scale(pot.interest, numbers.between(0, 2));
  pot.opening_balance = pot.opening_balance * numbers.between(-1, 2);
  for (OneOffModel& one_off : pot.one_offs) one_off.amount = one_off.amount * numbers.between(0, 1);
}

}  // namespace

Deal changed_at_random(const Deal& deal, std::uint64_t seed) {
  Numbers numbers(seed);
  Deal changed = deal;
  for (RuleModel& rule : changed.model.rules) {
    for (Ladder& ladder : rule.ladders) {
      for (Band& band : ladder.bands) {
        scale(band.up_to, numbers.between(0.2, 2));
        change_shares(band, numbers);
      }
    }
  }
  for (GrantModel& grant : changed.model.grants) scale(grant.limit, numbers.between(0, 2));
  for (PotModel& pot : changed.model.pots) change_pot(pot, numbers);
  for (PoolModel& pool : changed.model.pools) change_pool(pool, numbers);
  for (LineModel& line : changed.lines) {
    for (double& price : line.price.reshaped()) price *= numbers.between(-0.2, 1.5);
    for (double& uptake : line.uptake.reshaped()) uptake *= numbers.between(0, 1);
  }
  return changed;
}

}  // namespace sendcast
