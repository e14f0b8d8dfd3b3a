#pragma once

#include "model/model.h"
#include "model/results.h"

namespace sendcast {

/// How much of a run is kept.
struct Keep {
  bool plans_by_cell = false;  ///< the caseload of every month by area, age, need and setting
};

/// The central run of a model: every month of its calendar, then the accounts of its years.
Results simulate(const Model& model, Keep keep = {});

}  // namespace sendcast
