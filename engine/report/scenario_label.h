#pragma once

#include <span>
#include <string>

#include "model/results.h"

namespace sendcast {

/// What a person calls a scenario among others: its title, with its name before it where another has the same title, or
/// its name alone where it has no title.
std::string scenario_label(const Results& results, std::span<const Results> scenarios);

}  // namespace sendcast
