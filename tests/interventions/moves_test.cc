#include <gtest/gtest.h>

#include "demand/lower.h"
#include "model/simulate.h"
#include "report/csv.h"
#include "report/tables.h"
#include "tests/scenario/reading.h"

namespace sendcast {
namespace {

constexpr const char* moves =
    "demand:\n"
    "  move:\n"
    "    - {from: mainstream, to: special, value: 12%}\n"
    "    - {from: mainstream, to: independent, value: 6%}\n"
    "    - {from: special, to: independent, value: 4%}\n"
    "interventions:\n"
    "  early_help:\n"
    "    effects:\n";

/// The moves of a scenario with these effects, which begin in September 2022.
class Moves {
 public:
  explicit Moves(const std::string& effects) : reading_(read_over_sound(moves + effects)) {
    EXPECT_EQ(reading_->explained(), "");
    const Scenario& scenario = reading_->loaded->scenario;
    const EffectsByTarget by_target = all_effects(scenario);
    lower_rates({scenario.demand, scenario.settings, scenario.teams, scenario.shape(), scenario.calendar(), by_target},
                model_);
    names_ = scenario.settings.names;
  }

  /// A year's rate at age 4 in area east.
  double rate(const std::string& from, const std::string& to, const char* month, int age = 4) const {
    const int t = *parse_month(month) - model_.calendar.start;
    for (const PairRate& pair : model_.moves) {
      if (names_[static_cast<std::size_t>(pair.from)] != from || names_[static_cast<std::size_t>(pair.to)] != to)
        continue;
      return pair.share.at(model_.shape.cell(0, age, 0), t);
    }
    return 0;
  }
  bool has(const std::string& from, const std::string& to) const {
    for (const PairRate& pair : model_.moves) {
      if (names_[static_cast<std::size_t>(pair.from)] == from && names_[static_cast<std::size_t>(pair.to)] == to)
        return true;
    }
    return false;
  }

 private:
  std::unique_ptr<Reading> reading_;
  DemandModel model_;
  std::vector<std::string> names_;
};

std::string effect(const std::string& text) { return "      - {target: demand.move, " + text + "}\n"; }

TEST(AShiftOfMoves, TurnsAShareOfEachOriginsMovesToAnotherSetting) {
  const Moves moves(effect("shift: {from: independent, to: special, share: 50%}"));
  EXPECT_EQ(moves.rate("mainstream", "independent", "2022-08"), 0.06);
  EXPECT_EQ(moves.rate("mainstream", "independent", "2022-09"), 0.06 - 0.06 * 0.5);
  EXPECT_EQ(moves.rate("mainstream", "special", "2022-09"), 0.12 + 0.06 * 0.5);
}

TEST(AShiftOfMoves, LeavesThoseWhoAreThereAlreadyWhereTheyAre) {
  // Of the 4% who leave special for independent schools, half stay where they are; nobody moves from special to
  // special.
  const Moves moves(effect("shift: {from: independent, to: special, share: 50%}"));
  EXPECT_EQ(moves.rate("special", "independent", "2022-09"), 0.04 - 0.04 * 0.5);
  EXPECT_FALSE(moves.has("special", "special"));
}

TEST(AShiftOfMoves, ComesInByItsLagAndRamp) {
  const Moves moves(effect("shift: {from: independent, to: special, share: 50%}, lag: 2, ramp: 2"));
  EXPECT_EQ(moves.rate("mainstream", "independent", "2022-10"), 0.06);
  EXPECT_EQ(moves.rate("mainstream", "independent", "2022-11"), 0.06 - 0.06 * 0.25);
  EXPECT_EQ(moves.rate("mainstream", "independent", "2022-12"), 0.06 - 0.06 * 0.5);
}

TEST(AShiftOfMoves, OpensAWayThatNobodyTookBefore) {
  const Moves moves(effect("shift: {from: special, to: independent, share: 100%}") +
                    effect("shift: {from: independent, to: mainstream, share: 25%}"));
  // All 12% go to independent schools, 18% with the 6%; then a quarter of them stay in mainstream, where they are.
  EXPECT_DOUBLE_EQ(moves.rate("mainstream", "independent", "2022-09"), 0.18 * 0.75);
  EXPECT_DOUBLE_EQ(moves.rate("special", "mainstream", "2022-09"), 0.04 * 0.25);
}

TEST(AShiftOfMoves, ActsWhereItSaysOnly) {
  const Moves moves(effect("where: {ages: 3, from: mainstream}, shift: {from: independent, to: special, share: 50%}"));
  EXPECT_EQ(moves.rate("mainstream", "independent", "2022-09", 4), 0.06);
  EXPECT_EQ(moves.rate("mainstream", "independent", "2022-09", 3), 0.03);
  EXPECT_EQ(moves.rate("special", "independent", "2022-09", 3), 0.04);
}

TEST(AShiftOfMoves, ComesAfterEveryOtherKindOfEffect) {
  const Moves moves(effect("shift: {from: independent, to: special, share: 50%}") +
                    effect("where: {from: mainstream, to: independent}, multiply: 2"));
  EXPECT_EQ(moves.rate("mainstream", "independent", "2022-09"), 0.12 - 0.12 * 0.5);
  EXPECT_EQ(moves.rate("mainstream", "special", "2022-09"), 0.12 + 0.12 * 0.5);
}

TEST(AShiftOfMoves, TakesItsShareBeforeRatesAreHeldTo0) {
  // mainstream to independent: 6% − 10% = −4%. Half of that goes to special: −4% + 2% = −2%, held to 0, and 12% − 2%.
  const Moves moves(effect("where: {from: mainstream, to: independent}, add: -10%") +
                    effect("shift: {from: independent, to: special, share: 50%}"));
  EXPECT_EQ(moves.rate("mainstream", "independent", "2022-09"), 0);
  EXPECT_NEAR(moves.rate("mainstream", "special", "2022-09"), 0.10, 1e-15);
}

TEST(AnEffectOnMoves, ActsOnEveryPairThatItsWhereMatches) {
  // No entry names a move from independent schools: they stand at 0, and 2% is added to those to either other setting.
  const Moves moves(effect("where: {from: independent}, add: 2%"));
  EXPECT_EQ(moves.rate("independent", "mainstream", "2022-08"), 0);
  EXPECT_EQ(moves.rate("independent", "mainstream", "2022-09"), 0.02);
  EXPECT_EQ(moves.rate("independent", "special", "2022-09"), 0.02);
  EXPECT_FALSE(moves.has("independent", "independent"));
  EXPECT_EQ(moves.rate("mainstream", "special", "2022-09"), 0.12);
}

TEST(EffectsOnTransfers, AreHeldTo100PercentAfterShifts) {
  // 80% × 1.5 = 120%, of which half stay where they are: 60%, and not half of a share that was first held to 100%.
  const auto reading = read_over_sound(
      "demand:\n  phase_transfer: [{where: {ages: 4}, from: mainstream, to: special, value: 80%}]\n"
      "interventions:\n  early_help:\n    effects:\n"
      "      - {target: demand.phase_transfer, multiply: 1.5}\n"
      "      - {target: demand.phase_transfer, shift: {from: special, to: mainstream, share: 50%}}\n");
  ASSERT_EQ(reading->explained(), "");
  const DemandModel model = compile(reading->loaded->scenario, "same").demand;
  const int september = *parse_month("2022-09") - model.calendar.start;
  EXPECT_DOUBLE_EQ(model.phase_transfers.front().share.at(model.shape.cell(0, 4, 0), september), 0.6);
}

std::string tables_of(const std::string& interventions) {
  const auto reading = read_over_sound("interventions:\n  early_help: null\n" + interventions);
  EXPECT_EQ(reading->explained(), "");
  const std::vector<Results> results = {simulate(compile(reading->loaded->scenario, "same"), {})};
  std::string text;
  for (const Table& table : result_tables(results)) text += csv(table);
  return text;
}

TEST(EffectsThatDoNothing, ChangeNoResult) {
  const std::string none = tables_of("");
  const std::string nothing = tables_of(
      "  nothing:\n"
      "    from: 2022-09\n"
      "    effects:\n"
      "      - {target: demand.cease, where: {ages: 3-}, multiply: 1, ramp: 7}\n"
      "      - {target: demand.identify, where: {areas: east}, add: 0, ramp: 5}\n"
      "      - {target: demand.agree_to_assess, set: 78%, ramp: 11}\n"
      "      - {target: demand.first_setting, shift: {from: special, to: mainstream, share: 0}}\n"
      "      - {target: demand.move, shift: {from: special, to: independent, share: 0%}}\n"
      "      - {target: demand.move, where: {from: independent, to: mainstream}, add: 0}\n"
      "      - {target: settings.special.capacity, multiply: 1}\n"
      "      - {target: teams.psychology.establishment, add: 0}\n"
      "      - {target: services.therapy.unit_cost, where: {ages: 3}, multiply: 1}\n"
      "      - {target: pots.high_needs.income, add: 0}\n"
      "      - {target: funding.half_each, shift: {from: general_fund, to: icb_children, share: 0}}\n"
      "      - {target: demand.cease, multiply: 5, lag: 600}\n");
  EXPECT_EQ(nothing, none);
  EXPECT_NE(tables_of("  something:\n    from: 2022-09\n    effects: [{target: demand.cease, multiply: 1.0001}]\n"),
            none);
}

}  // namespace
}  // namespace sendcast
