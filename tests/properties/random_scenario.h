#pragma once

#include <cstdint>

#include "tests/properties/random_words.h"

namespace sendcast::properties {

/// Whether anything in a scenario is short: places in settings, and the hours of teams.
enum class Shortages { possible, none };

/// A random valid scenario: everything that a file can say, in every way of saying it, short enough to run in
/// milliseconds. The same seed writes the same text everywhere.
ScenarioText random_scenario(std::uint64_t seed, Shortages shortages = Shortages::possible);

// Its parts, in the order in which they are written.
void write_population(RandomWords& words);
void write_opening(RandomWords& words);
void write_rates(RandomWords& words);
void write_moves(RandomWords& words);
void write_places(RandomWords& words);
void write_teams(RandomWords& words);
void write_pots(RandomWords& words);
void write_rules(RandomWords& words);
void write_pools(RandomWords& words);
void write_services(RandomWords& words);
/// No two effects concern the same value.
void write_interventions(RandomWords& words);

}  // namespace sendcast::properties
