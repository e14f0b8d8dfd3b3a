#include <cmath>
#include <memory>

#include "funding/at.h"
#include "tests/funding/tile_deal.h"

namespace sendcast {
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
  find(deal).recipe = recipe_of(drafts);
}

template <typename Find>
void draw_constant(Deal& deal, const ByLane<Deal>& draws, Find find) {
  Drafts drafts;
  for (const Deal& draw : draws) drafts.push_back({{find(draw).central}});
  find(deal).recipe = recipe_of(drafts);
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
  const auto find = [=](auto& of) -> decltype(auto) { return (of.model.rules[rule].ladders[ladder].bands[band]); };
  Drafts shares;
  for (const Deal& draw : draws) {
    auto& of_draw = shares.emplace_back();
    for (Eigen::Index pot = 0; pot < find(draw).shares.rows(); ++pot) {
      of_draw.push_back(course_of(find(draw).shares.transpose(), pot));
    }
  }
  deal.model.rules[rule].ladders[ladder].bands[band].drawn_shares = recipe_of(shares);
  if (std::isinf(find(deal).up_to.front())) return;
  draw_course(deal, draws, [=](auto& of) -> decltype(auto) { return (find(of).up_to); });
}

void draw_pot(Deal& deal, const ByLane<Deal>& draws, std::size_t p) {
  const auto find = [=](auto& of) -> decltype(auto) { return (of.model.pots[p]); };
  draw_course(deal, draws, [=](auto& of) -> decltype(auto) { return (find(of).income); });
  draw_course(deal, draws, [=](auto& of) -> decltype(auto) { return (find(of).interest); });
  draw_constant(deal, draws, [=](auto& of) -> decltype(auto) { return (find(of).opening_balance); });
  for (std::size_t i = 0; i < find(deal).one_offs.size(); ++i) {
    draw_constant(deal, draws, [=](auto& of) -> decltype(auto) { return (find(of).one_offs[i].amount); });
  }
}

void draw_pool(Deal& deal, const ByLane<Deal>& draws, std::size_t p) {
  const auto find = [=](auto& of) -> decltype(auto) { return (of.model.pools[p]); };
  for (auto shares : {&PoolModel::contributions, &PoolModel::overspend, &PoolModel::beyond_cap}) {
    for (std::size_t i = 0; i < (find(deal).*shares).size(); ++i) {
      draw_course(deal, draws, [=](auto& of) -> decltype(auto) { return ((find(of).*shares)[i].amount); });
    }
  }
  draw_course(deal, draws, [=](auto& of) -> decltype(auto) { return (find(of).cap); });
  draw_constant(deal, draws, [=](auto& of) -> decltype(auto) { return (find(of).opening_reserve); });
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
    draw_course(deal, draws, [=](auto& of) -> decltype(auto) { return (of.model.grants[grant].limit); });
  }
  for (std::size_t pot = 0; pot < deal.model.pots.size(); ++pot) draw_pot(deal, draws, pot);
  for (std::size_t pool = 0; pool < deal.model.pools.size(); ++pool) draw_pool(deal, draws, pool);
  return deal;
}

}  // namespace sendcast
