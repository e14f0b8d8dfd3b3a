#include "import/own_period.h"

#include <gtest/gtest.h>

namespace sendcast {
namespace {

TEST(OwnPeriods, AreYearsOrMonthsAsPeopleAndSpreadsheetsWriteThem) {
  EXPECT_EQ(read_period("2021"), (OwnPeriod{2021, 0}));
  for (const char* text :
       {"2021-04", "2021/4", "04/2021", "April 2021", "2021 Apr", "Apr-21", "2021-04-01", " 2021-04 "})
    EXPECT_EQ(read_period(text), (OwnPeriod{2021, 4})) << text;
  EXPECT_EQ(read_period("Sept 2021"), (OwnPeriod{2021, 9}));
}

TEST(OwnPeriods, AreNotGuessed) {
  for (const char* text : {"", "21", "2021-22", "2021-13", "2021-00", "202112", "01/04/2021", "2021-04-32",
                           "2021-04-00", "1899", "2156", "April", "Q1 2021", "21-Apr", "2021-04-01 00:00:00", "20211"})
    EXPECT_FALSE(read_period(text).has_value()) << text;
}

TEST(OwnPeriods, KnowMonthsByNumberAndName) {
  for (const char* text : {"4", "04", "apr", "April"}) EXPECT_EQ(read_month(text), 4) << text;
  for (const char* text : {"", "0", "13", "Aprl", "004"}) EXPECT_FALSE(read_month(text).has_value()) << text;
}

}  // namespace
}  // namespace sendcast
