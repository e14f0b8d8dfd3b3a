// Files that are broken on purpose: a clear error or the right numbers, never a crash, never a nought for what is
// missing.
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/import/reading_files.h"

namespace sendcast {
namespace {

using testing::HasSubstr;

const std::string header =
    "time_period,geographic_level,old_la_code,new_la_code,la_name,characteristic_age,Total_all\n";
const std::string camden = "2022,Local authority,202,E09000007,Camden,Total,1448\n";
const std::string bristol = "2022,Local authority,801,E06000023,\"Bristol, City of\",Total,3321\n";
const std::string sound = header + camden + bristol;

std::optional<double> plans(const ReadFiles& read, const char* area) {
  return read.value(Statistic::plans, area, 2022);
}

TEST(HostileFiles, CutAnywhereGiveNoWrongNumber) {
  for (std::size_t length = 0; length < sound.size(); ++length) {
    const ReadFiles read(sound.substr(0, length));
    for (const auto& [area, right] : {std::pair("Camden", 1448.0), std::pair("Bristol", 3321.0)}) {
      const auto value = plans(read, area);
      if (value) {
        EXPECT_EQ(*value, right) << length;
      }
    }
    const bool told = !read.problems.none() || !read.statistics.account.entries().empty();
    const bool at_row_end = length == header.size() + camden.size();
    EXPECT_TRUE(told || at_row_end) << length;
  }
}

TEST(HostileFiles, SayWhereTheyWereCut) {
  const ReadFiles in_row(sound.substr(0, sound.size() - 10));
  EXPECT_THAT(in_row.told(), HasSubstr("file-0.csv:3:55: the file ends in the middle of a row"));
  EXPECT_EQ(plans(in_row, "Camden"), 1448);
  const ReadFiles in_number(sound.substr(0, sound.size() - 2));
  EXPECT_THAT(in_number.account(AccountEntryKind::missing),
              HasSubstr("its last number may be cut short: it is left out"));
  EXPECT_FALSE(plans(in_number, "Bristol").has_value());
}

TEST(HostileFiles, WithAnyByteReplacedNeverCrash) {
  for (const char byte : {'\0', '"', ',', '\n', '\r', '\xFF', '\x80', 'x', '9', '-'}) {
    for (std::size_t at = 0; at < sound.size(); ++at) {
      std::string broken = sound;
      broken[at] = byte;
      const ReadFiles read(broken);
      explain(read.problems, read.sources);
      for (const AccountEntry& entry : read.statistics.account.entries()) entry.sentence();
    }
  }
}

TEST(HostileFiles, InOtherEncodingsAreReadOrRefused) {
  std::string wide("\xFF\xFE", 2);
  for (const char c : sound) wide += std::string(1, c) + std::string(1, '\0');
  EXPECT_THAT(ReadFiles(wide).told(), HasSubstr("the file is in UTF-16"));
  EXPECT_EQ(plans(ReadFiles("\xEF\xBB\xBF" + sound), "Camden"), 1448);
  const ReadFiles windows(header + "2022,Local authority,202,E09000007,Camd\xE9n,Total,1448\n");
  EXPECT_EQ(plans(windows, "Camden"), 1448);
  EXPECT_THAT(windows.account(AccountEntryKind::derived), HasSubstr("file-0.csv:2: not UTF-8: taken for Windows-1252"));
}

TEST(HostileFiles, WithRowsInAnyOrderGiveTheSame) {
  EXPECT_EQ(plans(ReadFiles(header + bristol + camden), "Camden"), 1448);
  EXPECT_EQ(ReadFiles(header + bristol + camden).count(), 2U);
}

TEST(HostileFiles, OfNothingButAHeaderSaySo) {
  const ReadFiles read(header);
  EXPECT_THAT(read.account(AccountEntryKind::missing), HasSubstr("the file has a header and no rows"));
  EXPECT_EQ(read.count(), 0U);
}

TEST(HostileFiles, WithLinesWithoutEndAreRefusedWhereTheyBegin) {
  const ReadFiles plain(sound + "2022,Local authority,203," + std::string(3'000'000, 'E'));
  EXPECT_THAT(plain.told(), HasSubstr("file-0.csv:4:1: a line without end"));
  EXPECT_EQ(plans(plain, "Camden"), 1448);
  const ReadFiles open_quote(header + camden + "2022,Local authority,801,E06000023,\"Bristol, City of,Total,3321\n" +
                             std::string(3'000'000, '\n'));
  EXPECT_THAT(open_quote.told(), HasSubstr("file-0.csv:3:1: a quote that is not closed"));
  EXPECT_FALSE(plans(open_quote, "Bristol").has_value());
}

TEST(HostileFiles, WithMistakesInEveryRowReportAFewAndCountTheRest) {
  std::string text = header;
  for (int i = 0; i < 5000; ++i) text += "2022,Local authority,202,E09000007,Camden,Total,many\n";
  const ReadFiles read(text);
  EXPECT_EQ(read.problems.count(), 5000U);
  EXPECT_EQ(read.problems.sorted().size(), Problems::most_kept_of_a_table);
  EXPECT_THAT(read.told(), HasSubstr("… and 4980 more in file-0.csv"));
}

TEST(HostileFiles, WithManyUnknownWordsKeepTheAccountShort) {
  std::string text = header;
  for (int i = 0; i < 20'000; ++i)
    text += "2022,Local authority,,E0699" + std::to_string(10'000 + i) + ",Nowhere,Total,1\n";
  const ReadFiles read(text);
  EXPECT_LE(read.statistics.account.entries().size(), Account::most_of_a_file);
  EXPECT_EQ(read.statistics.account.times(AccountEntryKind::left_out), 20'000U);
}

TEST(HostileFiles, WithManyLabelsStopAtWhatTheHistoryHolds) {
  std::string text = "period,la_code,la_name,line,value_gbp,source\n";
  for (int i = 0; i < 20'000; ++i) text += "2020-21,E06000059,Dorset,line " + std::to_string(i) + ",5,x\n";
  text += "2020-21,E06000059,Dorset," + std::string(5000, 'l') + ",5,x\n";
  const ReadFiles read(text);
  EXPECT_LE(read.statistics.history.labels().size(), static_cast<std::size_t>(History::most_labels()));
  EXPECT_THAT(read.account(AccountEntryKind::left_out), HasSubstr("lines and series beyond what the history holds"));
}

TEST(HostileFiles, WithManyColumnsOrManyFilesAreRead) {
  std::string wide = header.substr(0, header.size() - 1);
  for (int i = 0; i < 1900; ++i) wide += ",note_" + std::to_string(i);
  std::string row = camden.substr(0, camden.size() - 1) + std::string(1900, ',');
  EXPECT_EQ(plans(ReadFiles(wide + "\n" + row + "\n"), "Camden"), 1448);
  const ReadFiles many(std::vector<std::string>(300, sound));
  EXPECT_EQ(plans(many, "Camden"), 1448);
  EXPECT_EQ(many.count(), 2U);
}

TEST(HostileFiles, ThatCannotBeOpenedAreReported) {
  Sources sources;
  Problems problems;
  const std::vector<StatisticsFile> files = {{"gone.csv", [] { return NextBytes(); }}, {"nothing.csv", {}}};
  read_statistics(files, sources, problems);
  EXPECT_EQ(problems.count(), 2U);
  EXPECT_THAT(explain(problems, sources), HasSubstr("gone.csv cannot be read"));
}

}  // namespace
}  // namespace sendcast
