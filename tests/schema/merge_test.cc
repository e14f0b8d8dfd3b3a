#include "schema/merge.h"

#include <gtest/gtest.h>

#include "tests/schema/snippet.h"

namespace sendcast {
namespace {

std::string merged(const std::string& base, const std::string& over) {
  return flow_text(merge(Parsed(base).node, Parsed(over).node));
}

TEST(Merging, GoesThroughMapsKeyByKey) {
  EXPECT_EQ(merged("{a: {x: 1, y: 2}, b: 3}", "{a: {y: 4, z: 5}}"), "{a: {x: 1, y: 4, z: 5}, b: 3}");
}

TEST(Merging, ReplacesListsAndSingleValues) {
  EXPECT_EQ(merged("{a: [1, 2, 3], b: 1}", "{a: [4], b: 2}"), "{a: [4], b: 2}");
  EXPECT_EQ(merged("{a: {x: 1}}", "{a: 5}"), "{a: 5}");
  EXPECT_EQ(merged("{a: 5}", "{a: {x: 1}}"), "{a: {x: 1}}");
}

TEST(Merging, RemovesWhatIsNull) {
  EXPECT_EQ(merged("{a: 1, b: {x: 1, y: 2}}", "{a: null, b: {x: ~}}"), "{b: {y: 2}}");
  EXPECT_EQ(merged("{a: {x: 1}, b: 2}", "{a: null}"), "{b: 2}");
}

TEST(Merging, KeepsTheOrderOfTheBaseAndAddsAfterIt) {
  EXPECT_EQ(merged("{b: 1, a: 2}", "{c: 3, a: 4}"), "{b: 1, a: 4, c: 3}");
}

struct Chain {
  Sources sources;
  Problems problems;
  Node merged;

  explicit Chain(const std::map<std::string, std::string>& files, const std::string& root = ".") {
    const ReadFile read_file = [&](const std::string& path) -> FileText {
      const auto found = files.find(path);
      return found == files.end() ? FileText{{}, "there is no such file"} : FileText{found->second, {}};
    };
    ParsedFiles parsed;
    merged = read_merged("a/top.yaml", Reach{root}, read_file, parsed, sources, problems);
  }
  std::string explained() const {
    std::string text;
    for (const Problem& problem : problems.sorted()) {
      text += fmt::format("{}:{}:{}: {}\n", sources.name(problem.place.file), problem.place.line, problem.place.column,
                          problem.what);
    }
    return text;
  }
};

TEST(AChainOfFiles, LetsTheNearestSpeakLast) {
  const Chain chain({{"a/top.yaml", "format: 1\nextends: ../b/middle.yaml\nx: top\n"},
                     {"b/middle.yaml", "format: 1\nextends: base.yaml\nx: middle\ny: middle\nz: null\n"},
                     {"b/base.yaml", "format: 1\nx: base\ny: base\nz: base\nw: base\n"}});
  EXPECT_TRUE(chain.problems.none());
  EXPECT_EQ(flow_text(chain.merged), "{format: 1, x: top, y: middle, w: base}");
}

TEST(AChainOfFiles, RemembersWhereEachPartWasWritten) {
  const std::map<std::string, std::string> files = {{"a/top.yaml", "format: 1\nextends: ../b/base.yaml\nx: {p: 1}\n"},
                                                    {"b/base.yaml", "format: 1\ny: 2\nx: {q: 3}\n"}};
  const Chain chain(files);
  const Node* x = chain.merged.find("x");
  EXPECT_EQ(chain.sources.name(x->find("p")->place.file), "a/top.yaml");
  EXPECT_EQ(x->find("p")->place.line, 3);
  EXPECT_EQ(chain.sources.name(x->find("q")->place.file), "b/base.yaml");
  EXPECT_EQ(chain.sources.name(chain.merged.find("y")->place.file), "b/base.yaml");
}

TEST(AChainOfFiles, MayPutBackWhatWasRemoved) {
  const Chain chain({{"a/top.yaml", "format: 1\nextends: middle.yaml\nx: {q: 2}\n"},
                     {"a/middle.yaml", "format: 1\nextends: base.yaml\nx: null\n"},
                     {"a/base.yaml", "format: 1\nx: {p: 1}\n"}});
  EXPECT_EQ(flow_text(chain.merged), "{format: 1, x: {q: 2}}");
}

TEST(AChainOfFiles, RemovesOnlyWhatIsThere) {
  const Chain chain({{"a/top.yaml", "format: 1\nextends: middle.yaml\nx: null\ny: null\nz: {q: null}\n"},
                     {"a/middle.yaml", "format: 1\nextends: base.yaml\nx: null\ny: 2\n"},
                     {"a/base.yaml", "format: 1\nx: 1\nz: {p: 1}\nw: 3\n"}});
  EXPECT_EQ(chain.explained(),
            "a/top.yaml:3:1: there is no 'x' to remove\na/top.yaml:5:5: there is no 'q' to remove\n");
}

TEST(AChainOfFiles, LooksAtWhereAFileLiesAndNotAtHowItsPathIsWritten) {
  const Reach reach{"/work/scenarios", "/work/scenarios/town"};
  EXPECT_TRUE(reach.holds("as-things-are.yaml"));
  EXPECT_TRUE(reach.holds("../other/local.yaml"));
  EXPECT_TRUE(reach.holds("/work/scenarios/town/data.csv"));
  EXPECT_FALSE(reach.holds("../../elsewhere.yaml"));
  EXPECT_FALSE(reach.holds("../../scenarios-2/x.yaml"));
  EXPECT_FALSE(reach.holds("/etc/passwd"));
  EXPECT_TRUE((Reach{"..", "/work/scenarios/town"}.holds("x.yaml")));
  EXPECT_FALSE((Reach{"..", "/work/scenarios/town"}.holds("../../x.yaml")));
  EXPECT_TRUE((Reach{"/", "/work"}.holds("x.yaml")));
}

TEST(AChainOfFiles, StaysWithinItsRoot) {
  const std::map<std::string, std::string> files = {{"a/top.yaml", "format: 1\nextends: ../b/base.yaml\n"},
                                                    {"b/base.yaml", "format: 1\nx: 1\n"}};
  EXPECT_TRUE(Chain(files).problems.none());
  EXPECT_EQ(Chain(files, "a").problems.count(), 1U);
}

TEST(AChainOfFiles, IsNotFollowedForEver) {
  std::map<std::string, std::string> files = {{"a/top.yaml", "format: 1\nextends: 0.yaml\n"}};
  for (int i = 0; i < 60; ++i) {
    files["a/" + std::to_string(i) + ".yaml"] = "format: 1\nextends: " + std::to_string(i + 1) + ".yaml\n";
  }
  const Chain chain(files);
  ASSERT_EQ(chain.problems.count(), 1U);
  EXPECT_EQ(chain.problems.sorted()[0].what, "more than 50 files extend one another");
}

TEST(APath, LiesWithinItsFolderOnlyIfItDoesNotLeaveIt) {
  EXPECT_TRUE(lies_within("a/b/c.csv", "a/b"));
  EXPECT_TRUE(lies_within("a/b/d/c.csv", "a/b"));
  EXPECT_FALSE(lies_within("a/c.csv", "a/b"));
  EXPECT_FALSE(lies_within("a/bc/c.csv", "a/b"));
  EXPECT_FALSE(lies_within("../c.csv", ""));
  EXPECT_TRUE(lies_within("c.csv", ""));
}

TEST(ParsedFiles, AreWhatTheyWereAndTellWhatIsWrongAgain) {
  Sources sources;
  const int sound = sources.add("sound.yaml", "a: {b: 1}\n");
  const int faulty = sources.add("faulty.yaml", "a: 1\na: 2\n");
  ParsedFiles parsed;
  for (int time = 1; time <= 2; ++time) {
    Problems problems;
    EXPECT_EQ(flow_text(parsed.parsed(sound, sources, problems)), "{a: {b: 1}}");
    EXPECT_EQ(problems.reports(), 0U);
    parsed.parsed(faulty, sources, problems);
    EXPECT_EQ(problems.reports(), 1U);
  }
}

}  // namespace
}  // namespace sendcast
