#include "report/xlsx.h"

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <unistd.h>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/private_folder.h"
#include "tests/report/read_xlsx.h"

namespace sendcast {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

std::string made(const Spreadsheet& spreadsheet) {
  std::string why_not;
  const std::optional<std::string> bytes = xlsx(spreadsheet, why_not);
  EXPECT_TRUE(bytes) << why_not;
  return bytes.value_or("");
}

/// A workbook with one table.
class OneTable {
 public:
  explicit OneTable(std::vector<Row> rows) {
    table_ = &book_.keep({"budgets",
                          "Budgets, £",
                          {{"pot", ColumnKind::text}, {"income", ColumnKind::money}, {"balance", ColumnKind::money}},
                          std::move(rows)});
    sheet_ = {"budgets", "One table.", table_};
    book_.made_at = "2026-11-26T01:02:03Z";
  }

  TableSheet& sheet() { return sheet_; }
  Spreadsheet& book() { return book_; }
  std::string bytes() {
    book_.sheets.insert(book_.sheets.begin(), sheet_);
    return made(book_);
  }

 private:
  Spreadsheet book_;
  const Table* table_ = nullptr;
  TableSheet sheet_;
};

const std::vector<Row> two_pots = {{"dsg", Money{1000}, Money{-12345}}, {"general", Money{250}, Money{250}}};

TEST(Xlsx, PutsTitleNoteAndHeaderAboveTheRows) {
  const ReadSheet sheet = read_xlsx(OneTable(two_pots).bytes()).sheets.at("budgets");
  ASSERT_EQ(sheet.size(), 5U);
  EXPECT_EQ(sheet[0][0].text, "Budgets, £");
  EXPECT_EQ(sheet[1][0].text, "One table.");
  EXPECT_EQ(sheet[2][2].text, "balance");
  EXPECT_EQ(sheet[3][0].text, "dsg");
  EXPECT_EQ(sheet[3][2].text, "-123.45");
  EXPECT_FALSE(sheet[3][2].is_text);
}

TEST(Xlsx, MarksTheTableAndFreezesItsHeader) {
  const ReadXlsx read = read_xlsx(OneTable(two_pots).bytes());
  EXPECT_THAT(read.files.at("xl/tables/table1.xml"), HasSubstr(R"(displayName="budgets" ref="A3:C5")"));
  EXPECT_THAT(read.files.at("xl/worksheets/sheet1.xml"), HasSubstr(R"(<pane ySplit="3" topLeftCell="A4")"));
  EXPECT_THAT(read.files.at("xl/worksheets/sheet1.xml"), Not(HasSubstr("mergeCell")));
}

TEST(Xlsx, MarksATableWithoutRowsToo) {
  EXPECT_THAT(read_xlsx(OneTable({}).bytes()).files.at("xl/tables/table1.xml"), HasSubstr(R"(ref="A3:C4")"));
}

TEST(Xlsx, LeavesTextThatLooksLikeAFormulaAsText) {
  for (const std::string text : {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "{=1}", "＝1", "http://x"}) {
    const ReadCell cell = read_xlsx(OneTable({{text, Money{1}, Money{1}}}).bytes()).sheets.at("budgets")[3][0];
    EXPECT_EQ(cell.text, text);
    EXPECT_TRUE(cell.is_text) << text;
    EXPECT_THAT(cell.formula, IsEmpty()) << text;
  }
}

TEST(Xlsx, CarriesAnyTextUnchanged) {
  for (const std::string& text :
       {std::string("<script>alert('x')</script>"), std::string("\"quoted\" & more"), std::string("two\nlines"),
        std::string(300, 'x'), std::string("שלום عليكم"), std::string("_x0041_"), std::string("a\x01 b\x1F"),
        std::string("carriage\rreturn"), std::string("a\0b", 3), std::string("  spaces  "), std::string("😀")}) {
    EXPECT_EQ(read_xlsx(OneTable({{text, Money{1}, Money{1}}}).bytes()).sheets.at("budgets")[3][0].text, text);
  }
}

TEST(Xlsx, ReplacesBytesThatAreNoText) {
  EXPECT_EQ(read_xlsx(OneTable({{std::string("a\xFF"
                                             "b"),
                                 Money{1}, Money{1}}})
                          .bytes())
                .sheets.at("budgets")[3][0]
                .text,
            "a\xEF\xBF\xBD"
            "b");
}

TEST(Xlsx, CutsTextThatNoCellCanHold) {
  const std::string text(40'000, 'x');
  EXPECT_EQ(read_xlsx(OneTable({{text, Money{1}, Money{1}}}).bytes()).sheets.at("budgets")[3][0].text.size(),
            most_cell_characters);
}

TEST(Xlsx, LeavesOutWhatIsNoFigure) {
  OneTable table({{"dsg", Cell(), Cell(std::nan(""))}});
  EXPECT_EQ(read_xlsx(table.bytes()).sheets.at("budgets")[3].size(), 1U);
}

TEST(Xlsx, WritesFormulasWithWhatTheyComeTo) {
  OneTable table(two_pots);
  table.sheet().live_columns = {{2, this_row("budgets", "income")}};
  table.sheet().live_cells = {{1, 1, "2+0.5"}};
  const ReadSheet sheet = read_xlsx(table.bytes()).sheets.at("budgets");
  EXPECT_EQ(sheet[3][2].formula, "ROUND(budgets[[#This Row],[income]],2)");
  EXPECT_EQ(sheet[3][2].text, "-123.45");
  EXPECT_EQ(sheet[4][1].formula, "ROUND(2+0.5,2)");
  EXPECT_EQ(sheet[4][1].text, "2.5");
}

TEST(Xlsx, DrawsPicturesOfATablesCells) {
  OneTable table(two_pots);
  ChartSheet chart;
  chart.name = "picture";
  chart.title = "Who pays";
  chart.category_axis = "Pot";
  chart.value_axis = "£";
  chart.sheet = "budgets";
  chart.categories = {0, 0, 1, 0};
  chart.series = {{{-1, 1, -1, 1}, {0, 1, 1, 1}}};
  table.book().sheets.emplace_back(chart);
  const ReadXlsx read = read_xlsx(table.bytes());
  EXPECT_THAT(read.names, testing::ElementsAre("budgets", "picture"));
  EXPECT_THAT(read.files.at("xl/charts/chart1.xml"), HasSubstr("<c:f>budgets!$B$4:$B$5</c:f>"));
  EXPECT_THAT(read.files.at("xl/charts/chart1.xml"), HasSubstr("<c:f>budgets!$B$3</c:f>"));
}

TEST(Xlsx, LinksToSheetsThatHaveCells) {
  OneTable table(two_pots);
  const Table& contents = table.book().keep({"Contents", "Contents", {{"sheet", ColumnKind::text}}, {{"budgets"}}});
  table.book().sheets.emplace_back(TableSheet{"Contents", "One table.", &contents, {}, {}, true});
  EXPECT_THAT(read_xlsx(table.bytes()).files.at("xl/worksheets/sheet2.xml"), HasSubstr(R"(location="'budgets'!A1")"));
}

TEST(Xlsx, GivesTheSameBytesForTheSameWorkbook) { EXPECT_EQ(OneTable(two_pots).bytes(), OneTable(two_pots).bytes()); }

/// Temporary files go to another folder as long as this lives.
class OtherTemporaryFolder {
 public:
  explicit OtherTemporaryFolder(const std::string& folder) { ::setenv("TMPDIR", folder.c_str(), 1); }
  ~OtherTemporaryFolder() { ::unsetenv("TMPDIR"); }
  OtherTemporaryFolder(const OtherTemporaryFolder&) = delete;
  OtherTemporaryFolder& operator=(const OtherTemporaryFolder&) = delete;
};

TEST(Xlsx, SaysThatThereIsNowhereToMakeIt) {
  const OtherTemporaryFolder nowhere("/nowhere/at/all");
  std::string why_not;
  EXPECT_EQ(xlsx(Spreadsheet(), why_not), std::nullopt);
  EXPECT_THAT(why_not, HasSubstr("the workbook could not be made: there is no folder for temporary files"));
}

TEST(Xlsx, LeavesNothingBehind) {
  const PrivateFolder folder;
  const OtherTemporaryFolder there(folder.path().string());
  EXPECT_THAT(OneTable(two_pots).bytes(), Not(IsEmpty()));
  EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

}  // namespace
}  // namespace sendcast
