#include "schema/about.h"

#include <vector>

namespace sendcast {

Bounds bounds_of(Quantity quantity) {
  constexpr double most = largest_number;
  constexpr double most_a_year = 100;
  switch (quantity) {
    case Quantity::number:
    case Quantity::money:
      return {-most, most, "any number"};
    case Quantity::amount:
      return {0, most, "0 or more"};
    case Quantity::rate:
      return {0, most_a_year, "0 or more"};
    case Quantity::probability:
      return {0, 1, "from 0% to 100%"};
    case Quantity::growth:
      return {-1, most_a_year, "-100% or more"};
  }
  return {-most, most, ""};
}

std::string bounds_suffix(Quantity quantity) {
  const bool is_bounded = quantity != Quantity::number && quantity != Quantity::money;
  return is_bounded ? ", " + std::string(bounds_of(quantity).in_words) : std::string();
}

std::string in_words(const Dimensions& dimensions) {
  std::vector<std::string> names;
  if (dimensions.area) names.emplace_back("area");
  if (dimensions.age) names.emplace_back("age");
  if (dimensions.need) names.emplace_back("need");
  if (dimensions.setting) names.emplace_back("setting");
  std::string words;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const bool is_last = i + 1 == names.size();
    words += (i == 0 ? " by " : is_last ? " and " : ", ") + names[i];
  }
  return words;
}

std::string_view name_set_in_words(NameSet set) {
  constexpr std::array<std::string_view, name_set_count> words = {
      "area", "need", "setting", "team", "index", "funder", "pot", "funding rule or pool", "service line", "outcome"};
  return words[static_cast<std::size_t>(set)];
}

}  // namespace sendcast
