#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "import/settings.h"
#include "import/statistic.h"

namespace sendcast {

/// What a column is for.
enum class Role : std::uint8_t {
  time,
  time_identifier,  ///< "Calendar year", "Academic year"
  level,            ///< "National", "Regional", "Local authority"
  region_code,
  area_code,  ///< of the ONS
  dfe_code,
  area_name,
  ages,
  setting,
  setting_group,
  topic,      ///< what a breakdown is of
  breakdown,  ///< an age, a setting or a need, as the topic says
  sex,
  measure,  ///< says which statistic the row is of
  label,    ///< a line or series: columns of this role are joined
  more_label,
  most_label,
  release,  ///< when the row was published
  filter,   ///< chooses rows or tells layouts apart, and says nothing else
  more_filter,
};

inline constexpr int roles_count = static_cast<int>(Role::more_filter) + 1;

/// A column by its names, each in the form of `plain_label`: the first that a file has is taken. A name that ends in
/// `*` is a beginning.
struct ColumnRule {
  Role role = Role::time;
  std::array<std::string_view, 4> names;
  bool needed = true;
  std::array<std::string_view, 3> only = {};  ///< rows in which it says another thing are left out; empty for all rows
};

/// A column of numbers.
struct ValueRule {
  std::array<std::string_view, 3> names;
  Statistic statistic = Statistic::plans;
  PublishedSetting setting = PublishedSetting::all;
  PrimaryNeed need = PrimaryNeed::all;
  bool needed = false;
  bool adds = false;  ///< all columns of the statistic that add are summed (a reason split by age)
};

/// What a row is of, where a column says so.
struct MeasureRule {
  std::string_view label;  ///< in the form of `plain_label`; empty for any other; may end in `*`
  Statistic statistic = Statistic::plans;
  double times = 1;
  bool is_label = false;  ///< the words themselves name a line of the history
};

/// One shape in which figures have been published, as data. What a reader of files knows of the departments' habits
/// stands in tables of these and nowhere else.
struct Layout {
  std::string_view name;
  std::span<const ColumnRule> columns;
  std::span<const ValueRule> values;
  std::span<const MeasureRule> measures = {};
  /// Columns named this and a year ("population_2021") hold that year's numbers, of the first value rule.
  std::optional<std::string_view> years_after = std::nullopt;
  /// The statistic of rows whose time identifier says "Calendar year", where the same columns serve stocks and flows.
  std::optional<Statistic> in_calendar_years = std::nullopt;
  /// Between two tables of one release that differ, the one with more authority stays.
  int authority = 1;
  bool has_areas = true;           ///< false for prices
  bool may_be_projection = false;  ///< years beyond the newest estimates show it
  bool is_kept = true;             ///< false for what is known but has no place in the history
  bool is_own = false;             ///< an area's own table: its figures stay before published ones
};

/// Columns that say where: common to all layouts with areas, all of them optional, one of them needed.
std::span<const ColumnRule> area_columns();

/// Every layout that is known.
std::span<const Layout> layouts();

}  // namespace sendcast
