#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "import/area_register.h"
#include "import/settings.h"
#include "import/statistic.h"

namespace sendcast {

/// Ages in whole years, both included. The year says at which day: see `Statistic`.
struct AgeBand {
  std::int8_t first = -1;
  std::int8_t last = -1;

  static constexpr int oldest = 25;  ///< "20 and over" ends here, since no plan goes beyond
  static constexpr AgeBand all() { return {-1, -1}; }
  static constexpr AgeBand unknown() { return {-2, -2}; }  ///< published as "Age unknown"
  static constexpr AgeBand of(int age) { return {static_cast<std::int8_t>(age), static_cast<std::int8_t>(age)}; }
  static constexpr AgeBand from_to(int first, int last) {
    return {static_cast<std::int8_t>(first), static_cast<std::int8_t>(last)};
  }

  bool is_single() const { return first >= 0 && first == last; }
  auto operator<=>(const AgeBand&) const = default;
};

/// What a published number counts. Whatever is left out is the total of that dimension: no ages, all ages together.
/// Prices are England's.
struct ObservationKey {
  Statistic statistic = Statistic::plans;
  AreaIndex area = 0;
  int year =
      0;  ///< its meaning is the statistic's (`time_basis`): a January's, a calendar year, a financial year's first
  PublishedSetting setting = PublishedSetting::all;
  PrimaryNeed need = PrimaryNeed::all;
  AgeBand ages = AgeBand::all();
  int label = 0;  ///< a line of a return or a series of prices, in `History::labels()`; 0 for none

  auto operator<=>(const ObservationKey&) const = default;
};

/// One published number. Never one that was missing or suppressed: those are not in the history.
struct Observation {
  std::uint64_t key = 0;
  double value = 0;
  std::int32_t line = 0;  ///< of the file, from 1
  std::int16_t file = 0;  ///< in `History::files()`

  ObservationKey what() const;
  int year() const;
};

/// Everything that was read from published files, in one normal form: sorted by statistic, area, label, setting, need,
/// ages and year, with one observation of each. 24 bytes an observation; a few hundred thousand for all of England.
/// A number that was not published is not there: it is never zero.
class History {
 public:
  /// The observation of just this, or null.
  const Observation* find(const ObservationKey& key) const;
  /// Its value, or nothing.
  std::optional<double> value(const ObservationKey& key) const;
  /// All years of what the key says, its own year aside, by year.
  std::span<const Observation> series(const ObservationKey& key) const;
  /// All settings, needs, ages, labels and years of a statistic in an area.
  std::span<const Observation> of(Statistic statistic, AreaIndex area) const;
  std::span<const Observation> all() const { return observations_; }

  /// The files that were read, by name; a number's source is one of them.
  const std::vector<std::string>& files() const { return files_; }
  /// "sen2_age_caseload.csv:17", where a number stands.
  std::string source_of(const Observation& observation) const;
  /// The lines of returns and the series of prices; the first is empty.
  const std::vector<std::string>& labels() const { return labels_; }
  /// The label's number; nothing where no observation bears it.
  std::optional<int> label(std::string_view text) const;

  /// A key in 64 bits, in the order of the history; years from 1900 to 2155.
  static std::uint64_t pack(const ObservationKey& key);
  static int most_labels();

 private:
  friend class HistoryWriter;

  std::vector<Observation> observations_;
  std::vector<std::string> files_;
  std::vector<std::string> labels_{std::string()};
};

}  // namespace sendcast
