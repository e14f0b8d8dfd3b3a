#include "run.h"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "scenario/differences.h"

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
    while (k < i && !(first[k] == k && are_of_the_deal(differences(loaded[k]->merged, loaded[i]->merged)))) ++k;
    first.push_back(k);
  }
  return first;
}

}  // namespace

std::vector<Results> run_all(const std::vector<std::unique_ptr<Loaded>>& loaded, Keep keep) {
  const std::vector<std::string> names = names_of(loaded);
  const std::vector<std::size_t> first = first_of_same_services(loaded);
  std::vector<Results> results(loaded.size());
  for (std::size_t k = 0; k < loaded.size(); ++k) {
    std::vector<std::size_t> deals;
    std::vector<Model> models;
    for (std::size_t i = k; i < loaded.size() && first[k] == k; ++i) {
      if (first[i] != k) continue;
      deals.push_back(i);
      models.push_back(compile(loaded[i]->scenario, names[i]));
    }
    if (deals.empty()) continue;
    std::vector<const Model*> same_services;
    for (const Model& model : models) same_services.push_back(&model);
    std::vector<Results> of_deals = simulate_deals(same_services, keep);
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
