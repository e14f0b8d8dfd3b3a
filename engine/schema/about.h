#pragma once

#include <array>
#include <string>
#include <string_view>

namespace sendcast {

/// What a number measures, and so which numbers it can be.
enum class Quantity {
  number,       ///< any
  amount,       ///< 0 or more: people, posts, hours, months
  money,        ///< pounds, may be negative
  rate,         ///< per person per year, 0 or more
  probability,  ///< from 0 to 1
  growth,       ///< per year, above -1
};

/// No number may be beyond it: 100 billion. More is a slip of the pen, and sums of it could not be kept to the penny.
constexpr double largest_number = 1e11;

struct Bounds {
  double low;
  double high;
  std::string_view in_words;
};
Bounds bounds_of(Quantity quantity);
/// The bounds after a noun: ", 0 or more", or nothing where any number will do.
std::string bounds_suffix(Quantity quantity);

/// The dimensions that a table can vary by.
struct Dimensions {
  bool area = false;
  bool age = false;
  bool need = false;
  bool setting = false;
};
constexpr Dimensions no_dimensions{};
constexpr Dimensions by_area{true, false, false, false};
constexpr Dimensions by_area_and_age{true, true, false, false};
constexpr Dimensions by_cell{true, true, true, false};
constexpr Dimensions by_plan{true, true, true, true};
/// " by area, age and need", or nothing.
std::string in_words(const Dimensions& dimensions);

/// The kinds of names that a file declares and refers to.
enum class NameSet { areas, needs, settings, teams, indices, funders, pots, payers, lines, outcomes };
constexpr std::size_t name_set_count = 10;
/// The singular, for messages: "setting".
std::string_view name_set_in_words(NameSet set);

/// One row of a record's field table: what the field means, and whether it may be left out. Reading, checking, the JSON
/// Schema and the reference page all walk these.
struct About {
  std::string_view help;
  Quantity quantity = Quantity::number;
  Dimensions varies_by = no_dimensions;
  std::string_view otherwise = {};  ///< what holds where the field is left out; empty: it must be given

  bool required() const { return otherwise.empty(); }
};

}  // namespace sendcast
