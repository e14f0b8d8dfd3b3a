#include "import/setting_grouping.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "import/read_statistics.h"

namespace sendcast {
namespace {

using testing::HasSubstr;

TEST(SettingGrouping, MovesTheTypesThatItNames) {
  Sources sources;
  Problems problems;
  const SettingGrouping grouping =
      read_setting_grouping("groups.csv", "setting_type,group\nmainstream_independent,mainstream\n", sources, problems);
  EXPECT_TRUE(problems.none()) << explain(problems, sources);
  EXPECT_EQ(grouping[static_cast<std::size_t>(PublishedSetting::mainstream_independent)], SettingGroup::mainstream);
  EXPECT_EQ(grouping[static_cast<std::size_t>(PublishedSetting::special_independent)], SettingGroup::independent);
}

TEST(SettingGrouping, IsWhatGroupsAreSummedBy) {
  const std::string rows =
      "release,year,level,area_code,old_la_code,area_name,setting_type,statements,ehc_plans,plans_total\n"
      "sen2_2022,2022,la,E09000007,202,Camden,mainstream_independent,0,30,30\n"
      "sen2_2022,2022,la,E09000007,202,Camden,mainstream_academy,0,70,70\n"
      "sen2_2022,2022,la,E09000007,202,Camden,total,0,100,100\n";
  Sources sources;
  Problems problems;
  SettingGrouping grouping = departments_grouping();
  grouping[static_cast<std::size_t>(PublishedSetting::mainstream_independent)] = SettingGroup::mainstream;
  const std::vector<StatisticsFile> files = {file_of_text("settings.csv", rows)};
  const auto mainstream = [&](const SettingGrouping& by) {
    return read_statistics(files, sources, problems, by)
        .history.value({.statistic = Statistic::plans,
                        .area = find_area("Camden").area.value(),
                        .year = 2022,
                        .setting = PublishedSetting::group_mainstream});
  };
  EXPECT_EQ(mainstream(departments_grouping()), 70);
  EXPECT_EQ(mainstream(grouping), 100);
}

TEST(SettingGrouping, SaysEverythingThatIsWrong) {
  Sources sources;
  Problems problems;
  read_setting_grouping("groups.csv", "setting_type,group\nmoon_school,mainstream\nspecial_academy,specal\n", sources,
                        problems);
  EXPECT_EQ(problems.count(), 2U);
  EXPECT_THAT(explain(problems, sources), HasSubstr("groups.csv:2:1"));
  EXPECT_THAT(explain(problems, sources), HasSubstr("did you mean 'special'?"));
  Problems of_columns;
  read_setting_grouping("other.csv", "type,to\na,b\n", sources, of_columns);
  EXPECT_THAT(explain(of_columns, sources), HasSubstr("'setting_type' and 'group'"));
}

}  // namespace
}  // namespace sendcast
