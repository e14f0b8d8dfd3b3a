#include <sstream>

#include <gtest/gtest.h>

#include "report/terminal.h"
#include "report/text_width.h"
#include "tests/value/small_results.h"

namespace sendcast {
namespace {

constexpr Screen wide{100, false};

TEST(RunScreen, IsWhatABoardMemberReads) {
  EXPECT_EQ(run_screen(small_results(), wide),
            R"(Two towns, as things are
as-is: October 2021 to March 2023

Year by year
                          2021-22  2022-23  Total
                         6 months
Plans at year end             230      254
Requests for assessment        60      120    180
New plans                      30       60     90
Assessments on time           75%      25%    42%
Waiting at year end            20       20
SEN support at year end       400      400
Revenue cost, £             1,000    2,000  3,000
Capital cost, £                 0      500    500

Who pays, revenue and capital together, £
                                     2021-22  2022-23  Total
                                    6 months
The council                              600    1,688  2,288
  Dedicated schools grant                  0      500    500
  General fund                           600    1,188  1,788
Integrated care board                    500      792  1,292
                                    ────────  ───────  ─────
Total paid                             1,100    2,480  3,580
To (-) or from (+) pools' reserves      -100       20    -80
                                    ────────  ───────  ─────
Cost of services                       1,000    2,500  3,500

Balance at year end, carried forward, £
                                 2021-22  2022-23
                                6 months
Dedicated schools grant             -610       78
  of which the year's interest       -10      -12
Dedicated schools grant: in balance.

In-year position: budget less payments and interest, £
               2021-22  2022-23
              6 months
General fund       100      -88
General fund: over budget in 2022-23.

Cost by service line, £
                     2021-22  2022-23  Total
                    6 months
Therapies in plans     1,000    2,000  3,000
                    ────────  ───────  ─────
Total revenue          1,000    2,000  3,000
New building               0      500    500
                    ────────  ───────  ─────
Total capital              0      500    500

Plans at year end by setting
                              2021-22  2022-23
                             6 months
Mainstream school                 210      234
State-funded special school        20       20
                             ────────  ───────
Total                             230      254

Figures are rounded one by one; --out writes every penny.
)");
}

TEST(RunScreen, SaysSinceWhenAPotIsInDeficit) {
  Results results = small_results();
  results.accounts.budgets[1][0].balance = -1;
  EXPECT_NE(run_screen(results, wide).find("Dedicated schools grant: in deficit.\n"), std::string::npos);
  results.accounts.budgets[0][0].balance = 1;
  EXPECT_NE(run_screen(results, wide).find("Dedicated schools grant: in deficit from 2022-23.\n"), std::string::npos);
}

TEST(RunScreen, ShowsLargeAmountsInThousandsAndTheHeadlineInMillions) {
  Results results = small_results();
  results.accounts.costs[1][0].cost = 4'123'456'700;  // £41.234567m
  const std::string screen = run_screen(results, wide);
  EXPECT_NE(screen.find("Revenue cost, £m             0.00    41.23  41.24\n"), std::string::npos) << screen;
  EXPECT_NE(screen.find("Therapies in plans         1   41,235  41,236\n"), std::string::npos) << screen;
}

TEST(RunScreen, SaysThatNothingWasDecidedWhereNothingWas) {
  Results results = small_results();
  for (MonthResults& month : results.months) month.events.setZero();
  EXPECT_NE(run_screen(results, wide).find("Assessments on time          none     none   none\n"), std::string::npos);
}

TEST(Screens, FitTheirWidth) {
  Results other = small_results("a-name-that-is-longer-than-it-should-be");
  other.accounts.costs[1][0].cost += 1;
  const std::vector<InputDifference> inputs = {{"demand.request_from_others", std::string(200, 'x'), ""}};
  for (int width = 30; width < 120; ++width) {
    const Screen screen{width, false};
    const std::string text = run_screen(other, screen) +
                             inputs_screen(small_results().catalogue, other.catalogue, inputs, false, screen) +
                             comparison_screen(small_results(), other, compare(small_results(), other), screen) +
                             value_screen(value_for_money(small_results(), other), screen) +
                             fair_split_screen(value_for_money(small_results(), other), screen) +
                             overview_screen(std::vector{small_results(), other}, screen);
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) EXPECT_LE(display_width(line), width) << line;
  }
}

TEST(Screens, WrapSentencesAndCutNone) {
  const std::string screen = run_screen(small_results(), {30, false});
  EXPECT_NE(screen.find("Dedicated schools grant: in\n  balance.\n"), std::string::npos) << screen;
}

TEST(OverviewScreen, AddsUpOnlyTheYearsThatAllCoverAlike) {
  // The other begins in April 2022 and has no part of 2021-22: of 2022-23 both cover all, and it costs £1m less there.
  Results later = small_results("later");
  later.calendar = {month_of(2022, 4), 12};
  later.months.erase(later.months.begin(), later.months.begin() + 6);
  later.accounts.costs.erase(later.accounts.costs.begin());
  later.accounts.budgets.erase(later.accounts.budgets.begin());
  later.accounts.pools.erase(later.accounts.pools.begin());
  later.accounts.costs[0][0].cost -= 1'000'000'00;
  const std::string screen = overview_screen(std::vector{small_results(), later}, wide);
  EXPECT_NE(screen.find("2022-23 to 2022-23, which all cover alike"), std::string::npos) << screen;
  EXPECT_NE(screen.find("-1.00"), std::string::npos) << screen;
  EXPECT_NE(overview_screen(std::vector{small_results(), small_results("same")}, wide).find("the whole run"),
            std::string::npos);
}

TEST(OverviewScreen, NamesScenariosOfOneTitle) {
  const std::string alike = overview_screen(std::vector{small_results("as-things-are"), small_results("reform")}, wide);
  EXPECT_NE(alike.find("\nas-things-are: "), std::string::npos) << alike;
  EXPECT_NE(alike.find("\nreform: "), std::string::npos) << alike;
  Results other = small_results("reform");
  other.catalogue.title = "Another title";
  const std::string apart = overview_screen(std::vector{small_results("as-things-are"), other}, wide);
  EXPECT_EQ(apart.find("\nreform"), std::string::npos) << apart;
}

TEST(ComparisonScreen, SaysWhatDiffersInInputsPlansCostAndWhoPays) {
  const Results base = small_results();
  Results other = small_results("reform");
  other.catalogue.title = "Early language";
  for (std::size_t t = 6; t < 18; ++t) {
    other.months[t].plans.col(0) -= 5;
    for (PeopleMonth& people : other.months[t].people) people.plans -= 5;
  }
  // A new line of 250.00 in 2022-23, paid from the general fund; the therapies cost 100.00 less, which the pool keeps.
  other.catalogue.lines.push_back({{"language", "Early language team"}, false});
  other.accounts.costs[0].push_back({0, 0});
  other.accounts.costs[1].push_back({1, 25000});
  other.accounts.costs[1][0].cost -= 10000;
  other.accounts.pools[1][0].carried_forward += 10000;
  other.accounts.budgets[1][1].paid += 25000;
  EXPECT_EQ(inputs_screen(base.catalogue, other.catalogue,
                          {{"interventions.early_language", "", "added"}, {"demand.cease", "3%", "4%"}}, false, wide),
            R"(What differs in the inputs: reform against as-is
                              as-is        reform
interventions.early_language  (not given)  added
demand.cease                  3%           4%
)");
  EXPECT_EQ(comparison_screen(base, other, compare(base, other), wide),
            R"(Early language
reform: October 2021 to March 2023
against as-is

Plans at year end
                      2021-22  2022-23
                     6 months
as-is                     230      254
reform                    230      244
                     ────────  ───────
Difference                  0      -10
  Mainstream school         0      -10

People and decisions: reform less as-is
                             2021-22  2022-23  Total
                            6 months
Requests for assessment            0        0      0
New plans                          0        0      0
On time, percentage points         0        0
Waiting at year end                0        0
SEN support at year end            0        0

Revenue cost, £
             2021-22  2022-23  Total
            6 months
as-is          1,000    2,000  3,000
reform         1,000    2,150  3,150
            ────────  ───────  ─────
Difference         0     +150   +150

Capital cost, £
             2021-22  2022-23  Total
            6 months
as-is              0      500    500
reform             0      500    500
            ────────  ───────  ─────
Difference         0        0      0

Who pays, £: reform less as-is
                                     2021-22  2022-23  Total
                                    6 months
The council                                0     +250   +250
Integrated care board                      0        0      0
                                    ────────  ───────  ─────
Total paid                                 0     +250   +250
To (-) or from (+) pools' reserves         0     -100   -100
                                    ────────  ───────  ─────
Cost of services                           0     +150   +150

Cost by service line, £: reform less as-is
                      2021-22  2022-23  Total
                     6 months
Therapies in plans          0     -100   -100
Early language team         0     +250   +250

Figures are rounded one by one; --out writes every penny.
)");
}

TEST(ComparisonScreen, SaysWhereThereIsNothingToCompare) {
  Results later = small_results("later");
  later.calendar.start = month_of(2031, 10);
  const Results base = small_results();
  const std::string screen = comparison_screen(base, later, compare(base, later), wide);
  EXPECT_NE(screen.find("no financial year in common"), std::string::npos);
}

}  // namespace
}  // namespace sendcast
