#include <array>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "uncertainty/table.h"

namespace sendcast {
namespace {

/// The column of each dimension, and that of the value; -1 where there is none.
struct Columns {
  int area = -1;
  int age = -1;
  int need = -1;
  int setting = -1;
  int value = -1;
};

std::string allowed_columns(const Dimensions& dimensions) {
  std::vector<std::string> names;
  if (dimensions.area) names.emplace_back("area");
  if (dimensions.age) names.emplace_back("age");
  if (dimensions.need) names.emplace_back("need");
  if (dimensions.setting) names.emplace_back("setting");
  names.emplace_back("value");
  return fmt::format("{}", fmt::join(names, ", "));
}

/// Finds the columns by name; nothing, reported, if one is unknown, given twice, or missing.
std::optional<Columns> find_columns(Reader& reader, const CsvTable& csv, const Dimensions& dimensions,
                                    const Dimensions& required) {
  Columns columns;
  bool good = true;
  for (std::size_t i = 0; i < csv.header.size(); ++i) {
    const std::string& title = csv.header[i].text;
    int* column = title == "value" ? &columns.value : nullptr;
    if (title == "area" && dimensions.area) column = &columns.area;
    if (title == "age" && dimensions.age) column = &columns.age;
    if (title == "need" && dimensions.need) column = &columns.need;
    if (title == "setting" && dimensions.setting) column = &columns.setting;
    if (column == nullptr || *column >= 0) {
      reader.problem(csv.header[i].place,
                     fmt::format("{} column '{}'", column == nullptr ? "unexpected" : "a second", title),
                     "allowed: " + allowed_columns(dimensions));
      good = false;
      continue;
    }
    *column = static_cast<int>(i);
  }
  const bool all_known = good;  // else the missing one is there misspelt
  const auto require = [&](bool needed, int column, std::string_view name) {
    if (!needed || column >= 0 || !all_known) return;
    reader.problem(csv.header.front().place, fmt::format("the column '{}' is missing", name),
                   "columns: " + allowed_columns(dimensions));
    good = false;
  };
  require(required.area, columns.area, "area");
  require(required.age, columns.age, "age");
  require(required.need, columns.need, "need");
  require(required.setting, columns.setting, "setting");
  require(true, columns.value, "value");
  return good ? std::optional(columns) : std::nullopt;
}

const CsvCell& cell(const std::vector<CsvCell>& row, int column) { return row[static_cast<std::size_t>(column)]; }

/// Index of a cell's name or age; -1, reported, if there is none such. Absent columns give 0.
int index_in(Reader& reader, const std::vector<CsvCell>& row, int column, std::optional<NameSet> set) {
  if (column < 0) return 0;
  const CsvCell& written = cell(row, column);
  if (set) return reader.reference(written.text, written.place, *set);
  const auto age = parse_number(written.text);
  const bool is_age = age && *age >= 0 && *age < reader.vocabulary().ages && *age == std::floor(*age);
  if (is_age) return static_cast<int>(*age);
  reader.problem(written.place, fmt::format("expected an age from 0 to {}, but this is '{}'",
                                            reader.vocabulary().ages - 1, written.text));
  return -1;
}

double read_value(Reader& reader, const CsvCell& written, const About& about) {
  const auto number = parse_number(written.text);
  if (number) return reader.within(bounds_of(about.quantity), *number, written.text, written.place);
  reader.problem(written.place, fmt::format("expected a number, but this is '{}'", written.text));
  return std::numeric_limits<double>::quiet_NaN();
}

void read_row(Reader& reader, const std::vector<CsvCell>& row, const Columns& columns, const About& about,
              ValueGrid& grid) {
  const Coordinates at{
      index_in(reader, row, columns.area, NameSet::areas), index_in(reader, row, columns.age, std::nullopt),
      index_in(reader, row, columns.need, NameSet::needs), index_in(reader, row, columns.setting, NameSet::settings)};
  const double value = read_value(reader, cell(row, columns.value), about);
  if (at.area < 0 || at.age < 0 || at.need < 0 || at.setting < 0) {
    grid.whole = false;
    return;
  }
  const std::size_t position = grid.position(at);
  if (grid.places[position].known()) {
    return reader.problem(row.front().place, "a row for this cell is given twice", {}, grid.places[position]);
  }
  grid.values[position] = value;
  grid.places[position] = cell(row, columns.value).place;
}

}  // namespace

std::optional<ValueGrid> read_grid(Reader& reader, const Node& csv, const Dimensions& dimensions,
                                   const Dimensions& required, const About& about) {
  const CsvTable* table = reader.csv(csv);
  if (table == nullptr) return std::nullopt;
  const auto columns = find_columns(reader, *table, dimensions, required);
  if (!columns) return std::nullopt;
  const Vocabulary& words = reader.vocabulary();
  ValueGrid grid;
  grid.place = csv.place;
  grid.whole = table->whole && !words.is_unsure_of_ages;
  grid.columns = {columns->area >= 0, columns->age >= 0, columns->need >= 0, columns->setting >= 0};
  grid.shape = {words[NameSet::areas].count(), words.ages, words[NameSet::needs].count(),
                words[NameSet::settings].count()};
  const std::size_t size = (grid.columns.area ? static_cast<std::size_t>(grid.shape.areas) : 1U) *
                           (grid.columns.age ? static_cast<std::size_t>(grid.shape.ages) : 1U) *
                           (grid.columns.need ? static_cast<std::size_t>(grid.shape.needs) : 1U) *
                           (grid.columns.setting ? static_cast<std::size_t>(grid.shape.settings) : 1U);
  if (!reader.take_cells(size, csv.place)) return std::nullopt;
  grid.values.assign(size, std::numeric_limits<double>::quiet_NaN());
  grid.places.assign(size, Place{});
  for (const std::vector<CsvCell>& row : table->rows) {
    if (!reader.has_enough()) read_row(reader, row, *columns, about, grid);
  }
  grid.whole = grid.whole && !reader.has_enough();
  return grid;
}

}  // namespace sendcast
