#pragma once

#include <string>
#include <vector>

#include "model/results.h"

namespace sendcast {

/// A funder as one party to a deal: with those that it succeeds, it is one (model.md section 7, succession).
struct Partner {
  std::string name;  ///< the funder that is left in the end
  std::string label;
  std::vector<std::string> funders;  ///< by name, in the order declared
};

/// The partners of two scenarios together, in the order in which their first funders are declared, the base's first.
std::vector<Partner> partners_of(const Results& base, const Results& other);

/// The position of the partner that a funder belongs to; -1 where there is none.
int partner_of(const std::vector<Partner>& partners, const std::string& funder);

}  // namespace sendcast
