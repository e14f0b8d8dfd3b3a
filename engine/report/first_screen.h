#pragma once

#include <string>

#include "report/grid.h"
#include "report/outcomes.h"

namespace sendcast {

/// What a person sees first, on about one screen: the answer in five sentences, the years in a table, and who pays and
/// who gains (of runs that are not compared, who pays); then where the rest is.
std::string first_screen(const Outcomes& outcomes, const Screen& screen);

}  // namespace sendcast
