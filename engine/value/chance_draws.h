#pragma once

#include <cstdint>
#include <vector>

#include "model/draw_runs.h"

namespace sendcast {

/// Adds the play of chance to a block of draws: each draw's people become whole and who does what is left to chance
/// (demand/chance_projection.h), on top of what is uncertain. What the block had is kept as what was to be expected.
/// @param models  as the block numbers its scenarios
void play_chance(const std::vector<const Model*>& models, const Worlds& worlds, std::uint64_t seed, Block& block);

}  // namespace sendcast
