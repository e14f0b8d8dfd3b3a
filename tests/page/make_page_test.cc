// The report as it is read, before a template makes a file of it.

#include "page/make_page.h"

#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "page/fill_page.h"
#include "report/csv.h"
#include "report/figures.h"
#include "scenario/differences.h"
#include "tests/one_service.h"

namespace sendcast {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

constexpr const char* cheaper =
    "interventions:\n  deal:\n    from: 2022-04\n    effects:\n"
    "      - {target: services.centre.unit_cost, multiply: 0.75}\n";

Page page_of(const Outcomes& outcomes) {
  Sources sources;
  for (int file = 0; file < 9; ++file) sources.add("scenario.yaml " + std::to_string(file), "");
  return make_page(outcomes, Manifest{}, sources);
}

std::vector<std::string> ids_of(const Page& page) {
  std::vector<std::string> ids;
  for (const PageSection& section : page.sections) ids.push_back(section.id);
  return ids;
}

/// Every figure of a page, those of its groups too.
std::vector<PageFigure> figures_of(const Page& page) {
  std::vector<PageFigure> figures;
  for (const PageSection& section : page.sections) {
    figures.insert(figures.end(), section.figures.begin(), section.figures.end());
    for (const PageGroup& group : section.groups)
      figures.insert(figures.end(), group.figures.begin(), group.figures.end());
  }
  return figures;
}

Outcomes drawn_comparison() {
  Draws asked;
  asked.count = 200;
  return outcomes_with({one_service(95'000), one_service(95'000, cheaper)}, asked);
}

TEST(Page, AsksQuestionsInTheOrderInWhichTheyAreAsked) {
  EXPECT_THAT(ids_of(page_of(drawn_comparison())),
              ElementsAre("overview", "changed", "who-pays", "split", "deficit", "gains", "plans", "waiting",
                          "what-matters", "value", "assumptions", "other-returns", "provenance"));
}

TEST(Page, LeavesOutWhatARunLacks) {
  // No base, no draws, no places, no moves, nothing to compare.
  EXPECT_THAT(ids_of(page_of(outcomes_with({one_service(95'000)}, Draws{}))),
              ElementsAre("overview", "who-pays", "split", "deficit", "plans", "waiting", "assumptions",
                          "other-returns", "provenance"));
}

TEST(Page, HasACellForEachColumnOfEachRowAndSaysWhatEveryFigureShows) {
  for (const PageFigure& figure : figures_of(page_of(drawn_comparison()))) {
    EXPECT_NE(figure.heading, "");
    EXPECT_NE(figure.means, "") << figure.heading;
    EXPECT_NE(figure.table.caption, "") << figure.heading;
    EXPECT_EQ(figure.table.rows.empty(), figure.id == "inputs") << figure.heading;  // no file was read here
    for (const PageRow& row : figure.table.rows)
      EXPECT_EQ(row.cells.size(), figure.table.columns.size()) << figure.heading << ", " << row.text;
  }
}

TEST(Page, CallsNoTwoThingsTheSame) {
  std::set<std::string> ids;
  const Page page = page_of(drawn_comparison());
  for (const PageSection& section : page.sections) {
    EXPECT_TRUE(ids.insert(section.id).second) << section.id;
    for (const PageGroup& group : section.groups) EXPECT_TRUE(ids.insert(group.id).second) << group.id;
  }
  for (const PageFigure& figure : figures_of(page)) EXPECT_TRUE(ids.insert(figure.id).second) << figure.id;
}

TEST(Page, HasEveryPennyBehindItsFigures) {
  // £100,000 a year give or take nothing in the central run: 2 years, one pot with £95,000 a year.
  const Page page = page_of(outcomes_with({one_service(95'000)}, Draws{}));
  for (const PageFigure& figure : figures_of(page)) {
    if (figure.table.caption.starts_with("Balance of budget")) {
      EXPECT_EQ(figure.table.rows.front().cells[1].value, "-10000.00");
      EXPECT_EQ(figure.table.rows.front().cells[1].text, "-10,000");
      return;
    }
  }
  FAIL() << "no figure of balances";
}

TEST(Page, MarksWhatIsIllustrative) {
  Files files = one_service(95'000);
  std::string& text = files.at("scenario.yaml");
  const std::string number = "income: 95000";
  text.replace(text.find(number), number.size(), "income: {value: 95000, source: Assumed, basis: illustrative}");
  for (const PageFigure& figure : figures_of(page_of(outcomes_with({files}, Draws{})))) {
    if (figure.table.caption != "Numbers and their sources") continue;
    for (const PageRow& row : figure.table.rows)
      EXPECT_EQ(row.cells[0].illustrative, row.text == "pots.budget.income") << row.text;
    return;
  }
  FAIL() << "no table of assumptions";
}

TEST(Page, TellsWhichInputDiffersFromWhenAndOnWhatGrounds) {
  const std::string deal =
      "interventions:\n  deal:\n    from: 2022-09\n    effects:\n"
      "      - {target: services.centre.unit_cost, multiply: 0.75, source: A guess, basis: illustrative}\n";
  const Page page = page_of(outcomes_with({one_service(95'000), one_service(95'000, deal)}, Draws{}));
  const auto changed = std::find_if(page.sections.begin(), page.sections.end(),
                                    [](const PageSection& section) { return section.id == "changed"; });
  ASSERT_NE(changed, page.sections.end());
  const std::vector<PageRow>& rows = changed->groups.at(0).figures.at(0).table.rows;
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[1].text, "interventions.deal.effects[1]: services.centre.unit_cost");
  EXPECT_EQ(rows[1].cells[0].text, "not there");
  EXPECT_EQ(rows[1].cells[2].text, "September 2022");
  EXPECT_EQ(rows[1].cells[3].text, "A guess");
  EXPECT_TRUE(rows[1].cells[1].illustrative);
}

TEST(Page, ShowsWhatWasPublishedBesideTheFanInTheYearItWasCounted) {
  const std::string history =
      "history: {plans: {2021-01: {value: 7, source: SEN2, basis: published}, 2023-01: 9, 2022-06: 8}}\n";
  for (const PageFigure& figure : figures_of(page_of(outcomes_with({one_service(95'000, history)}, Draws{})))) {
    if (figure.picture != "fan") continue;
    std::vector<std::string> years;
    for (const PageColumn& column : figure.table.columns) years.push_back(column.key);
    EXPECT_THAT(years, ElementsAre("2020-21", "2022-23", "2023-24"));
    const PageRow& published = figure.table.rows.front();
    EXPECT_EQ(published.role, "history");
    EXPECT_EQ(published.cells[0].value, "7");
    EXPECT_EQ(published.cells[1].value, "9") << "the last count of 2022-23";
    EXPECT_EQ(published.cells[2].value, "");
    EXPECT_EQ(figure.table.rows.back().cells[0].value, "") << "nothing was projected for a year before the run";
    return;
  }
  FAIL() << "no fan";
}

TEST(Page, DrawsNoPictureOfNothing) {
  // Two scenarios that say the same: nobody pays more, nobody gains.
  bool is_there = false;
  for (const PageFigure& figure :
       figures_of(page_of(outcomes_with({one_service(95'000), one_service(95'000)}, Draws{})))) {
    is_there = is_there || figure.heading.starts_with("Who pays and who gains");
    if (figure.heading.starts_with("Who pays and who gains")) {
      EXPECT_EQ(figure.picture, "");
    } else if (figure.id.starts_with("balance")) {
      EXPECT_EQ(figure.picture, "lines");
    }
  }
  EXPECT_TRUE(is_there);
}

TEST(PublishedHistory, IsOfMonthsAndCertain) {
  const auto reading =
      read_from(one_service(95'000, "history: {plans: {2022: 7, 2022-01: {normal: {mean: 9, sd: 1, name: doubt}}}}\n"));
  EXPECT_THAT(reading->explained(), HasSubstr("expected a month, such as 2022-01, not '2022'"));
  EXPECT_THAT(reading->explained(), HasSubstr("what was published is one number, not a distribution"));
}

TEST(PublishedHistory, ChangesNoResult) {
  const Outcomes without = outcomes_with({one_service(95'000)}, Draws{});
  const Outcomes with = outcomes_with({one_service(95'000, "history: {plans: {2022-01: 7}}\n")}, Draws{});
  for (std::size_t i = 0; i < without.tables.size(); ++i)
    EXPECT_EQ(csv(without.tables[i]), csv(with.tables[i])) << without.tables[i].name;
  EXPECT_TRUE(differences(without.loaded[0]->merged, with.loaded[0]->merged).empty());
}

TEST(FilledPage, LetsNoNameBecomeMarkup) {
  Page page = page_of(outcomes_with({one_service(95'000)}, Draws{}));
  page.title = "<script>alert('\"{{title}}\"')</script>";
  const std::string html = fill_page("<h1>{{title}}</h1>", page);
  EXPECT_THAT(html, Not(HasSubstr("<script>")));
  EXPECT_THAT(html, HasSubstr("&lt;script&gt;"));
  EXPECT_THAT(html, HasSubstr("{{title}}"));
}

TEST(FilledPage, ShowsEverySentenceAndEveryTable) {
  const Page page = page_of(drawn_comparison());
  const std::string html = fill_page(
      "{{#answer}}{{.}}\n{{/answer}}{{#sections}}{{heading}}\n{{#figures}}{{table.caption}}\n{{/figures}}{{/sections}}",
      page);
  for (const PageSection& section : page.sections) EXPECT_THAT(html, HasSubstr(section.heading));
  EXPECT_THAT(html, HasSubstr("Present value in prices of"));
}

}  // namespace
}  // namespace sendcast
