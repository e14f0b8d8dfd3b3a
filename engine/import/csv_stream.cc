#include "import/csv_stream.h"

#include <algorithm>
#include <array>
#include <climits>

#include <fmt/format.h>

#include "schema/utf8.h"

namespace sendcast {
namespace {

constexpr std::size_t buffer_size = 1UL << 16U;

struct Stops {
  bool plain[256] = {};
  bool quoted[256] = {};
  constexpr Stops() {
    for (const char c : {',', '\n', '\r', '\0'}) plain[static_cast<unsigned char>(c)] = true;
    for (const char c : {'"', '\n', '\0'}) quoted[static_cast<unsigned char>(c)] = true;
  }
};
constexpr Stops stops;

/// What the bytes 0x80 to 0x9F mean in Windows-1252; 0 where nothing.
constexpr std::array<char32_t, 32> windows_1252 = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                   0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                                   0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                   0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

void append_character(std::string& text, char32_t character) {
  const auto byte = [&](char32_t value) { text += static_cast<char>(static_cast<unsigned char>(value)); };
  if (character < 0x80U) {
    byte(character);
  } else if (character < 0x800U) {
    byte(0xC0U | character >> 6U);
    byte(0x80U | (character & 0x3FU));
  } else {
    byte(0xE0U | character >> 12U);
    byte(0x80U | (character >> 6U & 0x3FU));
    byte(0x80U | (character & 0x3FU));
  }
}

void append_decoded(std::string& text, std::string_view bytes) {
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    char32_t character = byte;
    if (byte >= 0x80U && byte < 0xA0U) character = windows_1252[byte - 0x80U];
    append_character(text, character == 0 ? 0xFFFDU : character);
  }
}

/// Whether a text has a byte that no UTF-8 has there (control characters, which are none of our business, aside).
bool is_utf8(std::string_view text) {
  while (const auto bad = first_unreadable_byte(text)) {
    if (static_cast<unsigned char>(text[*bad]) >= 0x80U) return false;
    text.remove_prefix(*bad + 1);
  }
  return true;
}

/// What a file is, to judge by its first bytes, where it is no text.
std::optional<std::string_view> other_kind(std::string_view start) {
  if (start.substr(0, 2) == "PK") return "a spreadsheet or another archive";
  if (start.substr(0, 4) == "%PDF") return "a PDF";
  if (start.substr(0, 4) == "\x89PNG" || start.substr(0, 3) == "\xFF\xD8\xFF") return "a picture";
  if (start.substr(0, 2) == "\x1F\x8B") return "compressed";
  if (start.substr(0, 4) == "\xD0\xCF\x11\xE0") return "an old spreadsheet or document";
  return std::nullopt;
}

bool is_utf16(std::string_view start) {
  if (start.substr(0, 2) == "\xFF\xFE" || start.substr(0, 2) == "\xFE\xFF") return true;
  if (start.size() < 4) return false;
  const bool little = start[0] != 0 && start[1] == 0 && start[2] != 0 && start[3] == 0;
  const bool big = start[0] == 0 && start[1] != 0 && start[2] == 0 && start[3] != 0;
  return little || big;
}

}  // namespace

std::string CsvRow::text() const {
  std::string whole;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) whole += ',';
    if (!quoted[i]) {
      whole += cells[i];
      continue;
    }
    whole += '"';
    for (const char c : cells[i]) whole.append(c == '"' ? 2 : 1, c);
    whole += '"';
  }
  return whole;
}

int CsvRow::column_of(std::size_t cell) const {
  int column = 1;
  for (std::size_t i = 0; i < std::min(cell, cells.size()); ++i) {
    column += count_characters(cells[i]) + 1;
    if (quoted[i]) column += 2 + static_cast<int>(std::count(cells[i].begin(), cells[i].end(), '"'));
  }
  return column;
}

CsvStream::CsvStream(NextBytes next_bytes) : next_bytes_(std::move(next_bytes)), buffer_(buffer_size) {}

bool CsvStream::refill() {
  at_ = 0;
  filled_ = 0;
  if (!next_bytes_) return false;
  filled_ = std::min(next_bytes_(buffer_), buffer_.size());
  if (filled_ == 0) next_bytes_ = nullptr;
  return filled_ > 0;
}

int CsvStream::peek() {
  if (at_ == filled_ && !refill()) return -1;
  return static_cast<unsigned char>(buffer_[at_]);
}

bool CsvStream::fail(int line, std::string what, std::string what_to_do, bool is_no_text) {
  fault_ = CsvFault{line, 1, std::move(what), std::move(what_to_do), is_no_text, false};
  return false;
}

void CsvStream::skip_byte_order_mark() {
  at_start_ = false;
  if (peek() < 0) return;
  const std::string_view start(buffer_.data() + at_, filled_ - at_);
  if (is_utf16(start)) {
    fail(1, "the file is in UTF-16", "save it as 'CSV UTF-8'");
  } else if (const auto kind = other_kind(start)) {
    fail(1, fmt::format("the file is no table of text but {}", *kind), "save the sheet that is wanted as 'CSV UTF-8'",
         true);
    fault_->is_archive = start.substr(0, 2) == "PK";
  } else if (start.substr(0, 3) == "\xEF\xBB\xBF") {
    at_ += 3;
  }
}

bool CsvStream::next(CsvRow& row) {
  if (at_start_) skip_byte_order_mark();
  while (!fault_ && peek() >= 0) {
    if (!read_row()) return false;
    const bool blank = std::all_of(cells_.begin(), cells_.end(), [](const Cell& c) { return c.begin == c.end; });
    if (blank) continue;
    if (row_has_high_bytes_) decode_row();
    give(row);
    return true;
  }
  return false;
}

bool CsvStream::read_row() {
  text_.clear();
  cells_.clear();
  row_line_ = line_;
  row_has_end_ = true;
  row_has_high_bytes_ = false;
  while (true) {
    if (!read_cell()) return false;
    if (cells_.size() > most_columns)
      return fail(row_line_, fmt::format("a row of more than {} cells", most_columns), "is this a table?");
    const int end = peek();
    if (end == ',') {
      ++at_;
      continue;
    }
    if (end < 0) {
      row_has_end_ = false;
      return true;
    }
    ++at_;  // a line end: \n, \r\n or \r
    if (end == '\r' && peek() == '\n') ++at_;
    if (line_ == INT_MAX) return fail(row_line_, "too many lines", "split the file");
    ++line_;
    return true;
  }
}

bool CsvStream::read_cell() {
  const bool quoted = peek() == '"';
  cells_.push_back({text_.size(), text_.size(), quoted});
  if (!(quoted ? read_quoted() : read_plain())) return false;
  cells_.back().end = text_.size();
  return true;
}

int CsvStream::copy_until(const bool (&stops_at)[256]) {
  while (true) {
    if (peek() < 0) return -1;
    const std::size_t begin = at_;
    unsigned char all = 0;
    while (at_ < filled_ && !stops_at[static_cast<unsigned char>(buffer_[at_])]) {
      all = static_cast<unsigned char>(all | static_cast<unsigned char>(buffer_[at_++]));
    }
    if (all >= 0x80U) row_has_high_bytes_ = true;
    text_.append(buffer_.data() + begin, at_ - begin);
    if (at_ < filled_) return static_cast<unsigned char>(buffer_[at_]);
    if (text_.size() > longest_row) return 1;  // whoever asked finds it too long
  }
}

bool CsvStream::too_long(std::size_t cell_begin) {
  return text_.size() - cell_begin > longest_cell || text_.size() > longest_row;
}

bool CsvStream::read_plain() {
  const int stop = copy_until(stops.plain);
  if (too_long(cells_.back().begin)) {
    return fail(
        line_,
        fmt::format("a line without end: more than {} bytes in a cell, or {} in a row", longest_cell, longest_row),
        "is this a table?");
  }
  if (stop == 0) return fail(line_, "a NUL byte, which no text has", "save the file as 'CSV UTF-8'");
  return true;
}

bool CsvStream::read_quoted() {
  const int opened_at = line_;
  const auto not_closed = [&] {
    return fail(opened_at, "a quote that is not closed", "a quote inside a quoted cell is written twice");
  };
  ++at_;
  while (true) {
    const int stop = copy_until(stops.quoted);
    if (stop < 0 || too_long(cells_.back().begin)) return not_closed();
    if (stop == 0) return fail(line_, "a NUL byte, which no text has", "save the file as 'CSV UTF-8'");
    ++at_;
    if (stop == '\n') {
      text_ += '\n';
      if (line_ < INT_MAX) ++line_;
      continue;
    }
    const int after = peek();
    if (after == '"') {
      text_ += '"';
      ++at_;
      continue;
    }
    if (after < 0 || (after != 0 && stops.plain[after])) return true;
    return fail(line_, "text after a closing quote", "a quote inside a quoted cell is written twice");
  }
}

void CsvStream::decode_row() {
  const bool sound = std::all_of(cells_.begin(), cells_.end(), [&](const Cell& cell) {
    return is_utf8(std::string_view(text_).substr(cell.begin, cell.end - cell.begin));
  });
  if (sound) return;
  if (first_decoded_line_ == 0) first_decoded_line_ = row_line_;
  std::string decoded;
  for (Cell& cell : cells_) {
    const std::size_t begin = decoded.size();
    append_decoded(decoded, std::string_view(text_).substr(cell.begin, cell.end - cell.begin));
    cell.begin = begin;
    cell.end = decoded.size();
  }
  text_ = std::move(decoded);
}

void CsvStream::give(CsvRow& row) const {
  row.cells.clear();
  row.quoted.clear();
  for (const Cell& cell : cells_) {
    row.cells.push_back(std::string_view(text_).substr(cell.begin, cell.end - cell.begin));
    row.quoted.push_back(cell.quoted);
  }
  row.line = row_line_;
  row.has_end = row_has_end_;
}

}  // namespace sendcast
