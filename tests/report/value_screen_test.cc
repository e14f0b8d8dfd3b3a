#include <gtest/gtest.h>

#include "report/csv.h"
#include "report/terminal.h"
#include "report/value_tables.h"

namespace sendcast {
namespace {

/// The board pays £300 and the council £100 for an intervention, by which other costs fall by £500 and £250.
ValueComparison small_value() {
  ValueComparison value{"base", "reform", FinancialYear{2022}, {YearWeights{FinancialYear{2022}}}, {}, {}, {}};
  const auto partner = [](const char* name, const char* label, const char* pot, Pence pays, Pence rest) {
    PartnerValue made;
    made.name = name;
    made.label = label;
    made.pot = pot;
    made.years.resize(1);
    made.interventions = pays;
    made.rest = rest;
    made.pv_interventions = static_cast<double>(pays) / 100;
    made.pv_rest = made.pv_rest_cashable = static_cast<double>(rest) / 100;
    made.years[0].interventions = pays;
    made.years[0].rest = rest;
    return made;
  };
  value.partners = {partner("council", "The council", "general_fund", 100'00, -250'00),
                    partner("icb", "The board", "icb_children", 300'00, -500'00)};
  value.all = partner("all", "All together", "", 400'00, -750'00);
  return value;
}

TEST(ValueScreen, SaysWhoPaysMoreThanTheyGain) {
  ValueComparison value = small_value();
  EXPECT_NE(value_screen(value, {120, false}).find("Nobody pays more than they gain.\n"), std::string::npos);
  value.partners[1].pv_rest = -120;
  const std::string screen = value_screen(value, {120, false});
  EXPECT_NE(
      screen.find("The board pays £300 for the interventions and gains £120: it pays more than it gains, by £180."),
      std::string::npos)
      << screen;
}

TEST(FairSplitScreen, GivesSharesThatCanBePastedAsAFundingRule) {
  // In proportion to £250 and £500, £133.33 and £266.67 of £400.
  const std::string screen = fair_split_screen(small_value(), {120, false});
  EXPECT_NE(screen.find("In proportion to benefit: {shares: {general_fund: 33.3325%, icb_children: 66.6675%}}"),
            std::string::npos)
      << screen;
}

TEST(FairSplitTable, IsARowForEachWayAndFunder) {
  const std::string text = csv(fair_split_table(std::vector{small_value()}));
  EXPECT_NE(text.find("base,scenario,split,funder,pot,pays,share,gains,net_gain\r\n"
                      "base,reform,now,council,general_fund,100.00,0.25,250.00,150.00\r\n"
                      "base,reform,now,icb,icb_children,300.00,0.75,500.00,200.00\r\n"),
            std::string::npos)
      << text;
}

TEST(ValueTable, HasNoQuantilesInACentralRun) {
  const std::string text = csv(value_table(std::vector{small_value()}));
  EXPECT_NE(text.find("base,reform,council,net_present_value,150.00,,,\r\n"), std::string::npos) << text;
  EXPECT_NE(text.find("base,reform,all,benefit_cost_ratio,1.875,,,\r\n"), std::string::npos) << text;
}

TEST(PaysGainsTable, DividesEachGainByWhoPaid) {
  // The council pays a quarter: £62.50 of its own gain, and £125 of the board's.
  const std::string text = csv(pays_gains_table(std::vector{small_value()}));
  EXPECT_NE(text.find("base,reform,council,council,62.50\r\nbase,reform,council,icb,125.00\r\n"), std::string::npos)
      << text;
}

}  // namespace
}  // namespace sendcast
