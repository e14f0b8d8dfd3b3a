#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "import/own_numbers.h"
#include "import/own_period.h"
#include "import/table_reader.h"

namespace sendcast {

/// Reads an area's own table: one row a number, of a year or a month. Here somebody can put right what is wrong, so
/// that an area, an age or a name that is not known is a problem with its place, not a note in the account.
class OwnDataReader : public TableReader {
 public:
  static constexpr std::size_t most_held = 1'000'000;  ///< numbers of a table
  static constexpr std::size_t most_faults = 1000;     ///< after which the rest of the file is not read

  OwnDataReader(MatchedLayout match, std::size_t header_cells, ReadingOf& to);

  void read(const CsvRow& row) override;
  void finish() override;

 private:
  /// What a row says of its number.
  struct Said {
    ObservationKey key;
    int month = 0;               ///< 0 for the whole year
    bool has_statistic = false;  ///< what it is of is known, whatever else is wrong
    bool is_sound = true;        ///< false once something was reported
    bool is_kept = true;         ///< false where it is not wanted
  };

  bool gives_up(int line);
  void find_statistic(const CsvRow& row, Said& said);
  void find_area(const CsvRow& row, Said& said);
  void find_period(const CsvRow& row, Said& said);
  void find_ages(const CsvRow& row, Said& said);
  void find_setting(const CsvRow& row, Said& said);
  void find_need(const CsvRow& row, Said& said);
  void check_population(const CsvRow& row, Said& said);
  void read_value(const CsvRow& row, Said& said);
  bool is_plausible(const CsvRow& row, std::size_t cell, const ObservationKey& key, double value);
  void keep(const CsvRow& row, std::size_t cell, const Said& said, double value);
  std::optional<OwnPeriod> period_of(const CsvRow& row) const;
  void fault(const CsvRow& row, Role role, std::string what, std::string suggestion, Said& said);

  OwnMonths months_;
  std::size_t faults_ = 0;
  bool gave_up_ = false;
  Remembered<std::optional<Statistic>> statistics_;
  Remembered<FoundArea> areas_;
  Remembered<std::optional<AgeBand>> ages_;
  Remembered<std::optional<PublishedSetting>> settings_;
  Remembered<std::optional<PrimaryNeed>> needs_;
};

}  // namespace sendcast
