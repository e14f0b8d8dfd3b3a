#include "value/goal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/value/small_results.h"

namespace sendcast {
namespace {

using testing::HasSubstr;

std::string why_not(const std::string& text) { return parse_goal(text, small_results(), nullptr).why_not; }

/// What a goal measures in the small results, in grains, and the amount that it asks for.
std::pair<std::optional<Grains>, Grains> measured_and_asked(const std::string& text, const Results* base = nullptr) {
  const Results results = small_results();
  const Goal goal = parse_goal(text, results, base);
  EXPECT_TRUE(goal.understood()) << goal.why_not;
  return {measured(goal, results, base), goal.amount};
}

TEST(Goal, MeasuresWhatItSays) {
  EXPECT_EQ(measured_and_asked("balance:high_needs:2021-22"), std::pair(std::optional<Grains>(-61000), Grains{0}));
  EXPECT_EQ(measured_and_asked("balance:high_needs:2021-22:-1.5"),
            std::pair(std::optional<Grains>(-61000), Grains{-150}));
  // The high needs pot pays 500.00 and the general fund 1,188.00.
  EXPECT_EQ(measured_and_asked("paid:council:2022-23:2e3"), std::pair(std::optional<Grains>(168800), Grains{200000}));
  EXPECT_EQ(measured_and_asked("cost:2022-23:0"), std::pair(std::optional<Grains>(250002), Grains{0}));
  EXPECT_EQ(measured_and_asked("plans:2021-22:230"),
            std::pair(std::optional<Grains>(230'000'000), Grains{230'000'000}));
  EXPECT_EQ(measured_and_asked("timeliness:2021-22:60%"),
            std::pair(std::optional<Grains>(750'000'000), Grains{600'000'000}));
}

TEST(Goal, BreaksEvenFromTheFirstYearThatBothCover) {
  Results base = small_results("base");
  base.accounts.costs[0][0].cost -= 300;
  base.accounts.costs[1][1].cost += 1000;
  EXPECT_EQ(measured_and_asked("breakeven:2021-22", &base).first, 300);
  EXPECT_EQ(measured_and_asked("breakeven:2022-23", &base).first, -700);
  base.calendar = {month_of(2022, 4), 12};
  base.accounts.costs.erase(base.accounts.costs.begin());
  EXPECT_EQ(measured_and_asked("breakeven:2022-23", &base).first, -1000);
}

TEST(Goal, HasNoTimelinessWhereNothingWasAssessed) {
  Results results = small_results();
  const Goal goal = parse_goal("timeliness:2021-22:60%", results, nullptr);
  for (MonthResults& month : results.months) month.events.setZero();
  EXPECT_EQ(measured(goal, results, nullptr), std::nullopt);
}

TEST(Goal, SaysItselfInWords) {
  const Results results = small_results();
  EXPECT_EQ(result_in_words(parse_goal("balance:high_needs:2021-22", results, nullptr), results.catalogue),
            "the balance of Dedicated schools grant at the end of 2021-22");
  EXPECT_EQ(result_in_words(parse_goal("paid:council:2021-22:0", results, nullptr), results.catalogue),
            "what The council pays in 2021-22");
}

TEST(Goal, SaysWhatIsAllowed) {
  EXPECT_EQ(why_not("balanc:high_needs:2021-22"), "there is no goal 'balanc'; did you mean 'balance'?");
  EXPECT_EQ(why_not("happiness"),
            "there is no goal 'happiness'; allowed: balance, paid, cost, plans, timeliness, breakeven");
  EXPECT_EQ(why_not("balance:high_need:2021-22"), "there is no pot 'high_need'; did you mean 'high_needs'?");
  EXPECT_EQ(why_not("paid:nhs:2021-22:0"), "there is no funder 'nhs'; allowed: council, icb");
  EXPECT_THAT(why_not("cost:2021:0"),
              HasSubstr("'2021' is no financial year such as 2022-23; it is written cost:YEAR"));
  EXPECT_EQ(why_not("cost:2030-31:0"), "the scenario does not reach 2030-31; it runs from 2021-22 to 2022-23");
  EXPECT_EQ(why_not("cost:2021-22"), "the goal 'cost' needs an amount: it is written cost:YEAR:AMOUNT");
  EXPECT_THAT(why_not("cost:2021-22:lots"), HasSubstr("'lots' is not a number"));
  EXPECT_THAT(why_not("cost:2021-22:1e30"), HasSubstr("beyond any amount"));
  EXPECT_THAT(why_not("balance:high_needs:2021-22:0:0"), HasSubstr("does not end in '0'"));
  EXPECT_THAT(why_not("breakeven:2021-22"), HasSubstr("needs --base"));
}

}  // namespace
}  // namespace sendcast
