#pragma once

#include <vector>

#include <Eigen/Core>

#include "funding/accounts.h"
#include "funding/funding_model.h"

namespace sendcast {

/// What a grant would pay of a line if it paid all of it.
struct GrantCharges {
  int grant = 0;
  Eigen::ArrayXXd parts;  ///< years x pots: each month's cost with the grant's pot or, by then, its successor
};

/// What a line has run up before rounding: by financial year, its quantity, its cost and each pot's part of it
/// (after succession; all zero where a pool pays), as if no grant paid first.
struct LineCharges {
  std::vector<double> quantity;
  std::vector<double> cost;
  Eigen::ArrayXXd parts;  ///< years x pots
  int pool = -1;
  std::vector<GrantCharges> grants;  ///< that pay before the rule, first payer first
};

/// Who pays: the ledger, the pooled funds and the pots' budgets in whole pence (model.md section 7).
Accounts settle(const FundingModel& model, const std::vector<LineCharges>& lines);

}  // namespace sendcast
