#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "schema/source.h"

namespace sendcast {

/// Something wrong with what the user wrote.
struct Problem {
  Place place;  ///< unknown where a file that was asked for could not be read
  std::string what;
  std::string suggestion;  ///< "did you mean 'special'?" or what is allowed; may be empty
  Place other;             ///< the second place of a duplicate or a clash, where there is one
};

/// Everything wrong with a scenario, gathered in one pass; the same problem at the same place counts once. Of each file
/// the first problems are kept and the rest counted, so that no file crowds out another.
class Problems {
 public:
  static constexpr std::size_t most_kept_of_a_file = 1000;
  static constexpr std::size_t most_kept_of_a_table = 20;  ///< what is wrong with one row is mostly wrong with all
  static constexpr std::size_t most_counted = 1'000'000;

  void add(Place place, std::string what, std::string suggestion = {}, Place other = {});
  /// Something was met again that has been reported.
  void add_again() { ++reports_; }
  /// Takes a file for a table: only a few of its problems are kept.
  void keep_few_of(int file) { tables_.insert(file); }

  bool none() const { return seen_.empty(); }
  std::size_t count() const { return seen_.size(); }
  /// How often something was reported, repetitions included: a part has a fault where this grew while it was read.
  std::size_t reports() const { return reports_; }
  /// Whether there are so many that no more are counted.
  bool full() const { return count() >= most_counted; }
  std::size_t kept_of(int file) const;
  /// How many problems of a file were counted and not kept.
  std::size_t left_out_of(int file) const;
  /// Those kept, by file (in the order read), line and column.
  std::vector<Problem> sorted() const;

 private:
  struct Tally {
    std::size_t kept = 0;
    std::size_t left_out = 0;
  };

  std::vector<Problem> list_;
  std::unordered_set<std::size_t> seen_;  ///< a hash of each
  std::unordered_map<int, Tally> by_file_;
  std::unordered_set<int> tables_;
  std::size_t reports_ = 0;
};

/// `file:line:column: what is wrong`, the line itself, a caret, and the suggestion.
std::string explain(const Problem& problem, const Sources& sources);

/// All that were kept, each with an empty line after it, and how many more there are in a file.
std::string explain(const Problems& problems, const Sources& sources);

/// "3 problems found"
std::string count_in_words(const Problems& problems);

/// The name that was probably meant; null where none is near what was written.
const std::string* nearest(std::string_view written, const std::vector<std::string>& names);

/// "did you mean 'special'?" where one of the names is near what was written; otherwise the names that are allowed, or
/// nothing if there are too many to list.
std::string suggest(std::string_view written, const std::vector<std::string>& names);

/// "a setting", "an area"
std::string with_article(std::string_view noun);

}  // namespace sendcast
