#include <gtest/gtest.h>

#include "tests/scenario/reading.h"

namespace sendcast {
namespace {

/// Scenarios from memory that are loaded together or one after another.
class SeveralScenarios {
 public:
  /// @param overlays  each a scenario file without its first two lines
  /// @param extended  the folder of tests/errors with the scenario that they all extend
  explicit SeveralScenarios(const std::vector<std::string>& overlays, const std::string& extended = "sound")
      : files_(files_below(source_folder("tests/errors"))) {
    for (std::size_t i = 0; i < overlays.size(); ++i) {
      const std::string path = fmt::format("case/{}.yaml", i);
      files_[path] = fmt::format("format: 1\nextends: ../{}/scenario.yaml\n{}", extended, overlays[i]);
      asked_.push_back({path, Reach{"."}, [this](const std::string& name) { return read(name); }});
    }
  }

  struct Found {
    std::vector<std::unique_ptr<Loaded>> loaded;
    Sources sources;
    Problems problems;
  };

  Found together() const {
    Found found;
    found.loaded = load_all(asked_, found.sources, found.problems);
    return found;
  }

  Found one_by_one() const {
    Found found;
    for (const ScenarioFile& file : asked_)
      found.loaded.push_back(load(file.path, file.reach, file.read_file, found.sources, found.problems));
    return found;
  }

 private:
  FileText read(const std::string& name) const {
    const auto found = files_.find(name);
    return found == files_.end() ? FileText{{}, "there is no such file"} : FileText{found->second, {}};
  }

  Files files_;
  std::vector<ScenarioFile> asked_;
};

void expect_same_sources(const Sources& found, const Sources& expected) {
  ASSERT_EQ(found.count(), expected.count());
  for (int i = 0; i < found.count(); ++i) {
    EXPECT_EQ(found.name(i), expected.name(i));
    EXPECT_EQ(found.text(i), expected.text(i));
  }
}

void expect_same_places(const std::vector<Assumption>& found, const std::vector<Assumption>& expected) {
  ASSERT_EQ(found.size(), expected.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    EXPECT_EQ(found[i].path, expected[i].path);
    EXPECT_EQ(found[i].text, expected[i].text);
    EXPECT_EQ(found[i].place.file, expected[i].place.file);
    EXPECT_EQ(found[i].place.line, expected[i].place.line);
    EXPECT_EQ(found[i].place.column, expected[i].place.column);
  }
}

TEST(SeveralScenarios, AreLoadedTogetherAsOneByOne) {
  const SeveralScenarios scenarios({"", "title: Second\n", "title: Third\n"});
  const auto expected = scenarios.one_by_one();
  const auto found = scenarios.together();
  ASSERT_TRUE(expected.problems.none()) << explain(expected.problems, expected.sources);
  ASSERT_EQ(found.loaded.size(), expected.loaded.size());
  expect_same_sources(found.sources, expected.sources);
  for (std::size_t i = 0; i < found.loaded.size(); ++i) {
    EXPECT_EQ(found.loaded[i]->path, expected.loaded[i]->path);
    EXPECT_EQ(flow_text(found.loaded[i]->merged), flow_text(expected.loaded[i]->merged));
    EXPECT_EQ(found.loaded[i]->uncertain.size(), expected.loaded[i]->uncertain.size());
    expect_same_places(found.loaded[i]->assumptions, expected.loaded[i]->assumptions);
  }
}

/// Whether what is wrong with scenarios is told together as it is one by one.
void expect_same_problems(const SeveralScenarios& scenarios) {
  const auto expected = scenarios.one_by_one();
  const auto found = scenarios.together();
  EXPECT_FALSE(expected.problems.none());
  EXPECT_TRUE(found.loaded.empty());
  EXPECT_EQ(explain(found.problems, found.sources), explain(expected.problems, expected.sources));
  EXPECT_EQ(found.problems.count(), expected.problems.count());
}

TEST(SeveralScenarios, AreRefusedTogetherAsOneByOne) {
  const std::string refused_when_read = "nonsense: 1\n";
  const std::string refused_when_checked = "settings: {mainstream: {capacity: 5}}\n";
  expect_same_problems(SeveralScenarios({"title: First\n", refused_when_read, "title: Third\n"}));
  expect_same_problems(SeveralScenarios({"title: First\n", refused_when_checked}));
  expect_same_problems(SeveralScenarios({refused_when_checked, "not: [yaml\n", refused_when_read}));
}

TEST(SeveralScenarios, HaveWhatTheyAllExtendRefusedOnce) {
  const SeveralScenarios scenarios({"title: First\n", "title: Second\n"}, "basis-unknown");
  EXPECT_EQ(scenarios.together().problems.count(), 1U);
  expect_same_problems(scenarios);
}

}  // namespace
}  // namespace sendcast
