#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <vector>

namespace sendcast {

/// How somebody would forecast without a model. All but the last use only what was published at the origin.
enum class NaiveRule {
  flat,                   ///< as many as at the origin
  own_growth,             ///< the area's growth of the last year goes on
  own_three_year_growth,  ///< the area's yearly growth over the last three years goes on
  own_increment,          ///< as many more each year as in the last
  national_growth,        ///< England's growth of the last year goes on
  half_and_half,          ///< half-way between the area's growth of the last year and England's
  ten_per_cent,           ///< 10% a year: known to be about right only afterwards
};

inline constexpr int naive_rules = 7;

/// "flat", "own_growth": what tables call it.
std::string_view name_of(NaiveRule rule);
/// "the area's growth of the last year goes on"
std::string_view words_of(NaiveRule rule);
/// Whether only what was known at the origin is used.
bool is_knowable(NaiveRule rule);

/// A count of each January, of one area and of England, up to the origin; both end with it.
struct PastCounts {
  std::vector<double> of_area;
  std::vector<double> of_england;
};

/// A naive forecast; nothing where the past is too short or empty for the rule.
/// @param horizon  years after the origin
std::optional<double> naive_forecast(NaiveRule rule, const PastCounts& past, int horizon);

}  // namespace sendcast
