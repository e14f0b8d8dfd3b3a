#pragma once

#include <span>

#include "report/grid.h"
#include "report/table.h"
#include "value/what_matters.h"

namespace sendcast {

/// tornado.csv: what each uncertain number does to a result, from its 10th to its 90th percentile, and its share of the
/// result's variance.
Table tornado_table(const WhatMatters& matters);

/// perfect_information.csv: what it would be worth to know everything, a section's numbers, or one number.
Table perfect_information_table(const WhatMatters& matters);

/// acceptability.csv: how likely each option is to be the best, by what a unit of an outcome is worth.
Table acceptability_table(const WhatMatters& matters, std::span<const Results> scenarios);

/// The widest bars for the cost of one scenario.
std::string tornado_screen(const WhatMatters& matters, std::size_t scenario, const Screen& screen);

/// What would be worth knowing before choosing; nothing where nothing is compared.
std::string perfect_information_screen(const WhatMatters& matters, const Screen& screen);

}  // namespace sendcast
