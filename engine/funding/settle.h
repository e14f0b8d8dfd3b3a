#pragma once

#include <vector>

#include <Eigen/Core>

#include "funding/accounts.h"
#include "funding/funding_model.h"

namespace sendcast {

/// What a line has run up before rounding: by financial year, its quantity, its cost and each pot's part of it
/// (after succession; all zero where a pool pays).
struct LineCharges {
  std::vector<double> quantity;
  std::vector<double> cost;
  Eigen::ArrayXXd parts;  ///< years x pots
  int pool = -1;
};

/// Who pays: the ledger, the pooled funds and the pots' budgets in whole pence (model.md section 7).
Accounts settle(const FundingModel& model, const std::vector<LineCharges>& lines);

}  // namespace sendcast
