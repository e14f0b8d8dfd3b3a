// Runs the worked examples: README.md beside this file says how they are compared.

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include "report/csv.h"
#include "report/tables.h"
#include "run.h"
#include "schema/csv.h"
#include "schema/disk.h"

namespace sendcast {
namespace {

namespace fs = std::filesystem;
using Cells = std::vector<std::string>;

constexpr double closeness = 1e-9;

const fs::path& root() {
  static const fs::path root = fs::path(SENDCAST_SOURCE_DIR) / "tests" / "golden";
  return root;
}

std::vector<std::string> worked_examples() {
  std::vector<std::string> names;
  for (const fs::directory_entry& entry : fs::directory_iterator(root())) {
    if (fs::exists(entry.path() / "expected")) names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

/// A table as text, its header first.
std::vector<Cells> parsed(const std::string& text) {
  Sources sources;
  Problems problems;
  const CsvTable csv = parse_csv(sources.add("table", text), sources, problems);
  EXPECT_TRUE(problems.none());
  std::vector<Cells> table;
  const auto add = [&](const std::vector<CsvCell>& row) {
    Cells& cells = table.emplace_back();
    for (const CsvCell& cell : row) cells.push_back(cell.text);
  };
  add(csv.header);
  for (const std::vector<CsvCell>& row : csv.rows) add(row);
  return table;
}

std::string text_in(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::size_t position_of(const Cells& header, const std::string& column) {
  return static_cast<std::size_t>(std::find(header.begin(), header.end(), column) - header.begin());
}

/// The events that an expected table mentions; nothing where it is not about events.
std::set<std::string> events_in(const std::vector<Cells>& table) {
  std::set<std::string> events;
  const std::size_t column = position_of(table.front(), "event");
  for (std::size_t i = 1; i < table.size() && column < table[i].size(); ++i) events.insert(table[i][column]);
  return events;
}

/// What is to be compared of a table with an expected one: its columns, and of events those that it mentions.
std::vector<Cells> compared(const std::vector<Cells>& table, const std::vector<Cells>& expected) {
  const std::set<std::string> events = events_in(expected);
  const std::size_t event = position_of(table.front(), "event");
  std::vector<Cells> result;
  for (const Cells& row : table) {
    const bool is_header = result.empty();
    if (!is_header && !events.empty() && events.count(row[event]) == 0) continue;
    Cells& cells = result.emplace_back();
    for (const std::string& column : expected.front()) {
      const std::size_t at = position_of(table.front(), column);
      cells.push_back(at < row.size() ? row[at] : "no such column");
    }
  }
  return result;
}

bool is_number(const std::string& text, double& number) {
  std::size_t end = 0;
  try {
    number = std::stod(text, &end);
  } catch (const std::exception&) {
    return false;
  }
  return end == text.size();
}

bool is_same(const std::string& expected, const std::string& cell) {
  double expected_number = 0, number = 0;
  if (expected == cell) return true;
  if (!is_number(expected, expected_number) || !is_number(cell, number)) return false;
  return std::abs(expected_number - number) <= closeness * std::max(1.0, std::abs(expected_number));
}

void expect_same(const std::vector<Cells>& expected, const std::vector<Cells>& table) {
  for (std::size_t i = 0; i < std::max(expected.size(), table.size()); ++i) {
    const Cells expected_row = i < expected.size() ? expected[i] : Cells{"no row"};
    const Cells row = i < table.size() ? table[i] : Cells{"no row"};
    EXPECT_TRUE(std::equal(expected_row.begin(), expected_row.end(), row.begin(), row.end(), is_same))
        << "row " << i << "\nexpected " << fmt::format("{}", fmt::join(expected_row, ",")) << "\nbut got  "
        << fmt::format("{}", fmt::join(row, ","));
  }
}

std::vector<Table> tables_of(const std::string& example) {
  Sources sources;
  Problems problems;
  auto loaded = load((root() / example / "scenario.yaml").string(), {root().string()}, disk(root()), sources, problems);
  for (const Problem& problem : problems.sorted()) ADD_FAILURE() << explain(problem, sources);
  if (loaded == nullptr) return {};
  const Results results = simulate(compile(loaded->scenario, example));
  return result_tables({&results, 1});
}

class WorkedExample : public testing::TestWithParam<std::string> {};
INSTANTIATE_TEST_SUITE_P(Golden, WorkedExample, testing::ValuesIn(worked_examples()),
                         [](const auto& example) { return example.param; });

TEST_P(WorkedExample, HasTheTablesWorkedOutByHand) {
  const std::vector<Table> tables = tables_of(GetParam());
  int compared_tables = 0;
  for (const fs::directory_entry& file : fs::directory_iterator(root() / GetParam() / "expected")) {
    const std::string name = file.path().stem().string();
    SCOPED_TRACE(name);
    const auto table = std::find_if(tables.begin(), tables.end(), [&](const Table& t) { return t.name == name; });
    ASSERT_NE(table, tables.end()) << "no such table";
    const std::vector<Cells> expected = parsed(text_in(file.path()));
    expect_same(expected, compared(parsed(csv(*table)), expected));
    ++compared_tables;
  }
  EXPECT_GT(compared_tables, 0);
}

}  // namespace
}  // namespace sendcast
