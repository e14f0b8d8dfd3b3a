#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/bridge_table.h"
#include "report/csv.h"
#include "report/terminal.h"
#include "report/text_width.h"

namespace sendcast {
namespace {

using testing::HasSubstr;

constexpr Screen wide{100, false};

/// Two funders, of whose payments a pooled fund keeps 10.00.
Bridge small_bridge() {
  Bridge bridge;
  bridge.account = BridgeAccount::interventions;
  bridge.base = "as-is";
  bridge.scenario = "reform";
  bridge.first = {2021};
  bridge.last = {2023};
  bridge.funders = {{"council", "The council"}, {"icb", "Integrated care board"}};
  bridge.from = {500'000, 300'000, 200'000};
  bridge.to = {450'050, 250'000, 201'050};
  bridge.parts = {{"other_inputs", "Other inputs", {0, 0, 0}},
                  {"team", "Early language team", {-50'000, -50'000, 1'000}},
                  {"nurse", "A nurse, or two", {50, 0, 50}}};
  return bridge;
}

TEST(BridgeTable, IsARowForEachPartOfTheWholeAndOfEachFunder) {
  Bridge untold;
  untold.why_not = "the two have no financial year in common";
  const std::vector<std::vector<Bridge>> bridges = {{}, {untold, small_bridge()}};
  EXPECT_EQ(csv(bridge_table(bridges)),
            "base,scenario,account,part,funder,amount\r\n"
            "as-is,reform,interventions,other_inputs,,0.00\r\n"
            "as-is,reform,interventions,other_inputs,council,0.00\r\n"
            "as-is,reform,interventions,other_inputs,icb,0.00\r\n"
            "as-is,reform,interventions,team,,-500.00\r\n"
            "as-is,reform,interventions,team,council,-500.00\r\n"
            "as-is,reform,interventions,team,icb,10.00\r\n"
            "as-is,reform,interventions,nurse,,0.50\r\n"
            "as-is,reform,interventions,nurse,council,0.00\r\n"
            "as-is,reform,interventions,nurse,icb,0.50\r\n");
}

TEST(BridgeScreen, LeadsFromTheBaseToTheScenario) {
  EXPECT_EQ(bridge_screen(small_bridge(), wide),
            R"(What each intervention makes of it: reform less as-is, 2021-22 to 2023-24, £
                       services  council    icb
                           cost     pays   pays
as-is                     5,000    3,000  2,000
reform                    4,501    2,500  2,011
                       ────────  ───────  ─────
Difference                 -500     -500    +11
  Other inputs                0        0      0
  Early language team      -500     -500    +10
  A nurse, or two            +1        0     +1
What funders pay beyond the cost, pooled funds keep; what is short, they spend.
)");
}

TEST(BridgeScreen, SaysWhatIsSampledAndWhatCannotBeTold) {
  Bridge bridge = small_bridge();
  bridge.orders = 100;
  EXPECT_THAT(bridge_screen(bridge, wide), HasSubstr("Parts are sampled: the mean over 100 orders of telling.\n"));
  bridge.why_not = "the two do not run over the same months";
  EXPECT_EQ(bridge_screen(bridge, wide),
            "What each intervention makes of it: reform less as-is\n"
            "Not told: the two do not run over the same months.\n");
}

TEST(BridgeScreen, SaysWhatAnAccountBetweenYearsMeans) {
  Bridge bridge = small_bridge();
  bridge.account = BridgeAccount::years;
  const std::string screen = bridge_screen(bridge, wide);
  EXPECT_THAT(screen, HasSubstr("What moved the cost from year to year: reform, 2021-22 to 2023-24, £\n"));
  EXPECT_THAT(screen, HasSubstr("\n2021-22                   5,000"));
  EXPECT_THAT(screen, HasSubstr("Already under way: what the inputs of 2021-22 lead to by themselves.\n"));
}

TEST(BridgeScreen, FitsItsWidth) {
  for (int width = 30; width < 110; ++width) {
    std::istringstream lines(bridge_screen(small_bridge(), {width, false}));
    for (std::string line; std::getline(lines, line);) EXPECT_LE(display_width(line), width) << line;
  }
}

}  // namespace
}  // namespace sendcast
