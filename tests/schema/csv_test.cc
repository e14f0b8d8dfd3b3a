#include "schema/csv.h"

#include <gtest/gtest.h>

#include "schema/utf8.h"

namespace sendcast {
namespace {

struct ReadCsv {
  Sources sources;
  Problems problems;
  CsvTable table;

  explicit ReadCsv(const std::string& text) {
    table = parse_csv(sources.add("table.csv", std::string(without_byte_order_mark(text))), sources, problems);
  }
  std::string cell(std::size_t row, std::size_t column) const { return table.rows.at(row).at(column).text; }
};

TEST(ACsvFile, ReadsAlikeHoweverItWasSaved) {
  for (const char* text : {"area,value\neast,1\nwest,2\n",        // as Unix saves it
                           "area,value\r\neast,1\r\nwest,2\r\n",  // as Windows saves it
                           "\xEF\xBB\xBF"
                           "area,value\neast,1\nwest,2\n",  // with a byte-order mark, as Excel saves it
                           "area,value\neast,1\nwest,2",    // without a final line end
                           "area,value\r\neast,1\r\nwest,2\r", "\"area\",\"value\"\n\"east\",\"1\"\nwest,\"2\"\n",
                           "area,value\n\neast,1\n\n\nwest,2\n\n"}) {
    const ReadCsv read(text);
    EXPECT_TRUE(read.problems.none()) << text;
    EXPECT_TRUE(read.table.whole);
    ASSERT_EQ(read.table.rows.size(), 2U) << text;
    EXPECT_EQ(read.table.column("area"), 0);
    EXPECT_EQ(read.table.column("value"), 1);
    EXPECT_EQ(read.table.column("Value"), -1);
    EXPECT_EQ(read.cell(0, 0), "east");
    EXPECT_EQ(read.cell(1, 1), "2");
  }
}

TEST(ACsvFile, HoldsCommasQuotesAndLineEndsInsideQuotes) {
  const ReadCsv read("need,value\n\"Social, emotional \"\"and\"\" mental\nhealth\",3\nlast,4\n");
  EXPECT_TRUE(read.problems.none());
  EXPECT_EQ(read.cell(0, 0), "Social, emotional \"and\" mental\nhealth");
  EXPECT_EQ(read.cell(0, 1), "3");
  EXPECT_EQ(read.table.rows[1][0].place.line, 4);
}

TEST(ACsvFile, RemembersWhereEveryCellStands) {
  const ReadCsv read("area,value\nZürich,1\n");
  const Place place = read.table.rows[0][1].place;
  EXPECT_EQ(place.line, 2);
  EXPECT_EQ(place.column, 8);  // after the six characters of Zürich and the comma
}

TEST(ACsvFile, KeepsEmptyCells) {
  const ReadCsv read("area,value\n,\neast,\n");
  ASSERT_EQ(read.table.rows.size(), 2U);
  EXPECT_EQ(read.cell(0, 0), "");
  EXPECT_EQ(read.cell(1, 1), "");
}

TEST(ACsvFile, LeavesOutRaggedRowsAndSaysSo) {
  const ReadCsv read("area,value\neast\nwest,2\nwest,2,3\n");
  EXPECT_EQ(read.table.rows.size(), 1U);
  EXPECT_FALSE(read.table.whole);
  EXPECT_EQ(read.problems.count(), 2U);
  EXPECT_EQ(read.problems.sorted()[0].what, "this row has 1 cells, but the header has 2");
}

TEST(ACsvFile, ReportsABrokenQuoteOnce) {
  const ReadCsv read("area,value\n\"east,1\nwest,2\n");
  EXPECT_EQ(read.problems.count(), 1U);
  EXPECT_FALSE(read.table.whole);
}

}  // namespace
}  // namespace sendcast
