#include <array>

#include "demand/advance.h"
#include "demand/lower.h"
#include "tests/properties/for_many_scenarios.h"

namespace sendcast::properties {
namespace {

/// Of the people of the scenario.
constexpr double tolerance = 1e-9;

/// Numbers of people by area and age.
using ByPerson = Eigen::ArrayXd;

ByPerson by_person(const Shape& shape, const Eigen::ArrayXd& cells_or_plans) {
  ByPerson people = ByPerson::Zero(shape.people());
  for (Eigen::Index i = 0; i < cells_or_plans.size(); ++i)
    people[shape.person_of_cell(static_cast<int>(i) % shape.cells())] += cells_or_plans[i];
  return people;
}

double sum(const Eigen::ArrayXd& people) {
  double sum = 0;
  for (const double number : people) sum += number;
  return sum;
}

/// Everybody with SEN, by the stock that they are in: area, age (and need, and setting) slowest to fastest as in
/// Stocks.
struct Stood {
  Eigen::ArrayXd support, overdue, plans;
  Eigen::ArrayXXd in_assessment;

  Eigen::ArrayXd all_in_assessment() const {
    Eigen::ArrayXd all = Eigen::ArrayXd::Zero(in_assessment.rows());
    for (Eigen::Index k = 0; k < in_assessment.cols(); ++k) all += in_assessment.col(k);
    return all;
  }
  ByPerson everybody(const Shape& shape) const {
    return by_person(shape, support + overdue + all_in_assessment()) + by_person(shape, plans);
  }
};

Stood standing(const Stocks& stocks) {
  return {stocks.sen_support, stocks.overdue, stocks.plans, stocks.in_assessment};
}

/// A scenario that is stepped through month by month, and everything that must then hold of each.
class Steps {
 public:
  explicit Steps(const ScenarioText& text)
      : loaded_(load(files_of(text))), model_(compile(loaded_->scenario, "scenario")), projection_(model_.demand) {}

  void expect_conserves_people() {
    for (month_ = 0; month_ < model_.demand.calendar.months; ++month_) {
      SCOPED_TRACE("month " + std::to_string(month_));
      before_ = standing(projection_.stocks());
      start_ = after_birthdays();
      projection_.advance();
      end_ = standing(projection_.stocks());
      expect_birthdays_are_counted();
      expect_stocks_change_by_their_events();
      expect_settings_change_by_who_leaves_and_who_is_admitted();
      expect_everybody_is_somewhere();
    }
  }

 private:
  const Shape& shape() const { return model_.demand.shape; }
  Month month() const { return model_.demand.calendar.month(month_); }
  const Activity& activity() const { return projection_.activity(); }
  ByPerson of(Event event) const { return by_person(shape(), activity().of(event)); }
  ByPerson people(const Eigen::ArrayXd& cells) const { return by_person(shape(), cells); }

  void expect_same(const Eigen::ArrayXd& left, const Eigen::ArrayXd& right, const char* what) const {
    const double close = tolerance * sum(activity().population);
    ASSERT_EQ(left.size(), right.size());
    for (Eigen::Index i = 0; i < left.size(); ++i) EXPECT_NEAR(left[i], right[i], close) << what << ", " << i;
  }

  /// How a birth cohort grew in the year before this September, from the table of the population itself.
  double growth_into(int area, int age) const {
    const Population& population = loaded_->scenario.demand.population;
    if (!population.migration || !(*population.migration->ages.marks)[static_cast<std::size_t>(age)]) return 1;
    const int year = calendar_year(month());
    const double before = population.at(shape().person(area, age - 1), year - 1);
    return before == 0 ? 1 : population.at(shape().person(area, age), year) / before;
  }

  Eigen::ArrayXd a_year_older(const Eigen::ArrayXd& cells_or_plans) const {
    Eigen::ArrayXd older = Eigen::ArrayXd::Zero(cells_or_plans.size());
    for (Eigen::Index i = 0; i < older.size(); ++i) {
      const int cell = static_cast<int>(i) % shape().cells();
      const int age = shape().age_of_cell(cell);
      if (age > 0) older[i] = cells_or_plans[i - shape().needs] * growth_into(shape().area_of_cell(cell), age);
    }
    return older;
  }

  Stood after_birthdays() const {
    if (!is_september(month())) return before_;
    Stood older{a_year_older(before_.support), a_year_older(before_.overdue), a_year_older(before_.plans),
                before_.in_assessment};
    for (Eigen::Index k = 0; k < older.in_assessment.cols(); ++k)
      older.in_assessment.col(k) = a_year_older(before_.in_assessment.col(k));
    return older;
  }

  /// Who reached an age is who stood at the age below, and who moved in; the oldest left.
  void expect_birthdays_are_counted() const {
    const ByPerson before = before_.everybody(shape());
    const ByPerson moved_in = of(Event::moved_in);
    if (!is_september(month())) {
      EXPECT_EQ(sum(moved_in) + sum(of(Event::aged_out)), 0);
      return;
    }
    ByPerson reached = moved_in;
    ByPerson left = ByPerson::Zero(before.size());
    for (int area = 0; area < shape().areas; ++area) {
      for (int age = 1; age < shape().ages; ++age)
        reached[shape().person(area, age)] += before[shape().person(area, age - 1)];
      left[shape().person(area, shape().ages - 1)] = before[shape().person(area, shape().ages - 1)];
    }
    expect_same(start_.everybody(shape()), reached, "after birthdays");
    expect_same(of(Event::aged_out), left, "aged out");
  }

  /// Those accepted leave SEN support and the rest in the proportions in which they asked.
  Eigen::ArrayXd accepted_from_support() const {
    const DemandModel& demand = model_.demand;
    const ByPerson others = (activity().population - start_.everybody(shape())).max(0);
    Eigen::ArrayXd accepted = Eigen::ArrayXd::Zero(shape().cells());
    for (int cell = 0; cell < shape().cells(); ++cell) {
      const double support = start_.support[cell] * demand.request_from_support.at(cell, month_);
      const double rest = others[shape().person_of_cell(cell)] * demand.request_from_others.at(cell, month_) *
                          demand.need_mix.at(cell, month_);
      if (support > 0) accepted[cell] = activity().of(Event::accepted)[cell] * support / (support + rest);
    }
    return accepted;
  }

  /// Those whom an appeal against a refusal got an assessment.
  ByPerson accepted_on_appeal() const {
    const DemandModel& demand = model_.demand;
    Eigen::ArrayXd upheld(shape().cells());
    for (int cell = 0; cell < shape().cells(); ++cell)
      upheld[cell] = demand.appeal.at(cell, month_) * demand.appeal_upheld.at(cell, month_);
    return people(activity().of(Event::refusals) * upheld);
  }

  void expect_stocks_change_by_their_events() const {
    expect_same(people(end_.support),
                people(start_.support) + of(Event::identified) - of(Event::exited) - people(accepted_from_support()) +
                    of(Event::not_issued),
                "SEN support");
    const ByPerson due = people(start_.in_assessment.col(start_.in_assessment.cols() - 1));
    expect_same(people(end_.all_in_assessment()), people(start_.all_in_assessment()) + of(Event::accepted) - due,
                "in assessment");
    expect_same(people(end_.overdue), people(start_.overdue) + due - of(Event::assessments), "overdue");
    expect_same(of(Event::assessments), of(Event::issued) + of(Event::not_issued), "decisions");
    expect_same(of(Event::requests) - of(Event::refusals) + accepted_on_appeal(), of(Event::accepted), "requests");
    expect_same(people(end_.plans), people(start_.plans) + of(Event::issued) + of(Event::arrived) - of(Event::ceased),
                "plans");
  }

  double in_setting(const Eigen::ArrayXd& plans, int setting) const {
    return sum(plans.segment(setting * shape().cells(), shape().cells()));
  }

  void expect_settings_change_by_who_leaves_and_who_is_admitted() const {
    Eigen::ArrayXd stayed(shape().settings), admitted(shape().settings), stood(shape().settings),
        asked(shape().settings), served(shape().settings);
    for (int s = 0; s < shape().settings; ++s) {
      stayed[s] = in_setting(start_.plans, s) - in_setting(activity().of(Event::ceased), s);
      admitted[s] = in_setting(activity().of(Event::admitted), s);
      asked[s] = in_setting(activity().of(Event::arrived), s);
      served[s] = admitted[s] + in_setting(activity().of(Event::turned_away), s);
      stood[s] = in_setting(end_.plans, s);
    }
    for (const Move& move : activity().moves) {
      if (move.from >= 0) stayed[move.from] -= move.asked;
      asked[move.to] += move.asked;
    }
    for (int s = 0; s < shape().settings; ++s) {
      const int fallback = model_.demand.when_full[static_cast<std::size_t>(s)];
      if (fallback >= 0) asked[fallback] += in_setting(activity().of(Event::turned_away), s);
    }
    expect_same(stood, stayed + admitted, "plans by setting");
    expect_same(asked, served, "those who asked, admitted or turned away");
  }

  void expect_everybody_is_somewhere() const {
    expect_same(activity().no_sen + end_.everybody(shape()), activity().population + activity().overfull,
                "everybody by area and age");
    for (const Eigen::ArrayXd& stock : {end_.support, end_.overdue, end_.plans, end_.all_in_assessment()})
      EXPECT_TRUE((stock >= 0).all());
  }

  std::unique_ptr<Loaded> loaded_;
  Model model_;
  Projection projection_;
  int month_ = 0;
  Stood before_, start_, end_;
};

TEST(AnyScenario, ConservesPeopleByNamedEventInEveryMonthAreaAndAge) {
  for_many_scenarios([](const ScenarioText& scenario) { Steps(scenario).expect_conserves_people(); });
}

/// What is published by area adds up as it does by area and age.
TEST(AnyScenario, CountsEverybodyOfAnAreaOnce) {
  for_many_scenarios([](const ScenarioText& scenario) {
    for (const MonthResults& month : run(files_of(scenario)).months) {
      for (std::size_t area = 0; area < month.people.size(); ++area) {
        const PeopleMonth& people = month.people[area];
        EXPECT_NEAR(people.no_sen + people.sen_support + people.in_assessment + people.overdue + people.plans,
                    people.population + people.overfull, tolerance * people.population);
        EXPECT_NEAR(sum(month.plans.row(static_cast<Eigen::Index>(area)).transpose()), people.plans,
                    tolerance * people.population);
      }
    }
  });
}

}  // namespace
}  // namespace sendcast::properties
