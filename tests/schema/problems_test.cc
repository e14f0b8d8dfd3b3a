#include "schema/problems.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/schema/snippet.h"

namespace sendcast {
namespace {

TEST(ASuggestion, IsTheNameThatWasProbablyMeant) {
  const std::vector<std::string> names = {"mainstream", "special", "independent"};
  EXPECT_EQ(suggest("speical", names), "did you mean 'special'?");
  EXPECT_EQ(suggest("mainstrem", names), "did you mean 'mainstream'?");
  EXPECT_EQ(suggest("Special", names), "did you mean 'special'?");
  EXPECT_EQ(suggest("prison", names), "allowed: mainstream, special, independent");
}

TEST(ASuggestion, IsNotMadeWhereThereIsNothingToSay) {
  EXPECT_EQ(suggest("x", {}), "");
  std::vector<std::string> many;
  for (int i = 0; i < 13; ++i) many.push_back("a_long_name_" + std::to_string(i));
  EXPECT_EQ(suggest("quite different", many), "");
}

TEST(ASuggestion, TakesTheFirstOfTwoEquallyNear) { EXPECT_EQ(suggest("pat", {"pot", "pit"}), "did you mean 'pot'?"); }

TEST(AProblem, ShowsTheLineAndACaretUnderTheCharacter) {
  Sources sources;
  const int file = sources.add("café.yaml", "areas: {}\nlabel: \"Zürich\", clour: red\n");
  EXPECT_EQ(explain({{file, 2, 18}, "there is no key 'clour'", "did you mean 'colour'?", {}}, sources),
            "café.yaml:2:18: there is no key 'clour'\n"
            " 2 | label: \"Zürich\", clour: red\n"
            "   |                  ^\n"
            "   did you mean 'colour'?\n");
}

TEST(AProblem, ShowsBothPlacesOfADuplicate) {
  Sources sources;
  const int file = sources.add("file.yaml", "a: 1\na: 2\n");
  EXPECT_EQ(explain({{file, 2, 1}, "'a' is given twice", "", {file, 1, 1}}, sources),
            "file.yaml:2:1: 'a' is given twice\n 2 | a: 2\n   | ^\n   the other is at file.yaml:1:1\n");
}

TEST(AProblem, ShowsThePartOfALongLineAroundItsPlace) {
  Sources sources;
  const std::string line = std::string(300, 'a').append("X").append(300, 'b');
  const int file = sources.add("file.yaml", line);
  const std::string text = explain({{file, 1, 301}, "here", "", {}}, sources);
  const std::size_t shown = text.find("1 | ") + 4;
  const std::size_t caret = text.rfind("| ") + 2;
  EXPECT_EQ(text[shown + (text.find('^') - caret)], 'X');
  EXPECT_LT(text.size(), 400U);
}

TEST(AProblem, ShowsTabsAndBytesThatAreNoTextSafely) {
  Sources sources;
  const int file = sources.add("file.csv", "a\tb\xE9\x1B[31m\n");
  EXPECT_EQ(explain({{file, 1, 3}, "here", "", {}}, sources),
            "file.csv:1:3: here\n 1 | a b\uFFFD\uFFFD[31m\n   |   ^\n");
}

TEST(Problems, AreSortedByPlaceAndCountedOnce) {
  Problems problems;
  problems.add({1, 2, 3}, "third");
  problems.add({0, 9, 1}, "second");
  problems.add({0, 2, 5}, "first");
  problems.add({0, 2, 5}, "first");
  EXPECT_EQ(problems.count(), 3U);
  EXPECT_EQ(problems.reports(), 4U);
  std::string order;
  for (const Problem& problem : problems.sorted()) order += problem.what + " ";
  EXPECT_EQ(order, "first second third ");
}

TEST(Problems, AreOnlyCountedBeyondAThousandOfAFile) {
  Problems problems;
  for (int line = 1; line <= 1500; ++line) problems.add({0, line, 1}, "wrong");
  problems.add({1, 1, 1}, "wrong too");
  EXPECT_EQ(problems.count(), 1501U);
  EXPECT_EQ(problems.left_out_of(0), 500U);
  EXPECT_EQ(problems.sorted().size(), 1001U);
}

TEST(Problems, OfATableAreShownOnlyAFewTimesAndCountedOnce) {
  Sources sources;
  Problems problems;
  const int table = sources.add("data/plans.csv", "area\n");
  problems.keep_few_of(table);
  for (const int twice : {0, 1}) {
    for (int line = 1; line <= 500; ++line) problems.add({table, line, 1}, "wrong");
    EXPECT_EQ(problems.count(), 500U) << twice;
  }
  EXPECT_EQ(problems.sorted().size(), 20U);
  EXPECT_THAT(explain(problems, sources), testing::EndsWith("\n… and 480 more in data/plans.csv\n\n"));
  EXPECT_EQ(count_in_words(problems), "500 problems found");
}

TEST(AnArticle, SuitsItsNoun) {
  EXPECT_EQ(with_article("setting"), "a setting");
  EXPECT_EQ(with_article("area"), "an area");
  EXPECT_EQ(with_article("interval"), "an interval");
  EXPECT_EQ(with_article("uniform"), "a uniform");
}

TEST(ASource, IsHeldOnceHoweverOftenItIsRead) {
  Sources sources;
  EXPECT_EQ(sources.add("base.yaml", "a: 1"), 0);
  EXPECT_EQ(sources.add("other.yaml", "a: 1"), 1);
  EXPECT_EQ(sources.add("base.yaml", "a: 1"), 0);
  EXPECT_EQ(sources.add("base.yaml", "a: 2"), 2);
  EXPECT_EQ(sources.count(), 3);
}

}  // namespace
}  // namespace sendcast
