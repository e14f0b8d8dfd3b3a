#include "report/comparison_table.h"

#include <gtest/gtest.h>

#include "report/csv.h"
#include "tests/value/small_results.h"

namespace sendcast {
namespace {

TEST(ComparisonTable, IsARowForEveryMeasure) {
  Results other = small_results("reform");
  other.accounts.costs[0][0].cost = 90001;
  const Comparison comparison = compare(small_results(), other);
  const std::string text = csv(comparison_table(std::vector{comparison}));
  EXPECT_EQ(text.substr(0, text.find("as-is,reform,2022-23")),
            "base,scenario,year,measure,of,base_value,value,difference\r\n"
            "as-is,reform,2021-22,plans,,230,230,0\r\n"
            "as-is,reform,2021-22,plans_by_setting,mainstream,210,210,0\r\n"
            "as-is,reform,2021-22,plans_by_setting,special,20,20,0\r\n"
            "as-is,reform,2021-22,sen_support,,400,400,0\r\n"
            "as-is,reform,2021-22,waiting,,20,20,0\r\n"
            "as-is,reform,2021-22,requests,,60,60,0\r\n"
            "as-is,reform,2021-22,assessments,,48,48,0\r\n"
            "as-is,reform,2021-22,on_time,,36,36,0\r\n"
            "as-is,reform,2021-22,issued,,30,30,0\r\n"
            "as-is,reform,2021-22,timeliness,,0.75,0.75,0\r\n"
            "as-is,reform,2021-22,revenue_cost,,1000.01,900.01,-100.00\r\n"
            "as-is,reform,2021-22,capital_cost,,0.00,0.00,0.00\r\n"
            "as-is,reform,2021-22,cost_by_line,therapy,1000.01,900.01,-100.00\r\n"
            "as-is,reform,2021-22,cost_by_line,building,0.00,0.00,0.00\r\n"
            "as-is,reform,2021-22,paid_by_funder,council,600.00,600.00,0.00\r\n"
            "as-is,reform,2021-22,paid_by_funder,icb,500.00,500.00,0.00\r\n"
            "as-is,reform,2021-22,paid_by_pot,high_needs,0.00,0.00,0.00\r\n"
            "as-is,reform,2021-22,paid_by_pot,general_fund,600.00,600.00,0.00\r\n"
            "as-is,reform,2021-22,paid_by_pot,icb_children,500.00,500.00,0.00\r\n"
            "as-is,reform,2021-22,balance_by_pot,high_needs,-610.00,-610.00,0.00\r\n"
            "as-is,reform,2021-22,balance_by_pot,general_fund,100.00,100.00,0.00\r\n"
            "as-is,reform,2021-22,balance_by_pot,icb_children,-500.00,-500.00,0.00\r\n"
            "as-is,reform,2021-22,outcome,kept,234,234,0\r\n");
}

}  // namespace
}  // namespace sendcast
