#include "report/results_workbook.h"

#include <cmath>
#include <regex>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/figures.h"
#include "tests/report/office.h"
#include "tests/report/outcomes_of_sound.h"
#include "tests/report/read_xlsx.h"

namespace sendcast {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr std::size_t rows_above = 3;

const Outcomes& compared() {
  static const Outcomes outcomes = outcomes_of_sound("title: As things are\n", reform_overlay);
  return outcomes;
}

std::string bytes_of(const Outcomes& outcomes) {
  std::string why_not;
  const std::optional<std::string> bytes = results_workbook(outcomes, small_manifest(), why_not);
  EXPECT_TRUE(bytes) << why_not;
  return bytes.value_or("");
}

/// Whether a text is what a cell of a table holds: money to the penny, other numbers to fifteen figures.
bool holds(const std::string& text, const Cell& cell) {
  if (const auto* words = std::get_if<std::string>(&cell)) return text == *words;
  if (const auto* month = std::get_if<Month>(&cell)) return text == sendcast::text(*month);
  if (const auto* year = std::get_if<FinancialYear>(&cell)) return text == sendcast::text(*year);
  if (const auto* yes = std::get_if<bool>(&cell))
    return text == (*yes ? "1" : "0") || text == (*yes ? "TRUE" : "FALSE");
  if (std::holds_alternative<std::monostate>(cell) || text.empty()) return text.empty();
  const double number = std::stod(text);
  if (const auto* money = std::get_if<Money>(&cell)) return std::llround(number * 100) == money->pence;
  if (const auto* whole = std::get_if<std::int64_t>(&cell)) return number == static_cast<double>(*whole);
  const double exact = std::get<double>(cell);
  return std::abs(number - exact) <= 1e-14 * std::abs(exact);
}

/// The tables of a workbook, but for those of text alone before them.
std::vector<const TableSheet*> tables_of(const Spreadsheet& spreadsheet) {
  std::vector<const TableSheet*> tables;
  for (const AnySheet& sheet : spreadsheet.sheets) {
    if (const auto* table = std::get_if<TableSheet>(&sheet)) tables.push_back(table);
  }
  return tables;
}

TEST(ResultsWorkbook, BeginsWithCoverContentsAndNotes) {
  const ReadXlsx read = read_xlsx(bytes_of(compared()));
  ASSERT_GT(read.names.size(), 9U);
  EXPECT_THAT(std::vector<std::string>(read.names.begin(), read.names.begin() + 6),
              ElementsAre("Cover", "Contents", "Notes", "totals", "checks", "partners"));
  EXPECT_EQ(read.names.back(), "inputs");
}

TEST(ResultsWorkbook, SaysOnItsCoverWhatItIsAndHowToMakeItAgain) {
  const ReadSheet sheet = read_xlsx(bytes_of(compared())).sheets.at("Cover");
  std::string cover;
  for (const auto& row : sheet) cover += row[0].text + "\n";
  for (const char* part :
       {"As things are, and 1 other scenario: results", "Not quality-assured", "'reform': Reform", "2021-04 to 2025-03",
        "cash", "Draws: none", "Sendcast 9.9", "sendcast compare as-is.yaml reform.yaml"}) {
    EXPECT_THAT(cover, HasSubstr(part));
  }
}

TEST(ResultsWorkbook, ListsEverySheetInItsContents) {
  const ReadXlsx read = read_xlsx(bytes_of(compared()));
  const ReadSheet& contents = read.sheets.at("Contents");
  std::vector<std::string> listed;
  for (std::size_t i = rows_above; i < contents.size(); ++i) listed.push_back(contents[i][0].text);
  EXPECT_EQ(listed, std::vector<std::string>(read.names.begin() + 2, read.names.end()));
}

TEST(ResultsWorkbook, RepeatsTheRunsWarnings) {
  EXPECT_THAT(read_xlsx(bytes_of(compared())).sheets.at("Notes").back().back().text,
              HasSubstr("something may be amiss"));
}

TEST(ResultsWorkbook, HasEveryTableOfTheOutputsCellByCell) {
  const ReadXlsx read = read_xlsx(bytes_of(compared()));
  for (const Table& table : compared().tables) {
    if (table.name == "events" || table.name == "moves") continue;
    const ReadSheet& sheet = read.sheets.at(table.name);
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
      for (std::size_t c = 0; c < table.columns.size(); ++c) {
        const std::vector<ReadCell>& row = sheet[rows_above + r];
        ASSERT_TRUE(holds(c < row.size() ? row[c].text : "", table.rows[r][c]))
            << table.name << " row " << r << " column " << c << ": " << row[c].text;
      }
    }
  }
}

TEST(ResultsWorkbook, SumsEventsAndMovesByYear) {
  const auto tables = results_spreadsheet(compared(), small_manifest());
  for (const TableSheet* sheet : tables_of(tables)) {
    if (sheet->name != "events_by_year") continue;
    for (const Row& row : sheet->table->rows) {
      double of_months = 0;
      for (const Row& month : compared().tables[2].rows) {
        const bool is_its = month[0] == row[0] && Cell(financial_year_of(std::get<Month>(month[1]))) == row[1] &&
                            month[2] == row[2] && month[3] == row[3];
        if (is_its) of_months += std::get<double>(month[4]);
      }
      ASSERT_DOUBLE_EQ(std::get<double>(row[4]), of_months);
    }
    return;
  }
  FAIL() << "no sheet events_by_year";
}

TEST(ResultsWorkbook, MakesArithmeticLive) {
  const ReadXlsx read = read_xlsx(bytes_of(compared()));
  for (const char* name : {"budgets", "pools", "pool_payments", "comparison"})
    EXPECT_THAT(read.sheets.at(name)[rows_above].back().formula, Not(IsEmpty())) << name;
}

TEST(ResultsWorkbook, ChecksComeToNothing) {
  const Spreadsheet spreadsheet = results_spreadsheet(compared(), small_manifest());
  for (const TableSheet* sheet : tables_of(spreadsheet)) {
    if (sheet->name != "checks") continue;
    EXPECT_EQ(sheet->table->rows.size(), 8U);
    for (const Row& row : sheet->table->rows) {
      for (const std::size_t difference : {4U, 7U, 10U}) EXPECT_EQ(row[difference], Cell(Money{0}));
      EXPECT_NE(row[2], Cell(Money{0}));
    }
  }
}

TEST(ResultsWorkbook, OfOneScenarioHasNoPicturesOfGains) {
  const Outcomes outcomes = outcomes_of_sound("title: As things are\n");
  const ReadXlsx read = read_xlsx(bytes_of(outcomes));
  EXPECT_THAT(read.names, Contains("picture_plans"));
  EXPECT_THAT(read.names, Contains("picture_who_pays"));
  EXPECT_THAT(read.names, Not(Contains("picture_pays_gains")));
  EXPECT_THAT(read.names, Not(Contains("partners")));
}

TEST(ResultsWorkbook, GivesTheSameBytesForTheSameResults) { EXPECT_EQ(bytes_of(compared()), bytes_of(compared())); }

constexpr const char* hostile_names =
    "title: \"=HYPERLINK(\\\"http://x\\\")\"\n"
    "services:\n"
    "  \"=1+1\": {driver: fixed, unit_cost: 10, price_base: 2021-22, funding: grant}\n"
    "  \"+1\": {driver: fixed, unit_cost: 10, price_base: 2021-22, funding: grant}\n"
    "  \"-1\": {driver: fixed, unit_cost: 10, price_base: 2021-22, funding: grant}\n"
    "  \"@SUM(A1)\": {driver: fixed, unit_cost: 10, price_base: 2021-22, funding: grant}\n"
    "  \"<script>alert('x')</script>\": {driver: fixed, unit_cost: 10, price_base: 2021-22, funding: grant}\n"
    "  \"say \\\"no\\\" & go\": {driver: fixed, unit_cost: 10, price_base: 2021-22, funding: grant}\n"
    "  \"\\u05E9\\u05DC\\u05D5\\u05DD\": {driver: fixed, unit_cost: 10, price_base: 2021-22, funding: grant}\n"
    "  \"2021-04\": {driver: fixed, unit_cost: 10, price_base: 2021-22, funding: grant}\n"
    "funders: {\"*\": Anybody, \"=council\": A council}\n"
    "pots: {\"=pot\": {funder: \"*\", income: 7}, \"?\": {funder: \"=council\", income: 8}}\n";

/// With LibreOffice, which is no part of what builds the engine.
class ResultsWorkbookInLibreOffice : public testing::Test {
 protected:
  void SetUp() override {
    if (!Office::is_there()) GTEST_SKIP() << "LibreOffice (libreoffice-calc-nogui) is not installed";
  }
};

void expect_as_recalculated(const Outcomes& outcomes) {
  const Spreadsheet spreadsheet = results_spreadsheet(outcomes, small_manifest());
  const Office office;
  const ReadXlsx read = read_xlsx(office.recalculated(bytes_of(outcomes)));
  std::size_t formulas = 0;
  for (const TableSheet* sheet : tables_of(spreadsheet)) {
    const ReadSheet& found = read.sheets.at(sheet->name);
    for (std::size_t r = 0; r < sheet->table->rows.size(); ++r) {
      for (std::size_t c = 0; c < sheet->table->columns.size(); ++c) {
        const ReadCell cell = c < found[rows_above + r].size() ? found[rows_above + r][c] : ReadCell();
        if (cell.formula.empty()) continue;
        ++formulas;
        const Cell& value = sheet->table->rows[r][c];
        const auto* number = std::get_if<double>(&value);
        const bool is_right =
            number != nullptr ? std::abs(std::stod(cell.text) - *number) < 1e-9 : holds(cell.text, value);
        ASSERT_TRUE(is_right) << sheet->name << " row " << r << " column " << c << ": " << cell.formula << " is "
                              << cell.text;
      }
    }
  }
  EXPECT_GT(formulas, 100U);
}

TEST_F(ResultsWorkbookInLibreOffice, ComesToTheSameWhenRecalculated) { expect_as_recalculated(compared()); }

TEST_F(ResultsWorkbookInLibreOffice, ComesToTheSameWhateverThingsAreCalled) {
  expect_as_recalculated(outcomes_of_sound(hostile_names));
}

TEST_F(ResultsWorkbookInLibreOffice, IsTrulyRecalculated) {
  const std::string bytes = bytes_of(compared());
  const ReadXlsx read = read_xlsx(bytes);
  for (const auto& [name, text] : read.files) {
    if (text.find("budgets[[#This Row],[brought_forward]]") == std::string::npos) continue;
    const std::string poisoned = std::regex_replace(text, std::regex("</f><v>[^<]*</v>"), "</f><v>123456789</v>",
                                                    std::regex_constants::format_first_only);
    ASSERT_NE(poisoned, text);
    const std::string with_poison = with_file(bytes, name, poisoned);
    EXPECT_EQ(read_xlsx(with_poison).sheets.at("budgets")[rows_above].back().text, "123456789");
    const Office office;
    EXPECT_EQ(std::stod(read_xlsx(office.recalculated(with_poison)).sheets.at("budgets")[rows_above].back().text),
              std::stod(read.sheets.at("budgets")[rows_above].back().text));
    return;
  }
  FAIL() << "no formula in budgets";
}

void expect_as_csv(const Outcomes& outcomes) {
  const Office office;
  const auto sheets = office.as_csv(bytes_of(outcomes));
  const Spreadsheet spreadsheet = results_spreadsheet(outcomes, small_manifest());
  for (const TableSheet* sheet : tables_of(spreadsheet)) {
    const Table& table = *sheet->table;
    const auto& rows = sheets.at(sheet->name);
    ASSERT_GE(rows.size(), rows_above + table.rows.size()) << sheet->name;
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
      for (std::size_t c = 0; c < table.columns.size(); ++c) {
        ASSERT_TRUE(holds(rows[rows_above + r][c], table.rows[r][c]))
            << sheet->name << " row " << r << " column " << c << ": " << rows[rows_above + r][c];
      }
    }
  }
}

TEST_F(ResultsWorkbookInLibreOffice, IsTheEnginesTablesWhenSavedAsCsv) { expect_as_csv(compared()); }

TEST_F(ResultsWorkbookInLibreOffice, KeepsHostileNamesWhenSavedAsCsv) {
  expect_as_csv(outcomes_of_sound(hostile_names));
}

}  // namespace
}  // namespace sendcast
