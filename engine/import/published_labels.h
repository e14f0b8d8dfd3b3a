#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "import/history.h"

namespace sendcast {

/// A name or label in one form: lower-case letters and digits, everything else a single underscore between them.
/// "AP/PRU - Free school" is "ap_pru_free_school".
std::string plain_label(std::string_view text);

/// A cell's words in quotes, cut where they are long.
std::string in_quotes(std::string_view text);

/// Reads ages as the departments have written them: "Under 5", "Age 5 to 10", "aged 10", "age 2 and under", "16_to_19",
/// "20 and over", "90 and over", "Age unknown", "Total", "All ages". Nothing where it is none of these.
std::optional<AgeBand> read_ages(std::string_view text);

/// Reads an establishment type in the words of any release; nothing where it is not known.
std::optional<PublishedSetting> read_setting(std::string_view text);
/// Reads the total of an establishment group ("Special school" with the type "Total"); nothing where the group is one
/// type alone, which stands in its own row, or is not known.
std::optional<PublishedSetting> read_setting_group(std::string_view text);
bool is_setting_group_of_one_type(std::string_view text);

std::optional<PrimaryNeed> read_need(std::string_view text);

/// What breakdowns a release's rows come in.
enum class Topic : std::uint8_t {
  everything,
  ages,           ///< at the time counted
  ages_at_start,  ///< when the plan started: of a new plan, its age
  settings,
  needs,
  other,  ///< sex, ethnicity, years: the history has no place for them
};

Topic read_topic(std::string_view text);

}  // namespace sendcast
