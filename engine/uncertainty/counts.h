#pragma once

#include "uncertainty/level.h"

namespace sendcast {

// How many, at a level: the least count that as many or fewer reach with the level's probability. One level makes one
// count, so that a higher probability, or more people, never gives fewer: what two scenarios have in common cancels
// out. Counts are whole numbers held as doubles. Only +, -, * and / are used, so that every machine agrees.

/// How many of `people` do what each does with `probability`, beyond [0, 1] taken as the nearer. Binomial: exact but
/// for rounding, some 1e-13 of a probability.
double binomial(double people, double probability, Level level);

/// How often happens what is expected `mean` times, any one as likely at any time. Poisson.
double poisson(double mean, Level level);

/// How many of `marked` are among `drawn` of `all`, when who is drawn is left to chance. Hypergeometric.
double hypergeometric(double all, double marked, double drawn, Level level);

/// The whole number below or above an amount, whichever chance decides, so that the mean is kept.
double whole(double amount, Level level);

}  // namespace sendcast
