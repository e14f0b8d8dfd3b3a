// What a run prints and writes beside its tables, as the real command does it.

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <sys/wait.h>
#include <unistd.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace sendcast {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

const std::string golden = std::string(SENDCAST_SOURCE_DIR) + "/tests/golden";
const std::string scenario = golden + "/succession/scenario.yaml";

/// What running the command gave.
struct Said {
  int status = -1;
  std::string out;
  std::string error;
};

std::string text_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

class Outputs : public testing::Test {
 protected:
  Outputs() : folder_(fs::temp_directory_path() / ("sendcast_outputs_" + std::to_string(getpid()))) {
    fs::create_directories(folder_);
  }
  ~Outputs() override { fs::remove_all(folder_); }

  std::string here(const std::string& name) const { return (folder_ / name).string(); }

  Said command(const std::string& words) const {
    const std::string line = std::string(SENDCAST_COMMAND) + " " + words + " 2>" + here("stderr");
    FILE* pipe = popen(line.c_str(), "r");
    Said said;
    std::array<char, 4096> part{};
    for (std::size_t read = 0; (read = fread(part.data(), 1, part.size(), pipe)) > 0;)
      said.out.append(part.data(), read);
    const int status = pclose(pipe);
    said.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    said.error = text_of(here("stderr"));
    return said;
  }

 private:
  fs::path folder_;
};

TEST_F(Outputs, AreTheAnswerFirstAndEverythingWhereItIsAsked) {
  const std::string first = command("run " + scenario).out;
  EXPECT_THAT(first, StartsWith("The answer\n"));
  EXPECT_THAT(first, Not(HasSubstr("Cost by service line")));
  EXPECT_THAT(command("run --all " + scenario).out, HasSubstr("Cost by service line"));
}

TEST_F(Outputs, AreOneTableInEveryFormat) {
  EXPECT_THAT(command("run --table budgets " + scenario).out, StartsWith("budgets: "));
  command("run " + scenario + " --out " + here("out"));
  EXPECT_EQ(command("run --table budgets --format csv " + scenario).out, text_of(here("out/budgets.csv")));
  const auto json = nlohmann::json::parse(command("run --table budgets --format json " + scenario).out);
  EXPECT_TRUE(json.contains("budgets"));
  EXPECT_FALSE(json.contains("costs"));
}

TEST_F(Outputs, AreNoneWhereTheTableIsUnknownAndSayWhichWasMeant) {
  const Said said = command("run --table budget " + scenario + " --out " + here("out"));
  EXPECT_EQ(said.status, 2);
  EXPECT_THAT(said.error, HasSubstr("did you mean 'budgets'?"));
  EXPECT_FALSE(fs::exists(here("out")));
}

TEST_F(Outputs, AreReportWorkbookAndReturnsAllOrNone) {
  const std::string words = "compare " + scenario + " " + golden + "/one_off/scenario.yaml --report " + here("r.html") +
                            " --workbook " + here("w.xlsx") + " --returns " + here("d.xlsx");
  const Said said = command(words + " --root " + golden);
  EXPECT_EQ(said.status, 0) << said.error;
  EXPECT_THAT(text_of(here("r.html")).substr(0, 100), StartsWith("<!doctype html>"));
  EXPECT_THAT(text_of(here("w.xlsx")).substr(0, 2), "PK");
  EXPECT_THAT(text_of(here("d.xlsx")).substr(0, 2), "PK");
  fs::remove(here("w.xlsx"));
  EXPECT_EQ(command(words + " --root " + golden).status, 3) << "two of them are there already";
  EXPECT_FALSE(fs::exists(here("w.xlsx")));
}

TEST_F(Outputs, AreTheSameBytesTwice) {
  for (const char* name : {"one", "two"}) {
    EXPECT_EQ(command("run " + scenario + " --draws 0 --workbook " + here(std::string(name) + ".xlsx") + " --report " +
                      here(std::string(name) + ".html"))
                  .status,
              0);
  }
  const auto without_names = [](std::string text) {
    for (const char* name : {"one.", "two."}) {
      for (std::size_t at = 0; (at = text.find(name)) != std::string::npos;) text.replace(at, 4, "a.");
    }
    return text;
  };
  std::string one = without_names(text_of(here("one.html")));
  std::string two = without_names(text_of(here("two.html")));
  const std::string made = "Made</dt>";
  for (std::string* text : {&one, &two}) {
    const std::size_t at = text->find(made);
    ASSERT_NE(at, std::string::npos);
    text->erase(at, text->find("</dd>", at) - at);  // when it was run
  }
  EXPECT_EQ(one, two);
}

}  // namespace
}  // namespace sendcast
