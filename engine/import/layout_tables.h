#pragma once

#include <span>

#include "import/layout.h"

namespace sendcast {

/// The layouts of one publisher each.
std::span<const Layout> plans_layouts_to_2024();
std::span<const Layout> plans_layouts_from_2025();
std::span<const Layout> population_layouts();
std::span<const Layout> school_and_money_layouts();
std::span<const Layout> tidy_plans_layouts();
/// What areas write themselves.
std::span<const Layout> own_layouts();

}  // namespace sendcast
