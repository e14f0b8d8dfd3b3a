#pragma once

#include <vector>

#include "funding/accounts.h"
#include "funding/funding_model.h"

namespace sendcast {

struct PoolAccounts {
  std::vector<std::vector<PoolYear>> years;  ///< [year][pool]
  std::vector<PoolPayment> payments;         ///< by year, pool, pot; none where all is 0 pence
};

/// Closes the pooled funds year by year, given what the ledger charges to them (model.md section 7.1). In a year in
/// which nothing is contributed, an overspend and a return go by the given overspend shares; without any, nobody can
/// pay it or be given it, and it stays in the reserve (an overspend as a negative one).
PoolAccounts settle_pools(const FundingModel& model, const std::vector<Payment>& ledger);

}  // namespace sendcast
