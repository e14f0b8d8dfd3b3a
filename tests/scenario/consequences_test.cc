#include <functional>

#include <gtest/gtest.h>

#include "tests/scenario/reading.h"
#include "tests/schema/snippet.h"

// One mistake is one problem: nothing that only follows from it is reported.
namespace sendcast {
namespace {

constexpr const char* sound = "sound/scenario.yaml";

const Files& files() {
  static const Files files = files_below(source_folder("tests/errors"));
  return files;
}

std::string problems_of(const Node& scenario) {
  Files changed = files();
  changed[sound] = flow_text(scenario);
  return read_from(changed, sound)->explained();
}

std::size_t count_of(const std::string& problems) {
  std::size_t count = 0;
  for (std::size_t i = 0; (i = problems.find("\n\n", i)) != std::string::npos; ++i) ++count;
  return count;
}

using Visit = std::function<void(const std::string& path, Node& node)>;

/// Calls `visit` with every part of a scenario, the whole excepted.
void visit_parts(const std::string& path, Node& node, const Visit& visit) {
  for (std::size_t i = 0; i < node.items.size(); ++i) {
    const std::string inside = path + "[" + std::to_string(i) + "]";
    visit(inside, node.items[i]);
    visit_parts(inside, node.items[i], visit);
  }
  for (std::size_t i = 0; i < node.members.size(); ++i) {
    const std::string inside = path + "." + node.members[i].name;
    visit(inside, node.members[i].value);
    visit_parts(inside, node.members[i].value, visit);
  }
}

TEST(APartOfTheWrongType, IsTheOnlyProblem) {
  Node scenario = Parsed(files().at(sound)).node;
  ASSERT_EQ(problems_of(scenario), "");
  const Node wrong = Parsed("[[wrong]]").node;
  visit_parts("", scenario, [&](const std::string& path, Node& part) {
    const Node right = part;
    part = wrong;
    const std::string problems = problems_of(scenario);
    EXPECT_EQ(count_of(problems), 1U) << path << "\n" << problems;
    part = right;
  });
}

}  // namespace
}  // namespace sendcast
