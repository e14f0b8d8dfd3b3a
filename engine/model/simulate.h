#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "model/model.h"
#include "model/results.h"

namespace sendcast {

/// How much of a run is kept.
struct Keep {
  bool plans_by_cell = false;  ///< the caseload of every month by area, age, need and setting
  bool events_by_age = false;  ///< how many of each event happened in every month, by age
};

/// The central run of a model: every month of its calendar, then the accounts of its years.
Results simulate(const Model& model, Keep keep = {});

/// The run of a model in which people are whole and who does what is left to chance (see ChanceProjection). For chance
/// on top of what is uncertain, of the model that a draw makes (see drawn).
/// @param seed, draw  which luck
Results simulate_by_chance(const Model& model, std::uint64_t seed, std::uint64_t draw, Keep keep = {});

/// The central runs of models that differ in who pays only: people and what they use are followed once.
std::vector<Results> simulate_deals(std::span<const Model> models, Keep keep);

/// Service lines and who pays for them.
struct Spending {
  const std::vector<LineModel>& lines;
  const FundingModel& funding;
};

/// The accounts alone, for several ways of buying and paying along the same course of people, which is followed once.
/// @param months  how many of the calendar's months are run; in the others nothing is bought
std::vector<Accounts> account_for(const DemandModel& demand, std::span<const Spending> spendings, int months);

}  // namespace sendcast
