#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "model/results.h"
#include "report/table.h"
#include "scenario/load.h"
#include "value/bridge.h"
#include "value/comparison.h"
#include "value/drawn_outcomes.h"
#include "value/value_for_money.h"
#include "value/what_matters.h"

namespace sendcast {

/// What some scenarios come to.
struct Outcomes {
  std::vector<std::unique_ptr<Loaded>> loaded;
  std::vector<Results> results;
  std::vector<Comparison> comparisons;       ///< of each but the first with the first, where they are compared
  std::vector<ValueComparison> values;       ///< likewise
  std::vector<std::vector<Bridge>> bridges;  ///< of each, where they are asked for
  std::optional<DrawnOutcomes> drawn;        ///< where draws are asked for
  std::optional<WhatMatters> matters;        ///< likewise
  bool is_whole = true;                      ///< false where the draws were stopped before their end
  std::vector<Table> tables;
};

}  // namespace sendcast
