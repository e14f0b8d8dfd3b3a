#pragma once

#include <limits>
#include <utility>
#include <vector>

#include "funding/charge.h"
#include "funding/settle.h"

namespace sendcast {

constexpr double no_bound = std::numeric_limits<double>::infinity();

/// An arrangement of `pots` from `start` on: no income, no rules, no pools, everybody for himself, closed in order.
inline FundingModel funding_of(Month start, int months, int pots) {
  FundingModel model;
  model.calendar = {start, months};
  model.funders = pots;
  for (int p = 0; p < pots; ++p) {
    PotModel pot;
    pot.funder = p;
    pot.income.assign(static_cast<std::size_t>(months), 0.0);
    pot.interest.assign(static_cast<std::size_t>(model.calendar.years()), 0.0);
    model.pots.push_back(std::move(pot));
    model.closing_order.push_back(p);
  }
  return model;
}

inline PotModel& pot_of(FundingModel& model, int pot) { return model.pots[static_cast<std::size_t>(pot)]; }

inline void set_income(FundingModel& model, int pot, double pounds_a_year) {
  for (double& income : pot_of(model, pot).income) income = pounds_a_year;
}

inline void succeed(FundingModel& model, int pot, int successor, int from) {
  pot_of(model, pot).successor = successor;
  pot_of(model, pot).succeeded_from = from;
}

inline PoolShare share_of(const FundingModel& model, int pot, double amount) {
  return {pot, std::vector<double>(static_cast<std::size_t>(model.calendar.months), amount)};
}

/// A pooled fund without a cap whose underspend is carried.
inline PoolModel pool_of(const FundingModel& model, std::vector<PoolShare> contributions) {
  PoolModel pool;
  pool.contributions = std::move(contributions);
  pool.cap.assign(static_cast<std::size_t>(model.calendar.years()), no_bound);
  return pool;
}

/// A band with the same bound every year and the same shares, one a pot, every month.
inline Band band_of(const FundingModel& model, double up_to, const std::vector<double>& shares) {
  Band band;
  band.up_to.assign(static_cast<std::size_t>(model.calendar.years()), up_to);
  band.shares.resize(static_cast<Eigen::Index>(shares.size()), model.calendar.months);
  for (std::size_t p = 0; p < shares.size(); ++p) band.shares.row(static_cast<Eigen::Index>(p)).setConstant(shares[p]);
  return band;
}

/// A line whose cells have these prices (years x cells), each its own, throughout the run.
inline LineModel line_of(const FundingModel& model, const Eigen::ArrayXXd& prices, int rule) {
  LineModel line;
  line.driver = FixedDriver{};
  line.last_month = model.calendar.months - 1;
  line.price = prices;
  line.uptake = Eigen::ArrayXXd::Constant(model.calendar.months, 1, 1.0);
  line.rule = rule;
  for (int cell = 0; cell < prices.cols(); ++cell) {
    line.cells.push_back(cell);
    line.price_row.push_back(cell);
    line.uptake_row.push_back(0);
    line.ladder_row.push_back(0);
  }
  return line;
}

/// What a line has run up when every month counts the same quantities.
inline LineCharges charges_of(const FundingModel& model, const LineModel& line, const std::vector<double>& monthly) {
  LineCharges charges = open_charges(model, {line}).front();
  for (int month = 0; month < model.calendar.months; ++month) charge(model, line, monthly, month, charges);
  return charges;
}

/// A line that costs a pool these pounds, year by year.
inline LineCharges charged_to_pool(const FundingModel& model, int pool, const std::vector<double>& costs) {
  return {costs,
          costs,
          Eigen::ArrayXXd::Zero(model.calendar.years(), static_cast<Eigen::Index>(model.pots.size())),
          pool,
          {}};
}

/// A line that one pot pays alone.
inline LineCharges charged_to_pot(const FundingModel& model, int pot, const std::vector<double>& costs) {
  LineCharges charges = charged_to_pool(model, -1, costs);
  for (std::size_t year = 0; year < costs.size(); ++year)
    charges.parts(static_cast<Eigen::Index>(year), pot) = costs[year];
  return charges;
}

}  // namespace sendcast
