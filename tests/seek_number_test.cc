// Values planted by hand are found again: a scenario is run with a known number, its result becomes the goal, and the
// number is sought from elsewhere.

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "run.h"
#include "tests/scenario/reading.h"

namespace sendcast {
namespace {

using testing::HasSubstr;

FileText file_of(const Files& files, const std::string& path) {
  const auto found = files.find(path);
  return found == files.end() ? FileText{{}, "there is no such file"} : FileText{found->second, {}};
}

/// A scenario to seek in.
struct Ground {
  std::string path;
  Files files;
};

struct Planted {
  std::string number;
  std::string value;      ///< with which the goal's result is measured
  std::string elsewhere;  ///< as which the scenario then stands
  double low = 0;
  double high = 0;
  std::string goal;  ///< its amount does not matter
};

class Planting {
 public:
  explicit Planting(const Ground& place)
      : read_file_([&files = place.files](const std::string& path) { return file_of(files, path); }) {
    original_ = load(place.path, Reach{"."}, read_file_, sources_, problems_);
    EXPECT_TRUE(problems_.none());
  }

  std::unique_ptr<Loaded> with(const std::string& number, const std::string& text) {
    const Node merged = with_number(original_->merged, find_number(*original_, number), text);
    return load_merged(original_->path, merged, read_file_, sources_, problems_);
  }

  std::optional<Sought> seek(const Planted& planted) {
    const Results known = simulate(compile(with(planted.number, planted.value)->scenario, "known"));
    const auto stands = with(planted.number, planted.elsewhere);
    Goal goal = parse_goal(planted.goal, known, nullptr);
    EXPECT_TRUE(goal.understood()) << goal.why_not;
    goal.amount = measured(goal, known, nullptr).value_or(0);
    const NamedNumber number = find_number(*stands, planted.number);
    EXPECT_TRUE(number.found()) << number.why_not;
    return seek_number({*stands, number, {planted.low, planted.high, number.present}, goal}, read_file_, sources_,
                       problems_, [] {});
  }

  std::string explained() const {
    std::string text;
    for (const Problem& problem : problems_.sorted()) text += explain(problem, sources_);
    return text;
  }

 private:
  ReadFile read_file_;
  Sources sources_;
  Problems problems_;
  std::unique_ptr<Loaded> original_;
};

/// The small scenario in which nothing is wrong, at prices that make its few children dear.
const Ground& sound() {
  static const Ground place = [] {
    Ground dear{"case/scenario.yaml", files_below(source_folder("tests/errors"))};
    dear.files["case/scenario.yaml"] =
        "format: 1\nextends: ../sound/scenario.yaml\nservices: {special_top_up: {unit_cost: 1e7}}\n";
    return dear;
  }();
  return place;
}

void PrintTo(const Planted& planted, std::ostream* out) { *out << planted.number << " = " << planted.value; }

class PlantedValue : public testing::TestWithParam<Planted> {};

/// What the test of a number is called: its path without what a name may not hold.
std::string name_of(const Planted& planted) {
  std::string name = planted.number;
  std::replace(name.begin(), name.end(), '.', '_');
  return name;
}

TEST_P(PlantedValue, IsRecovered) {
  const Planted& planted = GetParam();
  Planting planting(sound());
  const auto sought = planting.seek(planted);
  ASSERT_TRUE(sought) << planting.explained();
  ASSERT_TRUE(sought->answer);
  const double value = *parse_number(planted.value);
  EXPECT_NEAR(*sought->answer, value, 1e-6 * value);
  EXPECT_LE(sought->tried.size(), 60U);
}

INSTANTIATE_TEST_SUITE_P(
    Numbers, PlantedValue,
    testing::Values(Planted{"services.special_top_up.unit_cost", "12345.67", "20000", 0, 50000, "cost:2023-24:0"},
                    Planted{"settings.special.capacity", "0.4321", "0.8", 0, 0.9, "cost:2023-24:0"},
                    Planted{"interventions.early_help.effects.2.shift.share", "21.7%", "70%", 0, 1, "cost:2024-25:0"},
                    Planted{"demand.cease", "3.21%", "10%", 0.01, 0.2, "plans:2024-25:0"},
                    Planted{"pots.high_needs.income", "1234567.89", "1e6", 0, 2e6, "balance:high_needs:2024-25"}),
    [](const testing::TestParamInfo<Planted>& info) { return name_of(info.param); });

TEST(SeekNumber, RefusesAnEndThatMakesTheScenarioWrong) {
  Planting planting(sound());
  EXPECT_FALSE(planting.seek({"funding.half_each.shares.general_fund", "50%", "50%", 0, 1, "cost:2023-24:0"}));
  EXPECT_THAT(planting.explained(), HasSubstr("shares sum to"));
}

TEST(SeekNumber, RecoversValuesPlantedInARealPlace) {
  Ground bcp{"short.yaml", files_below(source_folder("scenarios/bcp"))};
  bcp.files["short.yaml"] = "format: 1\nextends: local-places.yaml\nyears: 4\n";
  Planting planting(bcp);
  const auto share = planting.seek(
      {"interventions.local_places.effects.3.shift.share", "43.21%", "10%", 0, 1, "balance:high_needs:2023-24"});
  ASSERT_TRUE(share && share->answer) << planting.explained();
  EXPECT_NEAR(*share->answer, 0.4321, 1e-6);
  const auto places = planting.seek({"settings.special.capacity.2022-09", "931.5", "908", 850, 950, "cost:2023-24:0"});
  ASSERT_TRUE(places && places->answer) << planting.explained();
  EXPECT_NEAR(*places->answer, 931.5, 1e-6 * 931.5);
}

}  // namespace
}  // namespace sendcast
