#pragma once

#include <string>
#include <vector>

#include "report/outcomes.h"

namespace sendcast {

/// The answer in five sentences: what it costs, who pays more and less (or how much), when a pot fails, the chance of
/// staying in budget, and the plans at the end. Of a comparison, against its base: where several are compared, of the
/// one that costs least, which the first sentence names. Of runs that are not compared, five of each in turn.
/// Figures are central unless a sentence says otherwise, and rounded one by one.
std::vector<std::string> answer(const Outcomes& outcomes);

/// The position of the scenario that the answer is about: in a comparison the one, but the base, that costs least over
/// the years that all cover, the first of equals; otherwise the first.
std::size_t answered_scenario(const Outcomes& outcomes);

}  // namespace sendcast
