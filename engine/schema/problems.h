#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schema/source.h"

namespace sendcast {

/// Something wrong with what the user wrote.
struct Problem {
  Place place;
  std::string what;
  std::string suggestion;  ///< "did you mean 'special'?" or what is allowed; may be empty
  Place other;             ///< the second place of a duplicate or a clash, where there is one
};

/// Everything wrong with a scenario, gathered in one pass; the same problem at the same place counts once. Beyond the
/// first thousand, problems are only counted.
class Problems {
 public:
  static constexpr std::size_t most_kept = 1000;

  void add(Place place, std::string what, std::string suggestion = {}, Place other = {});

  bool none() const { return count_ == 0; }
  std::size_t count() const { return count_; }
  /// How often something was reported, repetitions included: a part has a fault where this grew while it was read.
  std::size_t reports() const { return reports_; }
  bool full() const { return count_ >= most_kept; }
  /// Sorted by file (in the order read), line and column.
  std::vector<Problem> sorted() const;

 private:
  std::vector<Problem> list_;
  std::size_t count_ = 0;
  std::size_t reports_ = 0;
};

/// `file:line:column: what is wrong`, the line itself, a caret, and the suggestion.
std::string explain(const Problem& problem, const Sources& sources);

/// The name that was probably meant; null where none is near what was written.
const std::string* nearest(std::string_view written, const std::vector<std::string>& names);

/// "did you mean 'special'?" where one of the names is near what was written; otherwise the names that are allowed, or
/// nothing if there are too many to list.
std::string suggest(std::string_view written, const std::vector<std::string>& names);

/// "a setting", "an area"
std::string with_article(std::string_view noun);

}  // namespace sendcast
