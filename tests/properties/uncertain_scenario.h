#pragma once

#include <cstdint>

#include "tests/properties/scenario_text.h"

namespace sendcast::properties {

/// The same scenario with a share of its numbers uncertain, from a twentieth to a half of them: distributions of every
/// kind, wide ones, centred on what was written. Some share a name, and so a level, with others; some rates are such
/// that in some draws more would leave than there are; and some scenarios count more outcomes, of every driver and
/// event.
ScenarioText uncertain(ScenarioText scenario, std::uint64_t seed);

}  // namespace sendcast::properties
