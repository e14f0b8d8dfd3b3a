#include "tests/properties/figures_of.h"
#include "tests/properties/for_many_scenarios.h"

namespace sendcast::properties {
namespace {

/// A scenario in two: what is over the base, merged by name, gives the whole again.
struct Split {
  Tree base = Tree::object();
  Tree over = Tree::object();
};

/// Something else in its place, which what is over it replaces.
Tree something_else(const Tree& tree) { return tree.is_array() ? Tree::array({"7"}) : Tree("7"); }

/// Splits a map: up to some member in the base (and here and there changed above it), from there on only above it, so
/// that the order of the whole stays. Now and then the base has a member that is removed again.
Split split(Draw& draw, const Tree& whole) {
  Split parts;
  const int in_base = draw.whole(0, static_cast<int>(whole.size()));
  int position = 0;
  for (const auto& [name, member] : whole.items()) {
    const double way = draw.between(0, 1);
    if (position++ >= in_base) {
      parts.over[name] = member;
    } else if (member.is_object() && way < 0.7) {
      const Split inside = split(draw, member);
      parts.base[name] = inside.base;
      parts.over[name] = inside.over;
    } else if (!member.is_object() && way < 0.3) {
      parts.base[name] = something_else(member);
      parts.over[name] = member;
    } else {
      parts.base[name] = member;
    }
    if (draw.chance(0.1) && !whole.contains("removed_after_" + name)) {
      parts.base["removed_after_" + name] = something_else(member);
      parts.over["removed_after_" + name] = nullptr;
    }
  }
  return parts;
}

/// A file that begins as every scenario file does.
std::string file_that_extends(const char* base, const Tree& rest) {
  Tree file{{"format", 1}};
  if (base != nullptr) file["extends"] = base;
  file.update(rest);
  return yaml(file);
}

TEST(AnyScenario, SplitThroughExtendsGivesTheSameBitsAsTheWhole) {
  for_many_scenarios([](const ScenarioText& scenario) {
    Draw draw(scenario.data.size());
    const Files whole = files_of(scenario);
    Tree tree = scenario.tree;
    tree.erase("format");
    const Split upper = split(draw, tree);
    const Split lower = split(draw, upper.base);
    Files parts = whole;
    parts["scenario.yaml"] = file_that_extends("middle.yaml", upper.over);
    parts["middle.yaml"] = file_that_extends("base.yaml", lower.over);
    parts["base.yaml"] = file_that_extends(nullptr, lower.base);
    EXPECT_NE(whole.at("scenario.yaml"), parts["scenario.yaml"]);
    expect_same(figures_of(run(whole)), figures_of(run(parts)), 0);
  });
}

}  // namespace
}  // namespace sendcast::properties
