// The part of file_reader.h that finds what a row is of.

#include <algorithm>

#include <fmt/format.h>

#include "import/file_reader.h"

namespace sendcast {
namespace {

bool fits(std::string_view pattern, std::string_view text) {
  if (pattern.empty()) return true;
  if (pattern.back() != '*') return pattern == text;
  pattern.remove_suffix(1);
  return text.substr(0, pattern.size()) == pattern;
}

/// What is said of a code that no area of the register has.
std::string unknown_code(std::string_view code) {
  const std::string_view kind = code.substr(0, 3);
  if (kind == "E07") return "districts, whose county stands in its own rows";
  if (!code.empty() && (code[0] == 'W' || code[0] == 'S' || code[0] == 'N')) return "areas outside England";
  if (code.empty() || code == "z" || code == "x") return "rows of no area";
  return fmt::format("the area {} is not in the register", in_quotes(code));
}

}  // namespace

std::optional<AreaIndex> FileReader::area_by_code(const CsvRow& row, bool& reported) {
  const auto look_up = [&](std::string_view code) {
    return codes_.of(code, [](std::string_view c) { return area_of_code(c); });
  };
  const std::string_view ons_code = cell(row, Role::area_code);
  const std::string_view dfe_code = cell(row, Role::dfe_code);
  const auto by_ons = look_up(ons_code);
  const auto by_dfe = look_up(dfe_code);
  if (by_ons && by_dfe && *by_ons != *by_dfe) {
    report(row, static_cast<std::size_t>(match_.column(Role::area_code)),
           fmt::format("{} is {}, but {} is {}", ons_code, area_at(*by_ons).name, dfe_code, area_at(*by_dfe).name),
           "one of the codes is wrong");
    reported = true;
  }
  return by_dfe ? by_dfe : by_ons;
}

bool FileReader::find_area(const CsvRow& row, RowKey& it) {
  if (!match_.layout->has_areas) {
    it.key.area = england();
    return true;
  }
  const std::string& level = plain_.of(cell(row, Role::level), [](std::string_view text) { return plain_label(text); });
  if (level == "national") {
    it.key.area = england();
    return true;
  }
  bool reported = false;
  std::optional<AreaIndex> area = area_by_code(row, reported);
  if (reported) return false;
  if (!area && level == "regional") {
    area = codes_.of(cell(row, Role::region_code), [](std::string_view code) { return area_of_code(code); });
  }
  const bool has_code = !cell(row, Role::area_code).empty() || !cell(row, Role::dfe_code).empty();
  if (!area && !has_code && !cell(row, Role::area_name).empty()) {
    area = names_.of(cell(row, Role::area_name), [](std::string_view name) { return sendcast::find_area(name).area; });
    if (!area) {
      leave_out(row.line, fmt::format("the area {} is not in the register", in_quotes(cell(row, Role::area_name))));
      return false;
    }
  }
  if (!area) {
    const std::string_view ons_code = cell(row, Role::area_code);
    leave_out(row.line, unknown_code(ons_code.empty() ? cell(row, Role::dfe_code) : ons_code));
    return false;
  }
  it.key.area = *area;
  return true;
}

bool FileReader::find_statistic(const CsvRow& row, RowKey& it) {
  const Layout& layout = *match_.layout;
  if (layout.in_calendar_years) {
    const std::string& identifier =
        plain_.of(cell(row, Role::time_identifier), [](std::string_view text) { return plain_label(text); });
    if (identifier == "calendar_year") it.statistic = layout.in_calendar_years;
    has_flows_ = has_flows_ || it.statistic.has_value();
  }
  if (layout.measures.empty()) return true;
  const std::string_view text = cell(row, Role::measure);
  const std::string& said = plain_.of(text, [](std::string_view words) { return plain_label(words); });
  for (const MeasureRule& rule : layout.measures) {
    if (!fits(rule.label, said)) continue;
    it.statistic = rule.statistic;
    it.times = rule.times;
    return !rule.is_label || take_label(text, it, row);
  }
  leave_out(row.line, fmt::format("the measure {} has no place in the history", in_quotes(text)));
  return false;
}

bool FileReader::find_year(const CsvRow& row, RowKey& it) {
  if (!match_.has(Role::time)) return true;
  const Statistic statistic = it.statistic.value_or(first_statistic_);
  const TimeBasis basis = time_basis(statistic);
  const std::string_view text = cell(row, Role::time);
  auto year = read_year(text, basis);
  if (year) year_of_other_rows_ = year;
  // What is set beside the money of a year says no year of its own.
  if (!year && statistic == Statistic::section_251_context) year = year_of_other_rows_;
  if (!year) {
    report(row, static_cast<std::size_t>(match_.column(Role::time)), fmt::format("{} is no year", in_quotes(text)),
           "such as 2022, 202122 or 2021-22");
    return false;
  }
  it.key.year = *year;
  return true;
}

bool FileReader::take_label(std::string_view text, RowKey& it, const CsvRow& row) {
  const auto label = to_.writer.label(text);
  if (!label) {
    leave_out(row.line, "lines and series beyond what the history holds");
    return false;
  }
  it.key.label = *label;
  return true;
}

bool FileReader::find_label(const CsvRow& row, RowKey& it) {
  if (!match_.has(Role::label)) return true;
  joined_label_.assign(cell(row, Role::label));
  for (const Role role : {Role::more_label, Role::most_label}) {
    if (!match_.has(role)) continue;
    joined_label_ += ' ';
    joined_label_ += cell(row, role);
  }
  return take_label(joined_label_, it, row);
}

bool FileReader::find_sex(const CsvRow& row, RowKey& it) {
  if (!match_.has(Role::sex)) return true;
  const std::string& said = plain_.of(cell(row, Role::sex), [](std::string_view text) { return plain_label(text); });
  if (said == "persons" || said == "all" || said == "total") return true;
  if (said == "1" || said == "m" || said == "male" || said == "males") {
    it.person = HistoryWriter::males;
  } else if (said == "2" || said == "f" || said == "female" || said == "females") {
    it.person = HistoryWriter::females;
  } else {
    leave_out(row.line, fmt::format("the sex {} is not known", in_quotes(said)));
    return false;
  }
  return true;
}

bool FileReader::find_ages(std::string_view text, RowKey& it, int line) {
  const auto ages = ages_.of(text, [](std::string_view words) { return read_ages(words); });
  if (!ages) {
    leave_out(line, fmt::format("the ages {} are not known", in_quotes(text)));
    return false;
  }
  if (ages->first > AgeBand::oldest || ages->last > AgeBand::oldest) {
    leave_out(line, fmt::format("people over {}", AgeBand::oldest));
    return false;
  }
  if (*ages == AgeBand::all() && time_basis(it.statistic.value_or(first_statistic_)) == TimeBasis::middle_of_year) {
    leave_out(line, "people of all ages, most of them grown up");
    return false;
  }
  it.key.ages = *ages;
  return true;
}

bool FileReader::find_setting(const CsvRow& row, RowKey& it) {
  const std::string_view type = cell(row, Role::setting);
  auto setting = settings_.of(type, [](std::string_view text) { return read_setting(text); });
  if (setting == PublishedSetting::all && match_.has(Role::setting_group)) {
    const std::string_view group = cell(row, Role::setting_group);
    setting = groups_.of(group, [](std::string_view text) { return read_setting_group(text); });
    // Its only type stands in a row of its own.
    if (!setting && is_setting_group_of_one_type(group)) return false;
    if (!setting) leave_out(row.line, fmt::format("the establishment group {} is not known", in_quotes(group)));
  } else if (!setting) {
    leave_out(row.line, fmt::format("the establishment type {} is not known", in_quotes(type)));
  }
  if (!setting) return false;
  it.key.setting = *setting;
  return true;
}

bool FileReader::find_breakdown(const CsvRow& row, RowKey& it) {
  const std::string_view topic = cell(row, Role::topic);
  const std::string_view words = cell(row, Role::breakdown);
  const bool is_new = it.statistic.value_or(first_statistic_) == Statistic::new_plans;
  switch (topics_.of(topic, [](std::string_view text) { return read_topic(text); })) {
    case Topic::everything:
      return true;
    case Topic::ages_at_start:
      if (is_new) return find_ages(words, it, row.line);
      break;
    case Topic::ages:
      return find_ages(words, it, row.line);
    case Topic::settings:
      if (const auto setting = settings_.of(words, [](std::string_view text) { return read_setting(text); })) {
        it.key.setting = *setting;
        return true;
      }
      leave_out(row.line, fmt::format("the placement {} is not known", in_quotes(words)));
      return false;
    case Topic::needs:
      if (const auto need = needs_.of(words, [](std::string_view text) { return read_need(text); })) {
        it.key.need = *need;
        return true;
      }
      leave_out(row.line, fmt::format("the need {} is not known", in_quotes(words)));
      return false;
    case Topic::other:
      break;
  }
  leave_out(row.line, fmt::format("rows by {}, for which the history has no place", in_quotes(topic)));
  return false;
}

}  // namespace sendcast
