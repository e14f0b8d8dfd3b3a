#include <gtest/gtest.h>

#include "tests/schema/snippet.h"

namespace sendcast {
namespace {

TEST(AYamlFile, RemembersWhereEverythingStands) {
  const Parsed parsed("a: 1\nb:\n  - {c: Zürich, d: x}\n");
  const Node& entry = parsed.node.find("b")->items.at(0);
  EXPECT_EQ(entry.place.line, 3);
  EXPECT_EQ(entry.place.column, 5);
  EXPECT_EQ(entry.members[1].place.column, 17);  // columns count characters, not bytes
  EXPECT_EQ(entry.find("d")->place.column, 20);
}

TEST(AYamlFile, TellsNothingFromQuotedText) {
  EXPECT_TRUE(Parsed("a: null").node.find("a")->is_null());
  EXPECT_TRUE(Parsed("a: ~").node.find("a")->is_null());
  EXPECT_TRUE(Parsed("a:").node.find("a")->is_null());
  EXPECT_TRUE(Parsed("a: 'null'").node.find("a")->is_scalar());
  EXPECT_TRUE(Parsed("a: ''").node.find("a")->is_scalar());
}

TEST(AYamlFile, ReportsANameGivenTwiceAndReadsOnWithBoth) {
  const Parsed parsed("pots: {a: 1, b: 2}\npots: {b: 3, c: 4}\n");
  EXPECT_EQ(parsed.explained(), "2:1: 'pots' is given twice\n");
  EXPECT_EQ(flow_text(*parsed.node.find("pots")), "{b: 2, c: 4, a: 1}");
}

TEST(AYamlFile, LetsAnAliasStandForWhatItNames) {
  EXPECT_EQ(flow_text(Parsed("a: &x {b: 1}\nc: *x").node), "{a: {b: 1}, c: {b: 1}}");
}

TEST(AYamlFile, CannotGrowWithoutEnd) {
  std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 9; ++i) {
    const std::string before = "*a" + std::to_string(i - 1);
    bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [";
    for (int k = 0; k < 10; ++k) bomb += (k == 0 ? "" : ", ") + before;
    bomb += "]\n";
  }
  EXPECT_NE(Parsed(bomb).explained().find("a scenario file may hold at most 500000 values"), std::string::npos);
  EXPECT_NE(Parsed(std::string(60, '[') + std::string(60, ']')).explained().find("nested more than 40 deep"),
            std::string::npos);
}

TEST(AYamlFile, IsTextInUtf8) {
  EXPECT_EQ(Parsed("a: caf\xE9").explained(), "1:7: not UTF-8 text\n");
  EXPECT_EQ(Parsed("a: \"\x1B[2J\"").explained(), "1:5: a control character, U+001B, which no file may hold\n");
  EXPECT_EQ(Parsed("a: \xC2\x9B").explained(), "1:4: a control character, U+009B, which no file may hold\n");
  EXPECT_EQ(Parsed(std::string("a: b\0", 5)).explained(), "1:5: a control character, U+0000, which no file may hold\n");
  EXPECT_EQ(Parsed("a: \xED\xA0\x80").explained(), "1:4: not UTF-8 text\n");
  EXPECT_EQ(Parsed("a: café — 学校").explained(), "");
}

}  // namespace
}  // namespace sendcast
