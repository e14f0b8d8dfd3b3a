#include "demand/answers.h"

#include "uncertainty/counts.h"

namespace sendcast {

Answers answer(double asked, const AnswerRates& rates, const PlayOfChance& chance, const Occasion& at) {
  Answers answers;
  answers.asked = asked;
  if (asked <= 0) return answers;
  answers.refused = asked - binomial(asked, rates.agree, chance.level(Play::agreed, at));
  if (answers.refused <= 0) return answers;
  answers.appealed = binomial(answers.refused, rates.appeal, chance.level(Play::appealed, at));
  if (answers.appealed <= 0) return answers;
  answers.upheld = binomial(answers.appealed, rates.uphold, chance.level(Play::upheld, at));
  return answers;
}

}  // namespace sendcast
