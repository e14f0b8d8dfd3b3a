#pragma once

#include <string>

#include "scenario/load.h"

namespace sendcast {

/// The JSON Schema (draft-07) of a scenario file.
Json scenario_schema();

/// The reference page of the scenario file, in Markdown: every record and choice with its keys.
std::string reference_page();

/// Every number of a scenario with its source and basis, a line each, and how many there are of each basis.
std::string assumptions_list(const Loaded& loaded, const Sources& sources);

/// A merged scenario as JSON, values as they were written.
Json as_json(const Node& node);

}  // namespace sendcast
