#pragma once

#include <string>

#include "report/manifest.h"
#include "report/outcomes.h"
#include "run.h"
#include "tests/scenario/reading.h"

namespace sendcast {

/// What the small scenario in which nothing is wrong comes to, with `overlay` on it; where there is a second overlay,
/// compared with that.
inline Outcomes outcomes_of_sound(const std::string& overlay, const std::string& other = {}) {
  std::vector<std::unique_ptr<Loaded>> loaded;
  for (const std::string& words : other.empty() ? std::vector{overlay} : std::vector{overlay, other}) {
    auto reading = read_over_sound(words);
    if (reading->loaded == nullptr) throw std::runtime_error(reading->explained());
    loaded.push_back(std::move(reading->loaded));
  }
  for (std::size_t i = 0; i < loaded.size(); ++i) loaded[i]->path = i == 0 ? "as-is.yaml" : "reform.yaml";
  Asked asked;
  asked.compares = !other.empty();
  Outcomes outcomes = outcomes_of(std::move(loaded), asked);
  outcomes.results = run_all(outcomes.loaded, {.plans_by_cell = true, .events_by_age = true});
  return outcomes;
}

inline Manifest small_manifest() {
  Manifest manifest;
  manifest.engine_version = "9.9";
  manifest.command_line = {"sendcast", "compare", "as-is.yaml", "reform.yaml"};
  manifest.inputs = {{"as-is.yaml", "format: 1\n"}};
  manifest.warnings = {"something may be amiss"};
  manifest.run_at = "2026-11-26T01:02:03Z";
  return manifest;
}

/// An overlay with an intervention that changes who pays for what.
constexpr const char* reform_overlay =
    "title: Reform\n"
    "interventions:\n"
    "  places:\n"
    "    label: More places\n"
    "    from: 2022-04\n"
    "    effects: [{target: settings.special.capacity, add: 5}]\n"
    "    services: {building: {driver: fixed, unit_cost: 12345.67, price_base: 2021-22, funding: half_each}}\n";

}  // namespace sendcast
