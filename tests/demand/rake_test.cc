#include "demand/rake.h"

#include <gtest/gtest.h>

namespace sendcast {
namespace {

constexpr Shape two_of_each{2, 2, 2, 2};

/// A margin by the dimensions named, its values in the order area, age, need, setting.
ValueGrid margin(const Dimensions& columns, const std::vector<double>& values, const Shape& shape = two_of_each) {
  ValueGrid grid;
  grid.columns = columns;
  grid.shape = shape;
  grid.values = values;
  grid.places.resize(values.size());
  return grid;
}

constexpr Dimensions area{true, false, false, false};
constexpr Dimensions age{false, true, false, false};
constexpr Dimensions need{false, false, true, false};
constexpr Dimensions setting{false, false, false, true};

TEST(Raking, FitsMarginsThatKnowNothingOfEachOtherAsIfTheyWereIndependent) {
  // 60 and 40 by area, 30 and 70 by age, even needs: each cell is 100·(60/100)·(30/100)·(1/2) = 9, and so on.
  const Raked raked = rake({margin(area, {60, 40}), margin(age, {30, 70}), margin(need, {50, 50})}, two_of_each, false);
  EXPECT_EQ(raked.fault, "");
  EXPECT_DOUBLE_EQ(raked.people[two_of_each.cell(0, 0, 0)], 9);
  EXPECT_DOUBLE_EQ(raked.people[two_of_each.cell(0, 1, 1)], 21);
  EXPECT_DOUBLE_EQ(raked.people[two_of_each.cell(1, 0, 0)], 6);
  EXPECT_DOUBLE_EQ(raked.people[two_of_each.cell(1, 1, 1)], 14);
}

TEST(Raking, KeepsWhatAMarginOfTwoDimensionsSays) {
  // Area and age together (30, 10; 20, 40), needs 25 and 75: each of the four is split one to three.
  const Raked raked =
      rake({margin({true, true, false, false}, {30, 10, 20, 40}), margin(need, {25, 75})}, two_of_each, false);
  EXPECT_EQ(raked.fault, "");
  EXPECT_DOUBLE_EQ(raked.people[two_of_each.cell(0, 0, 0)], 7.5);
  EXPECT_DOUBLE_EQ(raked.people[two_of_each.cell(0, 0, 1)], 22.5);
  EXPECT_DOUBLE_EQ(raked.people[two_of_each.cell(1, 1, 1)], 30);
}

double sum_where(const Raked& raked, const Shape& shape, const ValueGrid& grid, std::size_t entry) {
  double sum = 0;
  for (int s = 0; s < shape.settings; ++s) {
    for (int c = 0; c < shape.cells(); ++c) {
      const Coordinates at{shape.area_of_cell(c), shape.age_of_cell(c), shape.need_of_cell(c), s};
      if (grid.position(at) == entry) sum += raked.people[shape.plan(s, c)];
    }
  }
  return sum;
}

TEST(Raking, MeetsThreeOverlappingMargins) {
  // Age by setting, need by setting and area by age: nobody of the younger in the second setting.
  const std::vector<ValueGrid> margins = {margin({false, true, false, true}, {40, 0, 35, 25}),
                                          margin({false, false, true, true}, {50, 5, 25, 20}),
                                          margin({true, true, false, false}, {25, 45, 15, 15})};
  const Raked raked = rake(margins, two_of_each, true);
  EXPECT_EQ(raked.fault, "");
  for (const ValueGrid& grid : margins) {
    for (std::size_t i = 0; i < grid.values.size(); ++i)
      EXPECT_NEAR(sum_where(raked, two_of_each, grid, i), grid.values[i], 1e-9);
  }
  EXPECT_GE(raked.people.minCoeff(), 0);
}

TEST(Raking, LeavesNobodyWhereAMarginHasNoRow) {
  const double none = std::numeric_limits<double>::quiet_NaN();
  const Raked raked =
      rake({margin(area, {60, 40}), margin(age, {none, 100}), margin(need, {50, 50})}, two_of_each, false);
  EXPECT_EQ(raked.people[two_of_each.cell(0, 0, 0)], 0);
  EXPECT_DOUBLE_EQ(raked.people[two_of_each.cell(0, 1, 0)], 30);
}

TEST(Raking, OfNobodyGivesNobody) {
  const Raked raked = rake({margin(area, {0, 0}), margin(age, {0, 0}), margin(need, {0, 0})}, two_of_each, false);
  EXPECT_EQ(raked.fault, "");
  EXPECT_EQ(raked.people.maxCoeff(), 0);
}

TEST(Raking, RefusesMarginsOfDifferentTotals) {
  const Raked raked = rake({margin(area, {60, 40}), margin(age, {30, 71}), margin(need, {50, 50})}, two_of_each, false);
  EXPECT_EQ(raked.fault, "the margins have different totals: 100 and 101");
}

TEST(Raking, RefusesMarginsThatContradictEachOther) {
  const Raked raked =
      rake({margin({true, true, false, false}, {60, 0, 0, 40}), margin({true, false, true, false}, {25, 25, 25, 25})},
           two_of_each, false);
  EXPECT_NE(raked.fault.find("contradict"), std::string::npos);
}

TEST(Raking, NeedsEveryDimension) {
  EXPECT_EQ(rake({margin(area, {1, 1}), margin(age, {1, 1})}, two_of_each, false).fault,
            "no margin has a column 'need'");
  EXPECT_EQ(rake({margin(area, {1, 1}), margin(age, {1, 1}), margin(need, {1, 1})}, two_of_each, true).fault,
            "no margin has a column 'setting'");
  constexpr Shape one_need{2, 2, 1, 2};
  EXPECT_EQ(rake({margin(area, {1, 1}, one_need), margin(age, {1, 1}, one_need), margin(setting, {1, 1}, one_need)},
                 one_need, true)
                .fault,
            "");
}

}  // namespace
}  // namespace sendcast
