#pragma once

#include <functional>
#include <string>
#include <vector>

#include "page/page.h"
#include "report/manifest.h"
#include "report/outcomes.h"
#include "schema/source.h"

namespace sendcast {

// The report's sections, in the order in which questions are asked. A section whose results a run lacks has nothing.

PageSection overview_section(const Outcomes& outcomes);
PageSection changed_section(const Outcomes& outcomes);
PageSection who_pays_section(const Outcomes& outcomes);
PageSection split_section(const Outcomes& outcomes);
PageSection deficit_section(const Outcomes& outcomes);
PageSection bridge_section(const Outcomes& outcomes);
PageSection gains_section(const Outcomes& outcomes);
PageSection plans_section(const Outcomes& outcomes);
PageSection waiting_section(const Outcomes& outcomes);
PageSection places_section(const Outcomes& outcomes);
PageSection moves_section(const Outcomes& outcomes);
PageSection what_matters_section(const Outcomes& outcomes);
PageSection value_section(const Outcomes& outcomes);
/// @param sources  the files that the scenarios were read from
PageSection assumptions_section(const Outcomes& outcomes, const Sources& sources);
PageSection other_returns_section(const Outcomes& outcomes);
PageSection provenance_section(const Manifest& manifest);

/// What a page calls a scenario, and what its parts' ids end in.
std::string page_label(const Outcomes& outcomes, std::size_t scenario);
std::string page_id(const Outcomes& outcomes, std::size_t scenario);

/// A group of figures for each scenario from `first` on; those without figures are left out.
std::vector<PageGroup> groups_of(const Outcomes& outcomes, const std::string& section, std::size_t first,
                                 const std::function<std::vector<PageFigure>(std::size_t scenario)>& figures_of);

}  // namespace sendcast
