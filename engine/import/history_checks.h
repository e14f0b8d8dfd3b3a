#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "import/account.h"
#include "import/history.h"
#include "import/settings.h"

namespace sendcast {

struct Reading;

/// Puts right what the department itself has said was published wrongly, where the wrong number is still there.
void correct_published_errors(std::vector<Reading>& readings, const std::vector<std::string>& files, Account& account);

/// Adds males and females up where persons are not given; one without the other is left out.
void sum_persons(std::vector<Reading>& readings, const std::vector<std::string>& files, Account& account);

/// Establishment types change from release to release (from 2023 sixth form colleges are in general further education),
/// so that the published types of one area and year must all be of one release: the newest stays. An area's own types
/// stay whatever was published beside them.
void keep_settings_of_one_release(std::vector<Reading>& readings, const std::vector<std::string>& files,
                                  Account& account);

/// Adds the seven groups of settings, each where at least one of its types was published. Where parts were withheld and
/// the types come neither to the total nor to a published one that an area's own replaced, the groups of those parts
/// are left out. Groups that an area states itself stay.
void sum_setting_groups(std::vector<Reading>& readings, const std::vector<std::uint64_t>& gaps,
                        const std::vector<Reading>& replaced, const std::vector<std::string>& files,
                        const SettingGrouping& grouping, Account& account);

/// Notes totals that ages or settings do not come to, and assessments that their outcomes do not.
void check_totals(const History& history, Account& account);

/// Notes, for years in which a statistic is there for most local authorities, those that lack it.
void note_absent_areas(const History& history, Account& account);

}  // namespace sendcast
