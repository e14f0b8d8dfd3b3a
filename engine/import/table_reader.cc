#include "import/table_reader.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "import/published_labels.h"

namespace sendcast {
namespace {

bool may_be_negative(Statistic statistic) {
  const TimeBasis basis = time_basis(statistic);
  return basis == TimeBasis::financial_year || basis == TimeBasis::as_labelled;
}

}  // namespace

TableReader::TableReader(MatchedLayout match, std::size_t header_cells, ReadingOf& to)
    : match_(std::move(match)), header_cells_(header_cells), to_(to) {}

std::string_view TableReader::cell(const CsvRow& row, Role role) const {
  const int column = match_.column(role);
  return column < 0 ? std::string_view() : row.cells[static_cast<std::size_t>(column)];
}

void TableReader::leave_out(int line, std::string why) {
  to_.account.note(AccountEntryKind::left_out, to_.name, line, std::move(why));
}

void TableReader::report(const CsvRow& row, std::size_t cell, std::string what, std::string suggestion, Place other) {
  const std::size_t kept = to_.problems.kept_of(to_.source);
  to_.problems.add({to_.source, row.line, row.column_of(cell)}, std::move(what), std::move(suggestion), other);
  if (to_.problems.kept_of(to_.source) > kept) to_.sources.keep_line(to_.source, row.line, row.text());
}

bool TableReader::has_all_cells(const CsvRow& row) {
  const std::size_t count = row.cells.size();
  const auto blank = [](std::string_view text) { return text.empty(); };
  if (count == header_cells_) return true;
  if (count > header_cells_ &&
      std::all_of(row.cells.begin() + static_cast<std::ptrdiff_t>(header_cells_), row.cells.end(), blank))
    return true;
  if (!row.has_end) {
    report(row, count - 1, "the file ends in the middle of a row", "it was cut short: get it again");
  } else {
    report(row, 0, fmt::format("this row has {} cells, but the header has {}", count, header_cells_),
           "a cell with a comma stands in quotes");
  }
  return false;
}

std::optional<double> TableReader::number(const CsvRow& row, std::size_t cell, const ObservationKey& key) {
  const std::string_view text = row.cells[cell];
  const PublishedNumber read = read_number(text);
  if (!row.has_end && cell + 1 == row.cells.size() && read.kind == NumberKind::number) {
    to_.account.note(AccountEntryKind::missing, to_.name, row.line,
                     "the last line has no line end, so that its last number may be cut short: it is left out");
    return std::nullopt;
  }
  if (read.kind == NumberKind::unreadable) {
    report(row, cell, fmt::format("{} is no number of {}", in_quotes(text), name_of(key.statistic)),
           "a number, or a code in its place: x, z, c, low or :");
    return std::nullopt;
  }
  if (read.kind != NumberKind::number) {
    note_kind(read.kind, row.line, key, text);
    return std::nullopt;
  }
  if (read.value < 0 && !may_be_negative(key.statistic)) {
    report(row, cell, fmt::format("{} is below nought, and {} cannot be", in_quotes(text), name_of(key.statistic)), {});
    return std::nullopt;
  }
  return read.value;
}

void TableReader::note_kind(NumberKind kind, int line, const ObservationKey& key, std::string_view code) {
  const std::string_view what = name_of(key.statistic);
  if (kind == NumberKind::not_applicable) {
    to_.account.note(AccountEntryKind::not_applicable, to_.name, line,
                     fmt::format("{} for {}: not applicable, so there is no number", in_quotes(code), what));
    return;
  }
  if (kind_of(key.setting) == SettingKind::type) to_.writer.add_gap(History::pack(key));
  if (kind == NumberKind::blank) {
    to_.account.note(AccountEntryKind::missing, to_.name, line,
                     fmt::format("a blank for {}: missing, not nought", what));
  } else if (kind == NumberKind::suppressed) {
    to_.account.note(AccountEntryKind::suppressed, to_.name, line,
                     fmt::format("{} for {}: suppressed, so there is no number", in_quotes(code), what));
  } else {
    to_.account.note(AccountEntryKind::missing, to_.name, line,
                     fmt::format("{} for {}: not available, so missing and not nought", in_quotes(code), what));
  }
}

}  // namespace sendcast
