#pragma once

#include <vector>

#include "funding/funding_model.h"
#include "funding/settle.h"
#include "services/line_model.h"

namespace sendcast {

/// An account with nothing on it yet, for each line.
std::vector<LineCharges> open_charges(const FundingModel& model, const std::vector<LineModel>& lines);

/// Prices a month's quantities of one line (one a counted cell, see count_quantities) and adds them, and who pays them
/// by the line's ladders after succession, to its charges (model.md sections 6 and 7).
void charge(const FundingModel& model, const LineModel& line, const std::vector<double>& quantities, int month,
            LineCharges& charges);

}  // namespace sendcast
