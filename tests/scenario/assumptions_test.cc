#include <gmock/gmock.h>

#include "scenario/reference.h"
#include "tests/scenario/reading.h"
#include "tests/schema/snippet.h"
#include "uncertainty/table.h"

namespace sendcast {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

/// "path = text (basis: source)" of each number.
template <class T>
std::vector<std::string> listed(const std::string& written, const About& about = {},
                                const std::map<std::string, std::string>& files = {}) {
  std::vector<std::string> lines;
  const auto snippet = read_snippet<T>(written, about, files);
  EXPECT_EQ(snippet.explained, "");
  for (const Assumption& assumption : snippet.assumptions) {
    lines.push_back(assumption.path + " = " + assumption.text + " (" + assumption.provenance.basis + ": " +
                    assumption.provenance.source + ")");
  }
  return lines;
}

TEST(ANumber, SaysWhereItComesFrom) {
  EXPECT_THAT(listed<Value>("{value: 5%, source: SEN2 2022, basis: published}"),
              ElementsAre("it = 5% (published: SEN2 2022)"));
  EXPECT_THAT(listed<Value>("5%"), ElementsAre("it = 5% (: )"));
}

TEST(ANumber, OfAProfileIsListedEachWithItsOwnSource) {
  EXPECT_THAT(listed<Value>("{value: {2021-22: {value: 1, source: Counted, basis: published}, 2022-23: 2},"
                            " source: Assumed, basis: illustrative}"),
              ElementsAre("it.2021-22 = 1 (published: Counted)", "it.2022-23 = 2 (illustrative: Assumed)"));
  EXPECT_THAT(listed<Value>("{start: 4%, growth: {value: 3%, source: Trend, basis: calibrated}}"),
              ElementsAre("it.start = 4% (: )", "it.growth = 3% (calibrated: Trend)"));
}

TEST(ANumber, ThatIsUncertainIsListedAsItsDistribution) {
  EXPECT_THAT(listed<Value>("{value: {beta: {mean: 3%, sd: 1%}}, source: Panel, basis: illustrative}"),
              ElementsAre("it = {beta: {mean: 3%, sd: 1%}} (illustrative: Panel)"));
}

TEST(ATable, GivesEachEntrysSourceToItsNumbers) {
  EXPECT_THAT(listed<ValueTable>("[{value: 1, source: A, basis: published}, {where: {ages: 5}, value: 2},"
                                 " {value: {value: 3, source: C}, source: B}]",
                                 About{.help = {}, .varies_by = by_cell}),
              ElementsAre("it.1 = 1 (published: A)", "it.2 = 2 (: )", "it.3 = 3 (: C)"));
  EXPECT_THAT(listed<ValueTable>("{csv: x.csv, source: A, basis: calibrated}", About{.help = {}, .varies_by = by_cell},
                                 {{"x.csv", "value\n1\n"}}),
              ElementsAre("it = x.csv (calibrated: A)"));
}

TEST(TheAssumptions, ListEveryNumberOfAScenario) {
  const auto reading = read_over_sound(
      "pots: {high_needs: {opening_balance: {value: -60000, source: Statement of accounts, basis: published}}}\n"
      "demand: {months_to_issue: 5, opening: {overdue: {value: 3, source: SEN2, basis: calibrated}}}\n"
      "value_for_money: {discount: {value: 3.5%, source: Green Book, basis: published}}\n");
  ASSERT_EQ(reading->explained(), "");
  std::map<std::string, std::string> bases;
  for (const Assumption& assumption : reading->loaded->assumptions)
    bases[assumption.path] = assumption.text + " " + assumption.provenance.basis;
  EXPECT_EQ(bases["pots.high_needs.opening_balance"], "-60000 published");
  EXPECT_EQ(bases["demand.opening.overdue"], "3 calibrated");
  EXPECT_EQ(bases["demand.opening.in_assessment"], "4 ");
  EXPECT_EQ(bases["demand.months_to_issue"], "5 ");
  EXPECT_EQ(bases["demand.population"], "data/population.csv ");
  EXPECT_EQ(bases["value_for_money.discount"], "3.5% published");
  EXPECT_EQ(bases["teams.psychology.filled"], "2 ");
  EXPECT_EQ(bases["teams.psychology.tasks.assessment"], "16 ");
  EXPECT_EQ(bases["indices.pay.2022-23"], "4.5% ");
  EXPECT_EQ(bases["services.therapy.uptake"], "38% ");
  EXPECT_EQ(bases["pools.therapies.contributions.icb_children"], "80000 ");
  EXPECT_EQ(bases["funding.banded.layers.1.up_to"], "10000 ");
  EXPECT_EQ(bases["demand.first_setting.1.special"], "25% ");
  EXPECT_EQ(bases["interventions.early_help.demand.request_from_others.lag"], "12 ");
  EXPECT_EQ(bases["interventions.early_help.demand.first_setting.share"], "20% ");
  EXPECT_EQ(bases["interventions.early_help.services.early_help_team.unit_cost"], "31000 ");
}

TEST(TheAssumptions, AreListedOnceWithWhereTheyWereWritten) {
  const auto reading = read_over_sound("demand: {arrive: {value: 1%, source: A survey, basis: published}}\n");
  std::map<std::string, int> times;
  for (const Assumption& assumption : reading->loaded->assumptions)
    ++times[assumption.path + "@" + std::to_string(assumption.place.line) + ":" +
            std::to_string(assumption.place.column)];
  for (const auto& [what, number] : times) EXPECT_EQ(number, 1) << what;
  const std::string list = assumptions_list(*reading->loaded, reading->sources);
  EXPECT_THAT(list, HasSubstr("published     demand.arrive = 1%\n              A survey  (case/scenario.yaml:3)\n"));
  EXPECT_THAT(list, HasSubstr("not said      demand.cease = {beta: {mean: 3%, sd: 0.5%}}\n              no source "
                              "given  (sound/scenario.yaml:35)\n"));
  EXPECT_THAT(list, HasSubstr(" 1 published."));
}

}  // namespace
}  // namespace sendcast
