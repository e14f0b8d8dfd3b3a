#pragma once

#include "demand/play_of_chance.h"

namespace sendcast {

/// What comes of requests, or of assessments, of one cell (model.md sections 3.4 and 3.6). Whole people.
struct Answers {
  double asked = 0;
  double refused = 0;  ///< at once
  double appealed = 0;
  double upheld = 0;
  double agreed() const { return asked - refused + upheld; }  ///< at once or on appeal
};

/// How likely each answer is.
struct AnswerRates {
  double agree = 0;  ///< at once
  double appeal = 0;
  double uphold = 0;
};

/// Answers by chance, each nested in the one before: some are refused, of those some appeal, of those some are upheld.
/// @param at  its `from` is who asks
Answers answer(double asked, const AnswerRates& rates, const PlayOfChance& chance, const Occasion& at);

}  // namespace sendcast
