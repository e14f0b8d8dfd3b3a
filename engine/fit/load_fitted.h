#pragma once

#include <memory>
#include <string>

#include "fit/fitted_area.h"
#include "scenario/load.h"

namespace sendcast {

/// The scenario of a fitted area, by the same road as a user's.
/// @param why_not  gains what is wrong with it; then there is none
std::unique_ptr<Loaded> load_fitted(const FittedArea& area, std::string& why_not);

}  // namespace sendcast
