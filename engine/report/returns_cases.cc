#include "report/returns_cases.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "funding/at.h"

namespace sendcast {
namespace {

struct PartOfReturn {
  std::string_view return_line;
  ReturnsPart part;
};

/// Section 251: 1.0 and 1.2 are the high needs budget, 2.1 the council's general fund.
constexpr std::array<PartOfReturn, 11> parts_of_returns = {{{"1.0.2", ReturnsPart::placements},
                                                            {"1.2.1", ReturnsPart::placements},
                                                            {"1.2.2", ReturnsPart::placements},
                                                            {"1.2.3", ReturnsPart::placements},
                                                            {"1.2.4", ReturnsPart::placements},
                                                            {"1.2.5", ReturnsPart::sen_support},
                                                            {"1.2.6", ReturnsPart::hospital},
                                                            {"1.2.7", ReturnsPart::placements},
                                                            {"1.2.8", ReturnsPart::sen_support},
                                                            {"1.2.11", ReturnsPart::direct_payments},
                                                            {"1.2.13", ReturnsPart::therapies}}};

/// Lines of section 251 that are of one group whatever they count: targeted mainstream, and alternative provision.
std::optional<int> group_by_return(std::string_view return_line) {
  if (return_line == "1.2.4") return static_cast<int>(PlacementGroup::mainstream);
  if (return_line == "1.2.7") return static_cast<int>(PlacementGroup::alternative_provision);
  return std::nullopt;
}

}  // namespace

std::vector<ReturnsCase> returns_cases(const Outcomes& outcomes) {
  std::vector<ReturnsCase> cases;
  for (std::size_t i = 0; i < outcomes.results.size(); ++i) {
    const Results& results = outcomes.results[i];
    cases.push_back({fmt::format("{}: {}", i == 0 ? "Unmitigated" : "Mitigated", results.catalogue.title), &results,
                     &outcomes.loaded[i]->scenario});
  }
  return cases;
}

int group_of(const ReturnsCase& a_case, int setting) {
  const std::optional<PlacementGroup>& group = at(a_case.scenario->settings.items, setting).group;
  return group ? static_cast<int>(*group) : not_grouped;
}

std::vector<int> groups_of_any(const std::vector<ReturnsCase>& cases) {
  std::vector<int> groups;
  for (int group = 0; group < placement_group_count; ++group) groups.push_back(group);
  const bool any_not_grouped = std::any_of(cases.begin(), cases.end(), [](const ReturnsCase& a_case) {
    const std::vector<Setting>& settings = a_case.scenario->settings.items;
    return std::any_of(settings.begin(), settings.end(), [](const Setting& setting) { return !setting.group; });
  });
  if (any_not_grouped) groups.push_back(not_grouped);
  return groups;
}

std::string group_in_words(int group) {
  static const std::array<std::string, placement_group_count> words = {"Mainstream",
                                                                       "Resourced provision and SEN units",
                                                                       "Special: maintained and academy",
                                                                       "Non-maintained and independent",
                                                                       "Hospital and alternative provision",
                                                                       "Post-16 and further education",
                                                                       "Other"};
  return group == not_grouped ? "Not grouped: the scenario does not say" : at(words, group);
}

const std::vector<ReturnsAges>& returns_ages() {
  constexpr int oldest_ever = 1000;
  static const std::vector<ReturnsAges> bands = {
      {"Under 5", 0, 4}, {"5 to 10", 5, 10}, {"11 to 15", 11, 15}, {"16 to 19", 16, 19}, {"20 to 25", 20, oldest_ever}};
  return bands;
}

ReturnsPart part_of(std::string_view return_line) {
  if (return_line.substr(0, 2) == "2.") return ReturnsPart::outside_high_needs;
  const auto* const found = std::find_if(parts_of_returns.begin(), parts_of_returns.end(),
                                         [&](const PartOfReturn& part) { return part.return_line == return_line; });
  return found == parts_of_returns.end() ? ReturnsPart::not_told : found->part;
}

std::vector<ReturnsLine> returns_lines(const ReturnsCase& a_case) {
  std::vector<ReturnsLine> lines;
  for (const NamedLine& named : all_lines(*a_case.scenario)) {
    const std::string& return_line = named.line->return_line;
    lines.push_back({part_of(return_line), group_by_return(return_line)});
  }
  return lines;
}

}  // namespace sendcast
