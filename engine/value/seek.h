#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace sendcast {

/// How far a result lies beyond its goal (negative: short of it), in whole grains: pence, or parts of a person so small
/// that nobody counts them.
using Grains = std::int64_t;

/// What the result comes to at a value of the number; nothing where that value makes no scenario.
using Beyond = std::function<std::optional<Grains>(double value)>;

struct SeekRange {
  double low = 0;
  double high = 0;
  double present = 0;  ///< the number as it stands, which may lie outside
};

/// Values from `low` to `high`, both included.
struct Stretch {
  double low = 0;
  double high = 0;
};

struct Tried {
  double value = 0;
  std::optional<Grains> beyond;
};

/// What was found about the values at which a goal holds.
struct Sought {
  std::optional<double> answer;       ///< of those found, the nearest to the present value
  std::optional<Stretch> stretch;     ///< where the goal holds at more than one value: those around it that were tried
  std::optional<double> precision;    ///< by how much the answer may change while the result moves by one grain
  std::vector<Stretch> others;        ///< where the goal holds too: values between which the result crosses it
  std::vector<Stretch> jumps;         ///< where the result jumps over the goal and never meets it
  std::vector<Tried> tried;           ///< by value, each once
  std::optional<Tried> nearest_miss;  ///< the result that comes nearest to the goal; where there is no answer
};

/// Looks for the value of one number at which a goal holds. The result is tried at the ends of the range, at evenly
/// spaced values between them (33 in all) and at the present value; where it crosses the goal between two neighbours,
/// the gap is closed by the false position method and halving, to 1e-9 of the number or until the goal holds. A result
/// that only touches the goal between two neighbours, or crosses it there and back, is not seen.
///
/// An answer is a value at which the result is within `largest_gap` of the goal, and exactly on it wherever whole
/// grains allow: results move by whole pence, and several may move at once. It is written with as few digits as the
/// goal allows. Where the result moves by a million grains or more over the range, the answer is as near as a millionth
/// of the range to every other value that gives the same result; where the goal holds over more than that, it is the
/// value nearest to the present one.
///
/// Nothing outside the range is tried. A value that makes no scenario is no answer, and nothing is sought beside it.
Sought seek(const SeekRange& range, Grains largest_gap, const Beyond& beyond);

}  // namespace sendcast
