// The five sentences that a board reads first, held to a scenario whose every figure can be worked in the head: one
// service at £100,000 a year for two years, paid from one pot that carries its balance.

#include "report/answer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/one_service.h"

namespace sendcast {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;
using testing::StartsWith;

/// What makes the service a quarter cheaper.
constexpr const char* cheaper =
    "interventions:\n  deal:\n    from: 2022-04\n    effects:\n"
    "      - {target: services.centre.unit_cost, multiply: 0.75}\n";
/// And dearer by a tenth.
constexpr const char* dearer =
    "interventions:\n  deal:\n    from: 2022-04\n    effects:\n"
    "      - {target: services.centre.unit_cost, multiply: 1.1}\n";

Files titled(Files files, const std::string& title) {
  std::string& text = files.at("scenario.yaml");
  text.replace(text.find("One service"), std::string("One service").size(), title);
  return files;
}

TEST(Answer, OfARunIsWhatItCostsWhoPaysWhichPotFailsTheChanceAndThePlans) {
  EXPECT_THAT(
      answer(outcomes_with({one_service(95'000)}, Draws{})),
      ElementsAre(
          "‘One service’ costs £200,000 over 2022-23 to 2023-24, with revenue cost the same, £100,000 in "
          "2022-23 and £100,000 in 2023-24.",
          "Of this Council pays £200,000 (100%).",
          "‘budget’ is overdrawn from 2022-23, and by £10,000 at the end of 2023-24.",
          "How likely that is was not worked out: this is the central run alone.",
          "At the end of March 2024, 0 children and young people have an EHC plan, against 0 at the end of March "
          "2023."));
}

TEST(Answer, SaysThatNoPotFailsWhereNoneDoes) {
  EXPECT_EQ(answer(outcomes_with({one_service(105'000)}, Draws{}))[2],
            "No pot is overdrawn or pays more than its income at any time.");
}

TEST(Answer, OfAComparisonSaysWhatTheCheapestSavesWhomAndHowFarThePotRecovers) {
  const Outcomes outcomes =
      outcomes_with({titled(one_service(95'000), "As it is"), titled(one_service(95'000, dearer), "Dearer"),
                     titled(one_service(95'000, cheaper), "Cheaper")},
                    Draws{});
  EXPECT_EQ(answered_scenario(outcomes), 2U);
  EXPECT_THAT(answer(outcomes),
              ElementsAre("Over 2022-23 to 2023-24, ‘Cheaper’ costs £150,000, £50,000 less than ‘As it is’ (£200,000), "
                          "the least of the 2 that are compared with it.",
                          "Council pays £50,000 less.",
                          "With ‘As it is’, ‘budget’ is overdrawn from 2022-23, and by £10,000 at the end of 2023-24; "
                          "with ‘Cheaper’, it is never overdrawn.",
                          "How likely that is was not worked out: this is the central run alone.",
                          "At the end of March 2024, 0 children and young people have an EHC plan with ‘Cheaper’, as "
                          "many as with ‘As it is’."));
}

TEST(Answer, OfDrawsTellsTheChanceOfBalance) {
  // Each year's cost is £100,000 give or take £10,000, the same in both; income is just the mean: one in two.
  Draws asked;
  asked.count = 4'000;
  const std::vector<std::string> sentences = answer(outcomes_with({one_service(100'000)}, asked));
  ASSERT_THAT(sentences, SizeIs(5));
  EXPECT_THAT(sentences[3], StartsWith("The chance that ‘budget’ ends 2023-24 in balance is "));
  const std::size_t percent = sentences[3].find('%');
  ASSERT_NE(percent, std::string::npos);
  EXPECT_NEAR(std::stod(sentences[3].substr(percent - 2, 2)), 50, 3) << sentences[3];
}

TEST(Answer, GivesFiveSentencesForEachRunThatIsNotCompared) {
  Outcomes outcomes = outcomes_with({one_service(95'000), one_service(105'000)}, Draws{});
  outcomes.comparisons.clear();
  outcomes.values.clear();
  EXPECT_THAT(answer(outcomes), SizeIs(10));
}

TEST(Answer, CutsANameThatIsTooLongForASentence) {
  const std::string sentence =
      answer(outcomes_with({titled(one_service(95'000), '"' + std::string(300, 'x') + '"')}, Draws{}))[0];
  EXPECT_THAT(sentence, HasSubstr("x…’ costs £200,000"));
  EXPECT_LT(sentence.size(), 250U);
}

}  // namespace
}  // namespace sendcast
