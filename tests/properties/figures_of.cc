#include "tests/properties/figures_of.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

namespace sendcast::properties {
namespace {

/// Where each name stands in the order of the alphabet.
template <class Entries>
std::vector<int> ranks_of(const Entries& entries) {
  std::vector<std::size_t> order(entries.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return entries[a].name < entries[b].name; });
  std::vector<int> ranks(entries.size());
  for (std::size_t i = 0; i < order.size(); ++i) ranks[order[i]] = static_cast<int>(i);
  return ranks;
}

int rank(const std::vector<int>& ranks, int index) { return index < 0 ? -1 : ranks[static_cast<std::size_t>(index)]; }

class Listing {
 public:
  explicit Listing(const Results& results)
      : results_(results),
        areas_(ranks_of(results.catalogue.areas)),
        needs_(ranks_of(results.catalogue.needs)),
        settings_(ranks_of(results.catalogue.settings)),
        teams_(ranks_of(results.catalogue.teams)),
        lines_(ranks_of(results.catalogue.lines)),
        pots_(ranks_of(results.catalogue.pots)),
        pools_(ranks_of(results.catalogue.pools)) {}

  std::vector<Figure> take() {
    for (std::size_t t = 0; t < results_.months.size(); ++t) list_month(static_cast<int>(t), results_.months[t]);
    for (std::size_t y = 0; y < results_.accounts.costs.size(); ++y) list_year(static_cast<int>(y), y);
    list_payments();
    const auto key = [](const Figure& figure) { return std::tuple(figure.what, figure.time, figure.of); };
    std::stable_sort(figures_.begin(), figures_.end(),
                     [&](const Figure& a, const Figure& b) { return key(a) < key(b); });
    return std::move(figures_);
  }

 private:
  void number(std::string_view what, int time, std::array<int, 4> of, double value) {
    figures_.push_back({what, time, of, value, false});
  }
  void money(std::string_view what, int time, std::array<int, 4> of, Pence pence) {
    figures_.push_back({what, time, of, static_cast<double>(pence), true});
  }

  void list_month(int t, const MonthResults& month) {
    for (int area = 0; area < results_.shape.areas; ++area) list_area(t, area, month);
    for (int cell = 0; cell < results_.shape.cells(); ++cell) list_cell(t, cell, month);
    for (const Move& move : month.moves) {
      const std::array<int, 4> of = {rank(areas_, move.area), static_cast<int>(move.kind), rank(settings_, move.from),
                                     rank(settings_, move.to)};
      number("asked to move", t, of, move.asked);
      number("admitted where they asked", t, of, move.admitted);
    }
    for (const PlacesUsed& places : month.places) {
      const std::array<int, 4> of = {rank(settings_, places.setting), rank(areas_, places.area), -1, -1};
      number("capacity", t, of, places.capacity);
      number("occupied", t, of, places.occupied);
      number("asked for places", t, of, places.asked);
      number("found places", t, of, places.admitted);
      number("turned away", t, of, places.turned_away);
    }
    for (std::size_t i = 0; i < month.teams.size(); ++i)
      list_team(t, rank(teams_, static_cast<int>(i)), month.teams[i]);
  }

  void list_area(int t, int area, const MonthResults& month) {
    const int of = rank(areas_, area);
    const PeopleMonth& people = month.people[static_cast<std::size_t>(area)];
    const std::array<double, 7> stocks = {people.population,    people.no_sen,   people.sen_support, people.overdue,
                                          people.in_assessment, people.overfull, people.plans};
    for (std::size_t i = 0; i < stocks.size(); ++i) number("people", t, {of, static_cast<int>(i), -1, -1}, stocks[i]);
    for (int event = 0; event < event_count; ++event)
      number("events", t, {of, event, -1, -1}, month.events(area, event));
    for (int setting = 0; setting < results_.shape.settings; ++setting)
      number("plans", t, {of, rank(settings_, setting), -1, -1}, month.plans(area, setting));
  }

  void list_cell(int t, int cell, const MonthResults& month) {
    const Shape& shape = results_.shape;
    for (int setting = 0; setting < shape.settings; ++setting) {
      number("plans by cell", t,
             {rank(areas_, shape.area_of_cell(cell)), shape.age_of_cell(cell), rank(needs_, shape.need_of_cell(cell)),
              rank(settings_, setting)},
             month.plans_by_cell[shape.plan(setting, cell)]);
    }
  }

  void list_team(int t, int of, const TeamMonth& team) {
    const std::array<double, 7> values = {
        team.establishment,         team.filled, team.agency, team.hours, team.assessment_hours, team.review_hours,
        team.bottleneck ? 1.0 : 0.0};
    for (std::size_t i = 0; i < values.size(); ++i) number("teams", t, {of, static_cast<int>(i), -1, -1}, values[i]);
  }

  void list_year(int y, std::size_t year) {
    const Accounts& accounts = results_.accounts;
    for (std::size_t i = 0; i < accounts.costs[year].size(); ++i) {
      const int line = rank(lines_, static_cast<int>(i));
      number("quantity", y, {line, -1, -1, -1}, accounts.costs[year][i].quantity);
      money("cost", y, {line, -1, -1, -1}, accounts.costs[year][i].cost);
    }
    for (std::size_t i = 0; i < accounts.pools[year].size(); ++i)
      list_pool(y, rank(pools_, static_cast<int>(i)), accounts.pools[year][i]);
    for (std::size_t i = 0; i < accounts.budgets[year].size(); ++i)
      list_budget(y, rank(pots_, static_cast<int>(i)), accounts.budgets[year][i]);
    for (Eigen::Index i = 0; i < results_.outcomes.cols(); ++i)
      number("outcome", y, {static_cast<int>(i), -1, -1, -1}, results_.outcomes(y, i));
  }

  void list_pool(int y, int of, const PoolYear& pool) {
    const std::array<Pence, 6> values = {pool.contributions,    pool.spend,    pool.brought_forward,
                                         pool.overspend_shared, pool.returned, pool.carried_forward};
    for (std::size_t i = 0; i < values.size(); ++i) money("pool", y, {of, static_cast<int>(i), -1, -1}, values[i]);
  }

  void list_budget(int y, int of, const BudgetYear& budget) {
    const std::array<Pence, 8> values = {budget.brought_forward, budget.income, budget.interest,
                                         budget.one_off,         budget.paid,   budget.transferred_in,
                                         budget.transferred_out, budget.balance};
    for (std::size_t i = 0; i < values.size(); ++i) money("budget", y, {of, static_cast<int>(i), -1, -1}, values[i]);
  }

  void list_payments() {
    for (const Payment& payment : results_.accounts.ledger) {
      money("paid", payment.year,
            {rank(lines_, payment.line), rank(pots_, payment.pot), rank(pools_, payment.pool), -1}, payment.paid);
    }
    for (const PoolPayment& payment : results_.accounts.pool_payments) {
      const int pool = rank(pools_, payment.pool);
      const int pot = rank(pots_, payment.pot);
      money("contribution", payment.year, {pool, pot, -1, -1}, payment.contribution);
      money("overspend share", payment.year, {pool, pot, -1, -1}, payment.overspend_share);
      money("returned", payment.year, {pool, pot, -1, -1}, payment.returned);
    }
  }

  const Results& results_;
  std::vector<int> areas_, needs_, settings_, teams_, lines_, pots_, pools_;
  std::vector<Figure> figures_;
};

std::string in_words(const Figure& figure) {
  return fmt::format("{} of ({}) in {}", figure.what, fmt::join(figure.of, ", "), figure.time);
}

bool is_same(double expected, double value, double relative) {
  if (expected == value) return true;
  return std::abs(expected - value) <= relative * std::max(1.0, std::abs(expected));
}

}  // namespace

std::vector<Figure> figures_of(const Results& results) { return Listing(results).take(); }

void expect_same(const std::vector<Figure>& expected, const std::vector<Figure>& figures, double relative) {
  ASSERT_EQ(expected.size(), figures.size());
  int differences = 0;
  for (std::size_t i = 0; i < expected.size() && differences < 10; ++i) {
    ASSERT_EQ(in_words(expected[i]), in_words(figures[i]));
    if (is_same(expected[i].value, figures[i].value, expected[i].is_money ? 0 : relative)) continue;
    ++differences;
    ADD_FAILURE() << in_words(expected[i])
                  << fmt::format(": {} expected, but this is {}", expected[i].value, figures[i].value);
  }
}

}  // namespace sendcast::properties
