#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sendcast {

/// Fills a buffer with a file's next bytes and says how many; 0 at the end. Bytes come once, from first to last.
using NextBytes = std::function<std::size_t(std::span<char> buffer)>;

/// One row of a file: good until the next is read.
struct CsvRow {
  std::vector<std::string_view> cells;  ///< decoded, without their quotes
  std::vector<bool> quoted;
  int line = 0;         ///< from 1, where the row begins
  bool has_end = true;  ///< false for a last line without a line end

  /// The row as it stands in the file, or as near as its cells tell.
  std::string text() const;
  /// The column, in characters from 1, at which a cell begins in `text()`.
  int column_of(std::size_t cell) const;
};

/// Why a file cannot be read further.
struct CsvFault {
  int line = 1;
  int column = 1;
  std::string what;
  std::string what_to_do;
  bool is_no_text = false;  ///< it is another kind of file, not a broken table
  bool is_archive = false;  ///< among these: a workbook, perhaps
};

/// Reads RFC 4180 text from first to last with a fixed buffer: one row at a time, none longer than `longest_row`. UTF-8
/// with or without a byte-order mark; a row that is not UTF-8 is taken for Windows-1252. UTF-16, NUL bytes, quotes that
/// do not close and rows without end are faults, after which nothing more is read.
class CsvStream {
 public:
  static constexpr std::size_t longest_row = 1UL << 20U;   ///< bytes
  static constexpr std::size_t longest_cell = 1UL << 16U;  ///< bytes
  static constexpr std::size_t most_columns = 2000;

  explicit CsvStream(NextBytes next_bytes);

  /// Reads the next row that is not blank; false at the end and after a fault.
  bool next(CsvRow& row);
  const std::optional<CsvFault>& fault() const { return fault_; }
  /// The first line that was not UTF-8; 0 where there was none.
  int first_decoded_line() const { return first_decoded_line_; }

 private:
  struct Cell {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool quoted = false;
  };

  bool refill();
  int peek();
  void skip_byte_order_mark();
  bool read_row();
  bool read_cell();
  bool read_plain();
  bool read_quoted();
  /// Copies bytes up to one that ends something; returns that byte without consuming it, -1 at the end.
  int copy_until(const bool (&stops)[256]);
  bool too_long(std::size_t cell_begin);
  bool fail(int line, std::string what, std::string what_to_do, bool is_no_text = false);
  void decode_row();
  void give(CsvRow& row) const;

  NextBytes next_bytes_;
  std::vector<char> buffer_;
  std::size_t at_ = 0;
  std::size_t filled_ = 0;
  bool at_start_ = true;
  int line_ = 1;
  int row_line_ = 1;
  bool row_has_end_ = true;
  bool row_has_high_bytes_ = false;
  std::string text_;  ///< of the row: its cells, one after another
  std::vector<Cell> cells_;
  int first_decoded_line_ = 0;
  std::optional<CsvFault> fault_;
};

}  // namespace sendcast
