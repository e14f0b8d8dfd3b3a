#pragma once

#include <optional>

#include "model/results.h"

namespace sendcast {

// What a scenario comes to in each of the run's financial years `year`, counted from 0; all areas together. A year that
// the run covers only in part counts its own months, and ends where the run ends.

double plans_at_year_end(const Results& results, int year);
double plans_at_year_end(const Results& results, int year, int setting);
double sen_support_at_year_end(const Results& results, int year);
/// In assessment or overdue.
double waiting_at_year_end(const Results& results, int year);

/// How many of an event happened.
double events_in_year(const Results& results, int year, Event event);
/// On time / assessments (model.md section 3.5), from 0 to 1; nothing where no assessment was completed.
std::optional<double> timeliness(const Results& results, int year);
/// Of the whole run.
std::optional<double> timeliness(const Results& results);

/// The service lines of one kind.
enum class CostKind { revenue, capital };
Pence cost(const Results& results, int year, CostKind kind);

/// What all pots of a funder paid, for lines and to pools.
Pence paid_by_funder(const Results& results, int year, int funder);
/// How much more the pooled funds together carried forward than was brought forward: what pots paid beyond the cost.
Pence increase_in_reserves(const Results& results, int year);

}  // namespace sendcast
