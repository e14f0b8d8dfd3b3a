#pragma once

#include <span>

#include "report/table.h"
#include "value/comparison.h"
#include "value/drawn_outcomes.h"

namespace sendcast {

/// uncertainty.csv: how sure one is of every yearly measure.
Table uncertainty_table(std::span<const Results> scenarios, const DrawnOutcomes& drawn);

/// difference_uncertainty.csv: the same of every difference from the base, draw by draw in the same world.
Table difference_uncertainty_table(std::span<const Comparison> comparisons, const DrawnOutcomes& drawn);

/// probabilities.csv: that budgets hold, that deficits pass levels, that a scenario costs less or is worth it.
Table probabilities_table(std::span<const Results> scenarios, std::span<const Comparison> comparisons,
                          const DrawnOutcomes& drawn);

/// chance.csv: how much of each measure's spread comes of the uncertain numbers and how much of the play of chance.
Table chance_table(std::span<const Results> scenarios, const DrawnOutcomes& drawn);

/// Fills in the quantiles of value.csv.
void add_quantiles(const DrawnOutcomes& drawn, std::span<const Comparison> comparisons, Table& value_table);

}  // namespace sendcast
