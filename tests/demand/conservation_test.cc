#include <string>

#include <gtest/gtest.h>

#include "random_model.h"

namespace sendcast {
namespace {

constexpr double tolerance = 1e-9;

/// People by area and age, added up here in the test's own way.
using People = std::vector<double>;

People by_person(const Shape& shape, const Eigen::ArrayXd& cells_or_plans) {
  People people(static_cast<std::size_t>(shape.people()), 0.0);
  for (Eigen::Index i = 0; i < cells_or_plans.size(); ++i) {
    const int cell = static_cast<int>(i) % shape.cells();
    people[static_cast<std::size_t>(shape.person_of_cell(cell))] += cells_or_plans[i];
  }
  return people;
}

Eigen::ArrayXd all_months(const Eigen::ArrayXXd& in_assessment) {
  Eigen::ArrayXd sum = Eigen::ArrayXd::Zero(in_assessment.rows());
  for (Eigen::Index k = 0; k < in_assessment.cols(); ++k) sum += in_assessment.col(k);
  return sum;
}

/// A birthday and a move of house, worked cell by cell.
Eigen::ArrayXd a_year_older(const DemandModel& model, int month, const Eigen::ArrayXd& cells) {
  const Shape& shape = model.shape;
  if (!is_september(model.calendar.month(month))) return cells;
  Eigen::ArrayXd older = Eigen::ArrayXd::Zero(cells.size());
  const auto migration = model.migration.find(month);
  for (Eigen::Index i = 0; i < cells.size(); ++i) {
    const int cell = static_cast<int>(i) % shape.cells();
    if (shape.age_of_cell(cell) == 0) continue;
    const double growth = migration == model.migration.end() ? 1.0 : migration->second[shape.person_of_cell(cell)];
    older[i] = cells[i - shape.needs] * growth;
  }
  return older;
}

Stocks a_year_older(const DemandModel& model, int month, const Stocks& stocks) {
  Stocks older = stocks;
  older.sen_support = a_year_older(model, month, stocks.sen_support);
  older.overdue = a_year_older(model, month, stocks.overdue);
  older.plans = a_year_older(model, month, stocks.plans);
  for (Eigen::Index k = 0; k < stocks.in_assessment.cols(); ++k) {
    older.in_assessment.col(k) = a_year_older(model, month, stocks.in_assessment.col(k).eval());
  }
  return older;
}

/// What of the accepted came from SEN support, in the proportion in which it asked.
Eigen::ArrayXd accepted_from_support(const DemandModel& model, int month, const Stocks& start,
                                     const Activity& activity) {
  const Shape& shape = model.shape;
  const People with_sen = by_person(shape, start.sen_support + start.overdue + all_months(start.in_assessment));
  const People plans = by_person(shape, start.plans);
  Eigen::ArrayXd accepted(shape.cells());
  for (int cell = 0; cell < shape.cells(); ++cell) {
    const int person = shape.person_of_cell(cell);
    const auto p = static_cast<std::size_t>(person);
    const double others = std::max(0.0, model.population(person, month) - with_sen[p] - plans[p]);
    const double support = start.sen_support[cell] * model.request_from_support.at(cell, month);
    const double rest = others * model.need_mix.at(cell, month) * model.request_from_others.at(cell, month);
    accepted[cell] = support > 0 ? activity.of(Event::accepted)[cell] * support / (support + rest) : 0;
  }
  return accepted;
}

void expect_same(const People& left, const People& right, const std::string& what) {
  ASSERT_EQ(left.size(), right.size());
  for (std::size_t i = 0; i < left.size(); ++i) {
    EXPECT_NEAR(left[i], right[i], tolerance) << what << ", area and age " << i;
  }
}

/// Everything that must hold of one month of a model.
class MonthOfAModel {
 public:
  MonthOfAModel(const DemandModel& model, int month, const Stocks& before, const Projection& after)
      : model_(model),
        month_(month),
        before_(before),
        start_(a_year_older(model, month, before)),
        end_(after.stocks()),
        activity_(after.activity()) {}

  void expect_conserves_people() const {
    expect_birthdays_are_counted();
    expect_support_and_assessment_balance();
    expect_plans_balance();
    expect_settings_balance();
    expect_everybody_is_somewhere();
  }

  void expect_nobody_is_negative() const {
    for (const Eigen::ArrayXd& cells : {end_.sen_support, end_.overdue, end_.plans, all_months(end_.in_assessment)}) {
      for (const double number : cells) EXPECT_GE(number, 0);
    }
    for (int i = 0; i < event_count; ++i) {
      if (static_cast<Event>(i) == Event::moved_in) continue;
      for (const double number : activity_.of(static_cast<Event>(i)))
        EXPECT_GE(number, 0) << event_names.at(static_cast<std::size_t>(i));
    }
  }

 private:
  People of(Event event) const { return by_person(model_.shape, activity_.of(event)); }

  void expect_birthdays_are_counted() const {
    const double before =
        total(before_.sen_support) + total(before_.in_assessment) + total(before_.overdue) + total(before_.plans);
    const double start =
        total(start_.sen_support) + total(start_.in_assessment) + total(start_.overdue) + total(start_.plans);
    EXPECT_NEAR(start, before + total(activity_.of(Event::moved_in)) - total(activity_.of(Event::aged_out)), tolerance);
  }

  void expect_support_and_assessment_balance() const {
    const Shape& shape = model_.shape;
    const Eigen::ArrayXd from_support = accepted_from_support(model_, month_, start_, activity_);
    expect_same(by_person(shape, end_.sen_support),
                by_person(shape, start_.sen_support + activity_.of(Event::identified) - activity_.of(Event::exited) -
                                     from_support + activity_.of(Event::not_issued)),
                "SEN support");
    const Eigen::ArrayXd due = start_.in_assessment.col(model_.months_to_issue - 1);
    expect_same(by_person(shape, all_months(end_.in_assessment)),
                by_person(shape, all_months(start_.in_assessment) + activity_.of(Event::accepted) - due), "assessment");
    expect_same(by_person(shape, end_.overdue),
                by_person(shape, start_.overdue + due - activity_.of(Event::assessments)), "overdue");
    expect_same(of(Event::assessments), by_person(shape, activity_.of(Event::issued) + activity_.of(Event::not_issued)),
                "decisions");
  }

  void expect_plans_balance() const {
    const People start = by_person(model_.shape, start_.plans);
    const People issued = of(Event::issued), arrived = of(Event::arrived), ceased = of(Event::ceased);
    People expected;
    for (std::size_t i = 0; i < start.size(); ++i) expected.push_back(start[i] + issued[i] + arrived[i] - ceased[i]);
    expect_same(by_person(model_.shape, end_.plans), expected, "plans");
  }

  double in_setting(const Eigen::ArrayXd& plans, int setting) const {
    return total(plans.segment(setting * model_.shape.cells(), model_.shape.cells()).eval());
  }

  void expect_settings_balance() const {
    for (int setting = 0; setting < model_.shape.settings; ++setting) {
      double left = 0, asked = in_setting(activity_.of(Event::arrived), setting), moved_here = 0;
      for (const Move& move : activity_.moves) {
        EXPECT_LE(move.admitted, move.asked);
        if (move.from == setting) left += move.asked;
        if (move.to == setting) asked += move.asked;
        if (move.to == setting && move.kind != MoveKind::first) moved_here += move.asked;
      }
      EXPECT_NEAR(in_setting(activity_.of(Event::moves), setting), moved_here, tolerance);
      for (int other = 0; other < model_.shape.settings; ++other) {
        if (model_.when_full[static_cast<std::size_t>(other)] != setting) continue;
        asked += in_setting(activity_.of(Event::turned_away), other);
      }
      const double admitted = in_setting(activity_.of(Event::admitted), setting);
      EXPECT_NEAR(asked, admitted + in_setting(activity_.of(Event::turned_away), setting), tolerance);
      EXPECT_NEAR(
          in_setting(end_.plans, setting),
          in_setting(start_.plans, setting) - left - in_setting(activity_.of(Event::ceased), setting) + admitted,
          tolerance);
    }
  }

  void expect_everybody_is_somewhere() const {
    const Shape& shape = model_.shape;
    const People cells = by_person(shape, end_.sen_support + all_months(end_.in_assessment) + end_.overdue);
    const People plans = by_person(shape, end_.plans);
    for (int person = 0; person < shape.people(); ++person) {
      const auto p = static_cast<std::size_t>(person);
      EXPECT_EQ(activity_.population[person], model_.population(person, month_));
      EXPECT_NEAR(activity_.no_sen[person] + cells[p] + plans[p],
                  activity_.population[person] + activity_.overfull[person], tolerance);
    }
  }

  const DemandModel& model_;
  int month_;
  const Stocks& before_;
  Stocks start_;
  const Stocks& end_;
  const Activity& activity_;
};

class AnyModel : public testing::TestWithParam<std::uint64_t> {};
INSTANTIATE_TEST_SUITE_P(Seed, AnyModel, testing::Range<std::uint64_t>(1, 41));

TEST_P(AnyModel, ConservesPeopleInEveryMonthByNamedEvent) {
  const DemandModel model = RandomModel(GetParam()).make();
  Projection projection(model);
  for (int month = 0; month < model.calendar.months; ++month) {
    SCOPED_TRACE("seed " + std::to_string(GetParam()) + ", month " + std::to_string(month));
    const Stocks before = projection.stocks();
    projection.advance();
    const MonthOfAModel run(model, month, before, projection);
    run.expect_conserves_people();
    run.expect_nobody_is_negative();
  }
}

TEST_P(AnyModel, HasBirthdaysAndPhaseTransfersInSeptemberOnly) {
  const DemandModel model = RandomModel(GetParam()).make();
  Projection projection(model);
  for (int month = 0; month < model.calendar.months; ++month) {
    SCOPED_TRACE("seed " + std::to_string(GetParam()) + ", month " + std::to_string(month));
    projection.advance();
    const bool september = is_september(model.calendar.month(month));
    EXPECT_EQ(total(projection.activity().of(Event::aged_out)) > 0, september);
    EXPECT_EQ(std::any_of(projection.activity().moves.begin(), projection.activity().moves.end(),
                          [](const Move& move) { return move.kind == MoveKind::transfer; }),
              september);
  }
}

}  // namespace
}  // namespace sendcast
