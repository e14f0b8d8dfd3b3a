#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "import/account.h"
#include "import/history.h"

namespace sendcast {

/// A number on its way into the history.
struct Reading {
  std::uint64_t key = 0;
  double value = 0;
  std::int32_t release = 0;  ///< when it was published: later is larger
  std::int32_t line = 0;
  std::int16_t file = 0;
  std::int8_t authority = 0;  ///< between tables of one release
};

/// Gathers numbers file by file, keeps one of each, and makes the history of them. Holds no more than the distinct
/// numbers read so far and as many again, at most `most_numbers`.
class HistoryWriter {
 public:
  static constexpr std::size_t most_numbers = 4'000'000;
  static constexpr std::size_t longest_label = 200;  ///< bytes
  /// The release of an area's own figures: newer than any.
  static constexpr std::int32_t own_release = std::numeric_limits<std::int32_t>::max();
  /// Labels that mark the parts of persons until both are there.
  static constexpr int males = 1;
  static constexpr int females = 2;

  HistoryWriter(Account& account, const SettingGrouping& grouping);

  /// Begins a file and gives its number.
  int begin_file(std::string name);
  /// The number of a label, made where there is none; nothing where there are too many or it is too long.
  std::optional<int> label(std::string_view text);
  /// Adds a number of the file begun last; false where there are too many.
  bool add(const Reading& reading);
  /// A part was published without a number (`x`, `c`): its group cannot be summed unless the total shows that nothing
  /// is wanting.
  void add_gap(std::uint64_t key);
  /// Ends a file. Readings without a release get this one; with `as`, all become readings of another statistic.
  void end_file(std::int32_t release, std::optional<Statistic> as = std::nullopt);

  /// Everything read, with the groups of settings and the persons that were summed; what does not hang together is
  /// noted.
  History finish();

 private:
  void settle(std::vector<Reading>& readings);
  void merge();
  /// What became of numbers that stand twice, by statistic and files: few notes for many numbers.
  struct Repeated {
    Reading kept;
    Reading other;
    std::size_t times = 0;
  };
  using AllRepeated = std::map<std::tuple<AccountEntryKind, Statistic, int, int>, Repeated>;
  void note_repeated(AccountEntryKind kind, const Repeated& repeated);
  std::string instance(const Reading& kept, const Reading& other) const;

  Account& account_;
  SettingGrouping grouping_;
  std::vector<Reading> kept_;     ///< settled
  std::vector<Reading> pending_;  ///< of files that have ended
  std::vector<Reading> fresh_;    ///< of the file begun last
  std::size_t settled_fresh_ = 0;
  std::vector<std::uint64_t> gaps_;
  std::vector<Reading> replaced_;  ///< published totals of all settings in whose place an area's own stand
  std::vector<std::string> files_;
  std::vector<std::string> labels_;
  std::unordered_map<std::string, int> label_numbers_;
};

}  // namespace sendcast
