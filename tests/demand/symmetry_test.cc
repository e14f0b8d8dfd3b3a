#include <string>

#include <gtest/gtest.h>

#include "random_model.h"

namespace sendcast {
namespace {

/// The same model with so many times the people, places and posts.
DemandModel times(double factor, DemandModel model) {
  model.population *= factor;
  model.opening_sen_support *= factor;
  model.opening_in_assessment *= factor;
  model.opening_overdue *= factor;
  model.opening_plans *= factor;
  for (PlaceLimit& limit : model.places) {
    for (double& capacity : limit.capacity) capacity *= factor;
  }
  for (TeamModel& team : model.teams) {
    team.opening_filled.central *= factor;
    for (double& posts : team.establishment) posts *= factor;
  }
  return model;
}

Schedule of_area(const Shape& shape, Schedule schedule, int area) {
  const auto cells = static_cast<std::ptrdiff_t>(shape.ages * shape.needs);
  const auto first = schedule.row_of_cell.begin() + area * cells;
  return {std::vector<int>(first, first + cells), schedule.rows};
}

Eigen::ArrayXd of_area(const Shape& shape, const Eigen::ArrayXd& cells_or_plans, int area) {
  const int cells = shape.ages * shape.needs;
  const auto blocks = static_cast<int>(cells_or_plans.size()) / shape.cells();
  Eigen::ArrayXd result(blocks * cells);
  for (int i = 0; i < blocks; ++i) {
    result.segment(i * cells, cells) = cells_or_plans.segment(i * shape.cells() + area * cells, cells);
  }
  return result;
}

/// One area of a model whose limits are all by area and whose teams serve one area each.
DemandModel of_area(const DemandModel& whole, int area) {
  const Shape& shape = whole.shape;
  DemandModel part = whole;
  part.shape.areas = 1;
  part.population = whole.population.middleRows(area * shape.ages, shape.ages);
  for (auto& [month, growth] : part.migration) growth = growth.segment(area * shape.ages, shape.ages).eval();
  part.opening_in_assessment =
      whole.opening_in_assessment.middleRows(area * shape.ages * shape.needs, shape.ages * shape.needs);
  for (auto stock : {&DemandModel::opening_sen_support, &DemandModel::opening_overdue, &DemandModel::opening_plans}) {
    part.*stock = of_area(shape, whole.*stock, area);
  }
  for (auto rate :
       {&DemandModel::need_mix, &DemandModel::identify, &DemandModel::leave_support, &DemandModel::request_from_support,
        &DemandModel::request_from_others, &DemandModel::agree_to_assess, &DemandModel::agree_to_issue,
        &DemandModel::appeal, &DemandModel::appeal_upheld}) {
    part.*rate = of_area(shape, whole.*rate, area);
  }
  for (auto rates : {&DemandModel::first_setting, &DemandModel::cease, &DemandModel::arrive}) {
    for (Schedule& rate : part.*rates) rate = of_area(shape, rate, area);
  }
  for (auto pairs : {&DemandModel::phase_transfers, &DemandModel::moves, &DemandModel::need_changes}) {
    for (PairRate& pair : part.*pairs) pair.share = of_area(shape, pair.share, area);
  }
  part.places.clear();
  for (const PlaceLimit& limit : whole.places) {
    if (limit.area == area) part.places.push_back({limit.setting, 0, limit.capacity});
  }
  part.teams = {whole.teams[static_cast<std::size_t>(area)]};
  part.teams[0].serves = {true};
  return part;
}

/// A random model of three areas, each with its own limits and its own team.
DemandModel three_separate_areas(std::uint64_t seed) {
  DemandModel model;
  for (; model.shape.areas != 3; seed += 1000) model = RandomModel(seed).make();
  std::vector<PlaceLimit> places;
  for (const PlaceLimit& limit : model.places) {
    if (limit.area >= 0) continue;
    for (int area = 0; area < 3; ++area) places.push_back({limit.setting, area, limit.capacity});
  }
  for (const PlaceLimit& limit : model.places) {
    if (limit.area >= 0) places.push_back(limit);
  }
  model.places = places;
  model.teams.clear();
  for (std::size_t area = 0; area < 3; ++area) {
    TeamModel team = assessment_team(model, 60, 10);
    team.serves = {area == 0, area == 1, area == 2};
    team.hours_per_annual_review = every_month(model, 0.5);
    model.teams.push_back(team);
  }
  return model;
}

void expect_near(const Eigen::ArrayXd& left, const Eigen::ArrayXd& right) {
  ASSERT_EQ(left.size(), right.size());
  for (Eigen::Index i = 0; i < left.size(); ++i) EXPECT_NEAR(left[i], right[i], 1e-8);
}

void expect_identical(const Eigen::ArrayXd& left, const Eigen::ArrayXd& right) {
  ASSERT_EQ(left.size(), right.size());
  for (Eigen::Index i = 0; i < left.size(); ++i) EXPECT_EQ(left[i], right[i]);
}

class AnySmallModel : public testing::TestWithParam<std::uint64_t> {};
INSTANTIATE_TEST_SUITE_P(Seed, AnySmallModel, testing::Range<std::uint64_t>(1, 21));

TEST_P(AnySmallModel, HasThreeTimesTheActivityWithThreeTimesThePeoplePlacesAndPosts) {
  SCOPED_TRACE("seed " + std::to_string(GetParam()));
  const DemandModel model = RandomModel(GetParam()).make();
  const DemandModel larger_model = times(3, model);
  Projection projection(model);
  Projection larger(larger_model);
  for (int month = 0; month < model.calendar.months; ++month) {
    projection.advance();
    larger.advance();
    for (std::size_t i = 0; i < event_count; ++i) {
      expect_near(larger.activity().events[i], 3 * projection.activity().events[i]);
    }
    expect_near(larger.stocks().plans, 3 * projection.stocks().plans);
    expect_near(larger.stocks().overdue, 3 * projection.stocks().overdue);
    expect_near(larger.activity().no_sen, 3 * projection.activity().no_sen);
  }
}

TEST_P(AnySmallModel, ProjectsEachAreaAsIfAloneWhereNothingIsShared) {
  SCOPED_TRACE("seed " + std::to_string(GetParam()));
  const DemandModel whole = three_separate_areas(GetParam());
  for (int area = 0; area < 3; ++area) {
    const DemandModel part = of_area(whole, area);
    Projection together(whole);
    Projection alone(part);
    for (int month = 0; month < whole.calendar.months; ++month) {
      together.advance();
      alone.advance();
      for (std::size_t i = 0; i < event_count; ++i) {
        expect_identical(of_area(whole.shape, together.activity().events[i], area), alone.activity().events[i]);
      }
      expect_identical(of_area(whole.shape, together.stocks().sen_support, area), alone.stocks().sen_support);
      expect_identical(of_area(whole.shape, together.stocks().plans, area), alone.stocks().plans);
    }
  }
}

}  // namespace
}  // namespace sendcast
