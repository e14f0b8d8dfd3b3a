#include "fit/naive_forecasts.h"

#include <cmath>

namespace sendcast {
namespace {

struct Words {
  std::string_view name;
  std::string_view words;
};

constexpr std::array<Words, naive_rules> words = {{
    {"flat", "as many as at the origin"},
    {"own_growth", "the area's growth of the last year goes on"},
    {"own_three_year_growth", "the area's yearly growth over the last three years goes on"},
    {"own_increment", "as many more each year as in the last"},
    {"national_growth", "England's growth of the last year goes on"},
    {"half_and_half", "half-way between the area's growth of the last year and England's"},
    {"ten_per_cent", "10% a year, known to be about right only afterwards"},
}};

/// Yearly growth over the last `years`; nothing where there is nobody to grow from.
std::optional<double> growth(const std::vector<double>& counts, int years) {
  const auto back = static_cast<std::size_t>(years);
  if (counts.size() <= back) return std::nullopt;
  const double then = counts[counts.size() - 1 - back];
  if (then <= 0) return std::nullopt;
  return std::pow(counts.back() / then, 1.0 / years) - 1;
}

std::optional<double> grown(double count, std::optional<double> growth, int horizon) {
  if (!growth) return std::nullopt;
  return count * std::pow(1 + *growth, horizon);
}

std::optional<double> half_of_both(const PastCounts& past) {
  const auto own = growth(past.of_area, 1);
  const auto national = growth(past.of_england, 1);
  if (!own || !national) return std::nullopt;
  return (*own + *national) / 2;
}

}  // namespace

std::string_view name_of(NaiveRule rule) { return words[static_cast<std::size_t>(rule)].name; }

std::string_view words_of(NaiveRule rule) { return words[static_cast<std::size_t>(rule)].words; }

bool is_knowable(NaiveRule rule) { return rule != NaiveRule::ten_per_cent; }

std::optional<double> naive_forecast(NaiveRule rule, const PastCounts& past, int horizon) {
  if (past.of_area.empty()) return std::nullopt;
  const double now = past.of_area.back();
  switch (rule) {
    case NaiveRule::flat:
      return now;
    case NaiveRule::own_growth:
      return grown(now, growth(past.of_area, 1), horizon);
    case NaiveRule::own_three_year_growth:
      return grown(now, growth(past.of_area, 3), horizon);
    case NaiveRule::own_increment:
      if (past.of_area.size() < 2) return std::nullopt;
      return std::fmax(0, now + horizon * (now - past.of_area[past.of_area.size() - 2]));
    case NaiveRule::national_growth:
      return grown(now, growth(past.of_england, 1), horizon);
    case NaiveRule::half_and_half:
      return grown(now, half_of_both(past), horizon);
    case NaiveRule::ten_per_cent:
      return grown(now, 0.1, horizon);
  }
  return std::nullopt;
}

}  // namespace sendcast
