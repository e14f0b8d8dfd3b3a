#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/outcomes.h"

namespace sendcast {

/// One scenario as the departments' returns see it: the first is 'unmitigated', every other 'mitigated'.
struct ReturnsCase {
  std::string label;
  const Results* results = nullptr;
  const Scenario* scenario = nullptr;
};

std::vector<ReturnsCase> returns_cases(const Outcomes& outcomes);

/// A group of settings in the returns; -1 for settings of which the scenario does not say the group.
constexpr int not_grouped = -1;
/// The groups that the settings of any case are in: the seven, then `not_grouped` where there are such settings.
std::vector<int> groups_of_any(const std::vector<ReturnsCase>& cases);
std::string group_in_words(int group);
int group_of(const ReturnsCase& a_case, int setting);

/// The ages by which the returns count: under 5, 5 to 10, 11 to 15, 16 to 19, 20 to 25 (and above, where the scenario
/// has older ages).
struct ReturnsAges {
  const char* label;
  int first;
  int last;
};
const std::vector<ReturnsAges>& returns_ages();

/// Which part of the DSG management plan a service line belongs to, by its section 251 line (`return:`).
enum class ReturnsPart { placements, sen_support, therapies, hospital, direct_payments, outside_high_needs, not_told };
ReturnsPart part_of(std::string_view return_line);

/// A service line of a case: its part, and where all of it is in one group by its section 251 line alone, which.
struct ReturnsLine {
  ReturnsPart part = ReturnsPart::not_told;
  std::optional<int> group_by_return;
};
/// One for each line of the results' catalogue.
std::vector<ReturnsLine> returns_lines(const ReturnsCase& a_case);

}  // namespace sendcast
