#include "fit/load_fitted.h"

#include "fit/scenario_text.h"

namespace sendcast {

std::unique_ptr<Loaded> load_fitted(const FittedArea& area, std::string& why_not) {
  const std::vector<ScenarioFileText> files = scenario_folder(area);
  const ReadFile read = [&](const std::string& path) -> FileText {
    for (const ScenarioFileText& file : files)
      if (file.path == path) return {file.text, {}};
    return {{}, "there is no such file"};
  };
  Sources sources;
  Problems problems;
  auto scenario = load("local-area.yaml", Reach{".", "."}, read, sources, problems);
  if (!problems.none()) why_not = explain(problems, sources);
  return scenario;
}

}  // namespace sendcast
