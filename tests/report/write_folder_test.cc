#include "report/write_folder.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sys/stat.h>
#include <unistd.h>

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace sendcast {
namespace {

namespace fs = std::filesystem;

class WriteFolder : public testing::Test {
 protected:
  WriteFolder() : root_(fs::temp_directory_path() / fmt::format("sendcast_write_folder_{}", ::getpid())) {
    fs::remove_all(root_);
    fs::create_directory(root_);
  }
  ~WriteFolder() override { fs::remove_all(root_); }

  const fs::path& root() const { return root_; }

  static std::string text_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  static void put(const fs::path& path, const std::string& text) { std::ofstream(path, std::ios::binary) << text; }
  /// Everything below the root, temporaries too, in order.
  std::vector<std::string> everything() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::recursive_directory_iterator(root_)) {
      names.push_back(fs::relative(entry.path(), root_).string());
    }
    std::sort(names.begin(), names.end());
    return names;
  }

 private:
  fs::path root_;
};

using Names = std::vector<std::string>;

TEST_F(WriteFolder, WritesEveryFileAndNothingElse) {
  EXPECT_EQ(write_folder(root() / "new" / "out", {{"a.csv", "one\r\n"}, {"b.csv", ""}}, Overwrite::no), std::nullopt);
  EXPECT_EQ(everything(), (Names{"new", "new/out", "new/out/a.csv", "new/out/b.csv"}));
  EXPECT_EQ(text_of(root() / "new/out/a.csv"), "one\r\n");
}

TEST_F(WriteFolder, NamesEveryFileThatIsThereAndWritesNone) {
  put(root() / "a.csv", "old a");
  put(root() / "c.csv", "old c");
  const auto error = write_folder(root(), {{"a.csv", "1"}, {"b.csv", "2"}, {"c.csv", "3"}}, Overwrite::no);
  ASSERT_TRUE(error);
  EXPECT_EQ(*error, fmt::format("{0}/a.csv is there already\n{0}/c.csv is there already\n"
                                "nothing was written; --force replaces what is there",
                                root().string()));
  EXPECT_EQ(everything(), (Names{"a.csv", "c.csv"}));
  EXPECT_EQ(text_of(root() / "a.csv"), "old a");
}

TEST_F(WriteFolder, ReplacesWhatIsThereIfToldSo) {
  put(root() / "a.csv", "old");
  EXPECT_EQ(write_folder(root(), {{"a.csv", "new"}}, Overwrite::yes), std::nullopt);
  EXPECT_EQ(text_of(root() / "a.csv"), "new");
  EXPECT_EQ(everything(), (Names{"a.csv"}));
}

TEST_F(WriteFolder, NeverReplacesAFolder) {
  fs::create_directory(root() / "a.csv");
  const auto error = write_folder(root(), {{"b.csv", "1"}, {"a.csv", "2"}}, Overwrite::yes);
  ASSERT_TRUE(error);
  EXPECT_NE(error->find("is not a file"), std::string::npos);
  EXPECT_EQ(everything(), (Names{"a.csv"}));
}

TEST_F(WriteFolder, TakesALinkThatLeadsNowhereForAFileThatIsThere) {
  fs::create_symlink("nowhere", root() / "a.csv");
  EXPECT_TRUE(write_folder(root(), {{"a.csv", "1"}}, Overwrite::no));
}

TEST_F(WriteFolder, LeavesNothingBehindWhenALaterFileFails) {
  const std::string too_long(300, 'x');
  const auto error = write_folder(root() / "out", {{"a.csv", "1"}, {too_long, "2"}}, Overwrite::no);
  ASSERT_TRUE(error);
  EXPECT_NE(error->find("could not write"), std::string::npos);
  EXPECT_EQ(everything(), Names{});
}

TEST_F(WriteFolder, KeepsTheOldFilesWhenALaterFileFails) {
  put(root() / "a.csv", "old");
  EXPECT_TRUE(write_folder(root(), {{"a.csv", "new"}, {std::string(300, 'x'), "2"}}, Overwrite::yes));
  EXPECT_EQ(everything(), (Names{"a.csv"}));
  EXPECT_EQ(text_of(root() / "a.csv"), "old");
}

TEST_F(WriteFolder, SaysWhyAFolderCannotBeMade) {
  put(root() / "file", "x");
  const auto error = write_folder(root() / "file" / "out", {{"a.csv", "1"}}, Overwrite::no);
  ASSERT_TRUE(error);
  EXPECT_EQ(error->find(fmt::format("could not create the folder {}", (root() / "file").string())), 0U) << *error;
  EXPECT_EQ(everything(), (Names{"file"}));
}

TEST_F(WriteFolder, SaysWhyAFolderCannotBeWrittenTo) {
  const auto error = write_folder("/proc", {{"a.csv", "1"}}, Overwrite::no);
  ASSERT_TRUE(error);
  EXPECT_EQ(error->find("could not write /proc/a.csv: "), 0U) << *error;
}

TEST_F(WriteFolder, GivesFilesTheRightsThatFilesUsuallyHave) {
  const mode_t mask = ::umask(022);
  EXPECT_EQ(write_folder(root(), {{"a.csv", "1"}}, Overwrite::no), std::nullopt);
  ::umask(mask);
  EXPECT_EQ(fs::status(root() / "a.csv").permissions(),
            fs::perms::owner_read | fs::perms::owner_write | fs::perms::group_read | fs::perms::others_read);
}

TEST_F(WriteFolder, WritesFilesInDifferentFoldersTogetherOrNotAtAll) {
  put(root() / "report.html", "old");
  EXPECT_TRUE(write_files({{root() / "out/a.csv", "1"}, {root() / "report.html", "2"}}, Overwrite::no));
  EXPECT_EQ(everything(), (Names{"report.html"}));
  EXPECT_EQ(write_files({{root() / "out/a.csv", "1"}, {root() / "new.html", "2"}}, Overwrite::no), std::nullopt);
  EXPECT_EQ(everything(), (Names{"new.html", "out", "out/a.csv", "report.html"}));
}

}  // namespace
}  // namespace sendcast
