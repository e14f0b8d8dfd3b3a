#pragma once

#include <span>

#include "report/table.h"
#include "value/value_for_money.h"

namespace sendcast {

/// value: what each scenario comes to against its base, for each partner and for all (outputs.md; of the central run,
/// so without quantiles).
Table value_table(std::span<const ValueComparison> values);

/// value_years: the years behind it, from which every figure of `value` can be worked again.
Table value_years_table(std::span<const ValueComparison> values);

/// pays_gains: by payer of the interventions, whose other costs fall, in present-value pounds.
Table pays_gains_table(std::span<const ValueComparison> values);

/// fair_split: the ways in which the cost of the interventions could be shared, as present-value pounds and as shares
/// that can be pasted into `funding:`.
Table fair_split_table(std::span<const ValueComparison> values);

}  // namespace sendcast
