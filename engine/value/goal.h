#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/results.h"
#include "value/comparison.h"
#include "value/seek.h"

namespace sendcast {

struct GoalKind;

/// A result and the amount that it is to come to.
struct Goal {
  const GoalKind* kind = nullptr;
  int of = -1;  ///< the pot or funder; -1 where it is of the whole
  FinancialYear year;
  Grains amount = 0;
  std::string why_not;  ///< what is wrong with the words; empty where they are understood

  bool understood() const { return why_not.empty(); }
};

/// Reads a goal, such as balance:high_needs:2026-27. Its words, its names and its year must be of the scenario's, or
/// `why_not` says what is allowed.
/// @param base  what the scenario is compared with; null where there is nothing
Goal parse_goal(std::string_view text, const Results& results, const Results* base);

/// Every kind of goal, a line each: how it is written and what it says.
std::string goals_in_words();

/// Whether a goal compares the scenario with a base.
bool compares_with_base(const Goal& goal);

/// What a run comes to where the goal looks, in grains: whole pence, millionths of a person, or billionths of a share.
/// Nothing where the run does not cover the year or nobody was assessed in it.
/// @param base  the run that the goal compares with; read only where it does
std::optional<Grains> measured(const Goal& goal, const Results& results, const Results* base);

/// By how much a result may differ from a goal that it cannot meet more nearly, because several amounts move by a whole
/// penny at once: less than a pound, a thousandth of a person, or a millionth of a share.
Grains largest_gap(const Goal& goal);

/// Grains as what they measure: money as pence, people and shares as numbers.
Amount amount_of(const Goal& goal, Grains grains);
bool is_of_share(const Goal& goal);

/// "the balance of the Dedicated schools grant at the end of 2026-27"
std::string result_in_words(const Goal& goal, const Catalogue& names);

}  // namespace sendcast
