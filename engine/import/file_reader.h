#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "import/account.h"
#include "import/csv_stream.h"
#include "import/history_writer.h"
#include "import/layout_match.h"
#include "import/published_labels.h"
#include "import/published_numbers.h"
#include "schema/problems.h"
#include "schema/source.h"

namespace sendcast {

/// Where what is read of a file goes, and where what is wrong with it does.
struct ReadingOf {
  std::string name;
  int source = 0;   ///< in `sources`
  int history = 0;  ///< in the writer
  HistoryWriter& writer;
  Account& account;
  Sources& sources;
  Problems& problems;
};

/// Remembers what words were found to mean: tables say the same few over and over. Forgets all when it has many.
template <typename Meaning>
class Remembered {
 public:
  template <typename Read>
  const Meaning& of(std::string_view text, const Read& read) {
    key_.assign(text);
    const auto known = known_.find(key_);
    if (known != known_.end()) return known->second;
    if (known_.size() >= most) known_.clear();
    return known_.emplace(key_, read(text)).first->second;
  }

 private:
  static constexpr std::size_t most = 4096;
  std::string key_;
  std::unordered_map<std::string, Meaning> known_;
};

/// Reads the rows of one file by its layout into the history.
class FileReader {
 public:
  FileReader(MatchedLayout match, std::size_t header_cells, ReadingOf& to);

  /// Reads a row; what is wrong with it is reported or noted, and the row or the number left out.
  void read(const CsvRow& row);
  /// What follows from all rows together.
  void finish();

  std::size_t rows() const { return rows_; }
  std::size_t numbers() const { return numbers_; }
  /// False once there are more numbers than the history holds.
  bool has_room() const { return has_room_; }

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

  std::string_view cell(const CsvRow& row, Role role) const;
  bool has_all_cells(const CsvRow& row);
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
  std::optional<double> number(const CsvRow& row, std::size_t cell, const ObservationKey& key);
  void note_kind(NumberKind kind, int line, const ObservationKey& key, std::string_view code);
  void add(const ObservationKey& key, double value, const RowKey& it, int line);
  void add_sums(const RowKey& it, int line);
  void leave_out(int line, std::string why);
  void report(const CsvRow& row, std::size_t cell, std::string what, std::string suggestion);

  MatchedLayout match_;
  std::size_t header_cells_;
  ReadingOf& to_;
  Statistic first_statistic_ = Statistic::plans;
  std::size_t rows_ = 0;
  std::size_t numbers_ = 0;
  int last_year_ = 0;
  std::optional<int> year_of_other_rows_;
  bool has_flows_ = false;
  bool has_room_ = true;
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
