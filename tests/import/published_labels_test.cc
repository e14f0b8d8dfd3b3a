#include "import/published_labels.h"

#include <gtest/gtest.h>

#include "import/published_numbers.h"

namespace sendcast {
namespace {

TEST(PublishedNumbers, AreReadAsTheyArePublished) {
  for (const auto& [text, value] :
       {std::pair("473255", 473255.0), std::pair("473,255", 473255.0), std::pair("1,234,567.5", 1234567.5),
        std::pair(" 12 ", 12.0), std::pair("0", 0.0), std::pair("-14", -14.0), std::pair("(14)", -14.0),
        std::pair("£1,000", 1000.0), std::pair("-£5", -5.0), std::pair("3.5%", 3.5), std::pair("57.900000000000", 57.9),
        std::pair("1e3", 1000.0), std::pair(".5", 0.5)}) {
    const PublishedNumber read = read_number(text);
    EXPECT_EQ(read.kind, NumberKind::number) << text;
    EXPECT_DOUBLE_EQ(read.value, value) << text;
  }
}

TEST(PublishedNumbers, AreNotGuessed) {
  for (const char* text : {"12a", "1,23", "12,34,567", "1234,567", "--1", "1 234", "nan", "inf", "1e999", "0x1F",
                           "1.2.3", "l2", "O", "£", "%", "()", "1,2345678,901", ",123", "99999999999999999999"})
    EXPECT_EQ(read_number(text).kind, NumberKind::unreadable) << text;
}

TEST(PublishedNumbers, KnowTheCodesInTheirPlace) {
  for (const char* text : {"", " ", "\t"}) EXPECT_EQ(read_number(text).kind, NumberKind::blank);
  for (const char* text : {"x", "X", "[x]", "..", "-", "n/a"})
    EXPECT_EQ(read_number(text).kind, NumberKind::not_available) << text;
  for (const char* text : {"z", "[z]", "."}) EXPECT_EQ(read_number(text).kind, NumberKind::not_applicable) << text;
  for (const char* text : {"c", "[c]", "low", "[low]", ":", "~", "*"})
    EXPECT_EQ(read_number(text).kind, NumberKind::suppressed) << text;
}

TEST(PublishedAges, AreReadInEveryWordingOfTheReleases) {
  for (const auto& [text, ages] :
       {std::pair("Total", AgeBand::all()), std::pair("All ages", AgeBand::all()), std::pair("all", AgeBand::all()),
        std::pair("Under 5", AgeBand::from_to(0, 4)), std::pair("under_5", AgeBand::from_to(0, 4)),
        std::pair("Age 5 to 10", AgeBand::from_to(5, 10)), std::pair("5_to_10", AgeBand::from_to(5, 10)),
        std::pair("Age 20 to 25", AgeBand::from_to(20, 25)), std::pair("Aged 10", AgeBand::of(10)),
        std::pair("age 10", AgeBand::of(10)), std::pair("10", AgeBand::of(10)),
        std::pair("under 3", AgeBand::from_to(0, 2)), std::pair("Age 2 and under", AgeBand::from_to(0, 2)),
        std::pair("2_and_under", AgeBand::from_to(0, 2)), std::pair("Aged 20 and over", AgeBand::from_to(20, 25)),
        std::pair("20_and_over", AgeBand::from_to(20, 25)), std::pair("age 15 and under", AgeBand::from_to(0, 15)),
        std::pair("Age unknown", AgeBand::unknown()), std::pair("unknown", AgeBand::unknown())}) {
    EXPECT_EQ(read_ages(text), ages) << text;
  }
  EXPECT_GT(read_ages("90 and over")->first, AgeBand::oldest);
  for (const char* text : {"", "ten", "age", "10 to 5", "-1", "under 0", "Female", "5 to", "999", "5 to 10 to 15"})
    EXPECT_FALSE(read_ages(text).has_value()) << text;
}

TEST(PublishedSettings, AreKnownInTheWordsOfEachRelease) {
  EXPECT_EQ(read_setting("Mainstream - LA maintained - SEN unit"), PublishedSetting::mainstream_la_maintained_sen_unit);
  EXPECT_EQ(read_setting("Mainstream - LA maintained (SEN unit)"), PublishedSetting::mainstream_la_maintained_sen_unit);
  EXPECT_EQ(read_setting("mainstream_la_maintained_sen_unit"), PublishedSetting::mainstream_la_maintained_sen_unit);
  EXPECT_EQ(read_setting("Special - Academy/free schools"), PublishedSetting::special_academy_free);
  EXPECT_EQ(read_setting("Special - academy/free school"), PublishedSetting::special_academy_free);
  EXPECT_EQ(read_setting("Special - Academy"), PublishedSetting::special_academy);
  EXPECT_EQ(read_setting("Educated elsewhere - NEET"), PublishedSetting::neet);
  EXPECT_EQ(read_setting("AP/PRU - total"), PublishedSetting::ap_pru_total);
  EXPECT_EQ(read_setting_group("Special school"), PublishedSetting::special_total);
  EXPECT_TRUE(is_setting_group_of_one_type("NEET"));
  EXPECT_FALSE(read_setting("Submarine").has_value());
}

TEST(PublishedSettings, FallIntoTheSevenGroupsOfTheBenchmarkingTables) {
  EXPECT_EQ(group_of(PublishedSetting::mainstream_free_school), SettingGroup::mainstream);
  EXPECT_EQ(group_of(PublishedSetting::mainstream_academy_resourced_provision), SettingGroup::resourced_or_unit);
  EXPECT_EQ(group_of(PublishedSetting::mainstream_independent), SettingGroup::independent);
  EXPECT_EQ(group_of(PublishedSetting::special_non_maintained), SettingGroup::independent);
  EXPECT_EQ(group_of(PublishedSetting::hospital_school), SettingGroup::alternative_provision);
  EXPECT_EQ(group_of(PublishedSetting::fe_specialist_post_16), SettingGroup::post_16);
  EXPECT_EQ(group_of(PublishedSetting::early_years_non_maintained), SettingGroup::other);
  EXPECT_EQ(name_of(setting_of(SettingGroup::post_16)), "group_post_16");
  for (int s = 0; s < settings_count; ++s) {
    const auto setting = static_cast<PublishedSetting>(s);
    if (kind_of(setting) != SettingKind::type) continue;
    EXPECT_EQ(read_setting(name_of(setting)), setting) << name_of(setting);
  }
}

TEST(PublishedYears, MeanWhatTheTableCounts) {
  EXPECT_EQ(read_year("2022", TimeBasis::january), 2022);
  EXPECT_EQ(read_year("202122", TimeBasis::january), 2022);  // the academic year's January
  EXPECT_EQ(read_year("2021/22", TimeBasis::january), 2022);
  EXPECT_EQ(read_year("2021", TimeBasis::calendar_year), 2021);
  EXPECT_EQ(read_year("2021-22", TimeBasis::financial_year), 2021);
  EXPECT_EQ(read_year("202122", TimeBasis::financial_year), 2021);
  EXPECT_EQ(read_year("2021-2022", TimeBasis::financial_year), 2021);
  EXPECT_EQ(read_year("1999-00", TimeBasis::financial_year), 1999);
  EXPECT_EQ(read_year("s251_budget_2021-22", TimeBasis::financial_year), 2021);
  EXPECT_EQ(read_year("2021-03-31", TimeBasis::financial_year), 2020);  // what that year ended with
  EXPECT_EQ(read_year("2019-04-01", TimeBasis::financial_year), 2018);
  for (const char* text : {"", "x", "22", "2021-24", "202124", "99999", "2021 Q3", "0000", "20212223"})
    EXPECT_FALSE(read_year(text, TimeBasis::january).has_value()) << text;
}

TEST(PublishedReleases, AreOrderedByDate) {
  EXPECT_EQ(read_release("sen2_2022"), 20220000);
  EXPECT_LT(read_release("2023-07-20"), read_release("2024-03 (as amalgamated by DfE)"));
  EXPECT_EQ(read_release("final"), 0);
}

}  // namespace
}  // namespace sendcast
