#pragma once

#include <algorithm>
#include <utility>

#include <Eigen/Core>

#include "uncertainty/counts.h"

namespace sendcast {

// Levels are asked for as functions, since most stocks are empty and most ways closed: Level level_of().

/// Whole people who may leave their stocks one way or another in a month, each at most one way (multinomial). Ways are
/// taken one after the other: each takes its share of those who are left, as likely as it is among the ways left.
class Leavers {
 public:
  /// @param people  by stock
  explicit Leavers(Eigen::ArrayXd people)
      : left_(std::move(people)), chance_left_(Eigen::ArrayXd::Ones(left_.size())) {}

  /// How many leave the stock at `at` by a way that everybody in it takes with `probability`. The probabilities of a
  /// stock's ways sum to 1 at most; of what is beyond, nobody is left to leave.
  template <class LevelOf>
  double take(Eigen::Index at, double probability, LevelOf level_of) {
    double& left = left_[at];
    double& chance_left = chance_left_[at];
    if (left <= 0 || probability <= 0) return 0;
    const double taken = chance_left > probability ? binomial(left, probability / chance_left, level_of()) : left;
    left -= taken;
    chance_left -= probability;
    return taken;
  }

  double left(Eigen::Index at) const { return left_[at]; }

 private:
  Eigen::ArrayXd left_;
  Eigen::ArrayXd chance_left_;
};

/// Draws a number of people at random from among many, without regard to who they are (multivariate hypergeometric),
/// group by group.
class Lottery {
 public:
  Lottery(double people, double drawn) : people_(people), drawn_(std::min(people, drawn)) {}

  /// How many of the next group are drawn.
  template <class LevelOf>
  double draw(double group, LevelOf level_of) {
    if (group <= 0) return 0;
    const double drawn = drawn_ <= 0         ? 0
                         : drawn_ >= people_ ? group
                                             : hypergeometric(people_, group, drawn_, level_of());
    people_ -= group;
    drawn_ -= drawn;
    return drawn;
  }

 private:
  double people_;
  double drawn_;
};

}  // namespace sendcast
