#include "import/own_data_reader.h"

#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "import/own_labels.h"
#include "import/published_labels.h"

namespace sendcast {
namespace {

/// "did you mean 'requests'?", or else what there is to say.
std::string suggest_or(std::string_view written, const std::vector<std::string>& names, std::string otherwise) {
  const std::string suggestion = suggest(written, names);
  return suggestion.empty() ? std::move(otherwise) : suggestion;
}

/// What is wrong with an area and what was probably meant, apart.
std::pair<std::string, std::string> in_two(const std::string& problem) {
  const std::size_t colon = problem.rfind(": did you mean");
  if (colon == std::string::npos)
    return {problem, "an area's name, or its code of the DfE (839) or the ONS (E06000058)"};
  return {problem.substr(0, colon), problem.substr(colon + 2)};
}

bool is_population(Statistic statistic) { return time_basis(statistic) == TimeBasis::middle_of_year; }

}  // namespace

OwnDataReader::OwnDataReader(MatchedLayout match, std::size_t header_cells, ReadingOf& to)
    : TableReader(std::move(match), header_cells, to) {
  most_numbers_ = most_held;
}

void OwnDataReader::fault(const CsvRow& row, Role role, std::string what, std::string suggestion, Said& said) {
  report(row, static_cast<std::size_t>(match_.column(role)), std::move(what), std::move(suggestion));
  said.is_sound = false;
}

bool OwnDataReader::gives_up(int line) {
  if (faults_ < most_faults) return false;
  if (!std::exchange(gave_up_, true)) {
    to_.problems.add({to_.source, line, 1},
                     fmt::format("{} rows before this have something wrong: the rest is not read", faults_));
  }
  return true;
}

void OwnDataReader::read(const CsvRow& row) {
  if (gives_up(row.line)) return;
  if (!has_all_cells(row)) {
    ++faults_;
    return;
  }
  ++rows_;
  if (!row.has_end) {
    to_.account.note(AccountEntryKind::missing, to_.name, row.line,
                     "the last line has no line end, so that it may be cut short: it is left out");
    return;
  }
  Said said;
  find_statistic(row, said);
  find_area(row, said);
  find_period(row, said);
  find_ages(row, said);
  find_setting(row, said);
  find_need(row, said);
  if (said.is_sound && is_population(said.key.statistic)) check_population(row, said);
  read_value(row, said);
  if (!said.is_sound) ++faults_;
}

void OwnDataReader::find_statistic(const CsvRow& row, Said& said) {
  const std::string_view text = cell(row, Role::measure);
  const auto statistic = statistics_.of(text, [](std::string_view words) { return read_statistic(words); });
  if (!statistic) {
    fault(row, Role::measure, fmt::format("{} is no statistic", in_quotes(text)),
          suggest_or(plain_label(text), own_statistics(), "such as plans, new_plans, requests or ceased"), said);
  } else if (!may_be_own(*statistic)) {
    fault(row, Role::measure,
          fmt::format("{} is of money or prices, and an area's own table is of counts", in_quotes(text)),
          "such as plans, new_plans, requests or ceased", said);
  } else {
    said.key.statistic = *statistic;
    said.has_statistic = true;
  }
}

void OwnDataReader::find_area(const CsvRow& row, Said& said) {
  const std::string_view text = cell(row, Role::area_name);
  const FoundArea& found = areas_.of(text, [](std::string_view words) { return sendcast::find_area(words); });
  if (found.found()) {
    said.key.area = *found.area;
    return;
  }
  const auto [what, suggestion] = in_two(found.problem);
  fault(row, Role::area_name, is_blank(text) ? "the area is left blank" : what, suggestion, said);
}

std::optional<OwnPeriod> OwnDataReader::period_of(const CsvRow& row) const {
  const auto period = read_period(cell(row, Role::time));
  const bool has_month =
      match_.has(Role::time_identifier) && match_.column(Role::time_identifier) != match_.column(Role::time);
  const std::string_view text = cell(row, Role::time_identifier);
  if (!period || !has_month || is_blank(text)) return period;
  const auto month = read_month(text);
  const OwnPeriod both = month ? OwnPeriod{period->year, *month} : read_period(text).value_or(OwnPeriod{});
  const bool agrees = both.year == period->year && (period->month == 0 || period->month == both.month);
  return agrees ? std::optional(both) : std::nullopt;
}

void OwnDataReader::find_period(const CsvRow& row, Said& said) {
  const auto period = period_of(row);
  if (!period) {
    const std::string_view year = cell(row, Role::time);
    const bool is_of_month = read_period(year).has_value();
    const Role role = is_of_month ? Role::time_identifier : Role::time;
    const std::string what = is_of_month ? fmt::format("{} is no month of {}", in_quotes(cell(row, role)), year)
                                         : fmt::format("{} is neither a calendar year nor a month", in_quotes(year));
    fault(row, role, what, "a year such as 2021, or a month such as 2021-04", said);
    return;
  }
  said.key.year = period->year;
  said.month = period->month;
  if (!said.has_statistic || period->month == 0 || !is_population(said.key.statistic)) return;
  fault(row, Role::time, fmt::format("{} of a month: it is known of the middle of a year", name_of(said.key.statistic)),
        fmt::format("{}, for 30 June of it", period->year), said);
}

void OwnDataReader::find_ages(const CsvRow& row, Said& said) {
  if (!match_.has(Role::ages)) return;
  const std::string_view text = cell(row, Role::ages);
  const auto ages = ages_.of(text, [](std::string_view words) { return read_own_ages(words); });
  if (!ages) {
    fault(row, Role::ages, fmt::format("{} is no age", in_quotes(text)),
          "such as 7, 5-10, under 5, 20+ or total; a spreadsheet may have made a date of it", said);
    return;
  }
  said.key.ages = *ages;
  if (ages->first <= AgeBand::oldest && ages->last <= AgeBand::oldest) return;
  said.is_kept = false;
  leave_out(row.line, fmt::format("people over {}", AgeBand::oldest));
}

void OwnDataReader::find_setting(const CsvRow& row, Said& said) {
  if (!match_.has(Role::setting)) return;
  const std::string_view text = cell(row, Role::setting);
  const auto setting = settings_.of(text, [](std::string_view words) { return read_own_setting(words); });
  if (setting) {
    said.key.setting = *setting;
    return;
  }
  fault(row, Role::setting, fmt::format("{} is no setting", in_quotes(text)),
        suggest_or(plain_label(text), own_settings(),
                   "mainstream, resourced_or_unit, special, independent, alternative_provision, post_16, other, or a "
                   "type as the DfE names it"),
        said);
}

void OwnDataReader::find_need(const CsvRow& row, Said& said) {
  if (!match_.has(Role::breakdown)) return;
  const std::string_view text = cell(row, Role::breakdown);
  const auto need = needs_.of(text, [](std::string_view words) { return read_own_need(words); });
  if (need) {
    said.key.need = *need;
    return;
  }
  fault(row, Role::breakdown, fmt::format("{} is no need", in_quotes(text)),
        suggest_or(plain_label(text), own_needs(), "a primary type of need such as autistic_spectrum_disorder"), said);
}

void OwnDataReader::check_population(const CsvRow& row, Said& said) {
  const ObservationKey& key = said.key;
  const std::string_view name = name_of(key.statistic);
  if (key.setting != PublishedSetting::all) {
    fault(row, Role::setting, fmt::format("{} has no settings", name), "leave it blank", said);
  }
  if (key.need != PrimaryNeed::all)
    fault(row, Role::breakdown, fmt::format("{} has no needs", name), "leave it blank", said);
  if (key.ages.is_single() || !said.is_kept) return;
  const Role role = match_.has(Role::ages) ? Role::ages : Role::measure;
  fault(row, role, fmt::format("{} is read by single years of age", name),
        fmt::format("a row for each age from 0 to {}, in a column 'age'", AgeBand::oldest), said);
}

void OwnDataReader::read_value(const CsvRow& row, Said& said) {
  const auto cell = static_cast<std::size_t>(match_.values.front().column);
  const std::size_t before = to_.problems.reports();
  if (said.is_sound && said.is_kept) {
    const auto value = number(row, cell, said.key);
    if (value && is_plausible(row, cell, said.key, *value)) keep(row, cell, said, *value);
  } else if (read_number(row.cells[cell]).kind == NumberKind::unreadable) {
    report(row, cell, fmt::format("{} is no number", in_quotes(row.cells[cell])),
           "a number, or a code in its place: x, z, c, low or :");
  }
  if (to_.problems.reports() > before) said.is_sound = false;
}

bool OwnDataReader::is_plausible(const CsvRow& row, std::size_t cell, const ObservationKey& key, double value) {
  const std::string_view name = name_of(key.statistic);
  const std::string_view text = row.cells[cell];
  if (!is_count(key.statistic)) {
    if (value <= 100) return true;
    report(row, cell, fmt::format("{} is more than 100, and {} is in percent", in_quotes(text), name), "from 0 to 100");
    return false;
  }
  if (is_population(key.statistic) || value == std::floor(value)) return true;
  report(row, cell, fmt::format("{} is no whole number, and {} are counted", in_quotes(text), name), "a whole number");
  return false;
}

void OwnDataReader::keep(const CsvRow& row, std::size_t cell, const Said& said, double value) {
  const auto [stands, is_new] = months_.try_emplace({History::pack(said.key), said.month}, OwnNumber{value, row.line});
  if (is_new) {
    ++numbers_;
    has_room_ = months_.size() < most_held;
    return;
  }
  const OwnNumber& first = stands->second;
  const std::string_view name = name_of(said.key.statistic);
  if (first.value == value) {
    to_.account.note(AccountEntryKind::duplicated, to_.name, row.line,
                     fmt::format("numbers of {} that stand in the same file too: each is kept once", name));
    return;
  }
  report(
      row, cell,
      fmt::format("{} of this area, period, age, setting and need is {} here, but {} before", name, value, first.value),
      "leave one of them out, or add them up", {to_.source, first.line, 1});
}

void OwnDataReader::finish() {
  if (rows_ == 0) to_.account.note(AccountEntryKind::missing, to_.name, 1, "the file has a header and no rows");
  const OwnFile file{to_.name, to_.account};
  OwnNumbers numbers = calendar_years(months_, file);
  months_.clear();
  sum_ages(numbers, file);
  sum_groups(numbers, file);
  for (const auto& [key, number] : numbers) {
    Reading reading;
    reading.key = key;
    reading.value = number.value;
    reading.release = HistoryWriter::own_release;
    reading.line = number.line;
    reading.file = static_cast<std::int16_t>(to_.history);
    has_room_ = has_room_ && to_.writer.add(reading);
  }
  to_.writer.end_file(HistoryWriter::own_release);
}

}  // namespace sendcast
