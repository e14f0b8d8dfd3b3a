#pragma once

#include <vector>

#include "demand/demand_model.h"
#include "funding/funding_model.h"
#include "model/catalogue.h"
#include "model/value_model.h"
#include "scenario/load.h"
#include "services/line_model.h"

namespace sendcast {

/// What an outcome counts, as a line without price or payer: cells of a driver at the end of a financial year or, for
/// events, in the course of it.
struct OutcomeModel {
  LineModel counted;
  bool counts_events = false;
};

/// A scenario as arrays, ready to run.
struct Model {
  Catalogue catalogue;
  DemandModel demand;
  std::vector<LineModel> lines;
  FundingModel funding;
  std::vector<OutcomeModel> outcomes;
  ValueModel value;
};

/// Benefits, discount rates and price levels of a loaded scenario.
ValueModel lower_value(const Scenario& scenario);

/// Lowers a loaded scenario. Nothing can fail.
/// @param name  what the scenario is called in tables
Model compile(const Scenario& scenario, const std::string& name);

/// Lowers scenarios that differ in who pays only. Those that number what is uncertain as the first does share its
/// demand and what their lines cost, down to the recipes, so that draws need making and pricing once for all of them.
/// @param names  what they are called in tables
std::vector<Model> compile_deals(const std::vector<const Loaded*>& deals, const std::vector<std::string>& names);

}  // namespace sendcast
