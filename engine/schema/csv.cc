#include "schema/csv.h"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "schema/utf8.h"

namespace sendcast {
namespace {

constexpr std::size_t largest_file = 64UL << 20U;
constexpr std::size_t most_columns = 100;
constexpr std::size_t most_cells = 10'000'000;

class CsvParser {
 public:
  CsvParser(int file, const Sources& sources, Problems& problems)
      : file_(file), text_(sources.text(file)), problems_(problems) {}

  bool at_end() const { return next_ >= text_.size(); }

  /// Reads the next row, of more than `most_columns` one too many. Blank lines give an empty row; so do rows with
  /// broken quotes, which are reported.
  std::vector<CsvCell> row() {
    std::vector<CsvCell> cells;
    if (skip_line_end()) return cells;
    row_is_broken_ = false;
    while (true) {
      CsvCell next = cell();
      if (cells.size() <= most_columns) cells.push_back(std::move(next));
      if (at_end() || skip_line_end()) break;
      step();
    }
    if (row_is_broken_) cells.clear();
    return cells;
  }
  /// Whether no row so far had broken quotes.
  bool whole() const { return whole_; }

 private:
  CsvCell cell() {
    CsvCell cell{{}, {file_, line_, column_}};
    if (!at_end() && text_[next_] == '"') {
      step();
      quoted(cell);
      if (!at_end() && text_[next_] != ',' && !at_line_end())
        refuse({file_, line_, column_}, "text after a closing quote");
    }
    while (!at_end() && text_[next_] != ',' && !at_line_end()) cell.text += step();
    return cell;
  }

  void quoted(CsvCell& cell) {
    while (!at_end()) {
      if (text_[next_] != '"') {
        cell.text += step();
      } else if (step(), !at_end() && text_[next_] == '"') {
        cell.text += step();
      } else {
        return;
      }
    }
    refuse(cell.place, "a quote that is not closed");
  }

  void refuse(Place place, const char* what) {
    problems_.add(place, what, "a quote inside a quoted cell is written twice");
    row_is_broken_ = true;
    whole_ = false;
  }

  bool at_line_end() const {
    return text_[next_] == '\n' || (text_[next_] == '\r' && (next_ + 1 == text_.size() || text_[next_ + 1] == '\n'));
  }

  bool skip_line_end() {
    if (at_end() || !at_line_end()) return false;
    if (text_[next_] == '\r') step();
    if (!at_end() && text_[next_] == '\n') step();
    return true;
  }

  char step() {
    const char c = text_[next_++];
    if (c == '\n') {
      ++line_;
      column_ = 1;
    } else if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) {
      ++column_;
    }
    return c;
  }

  int file_;
  const std::string& text_;
  Problems& problems_;
  std::size_t next_ = 0;
  int line_ = 1;
  int column_ = 1;
  bool row_is_broken_ = false;
  bool whole_ = true;
};

bool is_readable(int file, const Sources& sources, Problems& problems) {
  if (sources.text(file).size() > largest_file) {
    problems.add({file, 1, 1}, fmt::format("the file is larger than {} MiB", largest_file >> 20U));
    return false;
  }
  return is_text(file, sources, problems, "save the file as 'CSV UTF-8'");
}

CsvTable too_large(int file, std::string_view of, std::size_t most, Problems& problems) {
  problems.add({file, 1, 1}, fmt::format("a table may have at most {} {}", most, of));
  CsvTable nothing;
  nothing.whole = false;
  return nothing;
}

}  // namespace

int CsvTable::column(std::string_view name) const {
  for (std::size_t i = 0; i < header.size(); ++i) {
    if (header[i].text == name) return static_cast<int>(i);
  }
  return -1;
}

CsvTable parse_csv(int file, const Sources& sources, Problems& problems) {
  CsvTable table;
  problems.keep_few_of(file);
  table.whole = is_readable(file, sources, problems);
  if (!table.whole) return table;
  CsvParser parser(file, sources, problems);
  if (!parser.at_end()) table.header = parser.row();
  if (table.header.size() > most_columns) return too_large(file, "columns", most_columns, problems);
  const std::size_t most_rows = most_cells / std::max<std::size_t>(table.header.size(), 1);
  while (!parser.at_end() && !table.header.empty() && !problems.full()) {
    std::vector<CsvCell> row = parser.row();
    if (row.empty()) continue;
    if (table.rows.size() == most_rows) return too_large(file, "cells", most_cells, problems);
    if (row.size() == table.header.size()) {
      table.rows.push_back(std::move(row));
    } else {
      table.whole = false;
      problems.add(row.front().place,
                   fmt::format("this row has {} cells, but the header has {}", row.size(), table.header.size()));
    }
  }
  table.whole = table.whole && parser.whole() && !problems.full();
  return table;
}

}  // namespace sendcast
