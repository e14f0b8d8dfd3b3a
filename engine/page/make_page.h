#pragma once

#include "page/page.h"
#include "report/manifest.h"
#include "report/outcomes.h"
#include "schema/source.h"

namespace sendcast {

/// The whole report of a run or a comparison: status, the answer, and the sections in the order in which questions are
/// asked; sections whose results the run lacks are left out.
/// @param sources  the files that the scenarios were read from
Page make_page(const Outcomes& outcomes, const Manifest& manifest, const Sources& sources);

}  // namespace sendcast
