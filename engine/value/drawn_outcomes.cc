#include "value/drawn_outcomes.h"

#include <algorithm>

#include "value/comparison.h"

namespace sendcast {
namespace {

/// Deficits of which the chance is told, £.
const std::vector<double>& deficit_levels() {
  static const std::vector<double> levels = {1e6,  2e6,   5e6,   10e6,  20e6,  30e6,  40e6, 50e6,
                                             75e6, 100e6, 150e6, 200e6, 300e6, 500e6, 1e9};
  return levels;
}

/// A balance this little below 0 is rounding.
constexpr double half_a_penny = 0.005;

double number_of(const Amount& amount) {
  if (const auto* pence = std::get_if<Pence>(&amount)) return static_cast<double>(*pence) / 100;
  const auto* number = std::get_if<double>(&amount);
  return number == nullptr ? 0 : *number;
}

DrawnScenario open_scenario(const Results& results) {
  DrawnScenario scenario;
  const int years = results.calendar.years();
  scenario.layout = layout_of(results.catalogue, years);
  for (const ComparedMeasure& measured : compare(results, results).measures) {
    scenario.measures.emplace_back(number_of(measured.value));
  }
  const std::vector<Chance> by_year(static_cast<std::size_t>(years));
  for (int pot = 0; pot < scenario.layout.pots; ++pot) {
    scenario.budgets.push_back({by_year, by_year, std::vector<std::vector<Chance>>(deficit_levels().size(), by_year),
                                FirstYear(years), FirstYear(years)});
  }
  return scenario;
}

/// Pairs up what is counted under the same name in a stretch of each layout.
template <class Entries>
void pair_up(const Entries& base, int base_from, const Entries& other, int other_from,
             std::vector<ComparedPosition>& pairs) {
  const auto find = [](const Entries& entries, const std::string& name) {
    for (std::size_t i = 0; i < entries.size(); ++i) {
      if (entries[i].name == name) return static_cast<int>(i);
    }
    return -1;
  };
  for (std::size_t i = 0; i < base.size(); ++i) {
    const int k = find(other, base[i].name);
    pairs.push_back({base_from + static_cast<int>(i), k < 0 ? -1 : other_from + k});
  }
  for (std::size_t k = 0; k < other.size(); ++k) {
    if (find(base, other[k].name) < 0) pairs.push_back({-1, other_from + static_cast<int>(k)});
  }
}

std::vector<ComparedPosition> compared_positions(const Results& base, const Results& other) {
  const MeasureLayout b = layout_of(base.catalogue, base.calendar.years());
  const MeasureLayout o = layout_of(other.catalogue, other.calendar.years());
  const Catalogue& in_base = base.catalogue;
  const Catalogue& in_other = other.catalogue;
  std::vector<ComparedPosition> all;
  for (const CommonYear& year : common_years(base.calendar, other.calendar)) {
    std::vector<ComparedPosition> of_year = {{MeasureLayout::plans, MeasureLayout::plans}};
    pair_up(in_base.settings, MeasureLayout::plans_by_setting(0), in_other.settings, MeasureLayout::plans_by_setting(0),
            of_year);
    for (int k = b.sen_support(); k <= b.capital_cost(); ++k) of_year.push_back({k, k - b.settings + o.settings});
    pair_up(in_base.lines, b.cost_by_line(0), in_other.lines, o.cost_by_line(0), of_year);
    pair_up(in_base.funders, b.paid_by_funder(0), in_other.funders, o.paid_by_funder(0), of_year);
    pair_up(in_base.pots, b.paid_by_pot(0), in_other.pots, o.paid_by_pot(0), of_year);
    pair_up(in_base.pots, b.balance_by_pot(0), in_other.pots, o.balance_by_pot(0), of_year);
    pair_up(in_base.outcomes, b.outcome(0), in_other.outcomes, o.outcome(0), of_year);
    for (const ComparedPosition& pair : of_year) {
      all.push_back(
          {pair.base < 0 ? -1 : b.at(year.base, pair.base), pair.other < 0 ? -1 : o.at(year.other, pair.other)});
    }
  }
  return all;
}

DrawnComparison open_comparison(const Results& base, const Results& other, const DrawnValue& value) {
  DrawnComparison comparison;
  comparison.compared = compared_positions(base, other);
  for (const ComparedMeasure& measured : compare(base, other).measures) {
    comparison.differences.emplace_back(number_of(measured.difference));
  }
  comparison.value_names = value.names();
  comparison.values.assign(value.names().size(), Spread(0));
  for (int p = 0; p < value.partners(); ++p) comparison.partners.push_back(value.partner(p));
  comparison.pays_less.resize(comparison.partners.size());
  comparison.gains.resize(comparison.partners.size());
  return comparison;
}

}  // namespace

DrawTally::DrawTally(const std::vector<Results>& results, bool compares, const Worlds& worlds, std::uint64_t draws,
                     std::uint64_t seed)
    : worlds_(worlds) {
  outcomes_.draws = draws;
  outcomes_.seed = seed;
  outcomes_.deficit_levels = deficit_levels();
  for (const Results& scenario : results) outcomes_.scenarios.push_back(open_scenario(scenario));
  for (std::size_t i = 1; compares && i < results.size(); ++i) {
    values_.emplace_back(results.front(), results[i]);
    outcomes_.comparisons.push_back(open_comparison(results.front(), results[i], values_.back()));
  }
  KeptDraws& kept = outcomes_.kept;
  const auto count = static_cast<Eigen::Index>(std::min<std::uint64_t>(draws, KeptDraws::most));
  for (const Worlds::Cause& cause : worlds.causes()) kept.causes.push_back(cause.name);
  kept.parameters.resize(count, static_cast<Eigen::Index>(worlds.causes().size()));
  kept.cost.resize(count, static_cast<Eigen::Index>(results.size()));
  for (const DrawnValue& value : values_) {
    kept.net_present_value.emplace_back(count, value.partners() + 1);
    kept.pv_cost.emplace_back(count, value.partners() + 1);
    kept.better_by.emplace_back(count, value.outcomes());
  }
}

void DrawTally::take(const Block& block) {
  keep(block);
  for (std::size_t i = 0; i < block.scenarios.size(); ++i) {
    take_scenario(block, i);
    take_budgets(block, i);
  }
  for (std::size_t i = 0; i < outcomes_.comparisons.size(); ++i) take_comparison(block, i);
}

void DrawTally::keep(const Block& block) {
  KeptDraws& kept = outcomes_.kept;
  for (int i = 0; i < block.draws; ++i) {
    const auto draw = static_cast<Eigen::Index>(block.first) + i;
    if (draw >= kept.parameters.rows()) return;
    for (std::size_t k = 0; k < worlds_.causes().size(); ++k) {
      const std::size_t number = worlds_.causes()[k].numbers.front();
      kept.parameters(draw, static_cast<Eigen::Index>(k)) =
          block.numbers[static_cast<std::size_t>(i) * worlds_.count() + number];
    }
    for (std::size_t s = 0; s < block.scenarios.size(); ++s) {
      const MeasureLayout& layout = outcomes_.scenarios[s].layout;
      double cost = 0;
      for (int year = 0; year < layout.years; ++year) {
        for (const int position : {layout.revenue_cost(), layout.capital_cost()}) {
          const int at = layout.at(year, position) * block.draws + i;
          cost += block.scenarios[s].measures[static_cast<std::size_t>(at)];
        }
      }
      kept.cost(draw, static_cast<Eigen::Index>(s)) = cost;
    }
  }
}

void DrawTally::take_scenario(const Block& block, std::size_t scenario) {
  DrawnScenario& drawn = outcomes_.scenarios[scenario];
  const std::vector<double>& measures = block.scenarios[scenario].measures;
  const auto draws = static_cast<std::size_t>(block.draws);
  for (std::size_t i = 0; i < drawn.measures.size(); ++i) drawn.measures[i].add({measures.data() + i * draws, draws});
  drawn.scaled_outflows += block.scenarios[scenario].scaled_outflows;
  const std::vector<double>& expected = block.scenarios[scenario].expected;
  if (expected.empty()) return;
  if (drawn.expected.empty()) {
    for (const Spread& measure : drawn.measures) drawn.expected.emplace_back(measure.centre());
    drawn.by_chance.assign(drawn.measures.size(), Spread(0));
  }
  std::vector<double> added(draws);
  for (std::size_t i = 0; i < drawn.measures.size(); ++i) {
    for (std::size_t k = 0; k < draws; ++k) added[k] = measures[i * draws + k] - expected[i * draws + k];
    drawn.expected[i].add({expected.data() + i * draws, draws});
    drawn.by_chance[i].add(added);
  }
}

void DrawTally::take_budgets(const Block& block, std::size_t scenario) {
  DrawnScenario& drawn = outcomes_.scenarios[scenario];
  const BlockOfScenario& of = block.scenarios[scenario];
  const MeasureLayout& layout = drawn.layout;
  for (int pot = 0; pot < layout.pots; ++pot) {
    DrawnBudget& budget = drawn.budgets[static_cast<std::size_t>(pot)];
    for (int i = 0; i < block.draws; ++i) {
      std::optional<int> first_over;
      std::optional<int> first_deficit;
      for (int year = 0; year < layout.years; ++year) {
        const auto y = static_cast<std::size_t>(year);
        const auto measured = [&](int position) {
          return of.measures[static_cast<std::size_t>(layout.at(year, position) * block.draws + i)];
        };
        const double income = of.income[static_cast<std::size_t>((year * layout.pots + pot) * block.draws + i)];
        const double balance = measured(layout.balance_by_pot(pot));
        const bool within = measured(layout.paid_by_pot(pot)) <= income + half_a_penny;
        const bool in_balance = balance >= -half_a_penny;
        budget.within[y].add(within);
        budget.in_balance[y].add(in_balance);
        for (std::size_t level = 0; level < outcomes_.deficit_levels.size(); ++level) {
          budget.beyond[level][y].add(balance < -outcomes_.deficit_levels[level]);
        }
        if (!within && !first_over) first_over = year;
        if (!in_balance && !first_deficit) first_deficit = year;
      }
      budget.first_over.add(first_over);
      budget.first_deficit.add(first_deficit);
    }
  }
}

void DrawTally::take_comparison(const Block& block, std::size_t comparison) {
  DrawnComparison& drawn = outcomes_.comparisons[comparison];
  const BlockOfScenario& base = block.scenarios.front();
  const BlockOfScenario& other = block.scenarios[comparison + 1];
  const auto draws = static_cast<std::size_t>(block.draws);
  std::vector<double> difference(draws);
  for (std::size_t i = 0; i < drawn.compared.size(); ++i) {
    const ComparedPosition& at = drawn.compared[i];
    const auto measured = [&](const BlockOfScenario& of, int position, std::size_t draw) {
      return position < 0 ? 0 : of.measures[static_cast<std::size_t>(position) * draws + draw];
    };
    for (std::size_t k = 0; k < draws; ++k) difference[k] = measured(other, at.other, k) - measured(base, at.base, k);
    drawn.differences[i].add(difference);
  }
  const DrawnValue& value = values_[comparison];
  value.work(base, other, block.draws, worked_);
  for (std::size_t i = 0; i < drawn.values.size(); ++i) drawn.values[i].add({worked_.data() + i * draws, draws});
  const auto worked = [&](int measure, std::size_t draw) {
    return worked_[static_cast<std::size_t>(measure) * draws + draw];
  };
  const auto all = static_cast<Eigen::Index>(value.partners());
  for (std::size_t k = 0; k < draws; ++k) {
    const auto draw = static_cast<Eigen::Index>(block.first + k);
    const bool is_kept = draw < outcomes_.kept.parameters.rows();
    const auto keep = [&](Eigen::Index column, int net) {
      if (!is_kept) return;
      outcomes_.kept.net_present_value[comparison](draw, column) = worked(net, k);
      outcomes_.kept.pv_cost[comparison](draw, column) = worked(net - 2, k);
    };
    drawn.costs_less.add(worked(value.net_present_value_of_all() - 3, k) < 0);
    drawn.worth_it.add(worked(value.net_present_value_of_all(), k) > 0);
    keep(all, value.net_present_value_of_all());
    for (int p = 0; p < value.partners(); ++p) {
      const int net = value.net_present_value_of(p);
      drawn.pays_less[static_cast<std::size_t>(p)].add(worked(net - 3, k) < 0);
      drawn.gains[static_cast<std::size_t>(p)].add(worked(net, k) > 0);
      keep(p, net);
    }
    for (int i = 0; is_kept && i < value.outcomes(); ++i) {
      outcomes_.kept.better_by[comparison](draw, i) = worked(value.better_by_of(i), k);
    }
  }
}

}  // namespace sendcast
