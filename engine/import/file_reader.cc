#include "import/file_reader.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace sendcast {
namespace {

/// The newest year for which there can be mid-year estimates; a table that goes on is of projections.
constexpr int newest_estimates = 2026;

}  // namespace

FileReader::FileReader(MatchedLayout match, std::size_t header_cells, ReadingOf& to)
    : TableReader(std::move(match), header_cells, to) {
  if (!match_.layout->values.empty()) first_statistic_ = match_.layout->values.front().statistic;
  for (const auto& column : match_.values) {
    const bool is_new = std::none_of(sums_.begin(), sums_.end(),
                                     [&](const Sum& sum) { return sum.statistic == column.rule->statistic; });
    if (column.rule->adds && is_new) sums_.push_back({column.rule->statistic});
  }
}

bool FileReader::passes_filters(const CsvRow& row) {
  for (const MatchedLayout::Filter& filter : match_.filters) {
    const std::string& said = plain_.of(row.cells[static_cast<std::size_t>(filter.column)],
                                        [](std::string_view text) { return plain_label(text); });
    const auto& only = filter.rule->only;
    if (!said.empty() && std::find(only.begin(), only.end(), said) != only.end()) continue;
    leave_out(row.line, fmt::format("rows whose {} is not '{}'", filter.rule->names[0], only[0]));
    return false;
  }
  return true;
}

void FileReader::read(const CsvRow& row) {
  if (!has_all_cells(row)) return;
  ++rows_;
  if (!passes_filters(row)) return;
  const std::optional<RowKey> it = key_of(row);
  if (!it) return;
  for (Sum& sum : sums_) sum = {sum.statistic};
  for (const auto& column : match_.values) read_value(row, *it, column);
  add_sums(*it, row.line);
}

std::optional<FileReader::RowKey> FileReader::key_of(const CsvRow& row) {
  RowKey it;
  if (match_.has(Role::release)) it.release = read_release(cell(row, Role::release));
  const bool found = find_area(row, it) && find_statistic(row, it) && find_year(row, it) && find_label(row, it) &&
                     find_sex(row, it) && (!match_.has(Role::ages) || find_ages(cell(row, Role::ages), it, row.line)) &&
                     (!match_.has(Role::setting) || find_setting(row, it)) &&
                     (!match_.has(Role::topic) || find_breakdown(row, it));
  return found ? std::optional(it) : std::nullopt;
}

void FileReader::read_value(const CsvRow& row, const RowKey& it, const MatchedLayout::ValueColumn& column) {
  const ValueRule& rule = *column.rule;
  ObservationKey key = it.key;
  key.statistic = it.statistic.value_or(rule.statistic);
  if (rule.setting != PublishedSetting::all) {
    // Columns by setting in a row by setting: nobody publishes it, and it would have no meaning.
    if (key.setting != PublishedSetting::all) return;
    key.setting = rule.setting;
  }
  if (rule.need != PrimaryNeed::all) key.need = rule.need;
  if (column.year != 0) key.year = column.year;
  const auto at = static_cast<std::size_t>(column.column);
  const std::optional<double> value = number(row, at, key);
  if (rule.adds) {
    Sum& sum = *std::find_if(sums_.begin(), sums_.end(), [&](const Sum& s) { return s.statistic == rule.statistic; });
    sum.found = sum.found || value.has_value();
    sum.value += value.value_or(0);
    sum.wanting = sum.wanting || (!value && read_number(row.cells[at]).kind != NumberKind::not_applicable);
  } else if (value) {
    add(key, *value, it, row.line);
  }
}

void FileReader::add_sums(const RowKey& it, int line) {
  for (const Sum& sum : sums_) {
    if (!sum.found || sum.wanting) continue;
    ObservationKey key = it.key;
    key.statistic = sum.statistic;
    add(key, sum.value, it, line);
  }
}

void FileReader::add(const ObservationKey& key, double value, const RowKey& it, int line) {
  if (!has_room_) return;
  Reading reading;
  ObservationKey full = key;
  if (it.person != 0) full.label = it.person;
  reading.key = History::pack(full);
  reading.value = value * it.times;
  reading.release = it.release;
  reading.line = line;
  reading.file = static_cast<std::int16_t>(to_.history);
  reading.authority = static_cast<std::int8_t>(match_.layout->authority);
  last_year_ = std::max(last_year_, key.year);
  ++numbers_;
  has_room_ = to_.writer.add(reading);
}

void FileReader::finish() {
  const Layout& layout = *match_.layout;
  if (rows_ == 0) to_.account.note(AccountEntryKind::missing, to_.name, 1, "the file has a header and no rows");
  const bool is_projection = layout.may_be_projection && last_year_ > newest_estimates;
  // A release is known by its last year: stocks of its January, flows of the year before.
  const Statistic statistic = layout.measures.empty() ? first_statistic_ : layout.measures.front().statistic;
  const bool is_flow = time_basis(statistic) == TimeBasis::calendar_year || has_flows_;
  const int release = last_year_ == 0 ? 0 : (last_year_ + (is_flow ? 1 : 0)) * 10000;
  to_.writer.end_file(release, is_projection ? std::optional(Statistic::population_projection) : std::nullopt);
  if (is_projection) {
    to_.account.note(AccountEntryKind::derived, to_.name, 1,
                     fmt::format("population beyond mid-{}: the table is taken for projections", newest_estimates));
  }
}

}  // namespace sendcast
