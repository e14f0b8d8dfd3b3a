#pragma once

#include <string>

#include "import/settings.h"
#include "schema/problems.h"
#include "schema/source.h"

namespace sendcast {

/// A grouping of published settings that somebody gives in place of the departments' own: a CSV file with the columns
/// `setting_type` (as a release or our tables name it: "Mainstream - Independent", "mainstream_independent") and
/// `group` (mainstream, resourced_or_unit, special, independent, alternative_provision, post_16, other). Types that it
/// does not name stay in the departments' groups. What is wrong with it is added to `problems`.
SettingGrouping read_setting_grouping(const std::string& path, std::string text, Sources& sources, Problems& problems);

}  // namespace sendcast
