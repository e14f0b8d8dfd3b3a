#pragma once

#include "demand/demand_model.h"
#include "interventions/change.h"
#include "services/line_model.h"
#include "services/spec.h"

namespace sendcast {

/// The factor that takes a price from one financial year's level to another's. Years whose rate is not known (before
/// the index's first) count as 0 here; `first_unknown_year` finds them.
double inflation(const Value& index, FinancialYear base, FinancialYear year, FinancialYear first, Drawn drawn = {});

/// The earliest year whose rate is needed between two price levels but lies before the index's first; nothing where all
/// are known.
std::optional<FinancialYear> first_unknown_year(const Value& index, FinancialYear base, FinancialYear year);

/// What a line's counted cells are: positions in its driver's layout and where they stand.
struct CountedCells {
  std::vector<int> cells;
  std::vector<Coordinates> at;
};
CountedCells counted_cells(const Driver& driver, const std::optional<Where>& where, const Shape& shape);

/// The driver of a model's line.
LineDriver lower_driver(const Driver& driver, const Calendar& calendar);

/// A line that only counts, one for one and without a price.
LineModel counting_line(const Driver& driver, const std::optional<Where>& where, const DemandModel& demand);

/// A service line as arrays: who pays is left to the funding room.
/// @param index  the line's index, or null
/// @param from   the first month that the line runs, if it does not run from the start (likewise `until`)
LineModel lower_line(const ServiceLine& line, const std::string& name, const Value* index, std::optional<Month> from,
                     std::optional<Month> until, const DemandModel& demand, const EffectsByTarget& effects);

}  // namespace sendcast
