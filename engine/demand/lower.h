#pragma once

#include <string>
#include <vector>

#include "demand/demand_model.h"
#include "demand/spec.h"
#include "interventions/change.h"

namespace sendcast {

/// What the demand side of a model is lowered from.
struct DemandSpec {
  const Demand& demand;
  const Named<Setting>& settings;
  const Named<Team>& teams;
  Shape shape;
  Calendar calendar;
  const EffectsByTarget& effects;
};

/// The coordinates of every cell (area, age, need), and of every plan cell (with its setting), in Shape's order.
std::vector<Coordinates> cells_of(const Shape& shape);
std::vector<Coordinates> plan_cells_of(const Shape& shape, int setting);

/// The rates and probabilities of section 3 of model.md with their effects; the model's shape and calendar are set too.
void lower_rates(const DemandSpec& spec, DemandModel& model);

/// The share of each cell's need among the first needs of its area and age.
Schedule lower_need_mix(const VectorTable& table, const std::vector<Coordinates>& cells, int needs,
                        const std::vector<TimedEffect>& effects, const Times& times);

/// One schedule for each pair of settings (or needs) between which somebody may move, effects included.
/// @param ends  how many settings (or needs) there are
std::vector<PairRate> lower_pairs(const std::vector<PairEntry>& entries, int ends, const Shape& shape,
                                  const std::vector<TimedEffect>& effects, const Times& times, Quantity quantity);

/// Places, fallbacks and the order of admission (model.md section 3.8).
void lower_places(const DemandSpec& spec, DemandModel& model);

/// Teams (model.md section 4).
void lower_teams(const DemandSpec& spec, DemandModel& model);

/// Population and opening stocks (model.md section 2). The rates must have been lowered.
void lower_people(const DemandSpec& spec, DemandModel& model);

/// A total of people spread over cells as the first month's requests are (model.md section 2), by a model's opening SEN
/// support, plans and rates; nobody where it is not above 0.
Eigen::ArrayXd spread_as_requested(const DemandModel& model, double total);

DemandModel lower_demand(const DemandSpec& spec);

}  // namespace sendcast
