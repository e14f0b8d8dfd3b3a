#include "report/table_screen.h"

#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/text_width.h"

namespace sendcast {
namespace {

using testing::HasSubstr;
using testing::Not;

Table payments() {
  return {"payments",
          "What each pot paid, £",
          {{"scenario", ColumnKind::text},
           {"pot", ColumnKind::text},
           {"paid", ColumnKind::money},
           {"share", ColumnKind::number}},
          {{"base", "schools", Money{123'456'789}, 0.25}, {"base", "health", Money{-5}, 2.0 / 3}}};
}

int widest_line(const std::string& text) {
  int widest = 0;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) widest = std::max(widest, display_width(line));
  return widest;
}

TEST(TableScreen, ShowsEveryPennyUnderItsHeading) {
  EXPECT_EQ(table_screen(payments(), {80, false}),
            "payments: What each pot paid, £\n"
            "scenario: base\n"
            "pot              paid   share\n"
            "schools  1,234,567.89    0.25\n"
            "health          -0.05  0.6667\n");
}

TEST(TableScreen, PutsNumbersThatDoNotFitIntoAFurtherBlockAndCutsNone) {
  const std::string text = table_screen(payments(), {24, false});
  EXPECT_LE(widest_line(text), 24);
  EXPECT_THAT(text, HasSubstr("1,234,567.89"));
  EXPECT_THAT(text, HasSubstr("\n\npot       share\n"));
}

TEST(TableScreen, CutsWordsBeforeItMakesALineTooLong) {
  Table table = payments();
  table.rows[0][1] = std::string(200, 'w');
  const std::string text = table_screen(table, {60, false});
  EXPECT_LE(widest_line(text), 60);
  EXPECT_THAT(text, HasSubstr("w…"));
  EXPECT_THAT(text, HasSubstr("1,234,567.89"));
}

TEST(TableScreen, LetsNoTextSteerTheTerminal) {
  Table table = payments();
  table.rows[0][1] = "\x1b[2Jpot\n=cmd";
  EXPECT_THAT(table_screen(table, {80, false}), Not(HasSubstr("\x1b")));
}

TEST(TableScreen, SaysThatATableHasNoRows) {
  Table table = payments();
  table.rows.clear();
  EXPECT_THAT(table_screen(table, {80, false}), HasSubstr("No rows.\n"));
}

}  // namespace
}  // namespace sendcast
