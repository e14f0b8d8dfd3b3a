#pragma once

#include <span>

#include "report/table.h"
#include "value/bridge.h"

namespace sendcast {

/// bridge: what moved the cost, part by part (columns base, scenario, account, part, funder, amount). The funder is
/// empty for the whole; between years the base is the scenario itself. An account that cannot be told has no rows.
Table bridge_table(std::span<const std::vector<Bridge>> scenarios);

}  // namespace sendcast
