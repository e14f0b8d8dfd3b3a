#pragma once

#include <string>
#include <vector>

#include "model/results.h"

namespace sendcast {

/// What a reader of these runs should know before relying on them, a sentence each.
std::vector<std::string> warnings_of(const std::vector<Results>& runs);

}  // namespace sendcast
