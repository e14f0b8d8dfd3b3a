#include "tests/funding/tile_deal.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <random>
#include <tuple>

#include "funding/at.h"
#include "funding/charge.h"
#include "funding/settle.h"
#include "funding/tile_pricing.h"
#include "funding/tile_settlement.h"
#include "tests/funding/random_deal.h"

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

bool runs(const LineModel& line, int month) { return line.first_month <= month && month <= line.last_month; }

double uptake_of(const LineModel& line, int month, std::size_t cell) {
  return line.uptake(line.uptake.rows() == 1 ? 0 : month, line.uptake_row[cell]);
}

/// A line's classes, and each counted cell's sum.
std::vector<LineClass> classes_of(const LineModel& line, int& sums, std::vector<int>& sum_of_cell) {
  std::vector<LineClass> classes;
  std::map<std::tuple<int, int, int>, int> known;
  for (std::size_t cell = 0; cell < line.cells.size(); ++cell) {
    const int ladder = line.pool >= 0 ? -1 : line.ladder_row[cell];
    const auto [entry, is_new] = known.emplace(std::tuple(line.price_row[cell], line.uptake_row[cell], ladder), sums);
    if (is_new) classes.push_back({line.price_row[cell], line.uptake_row[cell], ladder, sums++});
    sum_of_cell.push_back(entry->second);
  }
  return classes;
}

std::vector<double> sums_in(const StillMonths& months, const ByLane<Counts>& counts,
                            const std::vector<std::vector<int>>& sum_of_cell, int sums) {
  std::vector<double> summed(static_cast<std::size_t>(sums) * tile_width, 0.0);
  for (std::size_t lane = 0; lane < tile_width; ++lane) {
    for (std::size_t line = 0; line < sum_of_cell.size(); ++line) {
      for (int month = months.first; month <= months.last; ++month) {
        const std::vector<double>& of_month = at(counts[lane][line], month);
        for (std::size_t cell = 0; cell < of_month.size(); ++cell) {
          summed[static_cast<std::size_t>(sum_of_cell[line][cell]) * tile_width + lane] += of_month[cell];
        }
      }
    }
  }
  return summed;
}

/// Bounds below the ones before raised to these, as only a draw needs.
FundingModel with_bounds_in_order(FundingModel model) {
  for (RuleModel& rule : model.rules) {
    for (Ladder& ladder : rule.ladders) {
      for (std::size_t band = 1; band < ladder.bands.size(); ++band) {
        for (std::size_t year = 0; year < ladder.bands[band].up_to.size(); ++year) {
          double& bound = ladder.bands[band].up_to[year];
          bound = std::max(bound, ladder.bands[band - 1].up_to[year]);
        }
      }
    }
  }
  return model;
}

}  // namespace

Accounts central_accounts(const Deal& deal, const Counts& counts) {
  const FundingModel model = with_bounds_in_order(deal.model);
  std::vector<LineCharges> charges = open_charges(model, deal.lines);
  for (int month = 0; month < deal.model.calendar.months; ++month) {
    for (std::size_t i = 0; i < deal.lines.size(); ++i) {
      const LineModel& line = deal.lines[i];
      std::vector<double> quantities = at(counts[i], month);
      for (std::size_t cell = 0; cell < quantities.size(); ++cell) {
        quantities[cell] *= runs(line, month) ? uptake_of(line, month, cell) / (line.priced_per_year ? 12 : 1) : 0;
      }
      charge(model, line, quantities, month, charges[i]);
    }
  }
  return settle(model, charges);
}

TileMoney tile_money(const Deal& deal, const ByLane<Counts>& counts, const ByLane<double>& draws,
                     const std::vector<StillMonths>& stretches) {
  int sums = 0;
  std::vector<std::vector<LineClass>> classes;
  std::vector<std::vector<int>> sum_of_cell;
  for (const LineModel& line : deal.lines) classes.push_back(classes_of(line, sums, sum_of_cell.emplace_back()));
  RecipeBook book;
  const TilePricing pricing(deal.model, deal.lines, classes, stretches, book);
  const TileSettlement settlement(deal.model, book);
  std::vector<double> made(book.size());
  Drawn drawn[tile_width];
  for (std::size_t lane = 0; lane < tile_width; ++lane) drawn[lane].numbers = &draws[lane];
  book.make(drawn, made.data());

  TileMoney money;
  for (int round = 0; round < 2; ++round) {  // the second finds what the first has left behind
    pricing.open(money.charges);
    for (std::size_t i = 0; i < stretches.size(); ++i) {
      const std::vector<double> counted = sums_in(stretches[i], counts, sum_of_cell, sums);
      pricing.charge(static_cast<int>(i), counted.data(), made.data(), money.charges);
    }
    settlement.settle(money.charges, made.data(), money.accounts);
  }
  return money;
}

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

namespace {

/// Of one thing in every draw: [draw][component][point].
using Drafts = std::vector<std::vector<std::vector<double>>>;

std::vector<int> changes_of(const Drafts& drafts) {
  std::vector<int> changes;
  for (std::size_t point = 0; point < drafts.front().front().size(); ++point) {
    bool differs = point == 0;
    for (const auto& draft : drafts) {
      for (const auto& course : draft) differs = differs || course[point] != course[point - 1];
    }
    if (differs) changes.push_back(static_cast<int>(point));
  }
  return changes;
}

std::shared_ptr<const Recipe> recipe_of(const Drafts& drafts) {
  const auto evaluate = [drafts](Drawn drawn, int point, double* values) {
    const auto draw = static_cast<std::size_t>(*drawn.numbers);
    for (const std::vector<double>& course : drafts[draw]) *values++ = at(course, point);
  };
  return std::make_shared<const Recipe>(Recipe{static_cast<int>(drafts.front().size()), changes_of(drafts), evaluate});
}

std::vector<double> course_of(const Eigen::ArrayXXd& rows, Eigen::Index row) {
  const Eigen::ArrayXd column = rows.col(row);
  return {column.begin(), column.end()};
}

/// Makes what `find` finds in every draw's deal uncertain in `deal`.
template <typename Find>
void draw_course(Deal& deal, const ByLane<Deal>& draws, Find find) {
  Drafts drafts;
  for (const Deal& draw : draws) drafts.push_back({find(draw)});
  const_cast<Course&>(find(deal)).recipe = recipe_of(drafts);
}

template <typename Find>
void draw_constant(Deal& deal, const ByLane<Deal>& draws, Find find) {
  Drafts drafts;
  for (const Deal& draw : draws) drafts.push_back({{find(draw).central}});
  const_cast<Constant&>(find(deal)).recipe = recipe_of(drafts);
}

void draw_line(Deal& deal, const ByLane<Deal>& draws, std::size_t i) {
  LineModel& line = deal.lines[i];
  for (int row = 0; row < static_cast<int>(line.price.cols()); ++row) {
    Drafts prices;
    for (const Deal& draw : draws) prices.push_back({course_of(draw.lines[i].price, row)});
    line.uncertain_price.push_back({row, 0, recipe_of(prices)});
  }
  for (int row = 0; row < static_cast<int>(line.uptake.cols()); ++row) {
    Drafts uptakes;
    for (const Deal& draw : draws) uptakes.push_back({course_of(draw.lines[i].uptake, row)});
    line.uncertain_uptake.push_back({row, 0, recipe_of(uptakes)});
  }
}

void draw_band(Deal& deal, const ByLane<Deal>& draws, std::size_t rule, std::size_t ladder, std::size_t band) {
  const auto find = [=](const Deal& of) -> const Band& { return of.model.rules[rule].ladders[ladder].bands[band]; };
  Drafts shares;
  for (const Deal& draw : draws) {
    auto& of_draw = shares.emplace_back();
    for (Eigen::Index pot = 0; pot < find(draw).shares.rows(); ++pot) {
      of_draw.push_back(course_of(find(draw).shares.transpose(), pot));
    }
  }
  deal.model.rules[rule].ladders[ladder].bands[band].drawn_shares = recipe_of(shares);
  if (std::isinf(find(deal).up_to.front())) return;
  draw_course(deal, draws, [=](const Deal& of) -> const Course& { return find(of).up_to; });
}

void draw_pot(Deal& deal, const ByLane<Deal>& draws, std::size_t p) {
  const auto find = [=](const Deal& of) -> const PotModel& { return of.model.pots[p]; };
  draw_course(deal, draws, [=](const Deal& of) -> const Course& { return find(of).income; });
  draw_course(deal, draws, [=](const Deal& of) -> const Course& { return find(of).interest; });
  draw_constant(deal, draws, [=](const Deal& of) -> const Constant& { return find(of).opening_balance; });
  for (std::size_t i = 0; i < find(deal).one_offs.size(); ++i) {
    draw_constant(deal, draws, [=](const Deal& of) -> const Constant& { return find(of).one_offs[i].amount; });
  }
}

void draw_pool(Deal& deal, const ByLane<Deal>& draws, std::size_t p) {
  const auto find = [=](const Deal& of) -> const PoolModel& { return of.model.pools[p]; };
  for (auto shares : {&PoolModel::contributions, &PoolModel::overspend, &PoolModel::beyond_cap}) {
    for (std::size_t i = 0; i < (find(deal).*shares).size(); ++i) {
      draw_course(deal, draws, [=](const Deal& of) -> const Course& { return (find(of).*shares)[i].amount; });
    }
  }
  draw_course(deal, draws, [=](const Deal& of) -> const Course& { return find(of).cap; });
  draw_constant(deal, draws, [=](const Deal& of) -> const Constant& { return find(of).opening_reserve; });
}

}  // namespace

Deal uncertain_deal(const ByLane<Deal>& draws) {
  Deal deal = draws.front();
  for (std::size_t i = 0; i < deal.lines.size(); ++i) draw_line(deal, draws, i);
  for (std::size_t rule = 0; rule < deal.model.rules.size(); ++rule) {
    for (std::size_t ladder = 0; ladder < deal.model.rules[rule].ladders.size(); ++ladder) {
      const std::size_t bands = deal.model.rules[rule].ladders[ladder].bands.size();
      for (std::size_t band = 0; band < bands; ++band) draw_band(deal, draws, rule, ladder, band);
    }
  }
  for (std::size_t grant = 0; grant < deal.model.grants.size(); ++grant) {
    draw_course(deal, draws, [=](const Deal& of) -> const Course& { return of.model.grants[grant].limit; });
  }
  for (std::size_t pot = 0; pot < deal.model.pots.size(); ++pot) draw_pot(deal, draws, pot);
  for (std::size_t pool = 0; pool < deal.model.pools.size(); ++pool) draw_pool(deal, draws, pool);
  return deal;
}

}  // namespace sendcast
