#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "schema/node.h"

namespace sendcast {

/// Something that two scenario files say differently.
struct InputDifference {
  std::string path;
  std::string base;   ///< empty where only the other has it
  std::string other;  ///< empty where only the base has it
};

/// What two merged scenarios say differently, in the order of the file. What only describes (title, about, labels,
/// sources) does not count.
std::vector<InputDifference> differences(const Node& base, const Node& other);

/// Whether two merged scenarios differ, and in nothing but who pays: funding rules, pots, pools, and which of them a
/// service line names.
bool differ_in_deal_only(const Node& base, const Node& other);

/// Merged scenarios, by their places, in groups that differ in who pays only.
std::vector<std::vector<std::size_t>> groups_of_same_services(const std::vector<const Node*>& scenarios);

}  // namespace sendcast
