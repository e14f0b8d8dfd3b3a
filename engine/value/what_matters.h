#pragma once

#include <string>
#include <vector>

#include "model/worlds.h"
#include "value/acceptability.h"
#include "value/drawn_outcomes.h"
#include "value/perfect_information.h"
#include "value/rank_regression.h"
#include "value/tornado.h"

namespace sendcast {

/// Something that uncertain numbers move: the cost of a scenario's whole run, or the net present value of a scenario
/// for a partner or for all.
struct MovedResult {
  std::string scenario;
  std::string measure;  ///< "cost" or "net_present_value"
  std::string of;       ///< a partner, or "all"
};

/// Which uncertain numbers move a result most.
struct WhatMoves {
  MovedResult result;
  double central = 0;            ///< £
  std::vector<TornadoBar> bars;  ///< widest first
  std::vector<double> at_low;    ///< by cause: the result at its 10th percentile, £
  std::vector<double> at_high;   ///< by cause: at its 90th
  RankRegression regression;     ///< by cause
};

/// What it would be worth to know something before choosing among the base and the scenarios.
struct WorthKnowing {
  std::string of;    ///< a partner, or "all"
  std::string what;  ///< "everything", a section of the scenario, or the name of a cause
  bool is_group = false;
  InformationValue worth;  ///< £, present value
};

/// The acceptability curve of an outcome for a partner, or for all.
struct OutcomeAcceptability {
  std::string of;
  std::string outcome;
  std::vector<Acceptability> curve;  ///< options: the base, then each scenario
};

struct WhatMatters {
  std::vector<std::string> causes;  ///< names by which uncertain numbers share draws
  std::vector<WhatMoves> moves;
  std::vector<WorthKnowing> worth_knowing;
  std::vector<OutcomeAcceptability> acceptability;
};

/// The draws of a tornado: the numbers of cause k at their 10th percentile in draw 2k and at their 90th in draw 2k + 1,
/// all others at their central values; in the last draw all are.
void tornado_numbers(const Worlds& worlds, std::uint64_t draw, std::span<double> numbers);
inline std::uint64_t tornado_draws(const Worlds& worlds) { return 2 * worlds.causes().size() + 1; }

/// What matters most, of the draws that were kept.
/// @param results   central runs
/// @param one_way   what the draws of the tornado came to
WhatMatters what_matters(const std::vector<Results>& results, const Worlds& worlds, const DrawnOutcomes& drawn,
                         const DrawnOutcomes& one_way);

}  // namespace sendcast
