#include <gtest/gtest.h>

#include "small_model.h"

namespace sendcast {
namespace {

constexpr int mainstream = 0, special = 1, independent = 2;

/// One cell with 100 plans in mainstream; September and October. (Two ages, the elder empty until September.)
DemandModel hundred_in_mainstream() {
  DemandModel model = quiet_model({1, 2, 1, 3}, month_of(2021, 9), 2);
  model.opening_plans[model.shape.plan(mainstream, 0)] = 100;
  return model;
}

/// Where the hundred are in September and after.
int grown_up(const DemandModel& model, int setting) { return model.shape.plan(setting, 1); }

void expect_move(const Move& move, MoveKind kind, int from, int to, double asked) {
  EXPECT_EQ(move.area, 0);
  EXPECT_EQ(move.kind, kind);
  EXPECT_EQ(move.from, from);
  EXPECT_EQ(move.to, to);
  EXPECT_NEAR(move.asked, asked, 1e-12);
  EXPECT_NEAR(move.admitted, asked, 1e-12);
}

TEST(PhaseTransfers, ComeFirstAndEverythingElseFromWhatTheyLeave) {
  DemandModel model = hundred_in_mainstream();
  model.phase_transfers.push_back({mainstream, special, always(model, 0.4)});
  model.moves.push_back({mainstream, independent, always(model, 0.12)});
  model.cease[mainstream] = always(model, 0.24);
  model.arrive[mainstream] = always(model, 0.06);
  Projection projection(model);
  projection.advance();
  // 40 transfer; of the 60 left, 0.6 move (12% / 12), 1.2 end (24% / 12) and 0.3 as many arrive (6% / 12).
  const Activity& activity = projection.activity();
  EXPECT_NEAR(activity.of(Event::moves)[grown_up(model, special)], 40, 1e-12);
  EXPECT_NEAR(activity.of(Event::moves)[grown_up(model, independent)], 0.6, 1e-12);
  EXPECT_NEAR(activity.of(Event::ceased)[grown_up(model, mainstream)], 1.2, 1e-12);
  EXPECT_NEAR(activity.of(Event::arrived)[grown_up(model, mainstream)], 0.3, 1e-12);
  EXPECT_NEAR(projection.stocks().plans[grown_up(model, mainstream)], 100 - 40 - 0.6 - 1.2 + 0.3, 1e-12);
  EXPECT_NEAR(projection.stocks().plans[grown_up(model, special)], 40, 1e-12) << "who transfers now stays the month";
  ASSERT_EQ(activity.moves.size(), 2u) << "an arrival is not a move";
  expect_move(activity.moves[0], MoveKind::transfer, mainstream, special, 40);
  expect_move(activity.moves[1], MoveKind::move, mainstream, independent, 0.6);
}

TEST(PhaseTransfers, ComeInSeptemberOnly) {
  DemandModel model = hundred_in_mainstream();
  model.phase_transfers.push_back({mainstream, special, always(model, 0.4)});
  Projection projection(model);
  projection.advance();
  projection.advance();
  EXPECT_EQ(total(projection.activity().of(Event::moves)), 0);
  EXPECT_TRUE(projection.activity().moves.empty());
  EXPECT_NEAR(projection.stocks().plans[grown_up(model, mainstream)], 60, 1e-12);
}

TEST(PhaseTransfers, AreTakenFromTheSameStockWhateverTheirOrder) {
  DemandModel model = hundred_in_mainstream();
  model.opening_plans[model.shape.plan(special, 0)] = 50;
  model.phase_transfers.push_back({special, mainstream, always(model, 0.5)});
  model.phase_transfers.push_back({mainstream, independent, always(model, 0.2)});
  model.phase_transfers.push_back({mainstream, special, always(model, 0.3)});
  Projection projection(model);
  projection.advance();
  EXPECT_NEAR(projection.stocks().plans[grown_up(model, mainstream)], 100 - 20 - 30 + 25, 1e-12);
  EXPECT_NEAR(projection.stocks().plans[grown_up(model, special)], 50 - 25 + 30, 1e-12);
  const std::vector<Move>& moves = projection.activity().moves;
  ASSERT_EQ(moves.size(), 3u);
  expect_move(moves[0], MoveKind::transfer, mainstream, special, 30);
  expect_move(moves[1], MoveKind::transfer, mainstream, independent, 20);
  expect_move(moves[2], MoveKind::transfer, special, mainstream, 25);
}

TEST(PhaseTransfers, AreScaledWhereADrawWouldTakeMoreThanThereIs) {
  DemandModel model = hundred_in_mainstream();
  model.phase_transfers.push_back({mainstream, special, always(model, 0.9)});
  model.phase_transfers.push_back({mainstream, independent, always(model, 0.6)});
  Projection projection(model);
  projection.advance();
  EXPECT_NEAR(projection.stocks().plans[grown_up(model, special)], 60, 1e-12);  // 100 x 0.9 / 1.5
  EXPECT_NEAR(projection.stocks().plans[grown_up(model, mainstream)], 0, 1e-12);
  EXPECT_EQ(projection.activity().scaled_outflows, 2) << "at both ages";
  projection.advance();
  EXPECT_EQ(projection.activity().scaled_outflows, 0) << "nobody transfers in October";
}

TEST(Plans, EndOrMoveInTheirOwnSetting) {
  DemandModel model = quiet_model({1, 1, 1, 3}, month_of(2021, 4), 1);
  model.opening_plans << 120, 240, 0;
  model.cease[mainstream] = always(model, 0.1);
  model.cease[special] = always(model, 0.2);
  model.moves.push_back({special, independent, always(model, 0.5)});
  Projection projection(model);
  projection.advance();
  EXPECT_NEAR(projection.stocks().plans[mainstream], 119, 1e-12);
  EXPECT_NEAR(projection.stocks().plans[special], 240 - 4 - 10, 1e-12);
  EXPECT_NEAR(projection.stocks().plans[independent], 10, 1e-12);
  EXPECT_NEAR(projection.activity().no_sen[0], 1000 - 360 + 5, 1e-12);
}

TEST(Plans, AreScaledWhereADrawWouldEndOrMoveMoreThanThereAre) {
  DemandModel model = quiet_model({1, 1, 2, 2}, month_of(2021, 4), 1);
  model.opening_plans << 100, 0, 0, 0;
  model.cease[mainstream] = always(model, 6);                       // 50% in a month
  model.moves.push_back({mainstream, special, always(model, 12)});  // 100%
  model.need_changes.push_back({0, 1, always(model, 6)});           // 50%
  Projection projection(model);
  projection.advance();
  EXPECT_NEAR(projection.activity().of(Event::ceased)[0], 25, 1e-12);
  EXPECT_NEAR(projection.stocks().plans[0], 0, 1e-12);
  EXPECT_NEAR(projection.stocks().plans[1], 25, 1e-12) << "who changed need";
  EXPECT_NEAR(projection.stocks().plans[2], 50, 1e-12) << "who moved";
  EXPECT_EQ(projection.activity().scaled_outflows, 2) << "of either need";
}

TEST(Plans, StartInTheirFirstSettings) {
  DemandModel model = quiet_model({1, 1, 1, 3}, month_of(2021, 4), 1);
  model.opening_overdue << 20;
  model.first_setting = {always(model, 0.7), always(model, 0.3), always(model, 0)};
  Projection projection(model);
  projection.advance();
  EXPECT_NEAR(projection.stocks().plans[mainstream], 14, 1e-12);
  EXPECT_NEAR(projection.stocks().plans[special], 6, 1e-12);
  const std::vector<Move>& moves = projection.activity().moves;
  ASSERT_EQ(moves.size(), 2u) << "nobody asked for an independent school";
  expect_move(moves[0], MoveKind::first, -1, mainstream, 14);
  expect_move(moves[1], MoveKind::first, -1, special, 6);
  EXPECT_EQ(total(projection.activity().of(Event::moves)), 0) << "a first setting is not a move";
}

TEST(Plans, ChangeNeedWhereTheyAre) {
  DemandModel model = quiet_model({1, 1, 2, 2}, month_of(2021, 10), 1);
  model.opening_plans << 120, 0, 24, 60;
  model.opening_sen_support << 12, 0;
  model.need_changes.push_back({0, 1, always(model, 1)});
  Projection projection(model);
  projection.advance();
  EXPECT_NEAR(projection.stocks().plans[0], 110, 1e-12);
  EXPECT_NEAR(projection.stocks().plans[1], 10, 1e-12);
  EXPECT_NEAR(projection.stocks().plans[2], 22, 1e-12);
  EXPECT_NEAR(projection.stocks().plans[3], 62, 1e-12);
  EXPECT_NEAR(projection.activity().of(Event::need_changed)[0], 10 + 2 + 1, 1e-12);
  EXPECT_EQ(total(projection.activity().of(Event::admitted)), 0) << "they enter no setting";
}

}  // namespace
}  // namespace sendcast
