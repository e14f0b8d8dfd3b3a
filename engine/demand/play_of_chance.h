#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "arrays/calendar.h"
#include "arrays/shape.h"
#include "uncertainty/luck.h"

namespace sendcast {

/// What chance decides when people are whole.
enum class Play {
  opening,            ///< from: Stock, to: month of assessment or setting
  moved_in,           ///< the same
  others,             ///< where the population leaves a part of a person without SEN
  identified,         //
  left_support,       //
  need_changed,       ///< from: 0 on SEN support, s + 1 in setting s; to: the new need
  asked,              ///< from: Asking
  agreed,             ///< from: Asking
  appealed,           ///< from: Asking
  upheld,             ///< from: Asking
  capacity,           ///< of assessment, by the first area of a set
  overdue_completed,  ///< before anyone else
  completed,          ///< from: 0 overdue, 1 due now
  first_setting,      ///< to: setting
  transferred,        ///< from, to: settings
  arrived,            ///< to: setting
  ceased,             ///< from: setting
  moved,              ///< from, to: settings
  places,             ///< of a setting, to; where they are no whole number
  admitted,           ///< to: setting
  admitted_movers,    ///< from: setting left (0: a first setting, else s + 1), need: MoveKind
};
constexpr std::size_t play_count = 21;

/// Whose requests and whose assessments are decided on.
enum class Asking { on_support, others, assessed };

/// Which stock.
enum class Stock { sen_support, in_assessment, overdue, plans };

/// Where chance decides something.
struct Occasion {
  int area = 0;
  int age = 0;
  int need = 0;
  int from = 0;
  int to = 0;
};

/// Where a cell stands, and which way is taken.
inline Occasion in_cell(const Shape& shape, int cell, int from = 0, int to = 0) {
  return {shape.area_of_cell(cell), shape.age_of_cell(cell), shape.need_of_cell(cell), from, to};
}

/// The luck of one draw. A level depends on (seed, draw, what is decided, month of the calendar, occasion) and nothing
/// else, so that what is decided elsewhere, and whether there is an elsewhere, changes nothing. Areas, needs and
/// settings count by their position: one added at the end leaves the others' luck as it was, one put in between does
/// not. (More than 65,536 of one would share their luck.)
class PlayOfChance {
 public:
  PlayOfChance(std::uint64_t seed, std::uint64_t draw);

  void begin(Month month) { month_ = static_cast<std::uint32_t>(month.number); }

  /// This month's level.
  Level level(Play play, const Occasion& at) const { return level(play, at, month_); }
  /// One that is the same in every month.
  Level lasting_level(Play play, const Occasion& at) const { return level(play, at, 0); }

 private:
  Level level(Play play, const Occasion& at, std::uint32_t month) const;

  Luck luck_;
  std::uint64_t draw_;
  std::uint32_t month_ = 0;
  std::array<std::uint64_t, play_count> keys_{};
};

}  // namespace sendcast
