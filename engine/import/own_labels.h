#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "import/history.h"

namespace sendcast {

/// Whether a cell has nothing but blanks: all of its dimension.
bool is_blank(std::string_view text);

/// A statistic by our own name, in any case and with blanks or hyphens for underscores; nothing where it is none.
std::optional<Statistic> read_statistic(std::string_view text);
/// Whether an area's own table may hold it: counts and percentages of children, no money and no prices.
bool may_be_own(Statistic statistic);
/// Names of those that it may hold.
const std::vector<std::string>& own_statistics();

/// Ages in any words of the releases, and "20+"; blank for all. Nothing where it is neither, nor for "<5" or "4.5".
std::optional<AgeBand> read_own_ages(std::string_view text);

/// One of the seven groups by its name ("special", "group_special"), otherwise a published type in the words of any
/// release; blank for all. "other" is the group.
std::optional<PublishedSetting> read_own_setting(std::string_view text);
/// Names of the groups and of the types.
const std::vector<std::string>& own_settings();

/// A need in the words of any release or by our own name; blank for all.
std::optional<PrimaryNeed> read_own_need(std::string_view text);
const std::vector<std::string>& own_needs();

}  // namespace sendcast
