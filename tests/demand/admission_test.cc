#include <gtest/gtest.h>

#include "small_model.h"

namespace sendcast {
namespace {

constexpr Month april = month_of(2021, 4);
constexpr int mainstream = 0, special = 1, unit = 2, independent = 3;

/// Special schools have 10 places and 8 pupils, units 4 and 3. Full special schools send to units, those to independent
/// schools. Of 12 new plans 6 ask for special schools, 3 for units and 3 for mainstream.
DemandModel nearly_full() {
  DemandModel model = quiet_model({1, 1, 1, 4}, april, 1);
  model.opening_plans << 50, 8, 3, 20;
  model.opening_overdue << 12;
  model.first_setting = {always(model, 0.25), always(model, 0.5), always(model, 0.25), always(model, 0)};
  model.places = {{unit, -1, every_month(model, 4)}, {special, -1, every_month(model, 10)}};
  model.when_full = {-1, unit, independent, -1};
  return model;
}

void expect_places(const PlacesUsed& places, const PlacesUsed& expected) {
  EXPECT_EQ(places.setting, expected.setting);
  EXPECT_EQ(places.area, expected.area);
  EXPECT_NEAR(places.capacity, expected.capacity, 1e-12);
  EXPECT_NEAR(places.occupied, expected.occupied, 1e-12);
  EXPECT_NEAR(places.asked, expected.asked, 1e-12);
  EXPECT_NEAR(places.admitted, expected.admitted, 1e-12);
  EXPECT_NEAR(places.turned_away, expected.turned_away, 1e-12);
}

TEST(AFullSetting, PassesTheRestThroughTwoFallbacks) {
  const DemandModel model = nearly_full();
  Projection projection(model);
  projection.advance();
  // Special: 2 places for 6, so 4 go to units. Units: 1 place for 3 + 4, so 6 go to independent schools.
  const Eigen::ArrayXd& plans = projection.stocks().plans;
  EXPECT_NEAR(plans[mainstream], 53, 1e-12);
  EXPECT_NEAR(plans[special], 10, 1e-12);
  EXPECT_NEAR(plans[unit], 4, 1e-12);
  EXPECT_NEAR(plans[independent], 26, 1e-12);
  const Activity& activity = projection.activity();
  EXPECT_NEAR(activity.of(Event::turned_away)[special], 4, 1e-12);
  EXPECT_NEAR(activity.of(Event::turned_away)[unit], 6, 1e-12);
  EXPECT_NEAR(activity.of(Event::admitted)[independent], 6, 1e-12);
  ASSERT_EQ(activity.places.size(), 2u);
  expect_places(activity.places[0], {unit, -1, 4, 4, 7, 1, 6});
  expect_places(activity.places[1], {special, -1, 10, 10, 6, 2, 4});
}

TEST(AFullSetting, AdmitsTheSameShareOfEveryGroupWhereItAsked) {
  DemandModel model = nearly_full();
  model.moves.push_back({mainstream, special, always(model, 0.48)});  // 50 x 48% / 12 = 2
  Projection projection(model);
  projection.advance();
  // Special: 2 places for 8 (a quarter). Units: 1 place for 3 + 6 (a ninth).
  const std::vector<Move>& moves = projection.activity().moves;
  ASSERT_EQ(moves.size(), 4u);
  EXPECT_EQ(moves[0].kind, MoveKind::move);
  EXPECT_NEAR(moves[0].asked, 2, 1e-12);
  EXPECT_NEAR(moves[0].admitted, 0.5, 1e-12);
  EXPECT_NEAR(moves[1].admitted, 3, 1e-12) << "mainstream takes everyone";
  EXPECT_EQ(moves[2].to, special);
  EXPECT_NEAR(moves[2].asked, 6, 1e-12);
  EXPECT_NEAR(moves[2].admitted, 1.5, 1e-12);
  EXPECT_EQ(moves[3].to, unit);
  EXPECT_NEAR(moves[3].admitted, 3.0 / 9, 1e-12) << "not those whom special schools sent";
}

TEST(AFullSetting, FillsThePlacesOfThoseWhoLeftInTheMonth) {
  DemandModel model = nearly_full();
  model.cease[special] = always(model, 3);  // 8 x 3 / 12 = 2 leave, so 4 places for 6
  Projection projection(model);
  projection.advance();
  expect_places(projection.activity().places[1], {special, -1, 10, 10, 6, 4, 2});
}

TEST(AFullSetting, PutsNobodyOutWhenItShrinks) {
  DemandModel model = nearly_full();
  model.places[1].capacity = every_month(model, 5);
  Projection projection(model);
  projection.advance();
  EXPECT_NEAR(projection.stocks().plans[special], 8, 1e-12);
  expect_places(projection.activity().places[1], {special, -1, 5, 8, 6, 0, 6});
}

TEST(AFullSetting, CountsArrivalsFromElsewhereAmongThoseWhoAsk) {
  DemandModel model = nearly_full();
  model.arrive[special] = always(model, 3);  // 8 x 3 / 12 = 2 more ask
  Projection projection(model);
  projection.advance();
  EXPECT_NEAR(projection.activity().of(Event::arrived)[special], 2, 1e-12);
  expect_places(projection.activity().places[1], {special, -1, 10, 10, 8, 2, 6});
}

TEST(AFullSetting, MaySendMoversBackWhereTheyCameFrom) {
  DemandModel model = quiet_model({1, 1, 1, 2}, april, 1);
  model.opening_plans << 120, 0;
  model.moves.push_back({mainstream, special, always(model, 1)});
  model.places = {{special, -1, every_month(model, 4)}};
  model.when_full = {-1, mainstream};
  model.admission_order = {special, mainstream};
  Projection projection(model);
  projection.advance();
  EXPECT_NEAR(projection.stocks().plans[special], 4, 1e-12);
  EXPECT_NEAR(projection.stocks().plans[mainstream], 116, 1e-12);
  EXPECT_NEAR(projection.activity().of(Event::admitted)[mainstream], 6, 1e-12);
}

/// Two areas with 10 new plans each, all asking for special schools.
DemandModel two_areas() {
  DemandModel model = quiet_model({2, 1, 1, 2}, april, 1);
  model.opening_overdue << 10, 10;
  model.first_setting = {always(model, 0), always(model, 1)};
  model.when_full = {-1, mainstream};
  model.admission_order = {special, mainstream};
  return model;
}

TEST(PlacesByArea, LimitOnlyTheAreasThatAreListed) {
  DemandModel model = two_areas();
  model.places = {{special, 1, every_month(model, 4)}};
  Projection projection(model);
  projection.advance();
  const Eigen::ArrayXd& plans = projection.stocks().plans;
  EXPECT_NEAR(plans[model.shape.plan(special, 0)], 10, 1e-12);
  EXPECT_NEAR(plans[model.shape.plan(special, 1)], 4, 1e-12);
  EXPECT_NEAR(plans[model.shape.plan(mainstream, 1)], 6, 1e-12);
  ASSERT_EQ(projection.activity().places.size(), 1u);
  expect_places(projection.activity().places[0], {special, 1, 4, 4, 10, 4, 6});
  ASSERT_EQ(projection.activity().moves.size(), 2u);
  EXPECT_NEAR(projection.activity().moves[0].admitted, 10, 1e-12);
  EXPECT_NEAR(projection.activity().moves[1].admitted, 4, 1e-12);
}

TEST(PlacesByArea, AreNotLentToOtherAreas) {
  DemandModel model = two_areas();
  model.places = {{special, 0, every_month(model, 30)}, {special, 1, every_month(model, 4)}};
  Projection projection(model);
  projection.advance();
  expect_places(projection.activity().places[0], {special, 0, 30, 10, 10, 10, 0});
  expect_places(projection.activity().places[1], {special, 1, 4, 4, 10, 4, 6});
}

TEST(PlacesOfTheWholeLocalArea, AreSharedByWhoeverAsks) {
  DemandModel model = two_areas();
  model.opening_overdue << 30, 10;
  model.places = {{special, -1, every_month(model, 8)}};
  Projection projection(model);
  projection.advance();
  EXPECT_NEAR(projection.stocks().plans[model.shape.plan(special, 0)], 6, 1e-12);  // 30 x 8/40
  EXPECT_NEAR(projection.stocks().plans[model.shape.plan(special, 1)], 2, 1e-12);
}

}  // namespace
}  // namespace sendcast
