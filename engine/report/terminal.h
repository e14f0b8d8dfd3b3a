#pragma once

#include <span>
#include <string>
#include <vector>

#include "model/results.h"
#include "report/grid.h"
#include "scenario/differences.h"
#include "value/bridge.h"
#include "value/comparison.h"
#include "value/drawn_outcomes.h"
#include "value/fair_split.h"
#include "value/value_for_money.h"

namespace sendcast {

/// What a board member reads of one scenario: people and cost year by year, who pays, the pots' balances, cost by
/// service line and plans by setting. Every line fits `screen.width` unless a single figure does not.
std::string run_screen(const Results& results, const Screen& screen);

/// The first part of it alone: the years, and who pays in them.
std::string years_and_payers_screen(const Results& results, const Screen& screen);
/// What the files of two scenarios say differently, path by path.
/// @param in_deal_only  whether that is nothing but who pays
std::string inputs_screen(const Catalogue& base, const Catalogue& other, const std::vector<InputDifference>& inputs,
                          bool in_deal_only, const Screen& screen);

/// What a board member reads of a scenario against its base: the differences in plans, cost and who pays. `comparison`
/// is what compare(base, other) gives.
std::string comparison_screen(const Results& base, const Results& other, const Comparison& comparison,
                              const Screen& screen);

/// Who pays for a scenario's interventions and who gains, and whether it is worth it (model.md section 10).
std::string value_screen(const ValueComparison& value, const Screen& screen);

/// What can be said of it in words, a sentence each: who is worse off, when it has paid for itself, what each outcome
/// costs.
std::vector<std::string> findings(const ValueComparison& value);
/// How the cost of its interventions could fairly be shared, or the plain no; nothing where they cost nothing.
std::string fair_split_screen(const ValueComparison& value, const Screen& screen);

/// A way of sharing by what it does: "In proportion to benefit".
std::string split_in_words(const std::string& split);
/// The shares as a funding rule that can be pasted, or why there is none.
std::string as_rule(const ValueComparison& value, const Split& split);
/// Whether there is a split that leaves nobody worse off, and within which bounds.
std::string verdict(const ValueComparison& value, const FairSplit& fair);
/// What moved the cost, part by part, for the whole and for each funder; or why that cannot be told.
std::string bridge_screen(const Bridge& bridge, const Screen& screen);

/// One line for each scenario of a comparison, the base first: where the whole run leads and what it costs whom.
std::string overview_screen(std::span<const Results> scenarios, const Screen& screen);

/// How sure one is of a scenario: people and money with their prediction intervals, the chance that budgets hold, and
/// what more draws would change.
std::string uncertainty_screen(const Results& results, const DrawnOutcomes& drawn, std::size_t scenario,
                               const Screen& screen);

/// How sure one is of a scenario against its base: each funder's difference in cost and the chance of a gain.
std::string comparison_uncertainty_screen(const Comparison& comparison, const ValueComparison& value,
                                          const DrawnComparison& drawn, const Screen& screen);

/// "Two towns, as things are" over "two-towns: April 2021 to March 2031".
std::string screen_heading(const Results& results, const Screen& screen);

}  // namespace sendcast
