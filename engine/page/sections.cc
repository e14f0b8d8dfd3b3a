#include "page/sections.h"

#include <fmt/format.h>

#include "page/cells.h"
#include "report/scenario_label.h"

namespace sendcast {

std::string page_label(const Outcomes& outcomes, std::size_t scenario) {
  return scenario_label(outcomes.results[scenario], outcomes.results);
}

std::string page_id(const Outcomes& outcomes, std::size_t scenario) {
  constexpr std::size_t longest = 40;
  return fmt::format("{}-{}", as_id(outcomes.results[scenario].catalogue.scenario.substr(0, longest)), scenario + 1);
}

std::vector<PageGroup> groups_of(const Outcomes& outcomes, const std::string& section, std::size_t first,
                                 const std::function<std::vector<PageFigure>(std::size_t scenario)>& figures_of) {
  std::vector<PageGroup> groups;
  for (std::size_t i = first; i < outcomes.results.size(); ++i) {
    PageGroup group{fmt::format("{}-of-{}", section, page_id(outcomes, i)), page_label(outcomes, i), figures_of(i)};
    for (PageFigure& figure : group.figures) figure.id = fmt::format("{}-{}", figure.id, page_id(outcomes, i));
    if (!group.figures.empty()) groups.push_back(std::move(group));
  }
  return groups;
}

}  // namespace sendcast
