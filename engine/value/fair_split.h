#pragma once

#include <string>
#include <vector>

#include "value/value_for_money.h"

namespace sendcast {

/// One way to share what interventions cost, in present-value pence by partner. Below 0: the partner would have to be
/// paid.
struct Split {
  std::string name;
  std::vector<Pence> pays;

  /// Whether it can be written as shares of a funding rule.
  bool is_shares() const;
  /// The shares in millionths; they sum to exactly 1,000,000.
  std::vector<Pence> millionths() const;
};

/// How the cost of a scenario's interventions could fairly be shared among its partners, given what each gains by them
/// (declared benefits, and what its other costs fall by; present values).
struct FairSplit {
  Pence cost = 0;
  std::vector<Pence> gains;  ///< by partner; below 0 for one that is harmed
  Split now;                 ///< what each pays as the scenario says

  /// What everybody together lacks for a split that leaves nobody worse off: what the harmed lose, and what the gains
  /// of the others fall short of the cost. 0 where there is one.
  Pence lacking = 0;
  std::vector<Pence>
      least;                ///< by partner: what it must pay at least, and may at most, in any split that leaves nobody
  std::vector<Pence> most;  ///< worse off; empty where there is none

  /// Those that exist, in this order: `no_worse_off`, as now but for the least change that leaves nobody worse off;
  /// `equal_gain`, the net gain divided equally; `by_benefit`, in proportion to what each gains; `shapley`, each pays
  /// its gain less its Shapley value in the game in which any group of partners may go it alone.
  std::vector<Split> splits;
};

/// @param value  a scenario against its base; nobody pays anything where its interventions cost nothing
FairSplit fair_split(const ValueComparison& value);

/// The same from bare amounts: what the interventions cost, what each partner gains, and what each pays now.
FairSplit fair_split(const std::vector<Pence>& gains, const std::vector<Pence>& pays_now);

}  // namespace sendcast
