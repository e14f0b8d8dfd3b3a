#include "value/what_matters.h"

#include <algorithm>
#include <map>
#include <utility>

#include "arrays/in_parallel.h"

namespace sendcast {
namespace {

/// Pounds for one more unit of an outcome, of which the acceptability curve is told.
const std::vector<double> willingnesses = {0,      500,    1'000,  2'000,   5'000,   10'000,
                                           20'000, 30'000, 50'000, 100'000, 200'000, 500'000};

/// A result that is moved: draw by draw, and in each draw of the tornado.
struct Moved {
  MovedResult result;
  Eigen::ArrayXd drawn;
  Eigen::ArrayXd one_way;
};

WhatMoves moves_of(const Moved& moved, const Worlds& worlds) {
  WhatMoves moves;
  moves.result = moved.result;
  moves.central = moved.one_way[moved.one_way.size() - 1];
  std::vector<TornadoRun> runs;
  for (std::size_t i = 0; i < worlds.causes().size(); ++i) {
    moves.at_low.push_back(moved.one_way[static_cast<Eigen::Index>(2 * i)]);
    moves.at_high.push_back(moved.one_way[static_cast<Eigen::Index>(2 * i + 1)]);
    runs.push_back({worlds.causes()[i].name, moves.at_low.back(), moves.at_high.back()});
  }
  moves.bars = tornado(moves.central, runs);
  return moves;
}

/// What each scenario costs, and each comparison's net present value for each partner and for all.
std::vector<Moved> all_moved(const std::vector<Results>& results, const DrawnOutcomes& drawn,
                             const DrawnOutcomes& one_way) {
  std::vector<Moved> all;
  for (std::size_t s = 0; s < results.size(); ++s) {
    const auto column = static_cast<Eigen::Index>(s);
    all.push_back(
        {{results[s].catalogue.scenario, "cost", "all"}, drawn.kept.cost.col(column), one_way.kept.cost.col(column)});
  }
  for (std::size_t c = 0; c < drawn.comparisons.size(); ++c) {
    std::vector<std::string> names = drawn.comparisons[c].partners;
    names.emplace_back("all");
    for (std::size_t p = 0; p < names.size(); ++p) {
      const auto column = static_cast<Eigen::Index>(p);
      all.push_back({{results[c + 1].catalogue.scenario, "net_present_value", names[p]},
                     drawn.kept.net_present_value[c].col(column),
                     one_way.kept.net_present_value[c].col(column)});
    }
  }
  return all;
}

std::vector<WhatMoves> what_moves(const std::vector<Moved>& moved, const Worlds& worlds, const KeptDraws& kept) {
  std::vector<Eigen::ArrayXd> results;
  for (const Moved& of : moved) results.push_back(of.drawn);
  std::vector<RankRegression> regressions = rank_regressions(kept.parameters, results);
  std::vector<WhatMoves> moves;
  for (std::size_t i = 0; i < moved.size(); ++i) {
    moves.push_back(moves_of(moved[i], worlds));
    moves.back().regression = std::move(regressions[i]);
  }
  return moves;
}

/// Net benefits of the base, which is 0, and of each scenario, for one partner or for all (the last column). Nothing
/// where the scenarios have not the same partners.
Eigen::ArrayXXd options_of(const std::vector<Eigen::ArrayXXd>& by_comparison, Eigen::Index column) {
  Eigen::ArrayXXd options =
      Eigen::ArrayXXd::Zero(by_comparison.front().rows(), static_cast<Eigen::Index>(by_comparison.size()) + 1);
  for (std::size_t c = 0; c < by_comparison.size(); ++c) {
    options.col(static_cast<Eigen::Index>(c) + 1) = by_comparison[c].col(column);
  }
  return options;
}

/// What would be known together: a section of the scenario or one cause.
struct Known {
  std::string what;
  bool is_group;
  std::vector<Eigen::Index> columns;  ///< among the parameters
};

std::vector<Known> all_known(const Worlds& worlds) {
  std::map<std::string, std::vector<Eigen::Index>> sections;
  std::vector<Known> causes;
  for (const Worlds::Cause& cause : worlds.causes()) {
    const auto column = static_cast<Eigen::Index>(causes.size());
    sections[cause.section].push_back(column);
    causes.push_back({cause.name, false, {column}});
  }
  std::vector<Known> all;
  for (const auto& [section, columns] : sections) all.push_back({section, true, columns});
  all.insert(all.end(), causes.begin(), causes.end());
  return all;
}

/// What it would be worth to each of `names`, for whom the net benefits are, to know everything, a section, or a cause.
std::vector<WorthKnowing> worth_knowing(const std::vector<std::string>& names,
                                        const std::vector<Eigen::ArrayXXd>& net_benefits, const Worlds& worlds,
                                        const KeptDraws& kept) {
  const std::vector<Known> known = all_known(worlds);
  std::vector<std::vector<InformationValue>> worth(known.size());
  each_in_parallel(known.size(), [&](std::size_t i) {
    worth[i] = evppi_of_several(net_benefits, kept.parameters, known[i].columns);
  });
  std::vector<WorthKnowing> all;
  for (std::size_t n = 0; n < names.size(); ++n) {
    all.push_back({names[n], "everything", true, evpi(net_benefits[n])});
    for (std::size_t i = 0; i < known.size(); ++i)
      all.push_back({names[n], known[i].what, known[i].is_group, worth[i][n]});
  }
  return all;
}

bool have_same_partners(const std::vector<DrawnComparison>& comparisons) {
  return std::all_of(comparisons.begin(), comparisons.end(), [&](const DrawnComparison& comparison) {
    return comparison.partners == comparisons.front().partners;
  });
}

bool have_same_outcomes(const std::vector<Results>& results) {
  const auto names_of = [](const Results& run) {
    std::vector<std::string> names;
    for (const OutcomeEntry& outcome : run.catalogue.outcomes) names.push_back(outcome.name);
    return names;
  };
  return std::all_of(results.begin(), results.end(),
                     [&](const Results& run) { return names_of(run) == names_of(results.front()); });
}

/// By name, for whom the costs are: the curve of each outcome.
std::vector<OutcomeAcceptability> all_acceptable(const std::vector<std::string>& names,
                                                 const std::vector<OutcomeEntry>& outcomes, const KeptDraws& kept) {
  std::vector<OutcomeAcceptability> all(names.size() * outcomes.size());
  each_in_parallel(all.size(), [&](std::size_t i) {
    const std::size_t name = i / outcomes.size();
    const std::size_t outcome = i % outcomes.size();
    const Eigen::ArrayXXd costs = options_of(kept.pv_cost, static_cast<Eigen::Index>(name));
    const Eigen::ArrayXXd effects = options_of(kept.better_by, static_cast<Eigen::Index>(outcome));
    all[i] = {names[name], outcomes[outcome].name, acceptability(costs, effects, willingnesses)};
  });
  return all;
}

}  // namespace

void tornado_numbers(const Worlds& worlds, std::uint64_t draw, std::span<double> numbers) {
  worlds.central(numbers);
  const std::size_t cause = draw / 2;
  if (cause >= worlds.causes().size()) return;
  for (const std::size_t number : worlds.causes()[cause].numbers) {
    numbers[number] = worlds.at(number, draw % 2 == 0 ? Level{0.1, 0.9} : Level{0.9, 0.1});
  }
}

WhatMatters what_matters(const std::vector<Results>& results, const Worlds& worlds, const DrawnOutcomes& drawn,
                         const DrawnOutcomes& one_way) {
  WhatMatters matters;
  matters.causes = drawn.kept.causes;
  const KeptDraws& kept = drawn.kept;
  matters.moves = what_moves(all_moved(results, drawn, one_way), worlds, kept);
  if (drawn.comparisons.empty() || !have_same_partners(drawn.comparisons)) return matters;
  std::vector<std::string> names = drawn.comparisons.front().partners;
  names.emplace_back("all");
  std::vector<Eigen::ArrayXXd> net_benefits;
  for (std::size_t p = 0; p < names.size(); ++p)
    net_benefits.push_back(options_of(kept.net_present_value, static_cast<Eigen::Index>(p)));
  matters.worth_knowing = worth_knowing(names, net_benefits, worlds, kept);
  if (have_same_outcomes(results))
    matters.acceptability = all_acceptable(names, results.front().catalogue.outcomes, kept);
  return matters;
}

}  // namespace sendcast
