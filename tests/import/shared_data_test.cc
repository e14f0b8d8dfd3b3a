// The published files themselves, where they are: in SENDCAST_SHARED, or in shared/data beside the repository. Without
// them these tests are skipped.
#include "tests/import/shared_data.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/import/reading_files.h"

namespace sendcast {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using S = Statistic;

struct ReadShared {
  Sources sources;
  Problems problems;
  Statistics statistics;

  explicit ReadShared(const std::vector<std::string>& names) {
    std::vector<fs::path> paths;
    for (const std::string& name : names) paths.push_back(shared_data() / name);
    statistics = read_statistics(paths, sources, problems);
  }

  std::optional<double> value(Statistic statistic, const char* area, int year,
                              PublishedSetting setting = PublishedSetting::all, AgeBand ages = AgeBand::all()) const {
    return statistics.history.value(
        {statistic, find_area(area, year).area.value(), year, setting, PrimaryNeed::all, ages, 0});
  }
};

class SharedData : public testing::Test {
 protected:
  void SetUp() override {
    if (shared_data().empty()) GTEST_SKIP() << "skipped: there is no shared/data";
  }
};

TEST_F(SharedData, IsReadWithoutAProblem) {
  const ReadShared read({""});
  EXPECT_EQ(explain(read.problems, read.sources), "");
  for (const FileRead& file : read.statistics.files) {
    const std::string name = fs::path(file.name).filename();
    const bool is_data = name.find("lookup") == std::string::npos && name.find("neighbours") == std::string::npos &&
                         name.find("share_bcp") == std::string::npos && fs::path(name).extension() == ".csv";
    if (name.find('#') != std::string::npos) continue;  // sheets of the workbook
    EXPECT_EQ(!file.layout.empty(), is_data) << name;
  }
  EXPECT_GT(read.statistics.history.all().size(), 400'000U);
  EXPECT_EQ(read.statistics.account.not_kept(), 0U);
}

TEST_F(SharedData, HoldsTheFiguresThatAreKnown) {
  const ReadShared read({"raw/sen2_2022", "dsg_allocations_2019_2024.csv", "dsg_cumulative_balance_2019_2022.csv"});
  EXPECT_EQ(read.value(S::plans, "England", 2022), 473'255);
  EXPECT_EQ(read.value(S::plans, "England", 2018), 319'819);
  EXPECT_EQ(read.value(S::plans, "bcp", 2020), 2448);
  EXPECT_EQ(read.value(S::plans, "bcp", 2021), 2627);
  EXPECT_EQ(read.value(S::plans, "bcp", 2022), 3063);
  EXPECT_EQ(read.value(S::new_plans, "E06000058", 2021), 507);
  const AreaIndex bcp = *find_area("bcp").area;
  const auto of_bcp = [&](Statistic statistic, int year) {
    return read.statistics.history.value({statistic, bcp, year});
  };
  EXPECT_EQ(of_bcp(S::new_plans, 2019), 344);
  EXPECT_EQ(of_bcp(S::new_plans, 2020), 277);
  EXPECT_EQ(of_bcp(S::requests, 2019), 541);
  EXPECT_EQ(of_bcp(S::requests_refused, 2021), 79);
  EXPECT_EQ(of_bcp(S::moves_mainstream_to_special, 2021), 85);
  EXPECT_NEAR(*of_bcp(S::high_needs_block, 2020) / 1e6, 43.0, 0.05);
  EXPECT_NEAR(*of_bcp(S::high_needs_block, 2023) / 1e6, 59.2, 0.05);
  EXPECT_NEAR(*of_bcp(S::grant_balance, 2021) / 1e6, -20.3, 0.05);
  // The settings of January 2021.
  EXPECT_EQ(read.value(S::plans, "bcp", 2021, PublishedSetting::group_mainstream), 806);
  EXPECT_EQ(read.value(S::plans, "bcp", 2021, PublishedSetting::group_resourced_or_unit), 22);
  EXPECT_EQ(read.value(S::plans, "bcp", 2021, PublishedSetting::group_special), 781);
  EXPECT_EQ(read.value(S::plans, "bcp", 2021, PublishedSetting::group_independent), 312 + 27);
  EXPECT_EQ(read.value(S::plans, "bcp", 2021, PublishedSetting::group_post_16), 329 + 120);
}

TEST_F(SharedData, ClosesOnTotalsOfTheGroupsInEveryYearButThoseKnownNotTo) {
  const ReadShared read({"raw/sen2_2022/sen2_estab_caseload.csv"});
  for (int year = 2010; year <= 2022; ++year) {
    double sum = 0;
    for (int g = 0; g < setting_groups_count; ++g)
      sum += read.value(S::plans, "England", year, setting_of(static_cast<SettingGroup>(g))).value_or(0);
    EXPECT_EQ(sum, read.value(S::plans, "England", year)) << year;
  }
}

/// Whether two readings of the same numbers agree wherever both have one.
void expect_agreement(const History& one, const History& other, std::size_t at_least) {
  std::size_t both = 0;
  std::size_t differ = 0;
  for (const Observation& observation : one.all()) {
    const Observation* match = other.find(observation.what());
    if (match == nullptr) continue;
    ++both;
    if (match->value != observation.value) ++differ;
  }
  EXPECT_GE(both, at_least);
  EXPECT_EQ(differ, 0U);
}

TEST_F(SharedData, AgreesBetweenTheReleasesAndTheTidyTables) {
  expect_agreement(ReadShared({"raw/sen2_2022/sen2_age_caseload.csv"}).statistics.history,
                   ReadShared({"sen2_caseload_by_age_2010_2022.csv"}).statistics.history, 11'000);
  expect_agreement(ReadShared({"raw/sen2_2022/sen2_estab_caseload.csv"}).statistics.history,
                   ReadShared({"sen2_caseload_by_setting_2010_2022.csv"}).statistics.history, 50'000);
  expect_agreement(ReadShared({"raw/sen2_2022/sen2_age_new_plans.csv"}).statistics.history,
                   ReadShared({"sen2_new_plans_by_age_2009_2021.csv"}).statistics.history, 11'000);
  expect_agreement(ReadShared({"raw/sen2_2022/sen2_mi.csv"}).statistics.history,
                   ReadShared({"sen2_flows_2014_2021.csv"}).statistics.history, 20'000);
  expect_agreement(ReadShared({"raw/population/reconstructed_MYEB1_mid2000_to_mid2023_lad2023.csv"}).statistics.history,
                   ReadShared({"population_mye_rebased_utla.csv"}).statistics.history, 80'000);
  expect_agreement(
      ReadShared({"raw/population/reconstructed_2018_SNPP_Population_persons_lad2023.csv"}).statistics.history,
      ReadShared({"population_snpp2018_utla.csv"}).statistics.history, 90'000);
}

TEST_F(SharedData, ReadsTheAllocationsWorkbook) {
  const ReadShared workbook({"raw/dsg"});
  EXPECT_EQ(explain(workbook.problems, workbook.sources), "");
  EXPECT_NEAR(*workbook.value(S::high_needs_block, "bcp", 2021) / 1e6, 47.8, 0.05);
  expect_agreement(workbook.statistics.history, ReadShared({"dsg_allocations_2019_2024.csv"}).statistics.history, 450);
}

TEST_F(SharedData, ReadsTwoAreasOf2025) {
  const ReadShared read({"raw/sen2_2025_two_areas"});
  EXPECT_EQ(read.value(S::plans, "Rutland", 2025), 376);
  EXPECT_EQ(read.value(S::plans, "Isle of Wight", 2025), 1799);
  EXPECT_EQ(read.value(S::plans, "Rutland", 2019), 197);
  EXPECT_EQ(read.value(S::plans, "Rutland", 2025, PublishedSetting::all, AgeBand::of(10)), 25);
  EXPECT_EQ(read.value(S::ceased, "Isle of Wight", 2022), 101);
  EXPECT_EQ(read.value(S::requests, "Isle of Wight", 2019), 326);
  EXPECT_EQ(read.value(S::plans_issued_on_time, "Isle of Wight", 2019), 109);
  EXPECT_EQ(read.statistics.history
                .find({S::new_plans, *find_area("Rutland").area, 2024, PublishedSetting::all,
                       PrimaryNeed::autistic_spectrum_disorder})
                ->value,
            23);
}

std::string text_of(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

TEST_F(SharedData, IsReadOrRefusedHoweverItIsBroken) {
  std::vector<std::string> starts;
  for (const auto& entry : fs::recursive_directory_iterator(shared_data())) {
    if (entry.is_regular_file()) starts.push_back(text_of(entry.path()).substr(0, 6000));
  }
  ASSERT_GT(starts.size(), 40U);
  for (const std::string& start : starts) {
    const ReadFiles whole(start);
    for (std::size_t cut = 0; cut < start.size(); cut += 97) {
      const ReadFiles read(start.substr(0, cut));
      for (const Observation& observation : read.statistics.history.all()) {
        const Observation* right = whole.statistics.history.find(observation.what());
        // Sums of what has been read so far, and the year that tells projections from estimates, are not yet final.
        const PublishedSetting setting = observation.what().setting;
        if (kind_of(setting) == SettingKind::group || right == nullptr) continue;
        EXPECT_EQ(right->value, observation.value) << start.substr(0, 200);
      }
    }
    std::string swapped = start;
    std::replace(swapped.begin(), swapped.end(), ',', ';');
    std::string nulled = start;
    nulled[start.size() / 2] = '\0';
    std::string high = start;
    high[start.size() / 3] = '\xE9';
    std::string quoted = start;
    quoted[start.size() / 2] = '"';
    for (const std::string& broken : {swapped, nulled, high, quoted, start + std::string(2'000'000, 'x')}) {
      const ReadFiles read(broken);
      explain(read.problems, read.sources);
    }
    EXPECT_FALSE(ReadFiles(nulled).problems.none() && ReadFiles(nulled).count() > 0 && whole.count() > 0)
        << start.substr(0, 100);
  }
}

}  // namespace
}  // namespace sendcast
