#pragma once

#include <string>

#include "demand/demand_model.h"

namespace sendcast::peers {

inline const std::string default_scenario = SENDCAST_SOURCE_DIR "/scenarios/bcp/transformation.yaml";

/// The demand of a scenario's central run, without recipes. Throws std::runtime_error where the scenario is wrong.
DemandModel central_model(const std::string& scenario);

}  // namespace sendcast::peers
