#include "value/input_groups.h"

#include <map>
#include <utility>

#include "model/groups.h"
#include "model/simulate.h"
#include "value/shapley.h"

namespace sendcast {
namespace {

constexpr std::array<std::pair<const char*, const char*>, 4> demand_parts = {{
    {"population", "Population"},
    {"demand_rates", "Rates of request and identification"},
    {"assessment", "What happens in assessment"},
    {"placement", "Placement mix and places"},
}};

/// The cost of coalitions of groups, each course of people being followed once for all ways of buying and paying.
class GroupGame {
 public:
  /// @param months  of the run that count
  GroupGame(const TwoInputs& inputs, const Columns& columns, int months)
      : inputs_(inputs), columns_(columns), months_(months) {
    for (const DemandGroup group : demand_groups) {
      differs_.push_back(!is_same(group, inputs.base.demand, inputs.other.demand));
    }
  }

  std::vector<BridgePart> parts() const {
    std::vector<BridgePart> parts;
    for (const auto& [name, label] : demand_parts) parts.push_back({name, label, {}});
    if (inputs_.pay_each_others_lines()) {
      parts.push_back({"prices", "Prices and services", {}});
      parts.push_back({"payers", "Who pays", {}});
    } else {
      parts.push_back({"prices_and_payers", "Prices, services and who pays", {}});
    }
    return parts;
  }

  const std::vector<Pence>& cost_of(const Coalition& coalition) {
    Coalition people(coalition.begin(), coalition.begin() + static_cast<int>(demand_groups.size()));
    for (std::size_t group = 0; group < people.size(); ++group) people[group] = people[group] && differs_[group];
    const auto found = known_.find(people);
    const Costs& costs = found != known_.end() ? found->second : known_.emplace(people, run(people)).first->second;
    return costs[coalition[demand_groups.size()] ? 1 : 0][coalition.back() ? 1 : 0];
  }

 private:
  /// By lines and payers, as TwoInputs::purchases.
  using Costs = std::array<std::array<std::vector<Pence>, 2>, 2>;

  Costs run(const Coalition& people) const {
    const DemandModel demand = mixed(inputs_.base.demand, inputs_.other.demand, people);
    std::vector<Spending> spendings;
    for (const auto& of_lines : inputs_.purchases) {
      for (const auto& purchases : of_lines) {
        if (purchases) spendings.push_back({purchases->lines, purchases->funding});
      }
    }
    const std::vector<Accounts> accounts = account_for(demand, spendings, months_);
    Costs costs;
    auto next = accounts.begin();
    for (std::size_t lines = 0; lines < 2; ++lines) {
      for (std::size_t payers = 0; payers < 2; ++payers) {
        if (!inputs_.purchases[lines][payers]) continue;
        costs[lines][payers] = columns_.read(*next++, inputs_.names_of_payers(payers), demand.calendar.year(0));
      }
    }
    return costs;
  }

  const TwoInputs& inputs_;
  const Columns& columns_;
  int months_;
  std::vector<bool> differs_;  ///< by demand group
  std::map<Coalition, Costs> known_;
};

}  // namespace

std::vector<Pence> add_groups(const TwoInputs& inputs, const Columns& columns, int months, Bridge& bridge) {
  GroupGame game(inputs, columns, months);
  std::vector<BridgePart> parts = game.parts();
  const auto cost = [&](const Coalition& coalition) { return game.cost_of(coalition); };
  ShapleyParts shares = shapley(static_cast<int>(parts.size()), cost);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    parts[i].amounts = std::move(shares.parts[i]);
    bridge.parts.push_back(std::move(parts[i]));
  }
  return shares.of_none;
}

}  // namespace sendcast
