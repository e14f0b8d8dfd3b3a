#pragma once

#include <array>
#include <optional>
#include <vector>

#include "model/catalogue.h"
#include "model/purchases.h"
#include "value/bridge.h"
#include "value/paid.h"

namespace sendcast {

/// One of the two sets of inputs that are bridged.
struct Inputs {
  Catalogue names;
  DemandModel demand;
};

/// Two sets of inputs of the same shape, calendar and teams, and what is bought and paid for with each one's lines
/// ([first index]) and each one's payers ([second]). Where the payers of one do not know the lines of the other, the
/// two of those are nothing, and lines and payers make one group.
struct TwoInputs {
  Inputs base;
  Inputs other;
  std::array<std::array<std::optional<Purchases>, 2>, 2> purchases;

  bool pay_each_others_lines() const { return purchases[0][1] && purchases[1][0]; }
  const Catalogue& names_of_payers(std::size_t payers) const { return payers == 0 ? base.names : other.names; }
};

/// Adds to a bridge what each group of inputs makes of the cost of the columns' years, in the first `months` months of
/// the run. Returns the cost by the base's inputs alone, from which the parts lead to that by the other's alone.
std::vector<Pence> add_groups(const TwoInputs& inputs, const Columns& columns, int months, Bridge& bridge);

}  // namespace sendcast
