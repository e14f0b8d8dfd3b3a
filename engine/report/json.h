#pragma once

#include <span>
#include <string>

#include <nlohmann/json.hpp>

#include "report/table.h"

namespace sendcast {

/// One document: `manifest`, then each table under its name as an array of objects, one a row and a line. Money is a
/// number with two decimals, an empty cell null; other numbers read back as the same number.
std::string json(const nlohmann::ordered_json& manifest, std::span<const Table> tables);

}  // namespace sendcast
