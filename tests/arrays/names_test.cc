#include "arrays/names.h"

#include <gtest/gtest.h>

#include "arrays/schedule.h"
#include "arrays/shape.h"

namespace sendcast {
namespace {

TEST(Names, KeepTheOrderInWhichTheyWereDeclared) {
  Names names;
  EXPECT_EQ(names.add("west"), 0);
  EXPECT_EQ(names.add("east"), 1);
  EXPECT_EQ(names.add("west"), 0);
  EXPECT_EQ(names.count(), 2);
  EXPECT_EQ(names.find("east"), 1);
  EXPECT_EQ(names.find("East"), -1);
  EXPECT_EQ(names.list(), (std::vector<std::string>{"west", "east"}));
}

TEST(AShape, CountsEveryCellOnceAndFindsItsWayBack) {
  const Shape shape{2, 3, 4, 5};
  int next = 0;
  for (int setting = 0; setting < shape.settings; ++setting) {
    for (int area = 0; area < shape.areas; ++area) {
      for (int age = 0; age < shape.ages; ++age) {
        for (int need = 0; need < shape.needs; ++need) {
          const int cell = shape.cell(area, age, need);
          EXPECT_EQ(shape.plan(setting, cell), next++);
          EXPECT_EQ(shape.area_of_cell(cell), area);
          EXPECT_EQ(shape.age_of_cell(cell), age);
          EXPECT_EQ(shape.need_of_cell(cell), need);
          EXPECT_EQ(shape.person_of_cell(cell), shape.person(area, age));
        }
      }
    }
  }
  EXPECT_EQ(next, shape.plans());
}

TEST(ASchedule, SaysInWhichMonthsAnythingChanges) {
  // Three cells over three months; the second row rises in month 2.
  Schedule schedule{{0, 1, 0}, Eigen::ArrayXXd(3, 2)};
  schedule.rows << 1, 2, 1, 2, 1, 3;
  EXPECT_TRUE(schedule.changes_in(0));
  EXPECT_FALSE(schedule.changes_in(1));
  EXPECT_TRUE(schedule.changes_in(2));
  Eigen::ArrayXd values(3);
  schedule.read(2, values);
  EXPECT_EQ(values[0], 1);
  EXPECT_EQ(values[1], 3);
  EXPECT_EQ(values[2], 1);
}

}  // namespace
}  // namespace sendcast
