#pragma once

#include <map>
#include <vector>

#include "funding/funding_model.h"
#include "funding/panel.h"
#include "funding/spec.h"
#include "interventions/change.h"
#include "services/line_model.h"

namespace sendcast {

/// What the funding side of a model is lowered from.
struct FundingSpec {
  const Named<std::string>& funders;
  const Named<Pot>& pots;
  const Named<Pool>& pools;
  const Named<FundingRule>& rules;
  Calendar calendar;
  const EffectsByTarget& effects;
};

/// Pots, pools, and an empty rule for each funding rule, whose ladders come with the lines that it pays for.
FundingModel lower_funding(const FundingSpec& spec);

/// Gives lines their payers. Payers are numbered rules first, then pools.
class PayerLowering {
 public:
  PayerLowering(const FundingSpec& spec, FundingModel& model);

  /// Gives a line its pool, or for each counted cell a ladder of its rule, which is added to the model where it is new.
  /// @param at  where the line's counted cells stand
  void lower(int payer, const std::vector<Coordinates>& at, LineModel& line);

 private:
  /// The rule that is left after the grants to which a rule leads, which are added to `grants`.
  int follow_grants(int rule, std::vector<int>& grants) const;

  const FundingSpec& spec_;
  FundingModel& model_;
  std::vector<int> grant_of_rule_;                        ///< which grant of the model a rule is, -1 where it is none
  std::vector<std::map<std::vector<int>, int>> ladders_;  ///< by rule: the ladder of an entry and the effects on it
};

/// A panel's shares of the pots in one month, by one entry of its points. Names of domains are those of its pots.
PanelShares panel_shares(const Domains& domains, int entry, std::size_t pots, Month month, FinancialYear first,
                         Drawn drawn = {});

/// The order in which pots are closed: each before its successor and before the pot that meets its deficit; fewer than
/// all where these form a circle.
std::vector<int> closing_order(const Named<Pot>& pots);

}  // namespace sendcast
