#include "run.h"

#include <algorithm>
#include <filesystem>

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

std::vector<Results> run_all(const std::vector<std::unique_ptr<Loaded>>& loaded, Keep keep) {
  const std::vector<std::string> names = names_of(loaded);
  std::vector<Results> results;
  for (std::size_t i = 0; i < loaded.size(); ++i) {
    results.push_back(simulate(compile(loaded[i]->scenario, names[i]), keep));
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

}  // namespace sendcast
