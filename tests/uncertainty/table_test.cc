#include "uncertainty/table.h"

#include <gtest/gtest.h>

#include "tests/schema/snippet.h"

namespace sendcast {
namespace {

constexpr About rate_by_plan{.help = {}, .quantity = Quantity::rate, .varies_by = by_plan};
constexpr About rate_by_cell{.help = {}, .quantity = Quantity::rate, .varies_by = by_cell};
constexpr Month april = month_of(2021, 4);

double in(const ValueTable& table, const Coordinates& at) {
  return table.central(table.source_of(at), april, financial_year_of(april));
}

TEST(ATable, LetsLaterEntriesOverrideEarlierOnes) {
  const auto table = read_snippet<ValueTable>(
      "[{value: 1}, {where: {ages: 5-10}, value: 2}, {where: {ages: 8-, needs: asd}, value: 3}]", rate_by_plan);
  EXPECT_TRUE(table.is_sound());
  EXPECT_EQ(in(table.read, {0, 4, 0, 0}), 1);
  EXPECT_EQ(in(table.read, {0, 5, 0, 0}), 2);
  EXPECT_EQ(in(table.read, {0, 8, 0, 0}), 3);
  EXPECT_EQ(in(table.read, {0, 8, 1, 0}), 2);
  EXPECT_EQ(in(table.read, {0, 20, 1, 0}), 1);
}

TEST(ATable, IsReadInTheOrderOfTheFileAndNotOfTheNarrowest) {
  const auto table = read_snippet<ValueTable>(
      "[{where: {ages: 5, needs: asd}, value: 3}, {where: {ages: 5}, value: 2}]", rate_by_plan);
  EXPECT_EQ(in(table.read, {0, 5, 0, 0}), 2);
  EXPECT_EQ(table.read.source_of({0, 6, 0, 0}), -1);
}

TEST(ATable, MayBeOneValueForEverybody) {
  const auto table = read_snippet<ValueTable>("3%", rate_by_plan);
  EXPECT_EQ(in(table.read, {1, 25, 1, 2}), 0.03);
}

TEST(ATable, ReplacesItsDefaultAltogether) {
  // Else a cell that nothing matches would quietly have the default's value.
  ValueTable table;
  table.entries.push_back({Where{}, certain(9), {}});
  Sources sources;
  Problems problems;
  const Vocabulary words = small_vocabulary();
  const ReadFile none;
  Reader reader(words, none, sources, problems);
  const Node node = parse_yaml(sources.add("t", "[{where: {ages: 5}, value: 2}]"), sources, problems);
  Form<ValueTable>::read(reader, node, rate_by_plan, table);
  EXPECT_EQ(table.source_of({0, 4, 0, 0}), -1);
}

TEST(ATable, ComesFromACsvFileByTheColumnsThatItHas) {
  const auto table =
      read_snippet<ValueTable>("{csv: rates.csv}", rate_by_plan, {{"rates.csv", "need,value\nsemh,2%\nasd,1%\n"}});
  EXPECT_TRUE(table.is_sound()) << table.explained;
  EXPECT_EQ(in(table.read, {0, 3, 0, 2}), 0.01);
  EXPECT_EQ(in(table.read, {1, 9, 1, 0}), 0.02);
}

TEST(ATable, TakesTheColumnsOfACsvFileInAnyOrder) {
  const auto table =
      read_snippet<ValueTable>("{csv: rates.csv}", rate_by_plan,
                               {{"rates.csv", "value,setting,age\n1,special,5\n2,mainstream,5\n3,special,6\n"}});
  EXPECT_EQ(in(table.read, {0, 5, 0, 1}), 1);
  EXPECT_EQ(in(table.read, {0, 5, 1, 0}), 2);
  EXPECT_EQ(in(table.read, {1, 6, 1, 1}), 3);
  EXPECT_EQ(table.read.source_of({0, 6, 0, 0}), -1);  // no row
}

TEST(ATable, KnowsWhenItIsBroken) {
  EXPECT_FALSE(read_snippet<ValueTable>("[{where: {areas: east}, value: 1}]", rate_by_plan).read.broken);
  EXPECT_TRUE(read_snippet<ValueTable>("[{where: {areas: nowhere}, value: 1}]", rate_by_plan).read.broken);
  EXPECT_TRUE(read_snippet<ValueTable>("[{value: one}]", rate_by_plan).read.broken);
  EXPECT_TRUE(read_snippet<ValueTable>("{csv: none.csv}", rate_by_plan).read.broken);
  EXPECT_TRUE(read_snippet<ValueTable>("{csv: x.csv}", rate_by_cell, {{"x.csv", "age,value\n5,1\n6\n"}}).read.broken);
}

TEST(ATable, RefusesAWhereByWhichItDoesNotDiffer) {
  EXPECT_TRUE(read_snippet<ValueTable>("[{where: {needs: asd}, value: 1}]", rate_by_cell).is_sound());
  EXPECT_FALSE(read_snippet<ValueTable>("[{where: {settings: special}, value: 1}]", rate_by_cell).is_sound());
}

TEST(AVectorOfShares, IsNoughtWhereANameIsLeftOut) {
  const auto mix = read_snippet<SharesBy<NameSet::settings>>("{mainstream: 70%, special: 30%}", rate_by_cell);
  ASSERT_TRUE(mix.is_sound());
  const NamedValues& values = mix.read.entries.at(0).values;
  EXPECT_EQ(values.central(0, april, FinancialYear{2021}), 0.7);
  EXPECT_EQ(values.central(2, april, FinancialYear{2021}), 0);
}

TEST(AVectorOfShares, NamesItsPartsInACsvFile) {
  const std::string rows = "area,setting,value\neast,mainstream,70%\neast,special,30%\nwest,independent,100%\n";
  const auto mix = read_snippet<SharesBy<NameSet::settings>>("{csv: first.csv}", rate_by_cell, {{"first.csv", rows}});
  ASSERT_TRUE(mix.is_sound());
  const ValueGrid& grid = *mix.read.grid;
  const auto west = static_cast<std::size_t>(mix.read.source_of({1, 9, 0, 0}));
  EXPECT_EQ(grid.values[west + 2], 1);
}

TEST(AVectorOfShares, CannotComeFromAFileWithoutItsNames) {
  const auto mix = read_snippet<SharesBy<NameSet::needs>>("{csv: mix.csv}", About{.help = {}, .varies_by = by_area},
                                                          {{"mix.csv", "area,value\neast,1\nwest,1\n"}});
  EXPECT_NE(mix.explained.find("the column 'need' is missing"), std::string::npos);
}

}  // namespace
}  // namespace sendcast
