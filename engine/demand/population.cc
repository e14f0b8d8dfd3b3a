#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "demand/spec.h"

namespace sendcast {
namespace {

struct Row {
  int area;
  int age;
  int year;
  double people;
  Place place;
};

/// A whole number within bounds; nothing, reported, if the cell holds anything else.
std::optional<int> whole_number(Reader& reader, const CsvCell& cell, int low, int high, std::string_view what) {
  const auto number = parse_number(cell.text);
  if (number && *number >= low && *number <= high && *number == std::floor(*number)) return static_cast<int>(*number);
  reader.problem(cell.place, fmt::format("expected {} from {} to {}, but this is '{}'", what, low, high, cell.text));
  return std::nullopt;
}

double people_in(Reader& reader, const CsvCell& cell) {
  constexpr double fewest = 1e-6;  // cohorts are divided by it
  const auto number = parse_number(cell.text);
  if (number && *number > 0 && *number < fewest) {
    reader.problem(cell.place, fmt::format("{} is out of range", cell.text), "allowed: 0, or a millionth of a person");
    return std::numeric_limits<double>::quiet_NaN();
  }
  if (number && *number >= 0) return reader.within(bounds_of(Quantity::amount), *number, cell.text, cell.place);
  reader.problem(cell.place, fmt::format("expected a number of people, 0 or more, but this is '{}'", cell.text));
  return std::numeric_limits<double>::quiet_NaN();
}

using Titles = std::array<std::string_view, 4>;
constexpr const char* columns_in_words = "columns: area, age, year, value";

/// Whether every column is one of those expected and there once; reports those that are not.
bool refuse_strange_columns(Reader& reader, const CsvTable& csv, const Titles& titles) {
  bool good = true;
  for (std::size_t i = 0; i < csv.header.size(); ++i) {
    const CsvCell& cell = csv.header[i];
    const bool expected = std::find(titles.begin(), titles.end(), cell.text) != titles.end();
    if (expected && csv.column(cell.text) == static_cast<int>(i)) continue;
    reader.problem(cell.place, fmt::format("{} column '{}'", expected ? "a second" : "unexpected", cell.text),
                   columns_in_words);
    good = false;
  }
  return good;
}

/// The positions of area, age, year, value in a table; nothing, reported, if one is missing or another stands there.
std::optional<std::array<std::size_t, 4>> find_columns(Reader& reader, const CsvTable& csv) {
  constexpr Titles titles = {"area", "age", "year", "value"};
  std::array<std::size_t, 4> columns{};
  bool good = refuse_strange_columns(reader, csv, titles);
  const bool all_known = good;  // else the missing one is there misspelt
  for (std::size_t i = 0; i < titles.size(); ++i) {
    const int column = csv.column(titles[i]);
    if (column < 0 && all_known) {
      reader.problem(csv.header.front().place, fmt::format("the column '{}' is missing", titles[i]), columns_in_words);
      good = false;
    }
    columns[i] = static_cast<std::size_t>(std::max(column, 0));
  }
  return good ? std::optional(columns) : std::nullopt;
}

std::vector<Row> read_rows(Reader& reader, const CsvTable& csv, const std::array<std::size_t, 4>& columns) {
  std::vector<Row> rows;
  for (const std::vector<CsvCell>& cells : csv.rows) {
    if (reader.has_enough()) break;
    const int area = reader.reference(cells[columns[0]].text, cells[columns[0]].place, NameSet::areas);
    const auto age = whole_number(reader, cells[columns[1]], 0, reader.vocabulary().ages - 1, "an age");
    const auto year = whole_number(reader, cells[columns[2]], earliest_year, latest_year, "a year");
    const double people = people_in(reader, cells[columns[3]]);
    if (area >= 0 && age && year) rows.push_back({area, *age, *year, people, cells[columns[0]].place});
  }
  return rows;
}

/// Reports a file that has a row for some of its years only, so far from all that it is not even laid out.
bool is_sparse(Reader& reader, const Population& population, std::size_t rows, std::size_t expected) {
  constexpr std::size_t laid_out_anyway = 1'000'000;
  if (expected <= std::max(laid_out_anyway, 4 * rows)) return false;
  reader.problem(population.place,
                 fmt::format("{} rows for every area and age from {} to {} would be {} rows", rows,
                             population.first_year, population.first_year + population.years - 1, expected),
                 "every area and age needs every year: a missing row is not zero");
  return true;
}

/// Lays rows out by area, age and year; every one must be there, once.
void lay_out(Reader& reader, const std::vector<Row>& rows, bool whole, Population& population) {
  const auto by_year = [](const Row& a, const Row& b) { return a.year < b.year; };
  const auto [first, last] = std::minmax_element(rows.begin(), rows.end(), by_year);
  population.first_year = first->year;
  population.years = last->year - first->year + 1;
  const int ages = reader.vocabulary().ages;
  const Names& areas = reader.vocabulary()[NameSet::areas];
  const auto years = static_cast<std::size_t>(population.years);
  const std::size_t expected = static_cast<std::size_t>(areas.count() * ages) * years;
  if (is_sparse(reader, population, rows.size(), expected)) return;
  population.people.assign(expected, std::numeric_limits<double>::quiet_NaN());
  std::vector<Place> places(population.people.size());
  for (const Row& row : rows) {
    const std::size_t at = static_cast<std::size_t>(row.area * ages + row.age) * years +
                           static_cast<std::size_t>(row.year - population.first_year);
    if (places[at].known())
      reader.problem(row.place, "a row for this area, age and year is given twice", {}, places[at]);
    places[at] = row.place;
    population.people[at] = row.people;
  }
  const auto is_missing = [](Place place) { return !place.known(); };
  const auto missing = std::count_if(places.begin(), places.end(), is_missing);
  if (!whole || missing == 0) return;
  const auto at = static_cast<std::size_t>(std::find_if(places.begin(), places.end(), is_missing) - places.begin());
  const auto person = static_cast<int>(at / years);
  reader.problem(population.place,
                 fmt::format("the file has no row for area '{}', age {}, year {}{}", areas[person / ages],
                             person % ages, population.first_year + static_cast<int>(at % years),
                             missing == 1 ? "" : fmt::format(" ({} rows are missing in all)", missing)),
                 "every area and age needs every year: a missing row is not zero");
}

}  // namespace

double Population::at(int person, int year) const {
  const int held = std::clamp(year - first_year, 0, years - 1);
  return people[static_cast<std::size_t>(person) * static_cast<std::size_t>(years) + static_cast<std::size_t>(held)];
}

Population Population::until(int year) const {
  Population held = *this;
  held.years = std::clamp(year - first_year + 1, 1, years);
  held.people.clear();
  for (std::size_t i = 0; i < people.size(); ++i) {
    if (static_cast<int>(i % static_cast<std::size_t>(years)) < held.years) held.people.push_back(people[i]);
  }
  return held;
}

void Form<Population>::read(Reader& reader, const Node& node, const About&, Population& population) {
  population.place = node.place;
  const Node* name = node.find("csv");
  if (name == nullptr) return reader.expected(node, "{csv: file} with area, age, year, value");
  population.place = name->place;
  form_detail::refuse_unknown_members(reader, node, {"csv", "migration", "source", "basis"});
  reader.from_here_on(read_provenance(reader, node));
  reader.note(name->place, flow_text(*name));
  reader.end_of_provenance();
  if (const Node* migration = node.find("migration")) {
    Form<Migration>::read(reader, *migration, About{}, population.migration.emplace());
  }
  const CsvTable* csv = reader.csv(*name);
  if (csv == nullptr) return;
  const auto columns = find_columns(reader, *csv);
  if (!columns) return;
  const std::vector<Row> rows = read_rows(reader, *csv, *columns);
  if (csv->whole && csv->rows.empty()) return reader.problem(name->place, "the file has no rows");
  const bool is_whole = csv->whole && rows.size() == csv->rows.size() && !reader.vocabulary().is_unsure_of_ages;
  if (!rows.empty()) lay_out(reader, rows, is_whole, population);
}

}  // namespace sendcast
