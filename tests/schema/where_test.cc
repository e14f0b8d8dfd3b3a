#include "schema/where.h"

#include <gtest/gtest.h>

#include "tests/schema/snippet.h"

namespace sendcast {
namespace {

std::vector<int> ages_of(const std::string& written) {
  std::vector<int> ages;
  const Selection marks = read_snippet<Ages>(written).read.marks;
  for (std::size_t age = 0; age < marks->size(); ++age) {
    if ((*marks)[age]) ages.push_back(static_cast<int>(age));
  }
  return ages;
}

TEST(Ages, AreWrittenAsRangesAndLists) {
  EXPECT_EQ(ages_of("5-8"), (std::vector<int>{5, 6, 7, 8}));
  EXPECT_EQ(ages_of("23-"), (std::vector<int>{23, 24, 25}));
  EXPECT_EQ(ages_of("11"), (std::vector<int>{11}));
  EXPECT_EQ(ages_of("[3, 5-6, 25-]"), (std::vector<int>{3, 5, 6, 25}));
  EXPECT_EQ(ages_of("0"), (std::vector<int>{0}));
}

TEST(Ages, AreNothingElse) {
  for (const char* written : {"-5", "5-4", "5--7", "5.5", "26", "5-30", "all", "{from: 5}", "5 - 7"})
    EXPECT_FALSE(read_snippet<Ages>(written).is_sound()) << written;
}

Where where(const std::string& written) {
  Sources sources;
  Problems problems;
  const Vocabulary words = small_vocabulary();
  const ReadFile none;
  Reader reader(words, none, sources, problems);
  const Where where = read_where(reader, parse_yaml(sources.add("w", written), sources, problems), {});
  EXPECT_TRUE(problems.none()) << written;
  return where;
}

TEST(AWhere, MatchesWhatAllItsKeysName) {
  const Where both = where("{areas: east, ages: 5-10}");
  EXPECT_TRUE(matches(both, {0, 5, 1, 2}));
  EXPECT_FALSE(matches(both, {1, 5, 1, 2}));
  EXPECT_FALSE(matches(both, {0, 11, 1, 2}));
}

TEST(AWhere, MatchesEverythingByAKeyThatIsAbsent) {
  EXPECT_TRUE(matches(where("{}"), {1, 25, 1, 2}));
  EXPECT_TRUE(matches(where("{settings: [special, independent]}"), {0, 0, 0, 2}));
  EXPECT_FALSE(matches(where("{settings: [special, independent]}"), {0, 0, 0, 0}));
}

TEST(AWhere, DoesNotMatchWhatLacksTheDimensionThatItNames) {
  EXPECT_FALSE(matches(where("{needs: asd}"), {0, 5, -1, -1}));
  EXPECT_TRUE(matches(where("{ages: 5}"), {0, 5, -1, -1}));
}

}  // namespace
}  // namespace sendcast
