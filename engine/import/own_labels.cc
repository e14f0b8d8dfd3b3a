#include "import/own_labels.h"

#include <fmt/format.h>

#include "import/published_labels.h"

namespace sendcast {
namespace {

/// The one of an enumeration's first `count` values that has the name.
template <typename Value>
std::optional<Value> named(std::string_view name, int count) {
  for (int i = 0; i < count; ++i) {
    if (name_of(static_cast<Value>(i)) == name) return static_cast<Value>(i);
  }
  return std::nullopt;
}

bool is_all(std::string_view text) {
  if (is_blank(text)) return true;
  const std::string label = plain_label(text);
  return label == "all" || label == "total";
}

}  // namespace

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

std::optional<Statistic> read_statistic(std::string_view text) {
  return named<Statistic>(plain_label(text), statistics_count);
}

bool may_be_own(Statistic statistic) {
  const TimeBasis basis = time_basis(statistic);
  return basis != TimeBasis::financial_year && basis != TimeBasis::as_labelled;
}

const std::vector<std::string>& own_statistics() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> all;
    for (int i = 0; i < statistics_count; ++i) {
      const auto statistic = static_cast<Statistic>(i);
      if (may_be_own(statistic)) all.emplace_back(name_of(statistic));
    }
    return all;
  }();
  return names;
}

std::optional<AgeBand> read_own_ages(std::string_view text) {
  if (is_blank(text)) return AgeBand::all();
  text.remove_prefix(text.find_first_not_of(" \t\r\n"));
  text = text.substr(0, text.find_last_not_of(" \t\r\n") + 1);
  if (text.size() > 60 || text.find_first_of("<>.") != std::string_view::npos) return std::nullopt;
  if (text.back() == '+') return read_ages(fmt::format("{} and over", text.substr(0, text.size() - 1)));
  return read_ages(text);
}

std::optional<PublishedSetting> read_own_setting(std::string_view text) {
  if (is_all(text)) return PublishedSetting::all;
  const std::string label = plain_label(text);
  if (const auto group = named<SettingGroup>(label, setting_groups_count)) return setting_of(*group);
  const auto type = read_setting(label);
  return type ? type : named<PublishedSetting>(label, settings_count);
}

const std::vector<std::string>& own_settings() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> all;
    for (int i = 0; i < setting_groups_count; ++i) all.emplace_back(name_of(static_cast<SettingGroup>(i)));
    for (int i = 0; i < settings_count; ++i) {
      const auto setting = static_cast<PublishedSetting>(i);
      if (kind_of(setting) == SettingKind::type) all.emplace_back(name_of(setting));
    }
    return all;
  }();
  return names;
}

std::optional<PrimaryNeed> read_own_need(std::string_view text) {
  if (is_all(text)) return PrimaryNeed::all;
  const auto need = read_need(text);
  return need ? need : named<PrimaryNeed>(plain_label(text), needs_count);
}

const std::vector<std::string>& own_needs() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> all;
    for (int i = 1; i < needs_count; ++i) all.emplace_back(name_of(static_cast<PrimaryNeed>(i)));
    return all;
  }();
  return names;
}

}  // namespace sendcast
