#pragma once

#include <span>

#include "model/results.h"
#include "report/table.h"

namespace sendcast {

/// summary: every measure of every year of each scenario, the measures being those of a comparison.
Table summary_table(std::span<const Results> scenarios);

}  // namespace sendcast
