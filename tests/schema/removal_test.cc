#include "schema/removal.h"

#include <gtest/gtest.h>

#include "tests/schema/snippet.h"

namespace sendcast {
namespace {

/// What is wrong with a file's nulls, with the advice, over what it extends.
std::string fault(const std::string& file, const std::string& inherited = "{}") {
  Parsed over(file);
  refuse_idle_nulls(over.node, Parsed(inherited).node, over.sources, over.problems);
  std::string text;
  for (const Problem& problem : over.problems.sorted())
    text += fmt::format("{}: {}; {}\n", problem.place.column, problem.what, problem.suggestion);
  return text;
}

constexpr const char* nothing_to_remove =
    "null removes what an extended file says, and there is nothing to remove here\n";

TEST(ANull, RemovesWhatIsInherited) { EXPECT_EQ(fault("{a: null, b: {x: ~}, c: }", "{a: 1, b: {x: 2}, c: [1]}"), ""); }

TEST(ANull, IsAMistakeWhereThereIsNothingToRemove) {
  EXPECT_EQ(fault("{wibble: null}", "{area: 1}"), fmt::format("2: 'wibble' has no value; {}", nothing_to_remove));
  EXPECT_EQ(fault("{a: {b: null}}", "{a: 5}"), fmt::format("6: 'b' has no value; {}", nothing_to_remove));
  EXPECT_EQ(fault("{a: }"), "2: 'a' has no value; give it one, or leave it out\n");
}

TEST(ANull, InsideAListRemovesNothing) {
  EXPECT_EQ(fault("{a: [{b: null}]}", "{a: [{b: 1}]}"), fmt::format("7: 'b' has no value; {}", nothing_to_remove));
  EXPECT_EQ(fault("{a: [1, ~]}"), "9: an item of the list has no value; \n");
}

TEST(ANull, OfAMisspeltNameGetsTheNameThatWasMeant) {
  EXPECT_EQ(fault("{early_help_and_portag: null}", "{therapy: 1, early_help_and_portage: 2}"),
            "2: there is no 'early_help_and_portag' to remove; did you mean 'early_help_and_portage'?\n");
}

TEST(AComma, InsideANumberIsExplained) {
  EXPECT_EQ(fault("{unit_cost: 68,000, index: pay}"), "16: '000' has no value; write 68000 without commas\n");
  EXPECT_EQ(fault("{income: -1,250,000.50}"), "13: '250' has no value; write -1250000.50 without commas\n");
}

TEST(AComma, InsideTextIsExplained) {
  EXPECT_EQ(fault("{semh: Social, emotional and mental health}"),
            "16: 'emotional and mental health' has no value; put text that holds a comma in quotes\n");
  EXPECT_EQ(fault("{funding: dsg, index: }"), "16: 'index' has no value; give it one, or leave it out\n");
}

TEST(AColon, WithoutASpaceIsExplained) {
  EXPECT_EQ(fault("{label: Posts, unit_cost:68000}"),
            "16: 'unit_cost:68000' has no value; put a space, and no other character, after the colon\n");
}

}  // namespace
}  // namespace sendcast
