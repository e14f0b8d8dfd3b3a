#pragma once

#include "arrays/recipe.h"
#include "model/model.h"

namespace sendcast {

/// The demand side of a model as a draw makes it: every recipe is evaluated and nothing is uncertain any more. Totals
/// in assessment and overdue are spread by the drawn rates. Values from a recipe stand between the points of its
/// `changes`.
/// @param drawn  one number for each of Loaded::uncertain; null gives the central model, without recipes
DemandModel drawn_model(const DemandModel& model, Drawn drawn);

/// The same for a whole model: demand, service lines, who pays, and what outcomes count. What is compared afterwards
/// (ValueModel, what part of a line is cashable) has no recipes and stays central.
Model drawn(const Model& model, Drawn drawn);

}  // namespace sendcast
