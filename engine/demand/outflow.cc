#include "demand/outflow.h"

#include "demand/layout.h"
#include "demand/monthly_rates.h"

namespace sendcast {
namespace {

constexpr double rounding = 1e-12;

/// The share of a cell's people whose need changes: cells.
Eigen::ArrayXd need_change_shares(const Shape& shape, const MonthlyRates& rates) {
  Eigen::ArrayXd shares = Eigen::ArrayXd::Zero(shape.cells());
  for (const PairShare& change : rates.need_changes) {
    for (int person = 0; person < shape.people(); ++person) {
      shares[person * shape.needs + change.from] += change.share[person];
    }
  }
  return shares;
}

template <typename Array>
Array scales_of(const Array& shares) {
  return (shares > 1 + rounding).select(1 / shares, Array::Ones(shares.rows(), shares.cols()));
}

template <typename Array>
int count_below_one(const Array& scales) {
  return static_cast<int>((scales < 1).count());
}

}  // namespace

Outflows outflow_shares(const Shape& shape, const MonthlyRates& rates) {
  const Eigen::ArrayXd need_changes = need_change_shares(shape, rates);
  Outflows shares;
  shares.others = sum_over_needs(shape, (rates.identify + rates.request_from_others * rates.agree) * rates.need_mix);
  shares.support = rates.leave_support + rates.request_from_support * rates.agree + need_changes;
  shares.transfers = Eigen::ArrayXXd::Zero(shape.cells(), shape.settings);
  for (const PairShare& transfer : rates.phase_transfers) shares.transfers.col(transfer.from) += transfer.share;
  shares.plans = rates.cease.colwise() + need_changes;
  for (const PairShare& move : rates.moves) shares.plans.col(move.from) += move.share;
  return shares;
}

Outflows outflow_scales(const Outflows& shares) {
  return {scales_of(shares.others), scales_of(shares.support), scales_of(shares.transfers), scales_of(shares.plans)};
}

ScaledOutflows count_scaled(const Outflows& scales) {
  return {count_below_one(scales.others) + count_below_one(scales.support) + count_below_one(scales.plans),
          count_below_one(scales.transfers)};
}

}  // namespace sendcast
