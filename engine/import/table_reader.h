#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "import/account.h"
#include "import/csv_stream.h"
#include "import/history_writer.h"
#include "import/layout_match.h"
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

/// Reads the rows of one file, one after another: what all kinds of tables have in common.
class TableReader {
 public:
  TableReader(MatchedLayout match, std::size_t header_cells, ReadingOf& to);
  virtual ~TableReader() = default;
  TableReader(const TableReader&) = delete;
  TableReader& operator=(const TableReader&) = delete;

  /// Reads a row; what is wrong with it is reported or noted, and the row or the number left out.
  virtual void read(const CsvRow& row) = 0;
  /// What follows from all rows together.
  virtual void finish() = 0;

  std::size_t rows() const { return rows_; }
  std::size_t numbers() const { return numbers_; }
  /// False once there are more numbers than can be held.
  bool has_room() const { return has_room_; }
  /// How many different numbers can be held.
  std::size_t most_numbers() const { return most_numbers_; }

 protected:
  std::string_view cell(const CsvRow& row, Role role) const;
  /// Whether a row has the header's cells; reported where not.
  bool has_all_cells(const CsvRow& row);
  /// The number in a cell, not negative where it cannot be; what is none is reported, a code in its place noted.
  std::optional<double> number(const CsvRow& row, std::size_t cell, const ObservationKey& key);
  void leave_out(int line, std::string why);
  void report(const CsvRow& row, std::size_t cell, std::string what, std::string suggestion, Place other = {});

  MatchedLayout match_;
  std::size_t header_cells_;
  ReadingOf& to_;
  std::size_t rows_ = 0;
  std::size_t numbers_ = 0;
  std::size_t most_numbers_ = HistoryWriter::most_numbers;
  bool has_room_ = true;

 private:
  void note_kind(NumberKind kind, int line, const ObservationKey& key, std::string_view code);
};

}  // namespace sendcast
