#pragma once

#include "scenario/scenario.h"

namespace sendcast {

/// Whether the parts of a scenario hang together: fallbacks and successions form no circle, shares sum to 1, every cell
/// has its rates, prices have their index, names are unique, and no more leaves a stock than there is. Reports
/// everything.
void check(Reader& reader, const Scenario& scenario);

/// Whether a scenario is small enough to be checked and run: in memory, and in seconds. Reports what is too large.
bool check_size(Reader& reader, const Scenario& scenario);

void check_settings(Reader& reader, const Scenario& scenario);
void check_demand(Reader& reader, const Scenario& scenario);
/// Of a scenario in which nothing else is wrong: whether there is somebody to whom each opening total could belong.
void check_opening_totals(Reader& reader, const Scenario& scenario);
void check_outflows(Reader& reader, const Scenario& scenario);
void check_lines(Reader& reader, const Scenario& scenario);
void check_funding(Reader& reader, const Scenario& scenario);
/// Whether each correlation is one, and all of them can hold together.
void check_correlations(Reader& reader, const Scenario& scenario);

/// Whether the file's start and length were understood.
bool knows_its_months(const Scenario& scenario);

/// The run's months, or the first alone where they were not understood.
Calendar calendar_for_checks(const Scenario& scenario);

/// Reports the circle, if there is one, that following `next` (by index, -1 for an end) from any start runs into, at
/// one of the places where `next` was written.
void refuse_circle(Reader& reader, const std::vector<int>& next, const std::vector<std::string>& names,
                   const std::vector<Place>& places, std::string_view in_words);

/// A sum that is not 1 in percent, with as many digits as it takes to see that: "99.99999%".
std::string percent_that_is_not_100(double sum);

/// Reports shares that do not sum to 1 in every month, at central values.
void refuse_unless_whole(Reader& reader, const NamedValues& shares, const Calendar& calendar,
                         std::string_view in_words);

}  // namespace sendcast
