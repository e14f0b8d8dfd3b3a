#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <vector>

namespace sendcast {

/// What kind of thing an account tells.
enum class AccountEntryKind : std::uint8_t {
  missing,         ///< `x`, a blank, a row that is not there
  suppressed,      ///< `c`, `low`, `:`
  not_applicable,  ///< `z`
  duplicated,      ///< the same number twice
  superseded,      ///< another number in a newer release
  contradictory,   ///< parts that do not sum to their total, tables that differ
  corrected,       ///< published wrongly, as a footnote says
  derived,         ///< summed here from what was published
  left_out,        ///< rows of areas, ages or breakdowns that the history has no place for
  ignored_file,
};

/// One thing that was met and what was done about it, with the first place where it was met.
struct AccountEntry {
  AccountEntryKind kind = AccountEntryKind::missing;
  std::string file;     ///< empty where it concerns several
  int line = 0;         ///< from 1; 0 for the file as a whole
  std::string what;     ///< a whole sentence
  std::string example;  ///< the first instance in words; may be empty
  std::size_t times = 1;

  /// "sen2_mi.csv:3: 'x' for requests: not available, so left out (and 214 more)"
  std::string sentence() const;
};

/// What was not as it should be in the files that were read, and what was done about each: few sentences, each with how
/// often it was met.
class Account {
 public:
  static constexpr std::size_t most_entries = 1000;
  static constexpr std::size_t most_of_a_file = 40;  ///< of one kind, so that no file crowds out another

  /// Notes something; what has the same kind, file and sentence is counted with the first.
  void note(AccountEntryKind kind, const std::string& file, int line, std::string what, std::string example = {},
            std::size_t times = 1);

  const std::vector<AccountEntry>& entries() const { return entries_; }
  /// Those of one kind.
  std::vector<AccountEntry> of(AccountEntryKind kind) const;
  /// How often something of a kind was noted, those beyond `most_entries` included.
  std::size_t times(AccountEntryKind kind) const;
  /// How many sentences there was no room for.
  std::size_t not_kept() const { return not_kept_; }

 private:
  std::vector<AccountEntry> entries_;
  std::size_t last_ = 0;  ///< noted last
  std::map<std::tuple<AccountEntryKind, std::string, std::string>, std::size_t> places_;
  std::map<std::pair<AccountEntryKind, std::string>, std::size_t> of_a_file_;
  std::map<AccountEntryKind, std::size_t> times_;
  std::size_t not_kept_ = 0;
};

}  // namespace sendcast
