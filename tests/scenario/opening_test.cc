#include <gtest/gtest.h>

#include "model/model.h"
#include "tests/scenario/reading.h"

// Opening stocks are those of the first month, and so are the rates by which totals are spread.
namespace sendcast {
namespace {

DemandModel demand_over_sound(const std::string& demand) {
  const auto reading = read_over_sound("demand: " + demand + "\n");
  EXPECT_EQ(reading->explained(), "");
  return compile(reading->loaded->scenario, "same").demand;
}

TEST(AnOpeningStock, IsThatOfTheFirstMonthWhereItIsAProfile) {
  const DemandModel model = demand_over_sound("{opening: {sen_support: [{value: {2019-20: 3, 2021-22: 7}}]}}");
  EXPECT_TRUE((model.opening_sen_support == 7).all());
}

TEST(AnOpeningTotal, IsSpreadByTheRequestsOfTheFirstMonth) {
  const DemandModel model =
      demand_over_sound("{request_from_support: [{value: {2020-21: 0, 2021-22: 4%}}], request_from_others: 0}");
  EXPECT_NEAR(model.opening_in_assessment.sum(), 4, 1e-12);
  EXPECT_NEAR(model.opening_overdue.sum(), 2, 1e-12);
}

TEST(AnOpeningTotal, MayBelongToThoseWhoAskBecauseOfAnIntervention) {
  const auto reading = read_over_sound(
      "demand: {request_from_support: [{value: 0}], request_from_others: 0}\n"
      "interventions: {front_door: {from: 2021-04, effects: [{target: demand.request_from_others, set: 1%}]}}\n");
  EXPECT_EQ(reading->explained(), "");
}

}  // namespace
}  // namespace sendcast
