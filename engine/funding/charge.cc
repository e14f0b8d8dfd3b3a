#include "funding/charge.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "funding/at.h"

namespace sendcast {
namespace {

double price_of(const LineModel& line, int year, std::size_t counted_cell) {
  return line.price(year, line.price_row[counted_cell]);
}

/// The part of a unit's price that lies between two bounds; a negative price is worked by its magnitude.
double price_between(double low, double high, double price) {
  const double magnitude = std::abs(price);
  return std::copysign(std::min(magnitude, high) - std::min(magnitude, low), price);
}

Eigen::Index most_bands(const RuleModel& rule) {
  std::size_t most = 0;
  for (const Ladder& ladder : rule.ladders) most = std::max(most, ladder.bands.size());
  return static_cast<Eigen::Index>(most);
}

/// What the line costs in each band of each ladder of its rule: ladders x bands, pounds.
Eigen::ArrayXXd spend_by_band(const RuleModel& rule, const LineModel& line, const std::vector<double>& quantities,
                              int year) {
  Eigen::ArrayXXd spend = Eigen::ArrayXXd::Zero(static_cast<Eigen::Index>(rule.ladders.size()), most_bands(rule));
  for (std::size_t i = 0; i < quantities.size(); ++i) {
    if (quantities[i] == 0) continue;
    const int row = line.ladder_row[i];
    const double price = price_of(line, year, i);
    double low = 0;
    Eigen::Index b = 0;
    for (const Band& band : at(rule.ladders, row).bands) {
      const double high = at(band.up_to, year);
      spend(row, b++) += quantities[i] * price_between(low, high, price);
      low = high;
    }
  }
  return spend;
}

void share_band(const FundingModel& model, const Band& band, double spend, int month, LineCharges& charges) {
  const int year = model.calendar.year_of(month);
  for (int pot = 0; pot < static_cast<int>(model.pots.size()); ++pot) {
    const double share = band.shares(pot, month);
    if (share != 0) charges.parts(year, payer_in(model, pot, month)) += spend * share;
  }
}

}  // namespace

std::vector<LineCharges> open_charges(const FundingModel& model, const std::vector<LineModel>& lines) {
  const int years = model.calendar.years();
  std::vector<LineCharges> charges;
  for (const LineModel& line : lines) {
    const std::vector<double> nothing(static_cast<std::size_t>(years), 0.0);
    const Eigen::ArrayXXd no_parts = Eigen::ArrayXXd::Zero(years, static_cast<Eigen::Index>(model.pots.size()));
    charges.push_back({nothing, nothing, no_parts, line.pool, {}});
    for (const int grant : line.grants) charges.back().grants.push_back({grant, no_parts});
  }
  return charges;
}

void charge(const FundingModel& model, const LineModel& line, const std::vector<double>& quantities, int month,
            LineCharges& charges) {
  const int year = model.calendar.year_of(month);
  double quantity = at(charges.quantity, year);
  double cost = 0;
  for (std::size_t i = 0; i < quantities.size(); ++i) {
    if (quantities[i] == 0) continue;
    quantity += quantities[i];
    cost += quantities[i] * price_of(line, year, i);
  }
  at(charges.quantity, year) = quantity;
  at(charges.cost, year) += cost;
  if (line.pool >= 0) return;
  for (GrantCharges& grant : charges.grants) {
    grant.parts(year, payer_in(model, at(model.grants, grant.grant).pot, month)) += cost;
  }

  const RuleModel& rule = at(model.rules, line.rule);
  const Eigen::ArrayXXd spend = spend_by_band(rule, line, quantities, year);
  for (Eigen::Index ladder = 0; ladder < spend.rows(); ++ladder) {
    Eigen::Index b = 0;
    for (const Band& band : at(rule.ladders, static_cast<int>(ladder)).bands) {
      const double in_band = spend(ladder, b++);
      if (in_band != 0) share_band(model, band, in_band, month, charges);
    }
  }
}

}  // namespace sendcast
