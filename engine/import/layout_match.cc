#include "import/layout_match.h"

#include <algorithm>
#include <unordered_map>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "import/published_labels.h"
#include "import/published_numbers.h"

namespace sendcast {
namespace {

/// Names that many tables have: having them says nothing of what a table is.
constexpr std::array<std::string_view, 29> common_names = {
    "time_period", "year",    "january",   "calendar_year", "financial_year", "period", "age",    "ages",
    "value",       "measure", "sex",       "country",       "component",      "line",   "series", "kind",
    "breakdown",   "persons", "pupils",    "ehc_plans",     "other",          "basis",  "month",  "count",
    "number",      "area",    "area_code", "la_code",       "area_name"};

bool is_common(std::string_view name) {
  return std::find(common_names.begin(), common_names.end(), name) != common_names.end();
}

class Header {
 public:
  explicit Header(const std::vector<std::string_view>& header) {
    for (std::size_t i = 0; i < header.size(); ++i) {
      names_.push_back(plain_label(header[i].substr(0, 500)));
      const bool is_first = places_.emplace(names_.back(), static_cast<int>(i)).second;
      if (!is_first) twice_.push_back(places_.at(names_.back()));
    }
  }

  /// The column of one of the names, the first that there is; -1 for none.
  template <typename Names>
  int find(const Names& names) const {
    for (const std::string_view name : names) {
      if (name.empty()) continue;
      const std::size_t star = name.find('*');
      const int column =
          star == std::string_view::npos ? exactly(name) : fitting(name.substr(0, star), name.substr(star + 1));
      if (column >= 0) return column;
    }
    return -1;
  }
  bool is_twice(int column) const { return std::find(twice_.begin(), twice_.end(), column) != twice_.end(); }
  const std::vector<std::string>& names() const { return names_; }

 private:
  int exactly(std::string_view name) const {
    const auto found = places_.find(std::string(name));
    return found == places_.end() ? -1 : found->second;
  }
  int fitting(std::string_view beginning, std::string_view end) const {
    for (std::size_t i = 0; i < names_.size(); ++i) {
      const std::string_view name = names_[i];
      if (name.size() >= beginning.size() + end.size() && name.substr(0, beginning.size()) == beginning &&
          name.substr(name.size() - end.size()) == end)
        return static_cast<int>(i);
    }
    return -1;
  }

  std::vector<std::string> names_;
  std::unordered_map<std::string, int> places_;
  std::vector<int> twice_;
};

/// "time_period" or "age (or age_group)"
template <typename Names>
std::string in_words(const Names& names) {
  std::vector<std::string_view> given;
  std::copy_if(names.begin(), names.end(), std::back_inserter(given),
               [](std::string_view name) { return !name.empty(); });
  std::string text = fmt::format("'{}'", given.front());
  if (given.size() > 1) text += fmt::format(" (or {})", fmt::join(given.begin() + 1, given.end(), ", "));
  return text;
}

struct Attempt {
  MatchedLayout match;
  std::vector<std::string> missing;
  int found = 0;            ///< columns of the layout that the file has
  int needed_found = 0;     ///< of those that are needed
  bool is_telling = false;  ///< one that is needed was found by a name that few tables have
};

class Matcher {
 public:
  Matcher(const Header& header, const Layout& layout) : header_(header) {
    attempt_.match.layout = &layout;
    attempt_.match.columns.fill(-1);
    for (const ColumnRule& rule : layout.columns) take_column(rule, rule.needed);
    if (layout.has_areas) take_areas();
    for (const ValueRule& rule : layout.values) take_value(rule);
    if (layout.years_after) take_years(layout);
  }

  Attempt attempt() && { return std::move(attempt_); }

 private:
  void take_areas() {
    bool found = false;
    for (const ColumnRule& rule : area_columns()) {
      if (!attempt_.match.has(rule.role)) take_column(rule, false);
      const bool says_where =
          rule.role == Role::area_code || rule.role == Role::dfe_code || rule.role == Role::area_name;
      found = found || (says_where && attempt_.match.has(rule.role));
    }
    if (!found) attempt_.missing.emplace_back("'new_la_code' (or another column that names areas)");
  }

  template <typename Names>
  int take(const Names& names, bool needed) {
    const int column = header_.find(names);
    if (column < 0) {
      if (needed) attempt_.missing.push_back(in_words(names));
      return -1;
    }
    ++attempt_.found;
    if (header_.is_twice(column)) attempt_.match.twice.push_back(column);
    if (!needed) return column;
    ++attempt_.needed_found;
    if (!is_common(header_.names()[static_cast<std::size_t>(column)])) attempt_.is_telling = true;
    return column;
  }

  void take_column(const ColumnRule& rule, bool needed) {
    const int column = take(rule.names, needed);
    if (column < 0) return;
    attempt_.match.columns[static_cast<std::size_t>(rule.role)] = column;
    if (!rule.only[0].empty()) attempt_.match.filters.push_back({column, &rule});
  }

  void take_value(const ValueRule& rule) {
    if (rule.names[0].empty()) return;
    const int column = take(rule.names, rule.needed);
    if (column >= 0) attempt_.match.values.push_back({column, &rule, 0});
  }

  void take_years(const Layout& layout) {
    const std::string_view beginning = *layout.years_after;
    for (std::size_t i = 0; i < header_.names().size(); ++i) {
      const std::string_view name = header_.names()[i];
      if (name.size() != beginning.size() + 4 || name.substr(0, beginning.size()) != beginning) continue;
      const auto year = read_year(name.substr(beginning.size()), TimeBasis::middle_of_year);
      if (!year) continue;
      attempt_.match.values.push_back({static_cast<int>(i), &layout.values.front(), *year});
      ++attempt_.found;
    }
    if (attempt_.match.values.empty()) attempt_.missing.push_back(fmt::format("'{}2021' or another year", beginning));
  }

  const Header& header_;
  Attempt attempt_;
};

}  // namespace

HeaderFound find_layout(const std::vector<std::string_view>& header_cells) {
  const Header header(header_cells);
  HeaderFound found;
  int most = 0;
  std::size_t fewest_missing = 0;
  int most_of_near = 0;
  for (const Layout& layout : layouts()) {
    Attempt attempt = Matcher(header, layout).attempt();
    if (attempt.missing.empty()) {
      if (attempt.found <= most) continue;
      most = attempt.found;
      found.match = std::move(attempt.match);
      continue;
    }
    const bool is_near = layout.is_kept && attempt.is_telling && attempt.missing.size() <= 2 &&
                         static_cast<int>(attempt.missing.size()) <= attempt.needed_found;
    const bool is_nearer = found.nearly == nullptr || attempt.missing.size() < fewest_missing ||
                           (attempt.missing.size() == fewest_missing && attempt.found > most_of_near);
    if (!is_near || !is_nearer) continue;
    found.nearly = &layout;
    fewest_missing = attempt.missing.size();
    most_of_near = attempt.found;
    found.missing = std::move(attempt.missing);
  }
  if (found.known()) {
    found.nearly = nullptr;
    found.missing.clear();
  }
  return found;
}

}  // namespace sendcast
