#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "import/published_labels.h"
#include "import/table_reader.h"

namespace sendcast {

/// Reads the rows of one file by its layout into the history.
class FileReader : public TableReader {
 public:
  FileReader(MatchedLayout match, std::size_t header_cells, ReadingOf& to);

  void read(const CsvRow& row) override;
  void finish() override;

 private:
  /// What a row says of all its numbers.
  struct RowKey {
    ObservationKey key;
    std::int32_t release = 0;
    double times = 1;
    int person = 0;                      ///< 0 for all, HistoryWriter::males or females
    std::optional<Statistic> statistic;  ///< where the row says it
  };
  /// The sum of columns that add.
  struct Sum {
    Statistic statistic;
    double value = 0;
    bool found = false;
    bool wanting = false;
  };

  bool passes_filters(const CsvRow& row);
  std::optional<RowKey> key_of(const CsvRow& row);
  bool find_area(const CsvRow& row, RowKey& it);
  std::optional<AreaIndex> area_by_code(const CsvRow& row, bool& reported);
  bool find_statistic(const CsvRow& row, RowKey& it);
  bool find_year(const CsvRow& row, RowKey& it);
  bool find_label(const CsvRow& row, RowKey& it);
  bool find_ages(std::string_view text, RowKey& it, int line);
  bool find_setting(const CsvRow& row, RowKey& it);
  bool find_sex(const CsvRow& row, RowKey& it);
  bool find_breakdown(const CsvRow& row, RowKey& it);
  bool take_label(std::string_view text, RowKey& it, const CsvRow& row);
  void read_value(const CsvRow& row, const RowKey& it, const MatchedLayout::ValueColumn& column);
  void add(const ObservationKey& key, double value, const RowKey& it, int line);
  void add_sums(const RowKey& it, int line);

  Statistic first_statistic_ = Statistic::plans;
  int last_year_ = 0;
  std::optional<int> year_of_other_rows_;
  bool has_flows_ = false;
  std::vector<Sum> sums_;
  std::string joined_label_;

  Remembered<std::optional<AreaIndex>> codes_;
  Remembered<std::optional<AreaIndex>> names_;
  Remembered<std::optional<AgeBand>> ages_;
  Remembered<std::optional<PublishedSetting>> settings_;
  Remembered<std::optional<PublishedSetting>> groups_;
  Remembered<std::optional<PrimaryNeed>> needs_;
  Remembered<Topic> topics_;
  Remembered<std::string> plain_;
};

}  // namespace sendcast
