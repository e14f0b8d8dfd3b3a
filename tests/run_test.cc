#include "run.h"

#include <gtest/gtest.h>

#include "report/csv.h"
#include "report/tables.h"
#include "report/terminal.h"
#include "scenario/differences.h"
#include "tests/scenario/reading.h"

namespace sendcast {
namespace {

std::vector<std::unique_ptr<Loaded>> loaded_over_sound(const std::vector<std::string>& overlays) {
  std::vector<std::unique_ptr<Loaded>> loaded;
  for (const std::string& overlay : overlays) {
    const auto reading = read_over_sound(overlay);
    EXPECT_EQ(reading->explained(), "");
    loaded.push_back(std::move(reading->loaded));
    loaded.back()->path = "scenario_" + std::to_string(loaded.size()) + ".yaml";
  }
  return loaded;
}

std::string tables_of(const Results& results) {
  std::string text;
  for (const Table& table : result_tables({&results, 1})) text += csv(table);
  return text;
}

constexpr const char* another_share = "funding: {half_each: {shares: {general_fund: 20%, icb_children: 80%}}}\n";
constexpr const char* through_the_pool =
    "services: {keyworker: {funding: therapies}}\npots: {general_fund: {income: 7}}\n";
constexpr const char* other_services = "services: {keyworker: {unit_cost: 70000}}\n";

TEST(RunAll, GivesDealsOverTheSameServicesWhatEachGetsAlone) {
  const auto loaded = loaded_over_sound({"about: as it is\n", another_share, other_services, through_the_pool});
  const std::vector<Results> together = run_all(loaded, {});
  for (std::size_t i = 0; i < loaded.size(); ++i) {
    EXPECT_EQ(tables_of(together[i]), tables_of(simulate(compile(loaded[i]->scenario, names_of(loaded)[i])))) << i;
  }
}

TEST(InputsScreen, SaysWhereNothingDiffersButWhoPays) {
  const auto loaded = loaded_over_sound({"about: as it is\n", another_share, other_services, through_the_pool});
  const auto screen = [&](std::size_t i) {
    const Node& base = loaded[0]->merged;
    const Node& other = loaded[i]->merged;
    return inputs_screen({}, {}, differences(base, other), differ_in_deal_only(base, other), {120, false});
  };
  const std::string sentence = "Same services, different deal: nothing differs but who pays.";
  EXPECT_NE(screen(1).find(sentence), std::string::npos);
  EXPECT_EQ(screen(2).find(sentence), std::string::npos);
  EXPECT_NE(screen(3).find(sentence), std::string::npos);
  EXPECT_EQ(screen(0).find(sentence), std::string::npos);
}

TEST(Deals, AreToldFromALineThatIsOnlyCalledFunding) {
  const auto loaded = loaded_over_sound(
      {"about: as it is\n",
       "services: {funding: {driver: fixed, unit_cost: 9, price_base: 2021-22, funding: half_each}}\n"});
  EXPECT_FALSE(differ_in_deal_only(loaded[0]->merged, loaded[1]->merged));
  const std::vector<Results> together = run_all(loaded, {});
  EXPECT_EQ(together[1].accounts.costs[0].size(), together[0].accounts.costs[0].size() + 1);
}

}  // namespace
}  // namespace sendcast
