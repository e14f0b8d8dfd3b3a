#include "demand/placement_group.h"

#include <algorithm>

namespace sendcast {

void Form<PlacementGroup>::read(Reader& reader, const Node& node, const About&, PlacementGroup& group) {
  const auto* const found = std::find(placement_group_names.begin(), placement_group_names.end(), node.text);
  if (!node.is_scalar() || found == placement_group_names.end()) {
    return reader.unknown(node.place, "group of settings", flow_text(node),
                          {placement_group_names.begin(), placement_group_names.end()});
  }
  group = static_cast<PlacementGroup>(found - placement_group_names.begin());
}

}  // namespace sendcast
