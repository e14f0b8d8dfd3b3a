#pragma once

#include <string>
#include <vector>

#include "scenario/load.h"

namespace sendcast {

/// One number of a merged scenario, named by its path.
struct NamedNumber {
  std::string path;                ///< as the comparison of inputs writes it: interventions.x.effects[2].shift.share
  std::vector<std::size_t> route;  ///< from the root, which member or item
  std::string written;             ///< the number, or the distribution as a whole, on one line
  double present = 0;              ///< what the central run takes it for
  bool is_percentage = false;      ///< whether it is written with %
  Place place;
  std::string why_not;  ///< empty where the path names a number

  bool found() const { return why_not.empty(); }
};

/// Finds a number by its path in the merged file, as the comparison of inputs writes it, or as check --assumptions does
/// where that names one number alone. Items count from 1 and may be written effects[2] or effects.2; {value, source} is
/// looked through; a distribution counts as one number. Where nothing or no number is there, `why_not` says what could
/// have been named from the first part on that is wrong.
NamedNumber find_number(const Loaded& loaded, const std::string& path);

/// The merged scenario with `text` in the number's place.
Node with_number(Node merged, const NamedNumber& number, const std::string& text);

/// A number as it may be written in a scenario.
std::string written(double number, bool as_percentage);

}  // namespace sendcast
