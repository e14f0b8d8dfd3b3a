#pragma once

#include "schema/node.h"

namespace sendcast {

/// Reports every `null` of a file (or key without a value, which is the same to YAML) for which there is nothing to
/// remove from `inherited`, what the file extends. Nulls whose key only came about by a slip are taken out; those that
/// stay are keys that wait for a value.
void refuse_idle_nulls(Node& file, const Node& inherited, const Sources& sources, Problems& problems);

}  // namespace sendcast
