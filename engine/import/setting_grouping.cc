#include "import/setting_grouping.h"

#include <algorithm>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "import/published_labels.h"
#include "schema/csv.h"

namespace sendcast {
namespace {

std::vector<std::string> group_names() {
  std::vector<std::string> names;
  for (int group = 0; group < setting_groups_count; ++group)
    names.emplace_back(name_of(static_cast<SettingGroup>(group)));
  return names;
}

std::optional<PublishedSetting> type_of(const std::string& text) {
  const auto setting = read_setting(text);
  return setting && kind_of(*setting) == SettingKind::type ? setting : std::nullopt;
}

}  // namespace

SettingGrouping read_setting_grouping(const std::string& path, std::string text, Sources& sources, Problems& problems) {
  SettingGrouping grouping = departments_grouping();
  const int file = sources.add(path, std::move(text));
  const CsvTable table = parse_csv(file, sources, problems);
  const int type_column = table.column("setting_type");
  const int group_column = table.column("group");
  if (type_column < 0 || group_column < 0) {
    problems.add({file, 1, 1}, "a grouping of settings needs the columns 'setting_type' and 'group'");
    return grouping;
  }
  const std::vector<std::string> names = group_names();
  for (const std::vector<CsvCell>& row : table.rows) {
    const CsvCell& type = row[static_cast<std::size_t>(type_column)];
    const CsvCell& group = row[static_cast<std::size_t>(group_column)];
    const auto setting = type_of(type.text);
    if (!setting) problems.add(type.place, fmt::format("'{}' is no establishment type of any release", type.text));
    const auto name = std::find(names.begin(), names.end(), group.text);
    if (name == names.end())
      problems.add(group.place, fmt::format("there is no group '{}'", group.text), suggest(group.text, names));
    if (setting && name != names.end())
      grouping[static_cast<std::size_t>(*setting)] = static_cast<SettingGroup>(name - names.begin());
  }
  return grouping;
}

}  // namespace sendcast
