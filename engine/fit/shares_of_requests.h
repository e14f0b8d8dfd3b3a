#pragma once

#include <vector>

#include "fit/fitted_area.h"
#include "import/history.h"

namespace sendcast {

/// What part of requests is assessed, and what part of assessments ends in a plan.
struct RequestShares {
  AgedRate agree_to_assess;
  AgedRate agree_to_issue;
};

/// These shares of every area, each drawn towards England's by as much as areas differ beyond chance: beta priors whose
/// weight is estimated from how areas scatter (method of moments), over the last two calendar years.
class SharesOfRequests {
 public:
  SharesOfRequests(const History& history, int january);

  RequestShares of(AreaIndex area) const;

 private:
  struct Counts {
    double part = 0;
    double whole = 0;
  };
  /// Of one of the two shares.
  struct Pooled {
    Counts england;
    double weight = 0;  ///< how many requests England's share is worth
    bool is_published = false;
  };
  Counts assessed(AreaIndex area) const;
  Counts issued(AreaIndex area) const;
  Pooled pooled(Counts (SharesOfRequests::*counts)(AreaIndex) const) const;
  AgedRate share(const Pooled& pooled, Counts counts, const std::string& what, double otherwise) const;

  const History& history_;
  int january_;
  Pooled assessed_, issued_;
};

}  // namespace sendcast
