#include "value/seek.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <iterator>
#include <map>

namespace sendcast {
namespace {

constexpr int points = 33;
constexpr double finest = 1e-9;            // of the number
constexpr double finest_of_range = 1e-12;  // where the number is next to nothing
constexpr double narrow = 1e-6;            // of the range

/// Values that may hold an answer: two neighbours between which the result crosses the goal, or tried values at all of
/// which it holds.
struct Candidate {
  Stretch between;
  bool holds = false;
};

struct Answer {
  double value = 0;
  std::optional<double> precision;
};

bool opposite(Grains one, Grains other) { return (one < 0 && other > 0) || (one > 0 && other < 0); }

double distance(const Stretch& stretch, double value) {
  return std::max({stretch.low - value, value - stretch.high, 0.0});
}

double middle(const Stretch& stretch) { return stretch.low + (stretch.high - stretch.low) / 2; }

double rounded_to(double value, int decimals) {
  const double scale = std::pow(10.0, decimals);
  return std::round(value * scale) / scale;
}

/// Two values on either side of the goal, which come nearer to one another (the false position method, in which an end
/// that stays weighs half as much the next time).
class Bracket {
 public:
  Bracket(const Stretch& between, Grains at_low, Grains at_high)
      : between_(between), at_low_(static_cast<double>(at_low)), at_high_(static_cast<double>(at_high)) {}

  const Stretch& between() const { return between_; }
  bool is_closed() const {
    const double size = std::max(std::abs(between_.low), std::abs(between_.high));
    return between_.high - between_.low <= finest * size || !lies_inside(middle(between_));
  }
  /// Where to try next: where a straight line would meet the goal, or halfway where that has not halved the gap for
  /// long.
  double next() const {
    const double straight = between_.low - at_low_ * (between_.high - between_.low) / (at_high_ - at_low_);
    return slow_steps_ >= patience || !lies_inside(straight) ? middle(between_) : straight;
  }
  void narrow_to(double value, Grains beyond) {
    const auto at = static_cast<double>(beyond);
    if ((at < 0) == (at_low_ < 0)) {
      between_.low = value;
      at_low_ = at;
      at_high_ /= 2;
    } else {
      between_.high = value;
      at_high_ = at;
      at_low_ /= 2;
    }
    ++slow_steps_;
    if (between_.high - between_.low > gap_ / 2) return;
    gap_ = between_.high - between_.low;
    slow_steps_ = 0;
  }

 private:
  bool lies_inside(double value) const { return value > between_.low && value < between_.high; }

  static constexpr int patience = 3;

  Stretch between_;
  double at_low_;
  double at_high_;
  double gap_ = between_.high - between_.low;
  int slow_steps_ = 0;  ///< since the gap was halved
};

class Search {
 public:
  Search(const SeekRange& range, Grains largest_gap, const Beyond& beyond)
      : range_(range), largest_gap_(largest_gap), beyond_(beyond) {}

  Sought found() {
    look_around();
    std::vector<Candidate> candidates = candidates_by_distance();
    for (const Candidate& candidate : candidates) {
      if (!answer_ || distance(candidate.between, range_.present) < distance_of(*answer_)) {
        take(candidate);
      } else {
        sought_.others.push_back(candidate.between);
      }
    }
    return conclude();
  }

 private:
  double width() const { return range_.high - range_.low; }
  double distance_of(const Answer& answer) const { return std::abs(answer.value - range_.present); }

  std::optional<Grains> at(double value) {
    const auto known = tried_.find(value);
    if (known != tried_.end()) return known->second;
    return tried_[value] = beyond_(value);
  }
  bool holds_at(double value) { return at(value) == Grains{0}; }

  void look_around() {
    at(range_.low);
    at(range_.high);
    for (int i = 1; i < points - 1; ++i) at(range_.low + width() * i / (points - 1));
    if (range_.present > range_.low && range_.present < range_.high) at(range_.present);
  }

  std::vector<Candidate> candidates_by_distance() const {
    std::vector<Candidate> candidates;
    const Tried* before = nullptr;
    std::vector<Tried> tried;
    for (const auto& [value, beyond] : tried_) tried.push_back({value, beyond});
    for (const Tried& now : tried) {
      const bool continues = before != nullptr && before->beyond == Grains{0};
      if (now.beyond == Grains{0} && continues) {
        candidates.back().between.high = now.value;
      } else if (now.beyond == Grains{0}) {
        candidates.push_back({{now.value, now.value}, true});
      } else if (before != nullptr && before->beyond && now.beyond && opposite(*before->beyond, *now.beyond)) {
        candidates.push_back({{before->value, now.value}, false});
      }
      before = &now;
    }
    std::stable_sort(candidates.begin(), candidates.end(), [&](const Candidate& left, const Candidate& right) {
      return distance(left.between, range_.present) < distance(right.between, range_.present);
    });
    return candidates;
  }

  /// Finds a candidate's answer; it counts if it is nearer than the one there is.
  void take(const Candidate& candidate) {
    const std::optional<Answer> found = candidate.holds ? nearest_of(candidate.between) : cross(candidate.between);
    if (!found) return;
    if (answer_ && distance_of(*answer_) <= distance_of(*found)) {
      sought_.others.push_back({found->value, found->value});
      return;
    }
    if (answer_) sought_.others.push_back({answer_->value, answer_->value});
    answer_ = found;
  }

  /// Closes in on where the result crosses the goal; nothing where it jumps over it, or where a value makes no
  /// scenario.
  std::optional<Answer> cross(const Stretch& between) {
    Bracket bracket(between, *at(between.low), *at(between.high));
    while (!bracket.is_closed() && bracket.between().high - bracket.between().low > finest_of_range * width()) {
      const double value = bracket.next();
      const std::optional<Grains> beyond = at(value);
      if (!beyond) return std::nullopt;
      if (*beyond == 0) return nearest_of({value, value});
      bracket.narrow_to(value, *beyond);
    }
    const auto [low, high] = bracket.between();
    const double nearest = std::abs(*at(low)) <= std::abs(*at(high)) ? low : high;
    if (std::abs(*at(nearest)) <= largest_gap_) return tidied(nearest);
    sought_.jumps.push_back(bracket.between());
    return std::nullopt;
  }

  /// Of values at which the goal holds and those around them, the nearest to the present one.
  std::optional<Answer> nearest_of(const Stretch& holding) {
    if (distance(holding, range_.present) == 0) return Answer{range_.present, precision_at(range_.present)};
    const double direction = range_.present < holding.low ? -1 : 1;
    const double inner = direction < 0 ? holding.low : holding.high;
    const double beside = within_range(inner + direction * narrow * width());
    if (beside != inner && holds_at(beside)) return Answer{edge(beside, direction), std::nullopt};
    if (holding.low != holding.high) return Answer{edge(inner, direction), std::nullopt};
    return tidied(inner);
  }

  double within_range(double value) const { return std::clamp(value, range_.low, range_.high); }

  /// The last value on the way from `inner` to the present one at which the goal still holds.
  double edge(double inner, double direction) {
    double holding = inner;
    const auto failing = next_failing(holding, direction);
    if (!failing) return direction < 0 ? range_.low : range_.high;
    double outer = *failing;
    while (std::abs(outer - holding) > std::max(finest * std::abs(holding), finest_of_range * width())) {
      const double value = middle({std::min(outer, holding), std::max(outer, holding)});
      (holds_at(value) ? holding : outer) = value;
    }
    return shortened(holding, holding < outer ? -1 : 1);
  }

  /// The value, or one with fewer digits as near as makes no difference, on its inner side if need be, at which the
  /// goal holds.
  double shortened(double holding, double inwards) {
    if (holding == 0) return holding;
    const int decimals = static_cast<int>(std::ceil(-std::log10(finest * std::abs(holding))));
    const double rounded = rounded_to(holding, decimals);
    for (const double shorter : {rounded, rounded_to(rounded + inwards * std::pow(10.0, -decimals), decimals)}) {
      if (shorter >= range_.low && shorter <= range_.high && holds_at(shorter)) return shorter;
    }
    return holding;
  }

  /// The first value tried from `value` on at which the goal does not hold; moves `value` to the last at which it does.
  std::optional<double> next_failing(double& value, double direction) const {
    auto here = tried_.find(value);
    while (here->second == Grains{0}) {
      value = here->first;
      if (direction < 0 && here == tried_.begin()) return std::nullopt;
      here = direction < 0 ? std::prev(here) : std::next(here);
      if (here == tried_.end()) return std::nullopt;
    }
    return here->first;
  }

  /// How far the number must move for the result to move by a grain; nothing where it does not move close by.
  std::optional<double> precision_at(double value) {
    Grains most = 0;
    double step = 0;
    for (const double beside : {within_range(value - narrow * width()), within_range(value + narrow * width())}) {
      const std::optional<Grains> beyond = at(beside);
      if (beside == value || !beyond) continue;
      if (*beyond == 0) return std::nullopt;
      const Grains moved = std::abs(*beyond - at(value).value_or(0));
      if (moved > most) step = std::abs(beside - value);
      most = std::max(most, moved);
    }
    return most == 0 ? std::nullopt : std::optional(step / static_cast<double>(most));
  }

  /// The value with as few digits as give a result no worse.
  Answer tidied(double value) {
    const std::optional<double> precision = precision_at(value);
    if (!precision) return {value, precision};
    const int decimals = static_cast<int>(std::ceil(-std::log10(*precision)));
    for (const int kept : {decimals - 1, decimals}) {
      const double shorter = rounded_to(value, kept);
      if (!std::isfinite(shorter) || shorter < range_.low || shorter > range_.high) continue;
      const std::optional<Grains> beyond = at(shorter);
      if (beyond && std::abs(*beyond) <= std::abs(*at(value))) return {shorter, precision};
    }
    return {value, precision};
  }

  /// The values tried around the answer at all of which the goal holds.
  Stretch stretch_around(double value) const {
    Stretch stretch{value, value};
    next_failing(stretch.low, -1);
    next_failing(stretch.high, 1);
    return stretch;
  }

  std::optional<Tried> nearest_miss() const {
    std::optional<Tried> nearest;
    for (const auto& [value, beyond] : tried_) {
      if (!beyond) continue;
      const bool is_nearer = !nearest || std::abs(*beyond) < std::abs(*nearest->beyond) ||
                             (std::abs(*beyond) == std::abs(*nearest->beyond) &&
                              std::abs(value - range_.present) < std::abs(nearest->value - range_.present));
      if (is_nearer) nearest = Tried{value, beyond};
    }
    return nearest;
  }

  Sought conclude() {
    if (answer_) {
      sought_.answer = answer_->value;
      sought_.precision = answer_->precision;
      const Stretch stretch = stretch_around(answer_->value);
      if (stretch.high - stretch.low >= narrow * width() / 2) sought_.stretch = stretch;
    } else {
      sought_.nearest_miss = nearest_miss();
    }
    const auto lower = [](const Stretch& left, const Stretch& right) { return left.low < right.low; };
    std::sort(sought_.others.begin(), sought_.others.end(), lower);
    std::sort(sought_.jumps.begin(), sought_.jumps.end(), lower);
    for (const auto& [value, beyond] : tried_) sought_.tried.push_back({value, beyond});
    return std::move(sought_);
  }

  SeekRange range_;
  Grains largest_gap_;
  const Beyond& beyond_;
  std::map<double, std::optional<Grains>> tried_;
  std::optional<Answer> answer_;
  Sought sought_;
};

}  // namespace

Sought seek(const SeekRange& range, Grains largest_gap, const Beyond& beyond) {
  return Search(range, largest_gap, beyond).found();
}

}  // namespace sendcast
