#include "run.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "report/bridge_table.h"
#include "report/comparison_table.h"
#include "report/matters_tables.h"
#include "report/tables.h"
#include "report/uncertainty_tables.h"
#include "report/value_tables.h"
#include "scenario/differences.h"
#include "value/chance_draws.h"

namespace sendcast {

std::vector<std::unique_ptr<Loaded>> load_all(const std::vector<ScenarioFile>& files, Sources& sources,
                                              Problems& problems) {
  std::vector<std::unique_ptr<Loaded>> loaded;
  for (const ScenarioFile& file : files)
    loaded.push_back(load(file.path, file.reach, file.read_file, sources, problems));
  if (!problems.none()) loaded.clear();
  return loaded;
}

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

/// For each scenario, the first that says the same of everything but who pays: itself, or an earlier one.
std::vector<std::size_t> first_of_same_services(const std::vector<std::unique_ptr<Loaded>>& loaded) {
  std::vector<std::size_t> first;
  for (std::size_t i = 0; i < loaded.size(); ++i) {
    std::size_t k = 0;
    while (k < i && !(first[k] == k && differ_in_deal_only(loaded[k]->merged, loaded[i]->merged))) ++k;
    first.push_back(k);
  }
  return first;
}

/// The scenarios in groups that differ in who pays only.
std::vector<std::vector<std::size_t>> groups_of_same_services(const std::vector<std::unique_ptr<Loaded>>& loaded) {
  std::map<std::size_t, std::vector<std::size_t>> by_first;
  const std::vector<std::size_t> first = first_of_same_services(loaded);
  for (std::size_t i = 0; i < loaded.size(); ++i) by_first[first[i]].push_back(i);
  std::vector<std::vector<std::size_t>> groups;
  for (const auto& [_, group] : by_first) groups.push_back(group);
  return groups;
}

}  // namespace

std::vector<Results> run_all(const std::vector<std::unique_ptr<Loaded>>& loaded, Keep keep) {
  const std::vector<std::string> names = names_of(loaded);
  std::vector<Results> results(loaded.size());
  for (const std::vector<std::size_t>& deals : groups_of_same_services(loaded)) {
    std::vector<Model> models;
    for (const std::size_t i : deals) models.push_back(compile(loaded[i]->scenario, names[i]));
    std::vector<Results> of_deals = simulate_deals(models, keep);
    for (std::size_t i = 0; i < deals.size(); ++i) results[deals[i]] = std::move(of_deals[i]);
  }
  return results;
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

/// Runs the draws that are asked for, every scenario in the same worlds.
void draw(const Asked& asked, Outcomes& outcomes) {
  std::vector<const Loaded*> loaded;
  std::vector<Model> models;
  std::vector<const Model*> pointers;
  models.reserve(outcomes.loaded.size());
  const std::vector<std::string> names = names_of(outcomes.loaded);
  for (std::size_t i = 0; i < outcomes.loaded.size(); ++i) {
    loaded.push_back(outcomes.loaded[i].get());
    models.push_back(compile(outcomes.loaded[i]->scenario, names[i]));
    pointers.push_back(&models.back());
  }
  const Worlds worlds(loaded, asked.draws.seed);
  const DrawRuns runs(pointers, groups_of_same_services(outcomes.loaded), worlds);
  DrawTally tally(outcomes.results, asked.compares, worlds, asked.draws.count, asked.draws.seed);
  std::uint64_t done = 0;
  const auto take = [&](const Block& block) {
    tally.take(block);
    done += static_cast<std::uint64_t>(block.draws);
  };
  const auto numbers_of = [&](std::uint64_t draw, std::span<double> numbers) { worlds.draw(draw, numbers); };
  const auto goes_on = [&] { return asked.draws.progress(done); };
  const auto finish = [&](Block& block) {
    if (asked.draws.by_chance) play_chance(pointers, worlds, asked.draws.seed, block);
  };
  outcomes.is_whole = runs.run(asked.draws.count, asked.draws.division, numbers_of, take, goes_on, finish);
  outcomes.drawn = tally.outcomes();
  if (!outcomes.is_whole || worlds.count() == 0) return;
  DrawTally one_way(outcomes.results, asked.compares, worlds, tornado_draws(worlds), 0);
  runs.run(
      tornado_draws(worlds), asked.draws.division,
      [&](std::uint64_t draw, std::span<double> numbers) { tornado_numbers(worlds, draw, numbers); },
      [&](const Block& block) { one_way.take(block); }, [] { return true; });
  outcomes.matters = what_matters(outcomes.results, worlds, *outcomes.drawn, one_way.outcomes());
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
  for (std::size_t i = 1; i < outcomes.results.size(); ++i) {
    outcomes.comparisons.push_back(compare(outcomes.results.front(), outcomes.results[i]));
    outcomes.values.push_back(value_for_money(outcomes.results.front(), outcomes.results[i]));
  }
  outcomes.tables.push_back(comparison_table(outcomes.comparisons));
  outcomes.tables.push_back(value_table(outcomes.values));
  outcomes.tables.push_back(value_years_table(outcomes.values));
  outcomes.tables.push_back(pays_gains_table(outcomes.values));
  outcomes.tables.push_back(fair_split_table(outcomes.values));
  if (!asked.bridges) return;
  outcomes.bridges = bridge_all(outcomes.loaded, outcomes.results);
  outcomes.tables.push_back(bridge_table(outcomes.bridges));
}

}  // namespace

Outcomes outcomes_of(std::vector<std::unique_ptr<Loaded>> loaded, const Asked& asked) {
  Outcomes outcomes;
  outcomes.results =
      run_all(loaded, {asked.caseload.age || asked.caseload.need || asked.keeps_for_returns, asked.keeps_for_returns});
  outcomes.loaded = std::move(loaded);
  outcomes.tables = result_tables(outcomes.results, asked.caseload);
  if (asked.compares) compare_with_base(asked, outcomes);
  if (asked.draws.count > 0) draw(asked, outcomes);
  add_drawn_tables(outcomes);
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
