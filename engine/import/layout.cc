#include "import/layout.h"

#include <vector>

#include "import/layout_tables.h"

namespace sendcast {
namespace {

constexpr std::array<ColumnRule, 6> where = {{
    {Role::level, {"geographic_level", "level"}, false},
    {Role::region_code, {"region_code"}, false},
    {Role::area_code, {"new_la_code", "la_code", "area_code", "ladcode*"}, false},
    {Role::dfe_code, {"old_la_code", "dfe_la_code", "la_number"}, false},
    {Role::area_name, {"la_name", "area_name", "laname*"}, false},
    {Role::release, {"release", "published"}, false},
}};

std::vector<Layout> gathered() {
  std::vector<Layout> all;
  for (const auto& some : {plans_layouts_to_2024(), plans_layouts_from_2025(), tidy_plans_layouts(),
                           population_layouts(), school_and_money_layouts(), own_layouts()}) {
    all.insert(all.end(), some.begin(), some.end());
  }
  return all;
}

}  // namespace

std::span<const ColumnRule> area_columns() { return where; }

std::span<const Layout> layouts() {
  static const std::vector<Layout> all = gathered();
  return all;
}

}  // namespace sendcast
