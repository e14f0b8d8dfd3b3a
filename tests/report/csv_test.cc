#include "report/csv.h"

#include <limits>

#include <gtest/gtest.h>

namespace sendcast {
namespace {

/// The one row of a table with these cells, without its line end.
std::string row_of(Row row) {
  Table table{"t", "T", std::vector<Column>(row.size(), {"c"}), {std::move(row)}};
  const std::string text = csv(table);
  const std::size_t first = text.find("\r\n") + 2;
  return text.substr(first, text.size() - first - 2);
}

TEST(Csv, IsAHeaderAndALineForEachRow) {
  const Table table{"plans",
                    "Plans",
                    {{"month", ColumnKind::month}, {"plans", ColumnKind::people}},
                    {{month_of(2021, 4), 1.5}, {month_of(2021, 5), 2.0}}};
  EXPECT_EQ(csv(table), "month,plans\r\n2021-04,1.5\r\n2021-05,2\r\n");
}

TEST(Csv, WritesEachKindOfCellInItsOwnWay) {
  EXPECT_EQ(row_of({FinancialYear{2021}, Month{month_of(2022, 12)}, whole(7), true, false, Cell()}),
            "2021-22,2022-12,7,true,false,");
}

TEST(Csv, HasMoneyToThePenny) {
  EXPECT_EQ(row_of({Money{100}, Money{-1}, Money{std::numeric_limits<Pence>::min()}}),
            "1.00,-0.01,-92233720368547758.08");
}

TEST(Csv, LeavesNegativeNumbersNumbers) { EXPECT_EQ(row_of({-1.5, whole(-3), Money{-250}}), "-1.5,-3,-2.50"); }

TEST(Csv, QuotesCommasQuotesAndLineEnds) {
  EXPECT_EQ(row_of({std::string("Social, emotional"), std::string("the \"best\""), std::string("two\nlines")}),
            "\"Social, emotional\",\"the \"\"best\"\"\",\"two\nlines\"");
}

TEST(Csv, NeverWritesTextAsAFormula) {
  EXPECT_EQ(row_of({std::string("=1+1")}), "'=1+1");
  EXPECT_EQ(row_of({std::string("+44")}), "'+44");
  EXPECT_EQ(row_of({std::string("-2+3")}), "'-2+3");
  EXPECT_EQ(row_of({std::string("@SUM(A1)")}), "'@SUM(A1)");
  EXPECT_EQ(row_of({std::string("\t=1")}), "'\t=1");
  EXPECT_EQ(row_of({std::string("\r=1")}), "\"'\r=1\"");
  EXPECT_EQ(row_of({std::string("\n=1")}), "\"'\n=1\"");
  EXPECT_EQ(row_of({std::string("＝1")}), "'＝1");
  EXPECT_EQ(row_of({std::string("=HYPERLINK(\"http://x\",\"y\")")}), "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"");
}

TEST(Csv, LeavesSignsInsideTextAlone) { EXPECT_EQ(row_of({std::string("post-16 = 16+")}), "post-16 = 16+"); }

TEST(Csv, HasTheRowsOfALongTableInTheirOrder) {
  constexpr int rows = 10'000;
  Table table{"t", "T", {{"number", ColumnKind::whole}}, {}};
  std::string expected = "number\r\n";
  for (int i = 0; i < rows; ++i) {
    table.rows.push_back({whole(i)});
    expected += std::to_string(i) + "\r\n";
  }
  EXPECT_EQ(csv(table), expected);
}

}  // namespace
}  // namespace sendcast
