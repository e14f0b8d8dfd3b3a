#pragma once

#include <string>
#include <vector>

#include "arrays/calendar.h"
#include "model/results.h"
#include "scenario/scenario.h"

namespace sendcast {

/// What a bridge tells the parts of.
enum class BridgeAccount {
  years,          ///< a scenario's last whole financial year less its first: the groups of its inputs
  groups,         ///< a scenario less its base: the groups of their inputs
  interventions,  ///< a scenario less its base: the scenario's interventions
};

/// Something that moved the cost. Amounts are pence: of the whole (every service line), then of each funder.
struct BridgePart {
  std::string name;
  std::string label;
  std::vector<Pence> amounts;
};

/// An exactly additive account of a difference in cost: `from` and the parts sum to `to`, to the penny, for the whole
/// and for each funder. Parts are Shapley values, so that no order of telling is preferred to another.
struct Bridge {
  BridgeAccount account = BridgeAccount::years;
  std::string base;  ///< the scenario itself between years
  std::string scenario;
  FinancialYear first;  ///< between years: the two that are told apart; otherwise all from the first to the last
  FinancialYear last;
  std::vector<Entry> funders;  ///< the base's, then those that the scenario adds
  std::vector<Pence> from;     ///< the whole, then each funder, as the parts' amounts
  std::vector<Pence> to;
  std::vector<BridgePart> parts;
  int orders = 0;       ///< of interventions, where not all were taken but so many drawn
  std::string why_not;  ///< where the account cannot be told, why; then it has no parts
};

/// Each group's part (as of bridge_groups) in what the last whole financial year costs more than the first. What a
/// coalition leaves out stays from the end of the first year on as it then is: rates, shares, places and teams as in
/// its last month, the population as it then is with cohorts that follow it, prices of that year. What the first year's
/// inputs lead to by themselves, because stocks had not settled, is the part `already_under_way`.
Bridge bridge_years(const Results& results, const Scenario& scenario);

/// Each group's part in what a scenario costs more than its base over the run: population, demand_rates, assessment,
/// placement (model/groups.h), prices (prices, uptake and which lines there are) and payers (funding rules, pots and
/// pools, which move nothing of the whole). A coalition's run takes its groups from the scenario and the others from
/// the base. Where the payers of one file do not know a line of the other (model/purchases.h), the last two are one
/// group, prices_and_payers. Runs with other areas, ages, needs, settings or months cannot be told.
Bridge bridge_groups(const Results& base, const Scenario& base_scenario, const Results& other,
                     const Scenario& other_scenario);

/// Each intervention's part in what a scenario costs more than its base over the financial years that both cover, and
/// the part that is there without any (`other_inputs`). A coalition's cost is that of the scenario with its
/// interventions' effects and service lines only, all else being as the file says: 2^n runs, beyond ten interventions
/// as many as the drawn orders need.
Bridge bridge_interventions(const Results& base, const Results& other, const Scenario& scenario);

}  // namespace sendcast
