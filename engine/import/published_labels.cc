#include "import/published_labels.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "import/setting_labels.h"

namespace sendcast {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool take(std::string_view& text, std::string_view beginning) {
  if (text.substr(0, beginning.size()) != beginning) return false;
  text.remove_prefix(beginning.size());
  return true;
}

/// Takes an age of one or two digits, and the underscore after it.
std::optional<int> take_age(std::string_view& text) {
  std::size_t digits = 0;
  int age = 0;
  for (; digits < std::min<std::size_t>(text.size(), 4) && is_digit(text[digits]); ++digits)
    age = age * 10 + (text[digits] - '0');
  if (digits == 0 || digits > 3) return std::nullopt;
  text.remove_prefix(digits);
  take(text, "_");
  return age;
}

AgeBand open_from(int first) {
  return AgeBand::from_to(std::min(first, 60), std::min(std::max(first, AgeBand::oldest), 60));
}

template <typename Rows>
std::optional<PublishedSetting> setting_in(const Rows& rows, std::string_view text) {
  const std::string label = plain_label(text);
  const auto found =
      std::find_if(rows.begin(), rows.end(), [&](const SettingLabel& row) { return row.label == label; });
  return found == rows.end() ? std::nullopt : std::optional(found->setting);
}

struct NeedLabel {
  std::string_view label;
  PrimaryNeed need;
};

constexpr std::array<NeedLabel, 16> need_labels = {{
    {"autistic_spectrum_disorder", PrimaryNeed::autistic_spectrum_disorder},
    {"down_syndrome", PrimaryNeed::down_syndrome},
    {"hearing_impairment", PrimaryNeed::hearing_impairment},
    {"moderate_learning_difficulty", PrimaryNeed::moderate_learning_difficulty},
    {"multi_sensory_impairment", PrimaryNeed::multi_sensory_impairment},
    {"other_difficulty_or_disability", PrimaryNeed::other_difficulty},
    {"physical_disability", PrimaryNeed::physical_disability},
    {"profound_and_multiple_learning_difficulty", PrimaryNeed::profound_and_multiple_learning_difficulty},
    {"social_emotional_and_mental_health", PrimaryNeed::social_emotional_and_mental_health},
    {"speech_language_and_communication_needs", PrimaryNeed::speech_language_and_communication},
    {"severe_learning_difficulty", PrimaryNeed::severe_learning_difficulty},
    {"specific_learning_difficulty", PrimaryNeed::specific_learning_difficulty},
    {"vision_impairment", PrimaryNeed::vision_impairment},
    {"visual_impairment", PrimaryNeed::vision_impairment},
    {"not_reported", PrimaryNeed::not_recorded},
    {"not_recorded", PrimaryNeed::not_recorded},
}};

struct TopicLabel {
  std::string_view beginning;
  Topic topic;
};

/// By how a breakdown's topic begins.
constexpr std::array<TopicLabel, 10> topic_labels = {{
    {"all_", Topic::everything},
    {"total", Topic::everything},
    {"new_ehc_plans", Topic::everything},
    {"age_when_plan_started", Topic::ages_at_start},
    {"child_or_young_person", Topic::ages},
    {"young_person", Topic::ages},
    {"age_plan_ceased", Topic::ages},
    {"age", Topic::ages},
    {"type_of_placement", Topic::settings},
    {"primary_type_of_need", Topic::needs},
}};

}  // namespace

std::string plain_label(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool upper = c >= 'A' && c <= 'Z';
    if (upper || (c >= 'a' && c <= 'z') || is_digit(c)) {
      out += upper ? static_cast<char>(c - 'A' + 'a') : c;
    } else if (!out.empty() && out.back() != '_') {
      out += '_';
    }
  }
  if (!out.empty() && out.back() == '_') out.pop_back();
  return out;
}

std::string in_quotes(std::string_view text) {
  constexpr std::size_t longest = 60;
  std::size_t end = std::min(longest, text.size());
  while (end > 0 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return fmt::format("'{}{}'", text.substr(0, end), end < text.size() ? "…" : "");
}

std::optional<AgeBand> read_ages(std::string_view text) {
  if (text.substr(0, 1) == "-") return std::nullopt;
  const std::string label = plain_label(text.substr(0, 60));
  std::string_view rest = label;
  if (rest == "total" || take(rest, "all")) return AgeBand::all();
  take(rest, "aged_") || take(rest, "ages_") || take(rest, "age_");
  if (rest == "unknown" || rest == "not_known" || rest == "not_recorded") return AgeBand::unknown();
  const bool under = take(rest, "under_");
  const auto first = take_age(rest);
  if (!first || *first > 120) return std::nullopt;
  if (under)
    return rest.empty() && *first > 0 && *first <= 61 ? std::optional(AgeBand::from_to(0, *first - 1)) : std::nullopt;
  if (rest.empty()) return AgeBand::of(std::min(*first, 60));
  if (rest == "and_under" || rest == "or_under") return AgeBand::from_to(0, std::min(*first, 60));
  if (rest == "and_over" || rest == "or_over") return open_from(*first);
  take(rest, "to_");
  const auto last = take_age(rest);
  if (!last || *last < *first || *last > 60 || !rest.empty()) return std::nullopt;
  return AgeBand::from_to(*first, *last);
}

std::optional<PublishedSetting> read_setting(std::string_view text) { return setting_in(setting_labels, text); }

std::optional<PublishedSetting> read_setting_group(std::string_view text) {
  return setting_in(setting_group_labels, text);
}

bool is_setting_group_of_one_type(std::string_view text) {
  const std::string label = plain_label(text);
  return std::find(setting_groups_of_one_type.begin(), setting_groups_of_one_type.end(), label) !=
         setting_groups_of_one_type.end();
}

std::optional<PrimaryNeed> read_need(std::string_view text) {
  const std::string label = plain_label(text);
  const auto found =
      std::find_if(need_labels.begin(), need_labels.end(), [&](const NeedLabel& row) { return row.label == label; });
  return found == need_labels.end() ? std::nullopt : std::optional(found->need);
}

Topic read_topic(std::string_view text) {
  const std::string label = plain_label(text);
  for (const TopicLabel& row : topic_labels) {
    if (label.substr(0, row.beginning.size()) == row.beginning) return row.topic;
  }
  return Topic::other;
}

}  // namespace sendcast
