#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "demand/demand_model.h"

namespace sendcast {

/// What the inputs to the number of children and young people are divided into when a difference in cost is told.
enum class DemandGroup {
  population,    ///< population, migration and opening stocks
  demand_rates,  ///< identification, leaving support, requests, first needs and changes of need
  assessment,    ///< agreeing, issuing, appeals, months to issue, who goes first, teams
  placement,     ///< first settings, moves, transfers, endings, arrivals, capacities and fallbacks
};
constexpr std::array<DemandGroup, 4> demand_groups = {DemandGroup::population, DemandGroup::demand_rates,
                                                      DemandGroup::assessment, DemandGroup::placement};

/// A model with the arrays of some groups from another of the same shape, calendar and teams.
/// @param from_other  by group
DemandModel mixed(const DemandModel& model, const DemandModel& other, const std::vector<bool>& from_other);

/// Whether a group's arrays are laid out alike and say the same in both models; two that say the same but are laid out
/// otherwise may count as different.
bool is_same(DemandGroup group, const DemandModel& model, const DemandModel& other);

/// Holds every rate, place and team from `month` on as it stands then. The population is not held: see
/// Population::until.
void hold(DemandModel& model, int month);

}  // namespace sendcast
