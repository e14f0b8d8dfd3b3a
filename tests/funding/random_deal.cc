#include "tests/funding/random_deal.h"

#include <cstddef>
#include <random>
#include <utility>

#include "tests/funding/builders.h"

namespace sendcast {
namespace {

/// Never thrown twice in one expression whose order the compiler may choose, so that a seed is the same deal
/// everywhere.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}

  double share() { return static_cast<double>(engine_() >> 11) * 0x1p-53; }
  double between(double low, double high) { return low + (high - low) * share(); }
  int whole(int low, int high) { return low + static_cast<int>(share() * (high - low + 1)); }
  bool happens(double probability) { return share() < probability; }

 private:
  std::mt19937_64 engine_;
};

/// Shares that sum to 1, some of them 0, some of them equal so that remainders tie.
std::vector<double> random_shares(Dice& dice, int pots) {
  std::vector<double> weights;
  double sum = 0;
  for (int p = 0; p < pots; ++p) {
    weights.push_back(p == 0 || dice.happens(0.7) ? dice.whole(1, 3) : 0);
    sum += weights.back();
  }
  for (double& weight : weights) weight /= sum;
  return weights;
}

std::vector<PoolShare> as_pool_shares(const FundingModel& model, const std::vector<double>& shares) {
  std::vector<PoolShare> pool_shares;
  for (std::size_t p = 0; p < shares.size(); ++p) {
    if (shares[p] > 0) pool_shares.push_back(share_of(model, static_cast<int>(p), shares[p]));
  }
  return pool_shares;
}

FundingModel random_pots(Dice& dice) {
  const int count = dice.whole(1, 6);
  const Month start = month_of(2020, dice.whole(1, 12));
  const int months = dice.whole(1, 60);
  FundingModel model = funding_of(start, months, count);
  for (int p = 0; p < count; ++p) {
    PotModel& pot = pot_of(model, p);
    for (double& income : pot.income) income = dice.between(-1e5, 3e6);
    for (double& rate : pot.interest) rate = dice.between(0, 0.08);
    pot.carries = dice.happens(0.6);
    pot.opening_balance = dice.between(-2e6, 2e6);
    if (dice.happens(0.3)) pot.interest_paid_by = dice.whole(0, count - 1);
    for (int year = 0; year < model.calendar.years(); ++year) {
      if (dice.happens(0.2)) pot.one_offs.push_back({year, dice.between(-1e5, 1e5), false, -1});
      if (dice.happens(0.2)) pot.one_offs.push_back({year, dice.between(-1, 1), true, dice.whole(-1, year - 1)});
    }
    if (p + 1 == count) continue;  // a successor, or the pot that meets a deficit, is closed later
    pot.succeeded_from = dice.whole(-5, months + 5);
    if (dice.happens(0.3)) pot.successor = dice.whole(p + 1, count - 1);
    if (dice.happens(0.3)) pot.deficit_met_by = dice.whole(p + 1, count - 1);
    pot.deficit_met_from = dice.whole(-1, 3);
  }
  return model;
}

Ladder random_ladder(Dice& dice, const FundingModel& model) {
  const int pots = static_cast<int>(model.pots.size());
  Ladder ladder;
  const int bands = dice.whole(1, 3);
  for (int b = 1; b <= bands; ++b) {
    ladder.bands.push_back(band_of(model, b == bands ? no_bound : b * dice.between(10'000, 15'000), {}));
    Band& band = ladder.bands.back();
    band.shares.resize(pots, model.calendar.months);
    std::vector<double> shares = random_shares(dice, pots);
    for (int month = 0; month < model.calendar.months; ++month) {
      if (dice.happens(0.05)) shares = random_shares(dice, pots);
      for (int p = 0; p < pots; ++p) band.shares(p, month) = shares[static_cast<std::size_t>(p)];
    }
  }
  return ladder;
}

PoolModel random_pool(Dice& dice, const FundingModel& model) {
  const int pots = static_cast<int>(model.pots.size());
  PoolModel pool = pool_of(model, {});
  for (const PoolShare& share : as_pool_shares(model, random_shares(dice, pots))) {
    pool.contributions.push_back(share_of(model, share.pot, share.amount[0] * dice.between(1, 2e6)));
  }
  const bool contributes = dice.happens(0.9);
  if (!contributes) pool.contributions.clear();
  if (!contributes || dice.happens(0.5)) pool.overspend = as_pool_shares(model, random_shares(dice, pots));
  if (dice.happens(0.5)) pool.beyond_cap = as_pool_shares(model, random_shares(dice, pots));
  for (double& cap : pool.cap) cap = dice.happens(0.3) ? no_bound : dice.between(0, 0.3);
  pool.carries_underspend = dice.happens(0.5);
  pool.opening_reserve = dice.happens(0.5) ? 0 : dice.between(0, 1e6);
  return pool;
}

LineModel random_line(Dice& dice, const FundingModel& model) {
  const int cells = dice.whole(1, 6);
  Eigen::ArrayXXd prices(model.calendar.years(), cells);
  for (double& price : prices.reshaped()) price = dice.happens(0.1) ? 0 : dice.between(-5'000, 45'000);
  LineModel line = line_of(model, prices, dice.whole(0, static_cast<int>(model.rules.size()) - 1));
  const auto ladders = model.rules[static_cast<std::size_t>(line.rule)].ladders.size();
  for (int& row : line.ladder_row) row = dice.whole(0, static_cast<int>(ladders) - 1);
  for (int grant = 0; grant < static_cast<int>(model.grants.size()); ++grant) {
    if (dice.happens(0.3)) line.grants.push_back(grant);
  }
  if (dice.happens(0.4)) line.pool = dice.whole(0, static_cast<int>(model.pools.size()) - 1);
  return line;
}

std::vector<std::vector<double>> random_quantities(Dice& dice, int months, std::size_t cells) {
  std::vector<std::vector<double>> quantities(static_cast<std::size_t>(months), std::vector<double>(cells));
  const bool round = dice.happens(0.3);
  for (auto& of_month : quantities) {
    for (double& quantity : of_month) quantity = round ? dice.whole(0, 5) / 12.0 : dice.between(0, 5);
  }
  return quantities;
}

}  // namespace

RandomDeal::RandomDeal(std::uint64_t seed) {
  Dice dice(seed);
  model = random_pots(dice);
  for (int rule = dice.whole(1, 4); rule > 0; --rule) {
    model.rules.emplace_back();
    for (int ladder = dice.whole(1, 3); ladder > 0; --ladder) {
      model.rules.back().ladders.push_back(random_ladder(dice, model));
    }
  }
  for (int grant = dice.whole(0, 3); grant > 0; --grant) {
    GrantModel& pays_first = model.grants.emplace_back();
    pays_first.pot = dice.whole(0, static_cast<int>(model.pots.size()) - 1);
    for (int year = 0; year < model.calendar.years(); ++year) pays_first.limit.push_back(dice.between(0, 2e5));
  }
  for (int pool = dice.whole(1, 3); pool > 0; --pool) model.pools.push_back(random_pool(dice, model));
  for (int line = dice.whole(1, 8); line > 0; --line) {
    lines.push_back(random_line(dice, model));
    quantities.push_back(random_quantities(dice, model.calendar.months, lines.back().cells.size()));
  }
}

std::vector<LineCharges> RandomDeal::charges() const {
  std::vector<LineCharges> all = open_charges(model, lines);
  for (int month = 0; month < model.calendar.months; ++month) {
    for (std::size_t line = 0; line < lines.size(); ++line) {
      charge(model, lines[line], quantities[line][static_cast<std::size_t>(month)], month, all[line]);
    }
  }
  return all;
}

}  // namespace sendcast
