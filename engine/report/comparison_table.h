#pragma once

#include <span>

#include "report/table.h"
#include "value/comparison.h"

namespace sendcast {

/// The cell of an amount that was compared; empty where there is none.
Cell cell_of(const Amount& amount);

/// comparison: every measure of every year of each scenario beside its base (outputs.md).
Table comparison_table(std::span<const Comparison> comparisons);

}  // namespace sendcast
