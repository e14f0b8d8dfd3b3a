// An area's own tables, alone and beside published files.
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "import/own_data_reader.h"
#include "tests/import/reading_files.h"

namespace sendcast {
namespace {

using testing::HasSubstr;
using testing::Not;
using S = Statistic;
using P = PublishedSetting;

const std::string header = "statistic,area,period,value\n";
const std::string by_age = "statistic,area,period,age,value\n";
const std::string by_setting = "statistic,area,period,setting,value\n";

/// The release of January 2022, three of its rows.
const std::string published =
    "time_period,geographic_level,old_la_code,new_la_code,la_name,characteristic_age,Total_all\n"
    "2022,Local authority,857,E06000017,Rutland,Total,376\n"
    "2022,Local authority,857,E06000017,Rutland,Age 5 to 10,120\n"
    "2022,Local authority,202,E09000007,Camden,Total,1448\n";

AgeBand band(int first, int last) { return AgeBand::from_to(first, last); }

/// A row for each month from the first to the last: its value is the month's number.
std::string months(const std::string& statistic, int first, int last) {
  std::string rows;
  for (int month = first; month <= last; ++month)
    rows += statistic + ",Rutland,2021-" + (month < 10 ? "0" : "") + std::to_string(month) + "," +
            std::to_string(month) + "\n";
  return rows;
}

TEST(OwnData, OfYearsIsReadByOurNamesOfStatistics) {
  const ReadFiles read(header +
                       "plans,Rutland,2026,410\nrequests,E06000017,2025,130\nRequests refused,857,2025,\"1,030\"\n");
  EXPECT_EQ(read.told(), "");
  EXPECT_EQ(read.statistics.files[0].layout, "an area's own counts, tidy");
  EXPECT_EQ(read.statistics.files[0].observations, 3U);
  EXPECT_EQ(read.value(S::plans, "Rutland", 2026), 410);
  EXPECT_EQ(read.value(S::requests, "Rutland", 2025), 130);
  EXPECT_EQ(read.value(S::requests_refused, "Rutland", 2025), 1030);
  EXPECT_EQ(read.count(), 3U);
}

TEST(OwnData, IsKnownByAnyNameOfItsColumnsInAnyOrder) {
  const ReadFiles read({"Number,Year,LA code,Statistic\n410,2026,E06000017,plans\n",
                        "statistic,area_code,month,count\nplans,E09000007,Jan-26,1600\n",
                        "statistic,area,year,month,value\nplans,Derby,2026,January,2000\nplans,Derby,2025,,1900\n"});
  EXPECT_EQ(read.told(), "");
  EXPECT_EQ(read.value(S::plans, "Rutland", 2026), 410);
  EXPECT_EQ(read.value(S::plans, "Camden", 2026), 1600);
  EXPECT_EQ(read.value(S::plans, "Derby", 2026), 2000);
  EXPECT_EQ(read.value(S::plans, "Derby", 2025), 1900);
}

TEST(OwnData, OfAllTwelveMonthsIsSummedToTheYear) {
  const ReadFiles read(header + months("requests", 1, 12));
  EXPECT_EQ(read.told(), "");
  EXPECT_EQ(read.value(S::requests, "Rutland", 2021), 78);
  EXPECT_EQ(read.count(), 1U);
  EXPECT_EQ(read.account(AccountEntryKind::derived),
            "file-0.csv:2: requests of a calendar year are the sum of its twelve months\n");
}

TEST(OwnData, OfFewerMonthsIsLeftOutAndSaysWhichYearLacksWhich) {
  const ReadFiles read(header + months("requests", 1, 10) + "requests,Rutland,2022-01,5\n" +
                       "requests,Rutland,2021-11,x\n");
  EXPECT_EQ(read.told(), "");
  EXPECT_EQ(read.count(), 0U);
  const std::string missing = read.account(AccountEntryKind::missing);
  EXPECT_THAT(missing, HasSubstr("file-0.csv:2: requests of 2021: not all twelve months are there, so that the year is "
                                 "left out (Rutland: no 2021-11, 2021-12)"));
  EXPECT_THAT(missing, HasSubstr("requests of 2022: not all twelve months are there, so that the year is left out "
                                 "(Rutland: 1 of 12 months)"));
  EXPECT_THAT(missing, HasSubstr("'x' for requests: not available, so missing and not nought"));
}

TEST(OwnData, OfAStockInMonthsIsThatOfJanuary) {
  const ReadFiles read(header + months("plans", 1, 12) + "plans,Rutland,2022-02,13\n");
  EXPECT_EQ(read.told(), "");
  EXPECT_EQ(read.value(S::plans, "Rutland", 2021), 1);
  EXPECT_EQ(read.count(), 1U);
  EXPECT_THAT(read.account(AccountEntryKind::left_out), HasSubstr("plans of months other than January"));
  EXPECT_THAT(read.account(AccountEntryKind::missing),
              HasSubstr("plans of 2022: January is not there, so that the year is left out (Rutland)"));
}

TEST(OwnData, OfAYearStaysBeforeTheSumOfItsMonths) {
  const ReadFiles read(header + months("requests", 1, 12) + "requests,Rutland,2021,80\n" + months("new_plans", 1, 3) +
                       "new_plans,Rutland,2021,40\n");
  EXPECT_EQ(read.value(S::requests, "Rutland", 2021), 80);
  EXPECT_EQ(read.value(S::new_plans, "Rutland", 2021), 40);
  EXPECT_THAT(read.account(AccountEntryKind::contradictory),
              HasSubstr("months of requests that do not come to the year's own number, which stays (Rutland, 2021: 78 "
                        "against 80)"));
  EXPECT_THAT(read.account(AccountEntryKind::missing), Not(HasSubstr("new_plans of 2021")));
}

TEST(OwnData, BySingleAgeIsSummedToThePublishedBandsAndTheirTotal) {
  std::string text = by_age;
  for (int age = 0; age <= 25; ++age) text += "plans,Rutland,2026," + std::to_string(age) + ",10\n";
  const ReadFiles read(text);
  EXPECT_EQ(read.told(), "");
  EXPECT_EQ(read.value(S::plans, "Rutland", 2026, P::all, AgeBand::of(7)), 10);
  EXPECT_EQ(read.value(S::plans, "Rutland", 2026, P::all, band(0, 4)), 50);
  EXPECT_EQ(read.value(S::plans, "Rutland", 2026, P::all, band(20, 25)), 60);
  EXPECT_EQ(read.value(S::plans, "Rutland", 2026), 260);
  EXPECT_EQ(read.count(), 26U + 5U + 1U);
}

TEST(OwnData, BySomeAgesMakesABandOnlyWhereTheyComeToTheTotal) {
  const std::string rows =
      "plans,Rutland,2026,3,2\nplans,Rutland,2026,4,8\nplans,Rutland,2026,5-10,100\nplans,Rutland,2026,unknown,1\n";
  const ReadFiles short_of_it(by_age + rows + "plans,Rutland,2026,total,120\n");
  EXPECT_FALSE(short_of_it.value(S::plans, "Rutland", 2026, P::all, band(0, 4)).has_value());
  EXPECT_THAT(
      short_of_it.account(AccountEntryKind::missing),
      HasSubstr("plans by age: not every age of 0 to 4 is there, so that the band is not summed (Rutland, 2026: "
                "not 0)"));
  const ReadFiles whole(by_age + rows + "plans,Rutland,2026,,111\n");
  EXPECT_EQ(whole.value(S::plans, "Rutland", 2026, P::all, band(0, 4)), 10);
  EXPECT_EQ(whole.value(S::plans, "Rutland", 2026), 111);
  EXPECT_FALSE(whole.value(S::plans, "Rutland", 2026, P::all, band(16, 19)).has_value()) << "missing is not nought";
}

TEST(OwnData, ByNarrowerBandsIsSummedAndTheBandItselfStays) {
  const ReadFiles read(by_age +
                       "plans,Rutland,2026,16-17,30\nplans,Rutland,2026,18 to 19,12\nplans,Rutland,2026,20+,9\n"
                       "plans,Rutland,2026,2 and under,1\nplans,Rutland,2026,3,2\nplans,Rutland,2026,4,3\n"
                       "plans,Rutland,2026,under 5,7\n");
  EXPECT_EQ(read.told(), "");
  EXPECT_EQ(read.value(S::plans, "Rutland", 2026, P::all, band(16, 19)), 42);
  EXPECT_EQ(read.value(S::plans, "Rutland", 2026, P::all, band(20, 25)), 9);
  EXPECT_EQ(read.value(S::plans, "Rutland", 2026, P::all, band(0, 4)), 7);
  EXPECT_THAT(read.account(AccountEntryKind::contradictory),
              HasSubstr("ages of plans that do not come to their band, which stays (Rutland, 2026: 6 against 7)"));
}

TEST(OwnData, OfMonthsByAgeIsSummedOverBoth) {
  std::string text = "statistic,area,period,age,value\n";
  for (int month = 1; month <= 12; ++month) {
    for (int age = 11; age <= 15; ++age)
      text += "requests,Rutland,2021-" + std::to_string(month) + "," + std::to_string(age) + ",1\n";
  }
  EXPECT_EQ(ReadFiles(text).value(S::requests, "Rutland", 2021, P::all, band(11, 15)), 60);
}

TEST(OwnData, BySettingGroupNeedsAllSevenForATotal) {
  std::string text = by_setting;
  for (const char* group :
       {"mainstream", "resourced_or_unit", "Special", "independent", "alternative provision", "post-16"})
    text += "plans,Rutland,2026," + std::string(group) + ",50\n";
  const ReadFiles six(text);
  EXPECT_EQ(six.told(), "");
  EXPECT_EQ(six.value(S::plans, "Rutland", 2026, P::group_special), 50);
  EXPECT_FALSE(six.value(S::plans, "Rutland", 2026).has_value());
  const ReadFiles seven(text + "plans,Rutland,2026,other,10\n");
  EXPECT_EQ(seven.value(S::plans, "Rutland", 2026, P::group_other), 10);
  EXPECT_EQ(seven.value(S::plans, "Rutland", 2026), 310);
}

TEST(OwnData, BySettingTypeIsSummedToItsGroupAsPublishedTypesAre) {
  const ReadFiles read(by_setting +
                       "plans,Rutland,2026,special_la_maintained,30\nplans,Rutland,2026,Special - Academy/free,20\n"
                       "plans,Rutland,2026,mainstream_academy,100\nplans,Rutland,2026,mainstream,101\n");
  EXPECT_EQ(read.told(), "");
  EXPECT_EQ(read.value(S::plans, "Rutland", 2026, P::group_special), 50);
  EXPECT_EQ(read.value(S::plans, "Rutland", 2026, P::group_mainstream), 101);
  EXPECT_THAT(read.account(AccountEntryKind::contradictory),
              HasSubstr("types of settings that do not come to their group of plans in file-0.csv, which stays"));
}

TEST(OwnData, ByNeedIsReadInAnyWordsOfTheReleases) {
  const ReadFiles read(
      "statistic,area,period,need,value\nplans,Rutland,2026,Autistic Spectrum Disorder,90\n"
      "plans,Rutland,2026,speech_language_and_communication,60\nplans,Rutland,2026,,400\n");
  EXPECT_EQ(read.told(), "");
  EXPECT_EQ(read.value(S::plans, "Rutland", 2026, P::all, AgeBand::all(), PrimaryNeed::autistic_spectrum_disorder), 90);
  EXPECT_EQ(
      read.value(S::plans, "Rutland", 2026, P::all, AgeBand::all(), PrimaryNeed::speech_language_and_communication),
      60);
  EXPECT_EQ(read.value(S::plans, "Rutland", 2026), 400);
}

TEST(OwnData, WinsOverPublishedFiguresAndCountsThoseReplaced) {
  const std::string own = by_age + "plans,Rutland,2022,,380\nplans,Rutland,2022,5-10,123\nplans,Camden,2022,,1448\n";
  for (const auto& files : {std::vector{own, published}, std::vector{published, own}}) {
    const ReadFiles read(files);
    EXPECT_EQ(read.told(), "");
    EXPECT_EQ(read.value(S::plans, "Rutland", 2022), 380);
    EXPECT_EQ(read.value(S::plans, "Rutland", 2022, P::all, band(5, 10)), 123);
    EXPECT_EQ(read.value(S::plans, "Camden", 2022), 1448);
    const std::string replaced = read.account(AccountEntryKind::superseded);
    EXPECT_THAT(replaced, HasSubstr("published numbers of plans that are replaced by the area's own in file-"));
    EXPECT_THAT(replaced, HasSubstr("(first Rutland, 2022: 380 against 376) [2 times]"));
  }
}

TEST(OwnData, OfATypeOrGroupLeavesThePublishedOnesBesideIt) {
  const std::string types =
      "time_period,geographic_level,old_la_code,new_la_code,la_name,establishment_type,establishment_group,Total_all\n"
      "2022,Local authority,857,E06000017,Rutland,Special - LA maintained,Special school,40\n"
      "2022,Local authority,857,E06000017,Rutland,Special - Academy/free,Special school,10\n"
      "2022,Local authority,857,E06000017,Rutland,Hospital School,Special school,3\n";
  const ReadFiles read(
      {types,
       by_setting + "plans,Rutland,2022,special_la_maintained,44\nplans,Rutland,2022,alternative_provision,5\n"});
  EXPECT_EQ(read.value(S::plans, "Rutland", 2022, P::special_academy_free), 10);
  EXPECT_EQ(read.value(S::plans, "Rutland", 2022, P::group_special), 54);
  EXPECT_EQ(read.value(S::plans, "Rutland", 2022, P::group_alternative_provision), 5);
  EXPECT_THAT(read.account(AccountEntryKind::superseded),
              HasSubstr("types of settings that do not come to their group of plans in file-1.csv, which stays "
                        "(Rutland, 2022: 5 against 3)"));
}

TEST(OwnData, OfATotalLeavesTheGroupsThatCameToThePublishedOne) {
  const std::string types =
      "time_period,geographic_level,old_la_code,new_la_code,la_name,establishment_type,establishment_group,Total_all\n"
      "2022,Local authority,857,E06000017,Rutland,Total,Total,43\n"
      "2022,Local authority,857,E06000017,Rutland,NEET,NEET,3\n"
      "2022,Local authority,857,E06000017,Rutland,Elective home education,Educated elsewhere,x\n"
      "2022,Local authority,857,E06000017,Rutland,Special - LA maintained,Special school,40\n";
  const std::string own = header + "plans,Rutland,2022,50\n";
  for (const auto& files : {std::vector{own, types}, std::vector{types, own}}) {
    const ReadFiles read(files);
    EXPECT_EQ(read.value(S::plans, "Rutland", 2022), 50);
    EXPECT_EQ(read.value(S::plans, "Rutland", 2022, P::group_other), 3);
    EXPECT_THAT(read.account(AccountEntryKind::contradictory), HasSubstr("Rutland, 2022: 43 against 50"));
  }
}

TEST(OwnData, OfPopulationIsOfYearsAndSingleAges) {
  const ReadFiles read(by_age +
                       "population,Rutland,2025,7,412.5\npopulation,Rutland,2025-06,8,400\n"
                       "population,Rutland,2025,5-10,2400\npopulation,Rutland,2025,40,600\n");
  EXPECT_EQ(read.value(S::population, "Rutland", 2025, P::all, AgeBand::of(7)), 412.5);
  EXPECT_EQ(read.count(), 1U);
  EXPECT_EQ(read.problems.count(), 2U);
  EXPECT_THAT(read.told(), HasSubstr("file-0.csv:3:20: population of a month: it is known of the middle of a year"));
  EXPECT_THAT(read.told(), HasSubstr("file-0.csv:4:25: population is read by single years of age"));
  EXPECT_THAT(read.account(AccountEntryKind::left_out), HasSubstr("people over 25"));
}

TEST(OwnData, ReportsEverythingThatIsWrongAtOnceWithItsPlaceAndWhatWasMeant) {
  const ReadFiles read(
      "statistic,area,period,age,setting,need,value\n"
      "plans,Rutlnd,2026,,,,1\n"
      "request,Rutland,2021-22,Oct-05,specail,autism,many\n"
      "high_needs_block,Rutland,2021,,,,5\n"
      "plans,,2026,,,,-4\n"
      "plans,Rutland,2026,,,,-4\n"
      "plans,Rutland,2026,,,,4.5\n"
      "plans,Rutland,2026,<5,,,4\n");
  EXPECT_EQ(read.count(), 0U);
  const std::string told = read.told();
  for (const char* problem : {
           "file-0.csv:2:7: no English upper-tier area is called 'Rutlnd'\n",
           "did you mean 'Rutland'?",
           "file-0.csv:3:1: 'request' is no statistic\n",
           "did you mean 'requests'?",
           "file-0.csv:3:17: '2021-22' is neither a calendar year nor a month\n",
           "a year such as 2021, or a month such as 2021-04",
           "file-0.csv:3:25: 'Oct-05' is no age\n",
           "a spreadsheet may have made a date of it",
           "file-0.csv:3:32: 'specail' is no setting\n",
           "did you mean 'special'?",
           "file-0.csv:3:40: 'autism' is no need\n",
           "file-0.csv:3:47: 'many' is no number\n",
           "file-0.csv:4:1: 'high_needs_block' is of money or prices, and an area's own table is of counts\n",
           "file-0.csv:5:7: the area is left blank\n",
           "file-0.csv:6:23: '-4' is below nought, and plans cannot be\n",
           "file-0.csv:7:23: '4.5' is no whole number, and plans are counted\n",
           "file-0.csv:8:20: '<5' is no age\n",
       })
    EXPECT_THAT(told, HasSubstr(problem));
}

TEST(OwnData, ReportsTwoNumbersOfTheSameAndKeepsTheFirst) {
  const ReadFiles read(header + "plans,Rutland,2026,410\nplans,857,2026,410\nplans,E06000017,2026,411\n");
  EXPECT_EQ(read.value(S::plans, "Rutland", 2026), 410);
  EXPECT_THAT(read.account(AccountEntryKind::duplicated), HasSubstr("file-0.csv:3: numbers of plans"));
  EXPECT_THAT(
      read.told(),
      HasSubstr("file-0.csv:4:22: plans of this area, period, age, setting and need is 411 here, but 410 before"));
}

TEST(OwnData, NamesTheColumnThatIsMissing) {
  const ReadFiles read("statistic,area,value\nplans,Rutland,410\n");
  EXPECT_THAT(read.told(), HasSubstr("this looks like 'an area's own counts, tidy' but lacks the column 'period' (or "
                                     "year, month)"));
  EXPECT_EQ(ReadFiles("area,year,value\nRutland,2026,5\n").told(), "") << "any table might have these";
}

TEST(OwnData, CutAnywhereGivesNoWrongNumber) {
  const std::string sound = "value,statistic,area,period,age\n410,plans,Rutland,2026,15\n";
  for (std::size_t length = 0; length < sound.size(); ++length)
    EXPECT_EQ(ReadFiles(sound.substr(0, length)).count(), 0U) << length;
  EXPECT_EQ(ReadFiles(sound).count(), 1U);
}

TEST(OwnData, WithAnyByteReplacedNeverCrashes) {
  const std::string sound = "statistic,area,period,age,setting,need,value\nplans,Rutland,2026-01,5-10,special,,41\n";
  for (const char byte : {'\0', '"', ',', '\n', '\r', '\xFF', '\x80', 'x', '9', '-', '+', ' '}) {
    for (std::size_t at = 0; at < sound.size(); ++at) {
      std::string broken = sound;
      broken[at] = byte;
      const ReadFiles read(broken);
      explain(read.problems, read.sources);
    }
  }
}

TEST(OwnData, WithMistakesInEveryRowIsNotReadToItsEnd) {
  std::string text = header;
  for (int i = 0; i < 5000; ++i) text += "plans,Nowhere " + std::to_string(i) + ",2026,1\n";
  const ReadFiles read(text);
  EXPECT_EQ(read.problems.count(), OwnDataReader::most_faults + 1);
  EXPECT_EQ(read.problems.sorted().size(), Problems::most_kept_of_a_table);
}

}  // namespace
}  // namespace sendcast
