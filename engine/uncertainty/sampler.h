#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "uncertainty/correlation.h"
#include "uncertainty/level.h"
#include "uncertainty/luck.h"

namespace sendcast {

/// Draws levels for named numbers. A name's level depends on (seed, draw, the name and the names it is correlated with)
/// and on nothing else (model.md section 9): neither on the other names nor on any order.
class Sampler {
 public:
  /// @param names         whose levels are asked for, in the order in which they are given; a name may come twice
  /// @param correlations  sound ones (`check` reads a scenario's); they may be of other names too. What contradicts
  ///                      itself is drawn as if it were not correlated.
  Sampler(const std::vector<std::string>& names, const std::vector<RankCorrelation>& correlations, std::uint64_t seed);

  std::size_t count() const { return keys_.size(); }

  /// The levels of a draw, one for each name.
  /// @param out  [count()]
  void levels(std::uint64_t draw, std::span<Level> out) const;

 private:
  /// A name of a group that is asked for.
  struct Member {
    std::size_t row;   ///< of the group's factor
    std::size_t name;  ///< among those asked for
  };
  struct Group {
    std::vector<std::uint64_t> keys;  ///< of every name of the group
    CorrelatedGroup correlated;
    std::vector<Member> members;
  };

  void add_group(CorrelatedGroup correlated, const std::vector<std::string>& names);
  void draw_group(const Group& group, std::uint64_t draw, std::span<Level> out) const;

  Luck luck_;
  std::vector<std::uint64_t> keys_;
  std::vector<std::size_t> alone_;  ///< the names in no group
  std::vector<Group> groups_;
};

}  // namespace sendcast
