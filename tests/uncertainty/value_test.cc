#include "uncertainty/value.h"

#include <gtest/gtest.h>

#include "tests/schema/snippet.h"

namespace sendcast {
namespace {

constexpr FinancialYear first{2021};

/// What a value written so is in a month, in a run that starts in the financial year 2021-22.
double in(const std::string& written, const std::string& month) {
  const auto snippet = read_snippet<Value>(written);
  EXPECT_TRUE(snippet.is_sound()) << snippet.explained;
  return central_value(snippet.read, *parse_month(month), first);
}

TEST(AProfile, MayBeASingleNumber) {
  EXPECT_EQ(in("5%", "2021-04"), 0.05);
  EXPECT_EQ(in("5%", "2050-04"), 0.05);
  EXPECT_TRUE(is_constant(read_snippet<Value>("5%").read));
}

TEST(AProfile, StepsInAprilByFinancialYear) {
  const std::string written = "{2021-22: 780, 2024-25: 900}";
  EXPECT_EQ(in(written, "2021-04"), 780);
  EXPECT_EQ(in(written, "2024-03"), 780);
  EXPECT_EQ(in(written, "2024-04"), 900);
  EXPECT_EQ(in(written, "2030-01"), 900);
}

TEST(AProfile, StepsInTheMonthByMonth) {
  const std::string written = "{2021-09: 1, 2022-01: 2}";
  EXPECT_EQ(in(written, "2021-12"), 1);
  EXPECT_EQ(in(written, "2022-01"), 2);
}

TEST(AProfile, HoldsItsFirstValueBeforeItsFirstKey) {
  EXPECT_EQ(in("{2022-23: 7, 2023-24: 8}", "2021-04"), 7);
  EXPECT_EQ(text(*first_step(read_snippet<Value>("{2022-23: 7, 2023-24: 8}").read)), "2022-04");
  EXPECT_FALSE(first_step(read_snippet<Value>("7").read));
}

TEST(AProfile, MayMixYearsAndMonthsInAnyOrder) {
  const std::string written = "{2022-09: 3, 2021-22: 1, 2022-23: 2}";
  EXPECT_EQ(in(written, "2022-03"), 1);
  EXPECT_EQ(in(written, "2022-04"), 2);
  EXPECT_EQ(in(written, "2022-09"), 3);
}

TEST(AProfile, TakesAKeyThatCouldBeEitherForAFinancialYear) {
  // 2000-01 to 2011-12: the year 2011-12 begins in April 2011; as a month it would be December 2011.
  EXPECT_EQ(text(*first_step(read_snippet<Value>("{2011-12: 1}").read)), "2011-04");
  EXPECT_EQ(text(*first_step(read_snippet<Value>("{2000-01: 1}").read)), "2000-04");
  EXPECT_EQ(text(*first_step(read_snippet<Value>("{2009-10: 1}").read)), "2009-04");
  // These can be one thing only.
  EXPECT_EQ(text(*first_step(read_snippet<Value>("{2011-11: 1}").read)), "2011-11");
  EXPECT_EQ(text(*first_step(read_snippet<Value>("{2012-13: 1}").read)), "2012-04");
}

TEST(AProfile, GrowsEachAprilByRepeatedMultiplication) {
  const std::string written = "{start: 1000, growth: 10%}";
  EXPECT_EQ(in(written, "2021-04"), 1000);
  EXPECT_EQ(in(written, "2022-03"), 1000);
  EXPECT_EQ(in(written, "2022-04"), 1000 * 1.1);
  EXPECT_EQ(in(written, "2024-12"), 1000 * 1.1 * 1.1 * 1.1);
  EXPECT_EQ(in("{start: 1000, growth: -50%}", "2023-04"), 250);
}

TEST(AProfile, GrowsFromTheFinancialYearOfTheRunsFirstMonth) {
  // A run that starts in January 2021 is in 2020-21, and passes its first 1 April three months later.
  const Value value = read_snippet<Value>("{start: 100, growth: 10%}").read;
  EXPECT_EQ(central_value(value, month_of(2021, 1), financial_year_of(month_of(2021, 1))), 100);
  EXPECT_EQ(central_value(value, month_of(2021, 4), financial_year_of(month_of(2021, 1))), 100 * 1.1);
}

TEST(AProfile, MayHoldDistributions) {
  const auto snippet = read_snippet<Value>("{2021-22: {uniform: {low: 1, high: 3}}, 2023-24: 5}");
  EXPECT_TRUE(snippet.is_sound());
  EXPECT_EQ(central_value(snippet.read, month_of(2021, 4), first), 2);
  EXPECT_EQ(snippet.parameters, (std::vector<std::string>{"it.2021-22"}));
  const auto growing = read_snippet<Value>("{start: 4, growth: {normal: {mean: 50%, sd: 1%}}}");
  EXPECT_EQ(central_value(growing.read, month_of(2022, 4), first), 6);
  EXPECT_EQ(growing.parameters, (std::vector<std::string>{"it.growth"}));
}

TEST(AProfile, MustStayWithinItsQuantity) {
  const About share{.help = {}, .quantity = Quantity::probability};
  const About rate{.help = {}, .quantity = Quantity::rate};
  EXPECT_TRUE(read_snippet<Value>("{2021-22: 0, 2022-23: 100%}", share).is_sound());
  EXPECT_FALSE(read_snippet<Value>("{2021-22: 0, 2022-23: 100.1%}", share).is_sound());
  EXPECT_FALSE(read_snippet<Value>("-0.1%", rate).is_sound());
  EXPECT_TRUE(read_snippet<Value>("600%", rate).is_sound());
  EXPECT_FALSE(read_snippet<Value>("{start: 1, growth: -101%}").is_sound());
}

TEST(AnUncertainNumber, IsNamedByItselfOrByItsPath) {
  EXPECT_EQ(read_snippet<Value>("{normal: {mean: 1, sd: 1, name: breakdown}}").parameters,
            (std::vector<std::string>{"breakdown"}));
  EXPECT_EQ(read_snippet<Value>("{normal: {mean: 1, sd: 1}}").parameters, (std::vector<std::string>{"it"}));
}

}  // namespace
}  // namespace sendcast
