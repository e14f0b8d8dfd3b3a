// People as whole numbers: what holds in every draw.

#include "demand/chance_projection.h"

#include <cmath>

#include <gtest/gtest.h>

#include "demand/layout.h"
#include "random_model.h"

namespace sendcast {
namespace {

/// SEN support, in assessment and overdue, plans, of one area and age.
struct Standing {
  double support = 0;
  double waiting = 0;
  double plans = 0;
  double all() const { return support + waiting + plans; }
};

Standing standing_of(const Shape& shape, const Stocks& stocks, int person) {
  Standing standing;
  for (int cell = person * shape.needs; cell < (person + 1) * shape.needs; ++cell) {
    standing.support += stocks.sen_support[cell];
    standing.waiting += stocks.overdue[cell] + stocks.in_assessment.row(cell).sum();
    for (int s = 0; s < shape.settings; ++s) standing.plans += stocks.plans[shape.plan(s, cell)];
  }
  return standing;
}

/// How often an event happened to those of one area and age.
double count_of(const Shape& shape, const Activity& activity, Event event, int person) {
  double count = 0;
  for (int cell = person * shape.needs; cell < (person + 1) * shape.needs; ++cell) {
    for (int s = 0; s < (has_setting(event) ? shape.settings : 1); ++s) {
      count += activity.of(event)[shape.plan(s, cell)];
    }
  }
  return count;
}

bool is_whole(const Eigen::ArrayXXd& numbers) { return (numbers == numbers.round()).all(); }

void expect_whole(const ChanceProjection& projection) {
  const Stocks& stocks = projection.stocks();
  EXPECT_TRUE(is_whole(stocks.sen_support) && (stocks.sen_support >= 0).all());
  EXPECT_TRUE(is_whole(stocks.in_assessment) && (stocks.in_assessment >= 0).all());
  EXPECT_TRUE(is_whole(stocks.overdue) && (stocks.overdue >= 0).all());
  EXPECT_TRUE(is_whole(stocks.plans) && (stocks.plans >= 0).all());
  for (int i = 0; i < event_count; ++i) {
    const auto event = static_cast<Event>(i);
    const Eigen::ArrayXd& counted = projection.activity().of(event);
    EXPECT_TRUE(is_whole(counted) && (event == Event::moved_in || (counted >= 0).all())) << i;
  }
  for (const Move& move : projection.activity().moves) {
    EXPECT_EQ(move.admitted, std::round(move.admitted));
    EXPECT_TRUE(move.admitted >= 0 && move.admitted <= move.asked);
  }
}

/// Everybody who is gone from a stock in a month without birthdays left by an event.
void expect_conserved(const Shape& shape, const Stocks& before, const ChanceProjection& projection) {
  const Activity& activity = projection.activity();
  for (int person = 0; person < shape.people(); ++person) {
    const auto count = [&](Event event) { return count_of(shape, activity, event, person); };
    const Standing start = standing_of(shape, before, person);
    const Standing end = standing_of(shape, projection.stocks(), person);
    EXPECT_EQ(end.waiting, start.waiting + count(Event::accepted) - count(Event::assessments));
    EXPECT_EQ(end.plans, start.plans + count(Event::issued) + count(Event::arrived) - count(Event::ceased));
    const double accepted_from_support =
        start.support + count(Event::identified) - count(Event::exited) + count(Event::not_issued) - end.support;
    EXPECT_TRUE(accepted_from_support >= 0 && accepted_from_support <= count(Event::accepted));
    EXPECT_EQ(count(Event::assessments), count(Event::issued) + count(Event::not_issued));
    EXPECT_LE(count(Event::on_time), count(Event::assessments));
    EXPECT_LE(count(Event::refusals), count(Event::requests));
  }
}

/// The same of all ages together in a month with birthdays.
void expect_conserved_together(const Shape& shape, const Stocks& before, const ChanceProjection& projection) {
  double gain = 0;
  double accepted = 0;
  for (int person = 0; person < shape.people(); ++person) {
    const auto count = [&](Event event) { return count_of(shape, projection.activity(), event, person); };
    gain += standing_of(shape, projection.stocks(), person).all() - standing_of(shape, before, person).all();
    gain -= count(Event::moved_in) - count(Event::aged_out) + count(Event::identified) - count(Event::exited) +
            count(Event::arrived) - count(Event::ceased);
    accepted += count(Event::accepted);
  }
  EXPECT_TRUE(gain >= 0 && gain <= accepted) << "what is left of it came from no SEN by way of assessment";
}

void expect_everybody_is_somewhere(const Shape& shape, const ChanceProjection& projection) {
  const Activity& activity = projection.activity();
  for (int person = 0; person < shape.people(); ++person) {
    EXPECT_NEAR(activity.no_sen[person] + standing_of(shape, projection.stocks(), person).all(),
                activity.population[person] + activity.overfull[person], 1e-9);
  }
}

/// Everybody who asks for a setting is admitted or turned away, and nobody for whom there is no place.
void expect_places_respected(const DemandModel& model, const Activity& activity) {
  for (const PlacesUsed& places : activity.places) {
    EXPECT_EQ(places.asked, places.admitted + places.turned_away);
    if (places.admitted > 0) {
      EXPECT_LE(places.occupied, std::ceil(places.capacity));
    }
    if (places.turned_away > 0) {
      EXPECT_GE(places.occupied, std::floor(places.capacity));
    }
  }
  double moved = 0;
  for (const Move& move : activity.moves) moved += move.asked;
  EXPECT_EQ(moved, total(activity.of(Event::moves)) + total(activity.of(Event::issued)));
  EXPECT_EQ(total(activity.of(Event::admitted)), moved + total(activity.of(Event::arrived)));
  for (int s = 0; s < model.shape.settings; ++s) {
    double movers = 0;
    for (const Move& move : activity.moves) movers += move.to == s ? move.admitted : 0;
    EXPECT_LE(movers, sum_of(by_setting(model.shape, activity.of(Event::admitted)).col(s), {0, model.shape.cells()}));
  }
}

class ByChance : public testing::TestWithParam<int> {};

TEST_P(ByChance, PeopleAreWholeAndNobodyIsLostOrInvented) {
  const DemandModel model = RandomModel(static_cast<std::uint64_t>(GetParam())).make();
  ChanceProjection projection(model, 3, 14);
  expect_whole(projection);
  for (int month = 0; month < model.calendar.months; ++month) {
    const Stocks before = projection.stocks();
    projection.advance();
    expect_whole(projection);
    const auto conserved = is_september(model.calendar.month(month)) ? expect_conserved_together : expect_conserved;
    conserved(model.shape, before, projection);
    expect_everybody_is_somewhere(model.shape, projection);
    expect_places_respected(model, projection.activity());
  }
}

TEST_P(ByChance, ADrawIsTheSameWheneverItIsMadeAndAnotherIsNot) {
  const DemandModel model = RandomModel(static_cast<std::uint64_t>(GetParam())).make();
  const auto end = [&](std::uint64_t seed, std::uint64_t draw) {
    ChanceProjection projection(model, seed, draw);
    for (int month = 0; month < model.calendar.months; ++month) projection.advance();
    return projection.stocks();
  };
  EXPECT_TRUE((end(1, 5).plans == end(1, 5).plans).all());
  EXPECT_TRUE((end(1, 5).sen_support == end(1, 5).sen_support).all());
  EXPECT_FALSE((end(1, 5).plans == end(1, 6).plans).all());
  EXPECT_FALSE((end(1, 5).plans == end(2, 5).plans).all());
}

INSTANTIATE_TEST_SUITE_P(RandomModels, ByChance, testing::Range(0, 25));

/// Everything happens at the same rates everywhere; nobody waits for anyone.
DemandModel unlimited(int areas, int settings) {
  DemandModel model = quiet_model({areas, 4, 2, settings}, month_of(2021, 6), 30);
  model.opening_sen_support.setConstant(20.3);
  model.opening_in_assessment.setConstant(1.6);
  model.opening_overdue.setConstant(0.7);
  model.opening_plans.setZero();
  model.opening_plans.head(2 * model.shape.cells()).setConstant(8.4);
  model.identify = always(model, 0.1);
  model.leave_support = always(model, 0.3);
  model.request_from_support = always(model, 0.4);
  model.request_from_others = always(model, 0.02);
  model.agree_to_assess = model.agree_to_issue = always(model, 0.7);
  model.appeal = model.appeal_upheld = always(model, 0.5);
  model.first_setting[0] = always(model, 0.75);
  model.first_setting[1] = always(model, 0.25);
  for (Schedule& cease : model.cease) cease = always(model, 0.2);
  for (Schedule& arrive : model.arrive) arrive = always(model, 0.15);
  model.moves = {{0, 1, always(model, 0.3)}, {1, 0, always(model, 0.1)}};
  model.phase_transfers = {{1, 0, always(model, 0.2)}};
  model.need_changes = {{0, 1, always(model, 0.2)}};
  Eigen::ArrayXd growth = Eigen::ArrayXd::Constant(model.shape.people(), 1.1);
  growth.tail(2) = 0.9;
  for (const int september : {3, 15, 27}) model.migration[september] = growth.head(model.shape.people());
  return model;
}

std::vector<double> shared_stocks(const DemandModel& model, std::uint64_t draw, int areas) {
  ChanceProjection projection(model, 5, draw);
  for (int month = 0; month < model.calendar.months; ++month) projection.advance();
  std::vector<double> numbers;
  const int cells = areas * model.shape.ages * model.shape.needs;
  for (int cell = 0; cell < cells; ++cell) {
    numbers.push_back(projection.stocks().sen_support[cell]);
    for (int s = 0; s < 2; ++s) numbers.push_back(projection.stocks().plans[model.shape.plan(s, cell)]);
  }
  return numbers;
}

TEST(ByChanceTest, AnAreaMoreChangesNothingOfTheOthersLuck) {
  DemandModel three = unlimited(3, 2);
  for (auto& [month, growth] : three.migration) growth.setConstant(1.1);
  DemandModel two = unlimited(2, 2);
  for (auto& [month, growth] : two.migration) growth.setConstant(1.1);
  EXPECT_EQ(shared_stocks(three, 9, 2), shared_stocks(two, 9, 2));
}

TEST(ByChanceTest, ASettingMoreToWhichNobodyGoesChangesNothingOfTheOthersLuck) {
  EXPECT_EQ(shared_stocks(unlimited(2, 3), 9, 2), shared_stocks(unlimited(2, 2), 9, 2));
}

/// So that a difference between scenarios is what they differ in, and no play of chance: with luck of its own each, the
/// difference in these some 1,100 people would have a standard deviation of some 46.
TEST(ByChanceTest, AMinuteChangeOfARateMovesHardlyAnybody) {
  const DemandModel model = unlimited(2, 2);
  DemandModel changed = model;
  for (Schedule& cease : changed.cease) cease = always(model, 0.2002);
  double squares = 0;
  for (std::uint64_t draw = 0; draw < 50; ++draw) {
    const std::vector<double> one = shared_stocks(model, draw, 2);
    const std::vector<double> other = shared_stocks(changed, draw, 2);
    double difference = 0;
    for (std::size_t i = 0; i < one.size(); ++i) difference += one[i] - other[i];
    squares += difference * difference;
  }
  EXPECT_LT(std::sqrt(squares / 50), 1);
}

}  // namespace
}  // namespace sendcast
