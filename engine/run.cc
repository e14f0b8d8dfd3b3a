#include "run.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "arrays/in_parallel.h"
#include "report/bridge_table.h"
#include "report/comparison_table.h"
#include "report/matters_tables.h"
#include "report/tables.h"
#include "report/uncertainty_tables.h"
#include "report/value_tables.h"
#include "scenario/differences.h"
#include "value/chance_draws.h"

namespace sendcast {

std::vector<std::string> names_of(const std::vector<std::unique_ptr<Loaded>>& loaded) {
  std::vector<std::string> stems;
  for (const auto& scenario : loaded) stems.push_back(std::filesystem::path(scenario->path).stem().string());
  std::vector<std::string> names = stems;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (std::count(stems.begin(), stems.end(), stems[i]) > 1) names[i] = loaded[i]->path;
  }
  return names;
}

namespace {

/// Scenarios as arrays, in groups that differ in who pays only.
struct Lowered {
  std::vector<std::vector<std::size_t>> groups;
  std::vector<std::vector<Model>> models;  ///< by group

  std::vector<const Model*> in_order() const {
    std::map<std::size_t, const Model*> by_scenario;
    for (std::size_t g = 0; g < groups.size(); ++g) {
      for (std::size_t i = 0; i < groups[g].size(); ++i) by_scenario[groups[g][i]] = &models[g][i];
    }
    std::vector<const Model*> pointers;
    for (const auto& [_, model] : by_scenario) pointers.push_back(model);
    return pointers;
  }
};

Lowered lower_all(const std::vector<std::unique_ptr<Loaded>>& loaded) {
  std::vector<const Node*> merged;
  for (const auto& scenario : loaded) merged.push_back(&scenario->merged);
  const std::vector<std::string> names = names_of(loaded);
  Lowered lowered{groups_of_same_services(merged), {}};
  lowered.models.resize(lowered.groups.size());
  each_in_parallel(lowered.groups.size(), [&](std::size_t g) {
    std::vector<const Loaded*> deals;
    std::vector<std::string> names_of_deals;
    for (const std::size_t i : lowered.groups[g]) {
      deals.push_back(loaded[i].get());
      names_of_deals.push_back(names[i]);
    }
    lowered.models[g] = compile_deals(deals, names_of_deals);
  });
  return lowered;
}

std::vector<Results> simulate_all(const Lowered& lowered, Keep keep) {
  std::vector<std::vector<Results>> of_groups(lowered.groups.size());
  each_in_parallel(of_groups.size(), [&](std::size_t g) { of_groups[g] = simulate_deals(lowered.models[g], keep); });
  std::map<std::size_t, Results> by_scenario;
  for (std::size_t g = 0; g < of_groups.size(); ++g) {
    for (std::size_t i = 0; i < of_groups[g].size(); ++i)
      by_scenario[lowered.groups[g][i]] = std::move(of_groups[g][i]);
  }
  std::vector<Results> results;
  for (auto& [_, result] : by_scenario) results.push_back(std::move(result));
  return results;
}

}  // namespace

std::vector<Results> run_all(const std::vector<std::unique_ptr<Loaded>>& loaded, Keep keep) {
  return simulate_all(lower_all(loaded), keep);
}

std::vector<std::vector<Bridge>> bridge_all(const std::vector<std::unique_ptr<Loaded>>& loaded,
                                            const std::vector<Results>& results) {
  std::vector<std::vector<Bridge>> bridges(loaded.size());
  for (std::size_t i = 0; i < loaded.size(); ++i) {
    bridges[i].push_back(bridge_years(results[i], loaded[i]->scenario));
    if (i == 0) continue;
    bridges[i].push_back(bridge_groups(results.front(), loaded.front()->scenario, results[i], loaded[i]->scenario));
    bridges[i].push_back(bridge_interventions(results.front(), results[i], loaded[i]->scenario));
  }
  return bridges;
}

bool any_uncertain(const std::vector<std::unique_ptr<Loaded>>& loaded) {
  return std::any_of(loaded.begin(), loaded.end(), [](const auto& scenario) { return !scenario->uncertain.empty(); });
}

namespace {

/// Draws of every scenario in the same worlds, ready to be run.
struct Drawing {
  Worlds worlds;
  std::vector<const Model*> models;
  DrawRuns runs;

  /// Each must outlive it.
  Drawing(const std::vector<const Loaded*>& loaded, const Lowered& lowered, std::uint64_t seed)
      : worlds(loaded, seed), models(lowered.in_order()), runs(models, lowered.groups, worlds) {}
};

/// Runs the draws that are asked for.
void run_draws(const Asked& asked, const Drawing& drawing, Outcomes& outcomes) {
  DrawTally tally(outcomes.results, asked.compares, drawing.worlds, asked.draws.count, asked.draws.seed);
  std::uint64_t done = 0;
  const auto take = [&](const Block& block) {
    tally.take(block);
    done += static_cast<std::uint64_t>(block.draws);
  };
  const auto numbers_of = [&](std::uint64_t draw, std::span<double> numbers) { drawing.worlds.draw(draw, numbers); };
  const auto goes_on = [&] { return asked.draws.progress(done); };
  const auto finish = [&](Block& block) {
    if (asked.draws.by_chance) play_chance(drawing.models, drawing.worlds, asked.draws.seed, block);
  };
  outcomes.is_whole = drawing.runs.run(asked.draws.count, asked.draws.division, numbers_of, take, goes_on, finish);
  outcomes.drawn = std::move(tally).outcomes();
}

/// What the draws of the tornado come to. A block has as many as memory allows, for a scenario that a cause does not
/// touch comes to the same in them and is run once.
DrawnOutcomes run_tornado(const Asked& asked, const Drawing& drawing, const std::vector<Results>& results) {
  constexpr std::uint64_t most_in_a_block = 512;
  const std::uint64_t draws = tornado_draws(drawing.worlds);
  DrawTally one_way(results, asked.compares, drawing.worlds, draws, 0);
  drawing.runs.run(
      draws, {asked.draws.division.threads, static_cast<int>(std::min(draws, most_in_a_block))},
      [&](std::uint64_t draw, std::span<double> numbers) { tornado_numbers(drawing.worlds, draw, numbers); },
      [&](const Block& block) { one_way.take(block); }, [] { return true; });
  return std::move(one_way).outcomes();
}

/// Runs the draws, and what matters in them where anything is unsure and nobody wants to stop.
void draw(const Asked& asked, const Drawing& drawing, Outcomes& outcomes) {
  run_draws(asked, drawing, outcomes);
  if (!outcomes.is_whole || drawing.worlds.count() == 0) return;
  const DrawnOutcomes one_way = run_tornado(asked, drawing, outcomes.results);
  outcomes.matters = what_matters(outcomes.results, drawing.worlds, *outcomes.drawn, one_way);
}

void add_drawn_tables(Outcomes& outcomes) {
  if (!outcomes.drawn) return;
  for (Table& table : outcomes.tables) {
    if (table.name == "value") add_quantiles(*outcomes.drawn, outcomes.comparisons, table);
  }
  outcomes.tables.push_back(uncertainty_table(outcomes.results, *outcomes.drawn));
  outcomes.tables.push_back(probabilities_table(outcomes.results, outcomes.comparisons, *outcomes.drawn));
  if (!outcomes.drawn->scenarios.front().expected.empty())
    outcomes.tables.push_back(chance_table(outcomes.results, *outcomes.drawn));
  if (!outcomes.matters) return;
  outcomes.tables.push_back(tornado_table(*outcomes.matters));
  if (outcomes.comparisons.empty()) return;
  outcomes.tables.push_back(difference_uncertainty_table(outcomes.comparisons, *outcomes.drawn));
  outcomes.tables.push_back(perfect_information_table(*outcomes.matters));
  outcomes.tables.push_back(acceptability_table(*outcomes.matters, outcomes.results));
}

void compare_with_base(const Asked& asked, Outcomes& outcomes) {
  const std::vector<Results>& results = outcomes.results;
  outcomes.comparisons.resize(results.size() - 1);
  outcomes.values.resize(results.size() - 1);
  each_in_parallel(results.size() - 1, [&](std::size_t c) {
    outcomes.comparisons[c] = compare(results.front(), results[c + 1]);
    outcomes.values[c] = value_for_money(results.front(), results[c + 1]);
  });
  outcomes.tables.push_back(comparison_table(outcomes.comparisons));
  outcomes.tables.push_back(value_table(outcomes.values));
  outcomes.tables.push_back(value_years_table(outcomes.values));
  outcomes.tables.push_back(pays_gains_table(outcomes.values));
  outcomes.tables.push_back(fair_split_table(outcomes.values));
  if (!asked.bridges) return;
  outcomes.bridges = bridge_all(outcomes.loaded, outcomes.results);
  outcomes.tables.push_back(bridge_table(outcomes.bridges));
}

/// The whole road, on whichever threads. What needs no draw goes beside the draws.
void work_out(const Asked& asked, Outcomes& outcomes) {
  const Keep keep{asked.caseload.age || asked.caseload.need || asked.keeps_for_returns, asked.keeps_for_returns};
  const Lowered lowered = lower_all(outcomes.loaded);
  std::vector<const Loaded*> loaded;
  for (const auto& scenario : outcomes.loaded) loaded.push_back(scenario.get());
  std::optional<Drawing> drawing;
  both_in_parallel([&] { outcomes.results = simulate_all(lowered, keep); },
                   [&] {
                     if (asked.draws.count > 0) drawing.emplace(loaded, lowered, asked.draws.seed);
                   });
  both_in_parallel(
      [&] {
        outcomes.tables = result_tables(outcomes.results, asked.caseload);
        if (asked.compares) compare_with_base(asked, outcomes);
      },
      [&] {
        if (drawing) draw(asked, *drawing, outcomes);
      });
  add_drawn_tables(outcomes);
}

}  // namespace

Outcomes outcomes_of(std::vector<std::unique_ptr<Loaded>> loaded, const Asked& asked) {
  Outcomes outcomes;
  outcomes.loaded = std::move(loaded);
  on_threads(asked.draws.division.threads, [&] { work_out(asked, outcomes); });
  return outcomes;
}

namespace {

std::string inputs_part(const Outcomes& outcomes, std::size_t scenario, const Screen& on) {
  const Node& base = outcomes.loaded.front()->merged;
  const Node& other = outcomes.loaded[scenario]->merged;
  return inputs_screen(outcomes.results.front().catalogue, outcomes.results[scenario].catalogue,
                       differences(base, other), differ_in_deal_only(base, other), on);
}

std::string bridges_part(const Outcomes& outcomes, std::size_t scenario, const Screen& on) {
  std::string part;
  if (outcomes.bridges.empty()) return part;
  for (const Bridge& bridge : outcomes.bridges[scenario]) part += bridge_screen(bridge, on) + '\n';
  return part;
}

std::string uncertainty_part(const Outcomes& outcomes, std::size_t scenario, const Screen& on) {
  if (!outcomes.drawn) return {};
  std::string part = uncertainty_screen(outcomes.results[scenario], *outcomes.drawn, scenario, on) + '\n';
  if (outcomes.matters) part += tornado_screen(*outcomes.matters, scenario, on) + '\n';
  return part;
}

std::string uncertain_difference_part(const Outcomes& outcomes, std::size_t scenario, const Screen& on) {
  if (!outcomes.drawn) return {};
  const std::size_t c = scenario - 1;
  return comparison_uncertainty_screen(outcomes.comparisons[c], outcomes.values[c], outcomes.drawn->comparisons[c],
                                       on) +
         '\n';
}

}  // namespace

std::string scenario_page(const Outcomes& outcomes, std::size_t scenario, const Screen& on) {
  return run_screen(outcomes.results[scenario], on) + '\n' + uncertainty_part(outcomes, scenario, on);
}

std::string comparison_page(const Outcomes& outcomes, const Screen& on) {
  const Results& base = outcomes.results.front();
  std::string page;
  for (std::size_t i = 1; i < outcomes.results.size(); ++i) page += inputs_part(outcomes, i, on) + '\n';
  page += run_screen(base, on) + '\n' + uncertainty_part(outcomes, 0, on) + bridges_part(outcomes, 0, on);
  for (std::size_t i = 1; i < outcomes.results.size(); ++i) {
    page += comparison_screen(base, outcomes.results[i], outcomes.comparisons[i - 1], on) + '\n';
    page += value_screen(outcomes.values[i - 1], on) + '\n' + uncertain_difference_part(outcomes, i, on);
    page += fair_split_screen(outcomes.values[i - 1], on) + '\n' + bridges_part(outcomes, i, on);
  }
  if (outcomes.matters) page += perfect_information_screen(*outcomes.matters, on) + '\n';
  return page + overview_screen(outcomes.results, on);
}

namespace {

/// The scenario with `value` in the number's place; null, reported, where that is wrong.
std::unique_ptr<Loaded> load_with(const SeekRequest& request, double value, const ReadFile& read_file, Sources& sources,
                                  Problems& problems) {
  const NamedNumber& number = request.number;
  Node merged = with_number(request.loaded.merged, number, written(value, number.is_percentage));
  return load_merged(request.loaded.path, std::move(merged), read_file, sources, problems);
}

/// The goal's result less the goal's amount; nothing where there is no scenario or no result.
std::optional<Grains> beyond_goal(const SeekRequest& request, const Loaded* loaded) {
  if (loaded == nullptr) return std::nullopt;
  const std::optional<Grains> result =
      measured(request.goal, simulate(compile(loaded->scenario, loaded->path)), request.base);
  return result ? std::optional(*result - request.goal.amount) : std::nullopt;
}

}  // namespace

std::optional<SeekRequest> understand(const SeekWords& words, const Loaded& loaded, const Results& as_it_stands,
                                      const Results* base, std::string& why_not) {
  const auto refuse = [&](const std::string& why) {
    why_not = why;
    return std::nullopt;
  };
  const std::optional<double> low = parse_number(words.from);
  const std::optional<double> high = parse_number(words.to);
  if (!low || !high) {
    return refuse(fmt::format("a number is written 0.05, 5% or 1/3, not '{}'", low ? words.to : words.from));
  }
  if (!(*low < *high)) return refuse("--from must be below --to");
  const NamedNumber number = find_number(loaded, words.number);
  if (!number.found()) return refuse(number.why_not);
  const Goal goal = parse_goal(words.goal, as_it_stands, base);
  if (!goal.understood()) return refuse(goal.why_not);
  return SeekRequest{loaded, number, {*low, *high, number.present}, goal, base};
}

std::optional<Sought> seek_number(const SeekRequest& request, const ReadFile& read_file, Sources& sources,
                                  Problems& problems, const std::function<void()>& before_run) {
  for (const double end : {request.range.low, request.range.high}) {
    if (load_with(request, end, read_file, sources, problems) == nullptr) return std::nullopt;
  }
  return seek(request.range, largest_gap(request.goal), [&](double value) {
    before_run();
    Problems passed_over;
    return beyond_goal(request, load_with(request, value, read_file, sources, passed_over).get());
  });
}

}  // namespace sendcast
