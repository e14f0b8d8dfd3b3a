#pragma once

#include <span>

#include "model/results.h"
#include "report/table.h"

namespace sendcast {

// What happened to whom, month by month (outputs.md). Several scenarios follow one another in each table.

/// The columns that caseload.csv has beyond its usual ones. Either needs the months' `plans_by_cell`.
struct CaseloadColumns {
  bool age = false;
  bool need = false;
};

/// caseload: the plans at each month's end by area, (age, need,) and setting.
Table caseload_table(std::span<const Results> scenarios, CaseloadColumns by);
/// people: everybody by area at each month's end.
Table people_table(std::span<const Results> scenarios);
/// events: how many of each event happened in the month, by area.
Table events_table(std::span<const Results> scenarios);
/// moves: who asked to go where, and how many were admitted there; `from` is empty for a first setting.
Table moves_table(std::span<const Results> scenarios);
/// places: each setting with a capacity; area `all` for a limit of the whole local area.
Table places_table(std::span<const Results> scenarios);
/// teams: posts and hours.
Table teams_table(std::span<const Results> scenarios);

}  // namespace sendcast
