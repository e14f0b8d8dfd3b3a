#include <gtest/gtest.h>

#include "interventions/spec.h"

namespace sendcast {
namespace {

/// How far an effect that starts in September 2022 has come in a month.
struct Course {
  Effect effect;
  std::optional<Month> until;

  Course& lag(double months) { return set(effect.lag, months); }
  Course& ramp(double months) { return set(effect.ramp, months); }
  Course& fade(double months) { return set(effect.fade, months); }
  Course& ends(const char* month) {
    until = parse_month(month);
    return *this;
  }
  double in(const char* month) const {
    return strength({&effect, *parse_month("2022-09"), until}, *parse_month(month));
  }

 private:
  Course& set(Number& number, double months) {
    number.central = months;
    return *this;
  }
};

TEST(AnEffect, ActsFullyFromItsFirstMonthUnlessItSaysOtherwise) {
  const Course course;
  EXPECT_EQ(course.in("2022-08"), 0);
  EXPECT_EQ(course.in("2022-09"), 1);
  EXPECT_EQ(course.in("2032-09"), 1);
}

TEST(AnEffect, WaitsForItsLag) {
  const Course course = Course().lag(3);
  EXPECT_EQ(course.in("2022-11"), 0);
  EXPECT_EQ(course.in("2022-12"), 1);
}

TEST(AnEffect, RampsUpInEvenStepsOfWhichTheFirstIsItsFirstMonth) {
  const Course course = Course().ramp(4);
  EXPECT_EQ(course.in("2022-08"), 0);
  EXPECT_EQ(course.in("2022-09"), 0.25);
  EXPECT_EQ(course.in("2022-10"), 0.5);
  EXPECT_EQ(course.in("2022-11"), 0.75);
  EXPECT_EQ(course.in("2022-12"), 1);
  EXPECT_EQ(course.in("2023-01"), 1);
}

TEST(AnEffect, RampsUpAfterItsLag) {
  const Course course = Course().lag(3).ramp(2);
  EXPECT_EQ(course.in("2022-11"), 0);
  EXPECT_EQ(course.in("2022-12"), 0.5);
  EXPECT_EQ(course.in("2023-01"), 1);
}

TEST(AnEffect, EndsWithItsLastMonth) {
  const Course course = Course().ends("2023-01");
  EXPECT_EQ(course.in("2023-01"), 1);
  EXPECT_EQ(course.in("2023-02"), 0);
}

TEST(AnEffect, FadesInEvenStepsAfterItsLastMonth) {
  const Course course = Course().ends("2023-01").fade(4);
  EXPECT_EQ(course.in("2023-01"), 1);
  EXPECT_EQ(course.in("2023-02"), 0.75);
  EXPECT_EQ(course.in("2023-03"), 0.5);
  EXPECT_EQ(course.in("2023-04"), 0.25);
  EXPECT_EQ(course.in("2023-05"), 0);
  EXPECT_EQ(course.in("2024-05"), 0);
}

TEST(AnEffect, RampsOnWhileItFades) {
  // r = (t - start + 1) / 12 goes on as model.md has it: in February 2023, the sixth month, 6/12, times 3/4.
  const Course course = Course().ramp(12).ends("2023-01").fade(4);
  EXPECT_EQ(course.in("2023-01"), 5.0 / 12);
  EXPECT_EQ(course.in("2023-02"), 6.0 / 12 * 0.75);
}

TEST(AnEffect, ThatEndsBeforeItsLagIsOverFadesAsIfItHadBegun) {
  const Course course = Course().lag(6).ends("2022-10").fade(12);
  EXPECT_EQ(course.in("2022-12"), 0);
  EXPECT_EQ(course.in("2023-03"), 1 - 5.0 / 12);
}

TEST(AnEffect, IsNeverLessThanNothingNorMoreThanWhole) {
  for (int lag = 0; lag < 5; ++lag) {
    for (int ramp = 0; ramp < 5; ++ramp) {
      for (int fade = 0; fade < 5; ++fade) {
        const Course course = Course().lag(lag).ramp(ramp).fade(fade).ends("2023-01");
        for (int t = -5; t < 40; ++t) {
          const double r = strength({&course.effect, month_of(2022, 9), course.until}, month_of(2022, 9) + t);
          EXPECT_GE(r, 0);
          EXPECT_LE(r, 1);
        }
      }
    }
  }
}

}  // namespace
}  // namespace sendcast
