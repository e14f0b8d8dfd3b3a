#include "import/layout_tables.h"

namespace sendcast {
namespace {

using S = Statistic;

/// `month` is the whole period, or the month of the year that stands in another column.
constexpr std::array<ColumnRule, 7> columns = {{{Role::measure, {"statistic"}},
                                                {Role::area_name, {"area", "area_code", "la_code", "area_name"}},
                                                {Role::time, {"period", "year", "month"}},
                                                {Role::time_identifier, {"month"}, false},
                                                {Role::ages, {"age"}, false},
                                                {Role::setting, {"setting"}, false},
                                                {Role::breakdown, {"need"}, false}}};

constexpr std::array<ValueRule, 1> value = {{{{"value", "count", "number"}, S::plans, {}, {}, true}}};

/// An area's own counts, one row a number, in our own names of statistics.
constexpr std::array<Layout, 1> all = {
    {{.name = "an area's own counts, tidy", .columns = columns, .values = value, .has_areas = false, .is_own = true}}};

}  // namespace

std::span<const Layout> own_layouts() { return all; }

}  // namespace sendcast
