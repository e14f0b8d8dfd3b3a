#include "value/paid.h"

#include <algorithm>

#include "funding/at.h"

namespace sendcast {
namespace {

/// Where a funder stands among others, by name.
std::size_t position_of(const std::vector<Entry>& funders, const std::string& name) {
  const auto found =
      std::find_if(funders.begin(), funders.end(), [&](const Entry& funder) { return funder.name == name; });
  return static_cast<std::size_t>(found - funders.begin());
}

}  // namespace

std::vector<Entry> funders_of_either(const Catalogue& base, const Catalogue& other) {
  std::vector<Entry> funders = base.funders;
  for (const Entry& funder : other.funders) {
    if (position_of(base.funders, funder.name) == base.funders.size()) funders.push_back(funder);
  }
  return funders;
}

std::vector<Pence> Columns::read(const Accounts& accounts, const Catalogue& names, FinancialYear start) const {
  std::vector<Pence> amounts(1 + funders.size(), 0);
  for (int year = years.first - start; year <= years.last - start; ++year) {
    for (const LineCost& line : at(accounts.costs, year)) amounts.front() += line.cost;
    const std::vector<BudgetYear>& budgets = at(accounts.budgets, year);
    for (int pot = 0; pot < static_cast<int>(budgets.size()); ++pot) {
      const Entry& funder = at(names.funders, at(names.pots, pot).funder);
      amounts[1 + position_of(funders, funder.name)] += at(budgets, pot).paid;
    }
  }
  return amounts;
}

std::vector<Pence> less(std::vector<Pence> amounts, const std::vector<Pence>& others) {
  for (std::size_t i = 0; i < amounts.size(); ++i) amounts[i] -= others[i];
  return amounts;
}

}  // namespace sendcast
