#pragma once

#include <string>
#include <vector>

#include "report/returns_cases.h"

namespace sendcast {

/// One stream of a pot's income, such as the high needs block before deductions, by financial year of the run.
struct IncomeStream {
  std::string name;
  std::vector<Pence> years;
};

/// The streams that a pot's income has in the scenario; they sum to the pot's income of each year, to the penny. None
/// where its income is written as one value.
std::vector<IncomeStream> income_streams(const ReturnsCase& a_case, int pot);

}  // namespace sendcast
