#pragma once

#include <cstdint>
#include <vector>

#include "funding/charge.h"
#include "funding/funding_model.h"
#include "services/line_model.h"

namespace sendcast {

/// An arrangement between funders, made up from a seed: pots that succeed each other or meet each other's deficits,
/// rules with layers, pooled funds, and lines with what they count.
struct RandomDeal {
  explicit RandomDeal(std::uint64_t seed);

  std::vector<LineCharges> charges() const;

  FundingModel model;
  std::vector<LineModel> lines;
  std::vector<std::vector<std::vector<double>>> quantities;  ///< [line][month][counted cell]
};

}  // namespace sendcast
