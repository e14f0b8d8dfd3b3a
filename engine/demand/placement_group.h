#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "schema/form.h"

namespace sendcast {

/// The groups of settings by which the Department for Education asks for plans and their cost (SEN2, the DSG management
/// plan).
enum class PlacementGroup { mainstream, resourced, special, independent, alternative_provision, post16, other };
constexpr int placement_group_count = 7;
/// As a scenario writes them.
constexpr std::array<std::string_view, placement_group_count> placement_group_names = {
    "mainstream", "resourced", "special", "independent", "alternative_provision", "post16", "other"};

/// As a scenario writes it.
constexpr std::string_view name_of(PlacementGroup group) {
  return placement_group_names[static_cast<std::size_t>(group)];
}

template <>
struct Form<PlacementGroup> {
  static void read(Reader& reader, const Node& node, const About& about, PlacementGroup& group);
  static Json describe(Describer&, const About&) { return Json{{"enum", placement_group_names}}; }
};

}  // namespace sendcast
