#pragma once

#include "scenario/scenario.h"

namespace sendcast {

/// Everything that an effect may change in a scenario, by its path (model.md section 8).
Targets targets_of(const Scenario& scenario);

}  // namespace sendcast
