// Rows as the departments publish them, typed here so that the tests need no files.
#include "import/read_statistics.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/import/reading_files.h"

namespace sendcast {
namespace {

using testing::HasSubstr;
using S = Statistic;

const std::string to_2022 =
    "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,"
    "new_la_code,la_name,";
const std::string from_2023 =
    "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,new_la_code,"
    "old_la_code,la_name,";
const std::string england_2022 = "2022,Calendar year,National,E92000001,England,\"\",\"\",\"\",\"\",\"\",";
const std::string bcp =
    "Calendar year,Local authority,E92000001,England,E12000009,South West,839,E06000058,"
    "\"Bournemouth, Christchurch and Poole\",";
const std::string rutland = "Local authority,E92000001,England,E12000004,East Midlands,E06000017,857,Rutland,";

// sen2_age_caseload.csv of the 2022 release.
const std::string by_age =
    to_2022 + "characteristic_age,Total_st,Total_st_pc,Total_ehc,Total_ehc_pc,Total_all,Total_all_pc\n" + england_2022 +
    "Total,z,z,473255,100,473255,100\n" + england_2022 + "Under 5,z,z,18054,3.81486,18054,3.81486\n2022," + bcp +
    "Total,z,z,3063,100,3063,100\n2022," + bcp + "Age 16 to 19,z,z,600,x,x,x\n";

TEST(ReadStatistics, ReadsPlansByAgeOf2022) {
  const ReadFiles read(by_age);
  EXPECT_EQ(read.told(), "");
  EXPECT_EQ(read.value(S::plans, "England", 2022), 473255);
  EXPECT_EQ(read.value(S::plans, "England", 2022, PublishedSetting::all, AgeBand::from_to(0, 4)), 18054);
  EXPECT_EQ(read.value(S::plans, "bcp", 2022), 3063);
  EXPECT_EQ(read.statistics.files[0].layout, "DfE EHC plans to 2022, plans by age");
  EXPECT_EQ(read.statistics.files[0].rows, 4U);
}

TEST(ReadStatistics, NeverTakesACodeForNought) {
  const ReadFiles read(by_age);
  EXPECT_FALSE(read.value(S::plans, "bcp", 2022, PublishedSetting::all, AgeBand::from_to(16, 19)).has_value());
  EXPECT_EQ(read.account(AccountEntryKind::missing),
            "file-0.csv:5: 'x' for plans: not available, so missing and not nought\n");
}

// sen2_estab_caseload.csv of the 2022 release: 'Total' is both a group and a type.
const std::string by_establishment =
    to_2022 +
    "establishment_type,establishment_group,Total_st,Total_st_pc,Total_ehc,Total_ehc_pc,Total_all,Total_all_pc\n" +
    "2021," + bcp + "Total,Total,z,z,2627,100,2627,100\n2021," + bcp + "Total,Special school,z,z,1093,x,1093,x\n2021," +
    bcp + "Total,NEET,z,z,26,1,26,1\n2021," + bcp + "NEET,NEET,z,z,26,1,26,1\n2021," + bcp +
    "Special - LA maintained,Special school,z,z,560,21,560,21\n2021," + bcp +
    "Special - Academy/free,Special school,z,z,221,8,221,8\n2021," + bcp +
    "Special - Non-maintained,Special school,z,z,154,6,154,6\n2021," + bcp +
    "Special - Independent,Special school,z,z,158,6,158,6\n2021," + bcp +
    "Mainstream - Independent,Mainstream school,z,z,27,1,27,1\n2021," + bcp +
    "Hospital School,Special school,z,z,0,0,0,0\n";

TEST(ReadStatistics, SumsEstablishmentTypesToTheSevenGroups) {
  const ReadFiles read(by_establishment);
  EXPECT_EQ(read.told(), "");
  EXPECT_EQ(read.value(S::plans, "bcp", 2021), 2627);
  EXPECT_EQ(read.value(S::plans, "bcp", 2021, PublishedSetting::special_total), 1093);
  EXPECT_EQ(read.value(S::plans, "bcp", 2021, PublishedSetting::group_special), 781);
  EXPECT_EQ(read.value(S::plans, "bcp", 2021, PublishedSetting::group_independent),
            339);  // as the benchmarking tables have it
  EXPECT_EQ(read.value(S::plans, "bcp", 2021, PublishedSetting::group_alternative_provision), 0);
  EXPECT_FALSE(read.value(S::plans, "bcp", 2021, PublishedSetting::group_post_16).has_value())
      << "nothing was published of it";
}

TEST(ReadStatistics, KeepsTheAgeTablesTotalWhereTheTablesDiffer) {
  // England in January 2018, of which the establishment table leaves out those in none of its types.
  const std::string row = "2018,Calendar year,National,E92000001,England,,,,,,";
  const ReadFiles read({to_2022 + "establishment_type,establishment_group,Total_all\n" + row + "Total,Total,312626\n",
                        to_2022 + "characteristic_age,Total_all\n" + row + "Total,319819\n"});
  EXPECT_EQ(read.value(S::plans, "England", 2018), 319819);
  EXPECT_THAT(read.account(AccountEntryKind::contradictory), HasSubstr("England, 2018: 319819 against 312626"));
}

TEST(ReadStatistics, ReadsTheFlowsOf2022) {
  // sen2_mi.csv, shortened to a few of its columns.
  const ReadFiles read(to_2022 +
                       "NewallEHC,NewallEHC_AssnoneEHC_sum,AssnoneEHC,AssRefusedEHC,Mtosi,MtosiEHC,DismetEHC,InreqEHC,"
                       "IncExc20weekEHC,TotIncExcEHC\n2021," +
                       bcp + "507,530,23,79,z,85,12,592,150,507\n");
  EXPECT_EQ(read.told(), "");
  EXPECT_EQ(read.value(S::requests, "839", 2021), 592);
  EXPECT_EQ(read.value(S::requests_refused, "839", 2021), 79);
  EXPECT_EQ(read.value(S::assessments, "839", 2021), 530);
  EXPECT_EQ(read.value(S::moves_mainstream_to_special, "839", 2021), 85);
  EXPECT_EQ(read.value(S::plans_issued_on_time, "839", 2021), 150);
}

TEST(ReadStatistics, PutsRightWhatAFootnoteCorrects) {
  const std::string medway =
      "2021,Calendar year,Local authority,E92000001,England,E12000008,South East,887,E06000035,Medway,";
  const ReadFiles read(to_2022 + "NewallEHC,NewallEHC_AssnoneEHC_sum,AssnoneEHC,AssRefusedEHC,InreqEHC\n" + medway +
                       "303,526,223,100,700\n");
  EXPECT_EQ(read.value(S::assessments_not_issued, "Medway", 2021), 16);
  EXPECT_EQ(read.value(S::assessments, "Medway", 2021), 319);
  EXPECT_THAT(read.account(AccountEntryKind::corrected), HasSubstr("footnote gives 16"));
}

TEST(ReadStatistics, ReadsTheLongFormOf2023And2024) {
  const std::string row = "2024,Calendar year,National,E92000001,England,,,,,,";
  const ReadFiles read(from_2023 + "age,ehcp_or_statement,num_caseload,pc_caseload\n" + row +
                       "Age 11 to 15,EHCP,208609,36.4\n" + row + "Age 11 to 15,Statement,z,z\n" + row +
                       "Age 11 to 15,Total,208609,36.4\n");
  EXPECT_EQ(read.told(), "");
  EXPECT_EQ(read.count(), 1U);
  EXPECT_EQ(read.value(S::plans, "England", 2024, PublishedSetting::all, AgeBand::from_to(11, 15)), 208609);
}

TEST(ReadStatistics, AddsEndingsThatStandApartByAge) {
  const std::string row = "Calendar year,National,E92000001,England,,,,,,";
  const ReadFiles read(
      from_2023 +
      "inreq_ehc,ass_refused_ehc,new_all_ehc,discontinued_met_ehc,discontinued_met_noncomp,discontinued_lea_ehc,"
      "discontinued_lea_noncomp,discontinued_total\n2021," +
      row + "93302,20830,62180,2186,z,7249,z,z\n2022," + row + "114457,26505,66706,500,3554,x,9000,34724\n");
  EXPECT_EQ(read.value(S::ceased_needs_met, "England", 2021), 2186);  // one column then
  EXPECT_EQ(read.value(S::ceased_needs_met, "England", 2022), 4054);  // two now
  EXPECT_FALSE(read.value(S::ceased_transferred, "England", 2022).has_value()) << "a part is missing";
  EXPECT_EQ(read.value(S::ceased, "England", 2022), 34724);
}

// caseload.csv of the 2025 release, shortened; with its byte-order mark, its codes in the other order and Windows' line
// ends.
const std::string plans_2025 =
    "\xEF\xBB\xBF" + from_2023 +
    "breakdown_topic,breakdown,ehcplans,mainstream_la_maintained,mainstream_total,mainstream_total_pc,special_academy_"
    "free,"
    "fe_total,general_fe_tertiary_colleges,ukrlp_provider,elective_home_education\r\n202425,Academic year," +
    rutland + "All EHC plans,All EHC plans,376,150,150,39.9,100,126,126,x,x\r\n202425,Academic year," + rutland +
    "Child or young persons age,age 10,25,20,20,80,5,0,0,0,0\r\n202425,Academic year," + rutland +
    "Age when plan started,age 2 and under,7,7,7,100,0,0,0,0,0\r\n202425,Academic year," + rutland +
    "Sex,Female,100,50,50,50,50,0,0,0,0\r\n";

TEST(ReadStatistics, ReadsPlansOf2025ByAgeAndSetting) {
  const ReadFiles read(plans_2025);
  EXPECT_EQ(read.told(), "");
  EXPECT_EQ(read.value(S::plans, "Rutland", 2025), 376);
  EXPECT_EQ(read.value(S::plans, "Rutland", 2025, PublishedSetting::special_academy_free), 100);
  EXPECT_EQ(read.value(S::plans, "Rutland", 2025, PublishedSetting::mainstream_total), 150);
  EXPECT_EQ(read.value(S::plans, "Rutland", 2025, PublishedSetting::all, AgeBand::of(10)), 25);
  EXPECT_EQ(read.value(S::plans, "Rutland", 2025, PublishedSetting::group_mainstream, AgeBand::of(10)), 20);
  EXPECT_FALSE(read.value(S::plans, "Rutland", 2025, PublishedSetting::all, AgeBand::from_to(0, 2)).has_value())
      << "the age when the plan started is not the age now";
  EXPECT_THAT(read.account(AccountEntryKind::left_out), HasSubstr("rows by 'Sex'"));
}

TEST(ReadStatistics, ReadsTheColumnsThat2026NamesAnew) {
  const ReadFiles read(
      from_2023 +
      "breakdown_topic,breakdown,new_ehc_plans,mainstream_academy,special_academy,special_free_school,ap_pru_total,"
      "ap_pru_total_pc,await_prov,perm_ex\n2025,Calendar year," +
      rutland + "All new EHC plans,All new EHC plans,90,60,20,10,0,0,x,x\n2025,Calendar year," + rutland +
      "Age when plan started,age 2 and under,9,9,0,0,0,0,x,x\n");
  EXPECT_EQ(read.told(), "");
  EXPECT_EQ(read.value(S::new_plans, "Rutland", 2025), 90);
  EXPECT_EQ(read.value(S::new_plans, "Rutland", 2025, PublishedSetting::group_special), 30);
  EXPECT_EQ(read.value(S::new_plans, "Rutland", 2025, PublishedSetting::all, AgeBand::from_to(0, 2)), 9);
}

TEST(ReadStatistics, TellsStocksFromFlowsByTheTimeIdentifier) {
  const std::string header =
      from_2023 + "breakdown_topic,breakdown,ehc_plans,number_asd,number_ds,number_semh,asd_pc\n";
  const ReadFiles read({header + "202425,Academic year," + rutland + "All EHC plans,All EHC plans,376,136,x,80,36.2\n",
                        header + "2024,Calendar year," + rutland + "All EHC plans,All EHC plans,77,23,x,24,29.9\n"});
  EXPECT_EQ(read.value(S::plans, "Rutland", 2025, PublishedSetting::all, AgeBand::all(),
                       PrimaryNeed::autistic_spectrum_disorder),
            136);
  EXPECT_EQ(read.value(S::new_plans, "Rutland", 2024, PublishedSetting::all, AgeBand::all(),
                       PrimaryNeed::social_emotional_and_mental_health),
            24);
}

TEST(ReadStatistics, ReadsPopulationInItsWideAndItsTidyLayouts) {
  const ReadFiles read(
      {// 2018 SNPP Population persons.csv
       "AREA_CODE,AREA_NAME,COMPONENT,SEX,AGE_GROUP,2018,2019\nE06000001,Hartlepool,Population,persons,0,999.123,954."
       "4\n"
       "E06000001,Hartlepool,Population,persons,90 and over,800,810\nE06000001,Hartlepool,Population,persons,All "
       "ages,9,9\n"
       "E07000026,Allerdale,Population,persons,0,900,901\n",
       // MYEB1_detailed_population_estimates_series: males are 1, females 2
       "ladcode23,laname23,country,sex,age,population_2019,population_2020\nE06000001,Hartlepool,E,1,5,500,510\n"
       "E06000001,Hartlepool,E,2,5,480,490\nE06000002,Middlesbrough,E,1,5,700,710\nW06000001,Isle of "
       "Anglesey,W,1,5,1,2\n",
       "la_code,la_name,year,age,male,female,persons\nE06000003,Redcar and Cleveland,2021,7,800,790,1590\n",
       "la_code,la_name,year,age,male,female,persons\nE06000003,Redcar and Cleveland,2022,7,1,1,1591\n"
       "E06000003,Redcar and Cleveland,2040,7,1,1,1400\n"});
  EXPECT_EQ(read.told(), "");
  EXPECT_EQ(read.value(S::population_projection, "Hartlepool", 2018, PublishedSetting::all, AgeBand::of(0)), 999.123);
  EXPECT_EQ(read.value(S::population, "Hartlepool", 2020, PublishedSetting::all, AgeBand::of(5)), 1000);
  EXPECT_FALSE(read.value(S::population, "Middlesbrough", 2020, PublishedSetting::all, AgeBand::of(5)).has_value());
  EXPECT_EQ(read.value(S::population, "Redcar and Cleveland", 2021, PublishedSetting::all, AgeBand::of(7)), 1590);
  EXPECT_EQ(read.value(S::population_projection, "Redcar and Cleveland", 2022, PublishedSetting::all, AgeBand::of(7)),
            1591);
  EXPECT_EQ(read.count(), 7U);
  EXPECT_THAT(read.account(AccountEntryKind::missing), HasSubstr("only males are given"));
  EXPECT_THAT(read.account(AccountEntryKind::left_out), HasSubstr("districts"));
}

TEST(ReadStatistics, ReadsMoneySupportAndPrices) {
  const ReadFiles read(
      {"financial_year,published,la_code,dfe_la_code,la_name,high_needs_block_gbp,dsg_total_gbp\n"
       "2023-24,2023-07-20,E09000007,202,Camden,55017590,200529774\n"
       "2023-24,2024-03 (as amalgamated by DfE),E09000007,202,Camden,55197590,201104682\n",
       "financial_year,la_code,dfe_la_code,la_name,cumulative_deficit_pct_of_dsg,derived_cumulative_balance_gbp\n"
       "2021-22,E06000058,839,BCP,6.8,-20311231.0\n",
       "basis,la_code,dfe_la_code,la_name,line,value_gbp_or_count\ns251_budget_2021-22,E06000015,831,Derby,topup_"
       "maintained_total,5\n"
       "context,E06000015,831,Derby,ehcp_total,2613.0\n",
       "period,la_code,la_name,line,value_gbp,source\n2019-04-01,E06000059,Dorset,cumulative DSG "
       "deficit,3600000,press\n"
       "2020-21,E06000059,Dorset,2.1.1 Educational psychology service,1796404,return\n",
       "january,la_code,dfe_la_code,area_name,sen_support_pct_all_schools,sen_support_pct_primary,sen_support_pct_"
       "secondary,source\n"
       "2015,E09000001,201,City of London,10.3,24.6,-,lait\n",
       "series,period_basis,period,kind,measure,value,unit,source\ncpi,financial_year,2021-22,outturn,growth_pct,4.0,%,"
       "x\n"
       "cpi,quarter,2021 Q1,outturn,index,110,x,x\n"});
  EXPECT_EQ(read.told(), "");
  EXPECT_EQ(read.value(S::high_needs_block, "Camden", 2023), 55197590);  // the newer
  EXPECT_EQ(read.value(S::grant_balance, "bcp", 2021), -20311231);
  EXPECT_EQ(read.value(S::grant_balance, "Dorset", 2018), -3600000);
  EXPECT_EQ(read.value(S::section_251_budget, "Derby", 2021, {}, AgeBand::all(), {}, "topup_maintained_total"), 5);
  EXPECT_EQ(read.value(S::section_251_context, "Derby", 2021, {}, AgeBand::all(), {}, "ehcp_total"), 2613);
  EXPECT_EQ(read.value(S::section_251_outturn, "Dorset", 2020, {}, AgeBand::all(), {},
                       "2.1.1 Educational psychology service"),
            1796404);
  EXPECT_EQ(read.value(S::sen_support_percent, "City of London", 2015), 10.3);
  EXPECT_FALSE(read.value(S::sen_support_percent_secondary, "City of London", 2015).has_value());
  ASSERT_TRUE(read.statistics.history.label("cpi financial_year outturn").has_value());
  EXPECT_THAT(read.account(AccountEntryKind::superseded), HasSubstr("Camden, 2023: 55197590 against 55017590"));
}

TEST(ReadStatistics, ReadsColumnsInAnyOrder) {
  const ReadFiles read(
      "Total_all,la_name,characteristic_age,new_la_code,time_period,geographic_level\n"
      "3063,BCP,Total,E06000058,2022,Local authority\n");
  EXPECT_EQ(read.told(), "");
  EXPECT_EQ(read.value(S::plans, "bcp", 2022), 3063);
}

TEST(ReadStatistics, FindsAreasByNameWhereThereIsNoCode) {
  const ReadFiles read("year,area_name,age_band,plans_total\n2022,Isle of Wight,total,1799\n2022,Atlantis,total,5\n");
  EXPECT_EQ(read.value(S::plans, "921", 2022), 1799);
  EXPECT_THAT(read.account(AccountEntryKind::left_out), HasSubstr("'Atlantis' is not in the register"));
}

TEST(ReadStatistics, ReportsCodesThatContradictEachOther) {
  const ReadFiles read("year,level,area_code,old_la_code,age_band,plans_total\n2022,la,E06000058,838,total,5\n");
  EXPECT_THAT(read.told(),
              HasSubstr("file-0.csv:2:9: E06000058 is Bournemouth, Christchurch and Poole, but 838 is Dorset"));
  EXPECT_EQ(read.count(), 0U);
}

TEST(ReadStatistics, NamesTheColumnThatIsMissingAndWhatThereIs) {
  const ReadFiles read(to_2022 + "Age group,Total_all\n" + england_2022 + "Total,473255\n");
  EXPECT_THAT(read.told(),
              HasSubstr("file-0.csv:1:1: this looks like 'DfE EHC plans to 2022, plans by age' but lacks the column "
                        "'characteristic_age'"));
  EXPECT_THAT(read.told(), HasSubstr("there are: 'time_period', 'time_identifier'"));
  EXPECT_EQ(read.count(), 0U);
}

TEST(ReadStatistics, IgnoresWhatItDoesNotKnowAndSaysSo) {
  const ReadFiles read({"name,colour\nApple,green\n", "PK\x03\x04 a workbook", ""});
  EXPECT_EQ(read.told(), "");
  EXPECT_EQ(read.account(AccountEntryKind::ignored_file),
            "file-0.csv: no layout that is known has the columns 'name', 'colour'\n"
            "file-1.csv: it is no OpenDocument spreadsheet: save the sheet that is wanted as "
            "'CSV UTF-8'\nfile-2.csv: it is empty\n");
}

TEST(ReadStatistics, KeepsTheNewestReleaseWhereTwoDiffer) {
  const std::string header = from_2023 + "breakdown_topic,breakdown,ehcplans,mainstream_academy\n";
  const std::string all = "All EHC plans,All EHC plans,";
  const ReadFiles read({header + "202324,Academic year," + rutland + all + "350,70\n",
                        header + "202324,Academic year," + rutland + all + "351,71\n202425,Academic year," + rutland +
                            all + "376,80\n"});
  EXPECT_EQ(read.value(S::plans, "Rutland", 2024), 351);
  EXPECT_THAT(read.account(AccountEntryKind::superseded), HasSubstr("Rutland, 2024: 351 against 350"));
}

TEST(ReadStatistics, KeepsTheTypesOfOneReleaseTogether) {
  // 2022 counts sixth form colleges apart; later they are in general further education.
  const std::string row =
      "2021,Calendar year,Local authority,E92000001,England,E12000004,East Midlands,857,E06000017,Rutland,";
  const ReadFiles read({to_2022 + "establishment_type,establishment_group,Total_all\n" + row +
                            "General FE and tertiary colleges/HE,Further education,30\n" + row +
                            "Sixth form college,Further education,5\n",
                        from_2023 +
                            "breakdown_topic,breakdown,ehcplans,general_fe_tertiary_colleges\n202021,Academic year," +
                            rutland + "All EHC plans,All EHC plans,280,35\n202425,Academic year," + rutland +
                            "All EHC plans,All EHC plans,376,40\n"});
  EXPECT_EQ(read.value(S::plans, "Rutland", 2021, PublishedSetting::group_post_16), 35);
  EXPECT_FALSE(read.value(S::plans, "Rutland", 2021, PublishedSetting::fe_sixth_form_college).has_value());
}

TEST(ReadStatistics, ReportsWhatIsNoNumberWithItsPlace) {
  const ReadFiles read(
      "year,area_code,age_band,plans_total\n2022,E06000058,total,3O63\n2022,E06000059,total,-4\n"
      "twenty,E06000059,total,4\n2022,E06000059,total\n");
  EXPECT_EQ(
      read.told(),
      "file-0.csv:2:22: '3O63' is no number of plans\n 2 | 2022,E06000058,total,3O63\n   |                      ^\n"
      "   a number, or a code in its place: x, z, c, low or :\n\n"
      "file-0.csv:3:22: '-4' is below nought, and plans cannot be\n 3 | 2022,E06000059,total,-4\n   |                  "
      "    ^\n\n"
      "file-0.csv:4:1: 'twenty' is no year\n 4 | twenty,E06000059,total,4\n   | ^\n   such as 2022, 202122 or "
      "2021-22\n\n"
      "file-0.csv:5:1: this row has 3 cells, but the header has 4\n 5 | 2022,E06000059,total\n   | ^\n"
      "   a cell with a comma stands in quotes\n\n");
  EXPECT_EQ(read.count(), 0U);
}

TEST(ReadStatistics, ReportsTheSameNumberTwiceAndTwoForTheSame) {
  const ReadFiles read(
      "year,area_code,age_band,plans_total\n2022,E06000058,total,3063\n2022,E06000058,total,3063\n"
      "2022,E06000058,total,3064\n");
  EXPECT_EQ(read.value(S::plans, "bcp", 2022), 3063);
  EXPECT_THAT(read.account(AccountEntryKind::duplicated),
              HasSubstr("file-0.csv:3: numbers of plans that stand in the same file too"));
  EXPECT_THAT(read.account(AccountEntryKind::contradictory),
              HasSubstr("(Bournemouth, Christchurch and Poole, 2022: 3063 against 3064)"));
}

TEST(ReadStatistics, SaysWhichFileANumberIsFrom) {
  const ReadFiles read(by_age);
  const auto series = read.statistics.history.series({S::plans, england(), 0});
  ASSERT_EQ(series.size(), 1U);
  EXPECT_EQ(series[0].year(), 2022);
  EXPECT_EQ(read.statistics.history.source_of(series[0]), "file-0.csv:2");
}

TEST(ReadStatistics, SaysWhatPathIsNotThere) {
  Sources sources;
  Problems problems;
  const std::vector<std::filesystem::path> paths = {"/nowhere/at/all"};
  read_statistics(paths, sources, problems);
  EXPECT_THAT(explain(problems, sources), HasSubstr("there is no file or folder '/nowhere/at/all'"));
}

}  // namespace
}  // namespace sendcast
