#include "report/scenario_label.h"

#include <algorithm>

#include <fmt/format.h>

namespace sendcast {

std::string scenario_label(const Results& results, std::span<const Results> scenarios) {
  const Catalogue& names = results.catalogue;
  const auto has_this_title = [&](const Results& other) { return other.catalogue.title == names.title; };
  if (names.title.empty()) return names.scenario;
  const bool is_alone = std::count_if(scenarios.begin(), scenarios.end(), has_this_title) == 1;
  return is_alone ? names.title : fmt::format("{}: {}", names.scenario, names.title);
}

}  // namespace sendcast
