#pragma once

#include <span>
#include <vector>

#include "model/results.h"
#include "report/demand_tables.h"
#include "report/table.h"

namespace sendcast {

/// Every table of the central runs, in the order of outputs.md; several scenarios follow one another in each.
std::vector<Table> result_tables(std::span<const Results> scenarios, CaseloadColumns caseload = {});

}  // namespace sendcast
