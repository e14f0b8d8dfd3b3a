#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <sys/wait.h>

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "tests/scenario/reading.h"

// Each folder here with an expected.txt holds a scenario in which something is wrong, and what `sendcast check` prints
// for it. To see what it prints now:
//   cd tests/errors && ../../build/release/sendcast check CASE/scenario.yaml --root .
namespace sendcast {
namespace {

const Files& error_files() {
  static const Files files = files_below(source_folder("tests/errors"));
  return files;
}

std::vector<std::string> cases() {
  std::vector<std::string> names;
  for (const auto& [path, text] : error_files()) {
    const std::filesystem::path file(path);
    if (file.filename() == "expected.txt") names.push_back(file.parent_path().string());
  }
  return names;
}

std::string last_line(std::size_t problems) {
  return fmt::format("{} {} found; nothing was run or written.\n", problems, problems == 1 ? "problem" : "problems");
}

class ErrorCase : public testing::TestWithParam<std::string> {};

TEST_P(ErrorCase, PrintsExactlyWhatIsWrong) {
  const auto reading = read_from(error_files(), GetParam() + "/scenario.yaml");
  EXPECT_EQ(reading->explained() + last_line(reading->problems.count()),
            error_files().at(GetParam() + "/expected.txt"));
  EXPECT_EQ(reading->loaded, nullptr);
}

std::string in_camel_case(const testing::TestParamInfo<std::string>& info) {
  std::string name;
  for (std::size_t i = 0; i < info.param.size(); ++i) {
    const bool begins_word = i == 0 || info.param[i - 1] == '-';
    if (info.param[i] != '-') name += static_cast<char>(begins_word ? std::toupper(info.param[i]) : info.param[i]);
  }
  return name;
}

INSTANTIATE_TEST_SUITE_P(Errors, ErrorCase, testing::ValuesIn(cases()), in_camel_case);

TEST(Errors, NoneIsAMereConsequenceOfAnother) {
  for (const std::string& name : cases()) {
    const auto reading = read_from(error_files(), name + "/scenario.yaml");
    EXPECT_EQ(reading->problems.count(), name == "sixteen" ? 16U : 1U) << name;
  }
}

TEST(Errors, AreThoseOfTheCasesOnly) {
  const auto reading = read_from(error_files(), "sound/scenario.yaml");
  EXPECT_EQ(reading->explained(), "");
  EXPECT_NE(reading->loaded, nullptr);
  EXPECT_GE(cases().size(), 57U);
}

/// What the command printed to standard error, and its exit status.
struct Printed {
  std::string errors;
  std::string results;
  int status = -1;
};

std::string text_of(const std::filesystem::path& file) {
  std::ostringstream text;
  text << std::ifstream(file, std::ios::binary).rdbuf();
  return text.str();
}

/// A folder of this process's own, removed at the end.
struct Scratch {
  std::filesystem::path path = std::filesystem::temp_directory_path() / fmt::format("sendcast_errors_{}", getpid());

  Scratch() { std::filesystem::create_directories(path); }
  ~Scratch() { std::filesystem::remove_all(path); }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
};

Printed run_command(const std::string& words, const std::filesystem::path& scratch) {
  const std::string command =
      fmt::format("cd '{}' && '{}' {} >'{}' 2>'{}'", source_folder("tests/errors"), SENDCAST_COMMAND, words,
                  (scratch / "results").string(), (scratch / "errors").string());
  const int status = std::system(command.c_str());
  return {text_of(scratch / "errors"), text_of(scratch / "results"), WIFEXITED(status) ? WEXITSTATUS(status) : -1};
}

TEST(TheCommand, ChecksTheSixteenMistakesInOnePass) {
  const Scratch scratch;
  const Printed printed = run_command("check sixteen/scenario.yaml", scratch.path);
  EXPECT_EQ(printed.errors, error_files().at("sixteen/expected.txt"));
  EXPECT_EQ(printed.results, "");
  EXPECT_EQ(printed.status, 1);
}

TEST(TheCommand, RunsNothingAndWritesNothingWhereSomethingIsWrong) {
  const Scratch scratch;
  const std::string out = (scratch.path / "out").string();
  const Printed printed = run_command("run sixteen/scenario.yaml --out '" + out + "'", scratch.path);
  EXPECT_EQ(printed.errors, error_files().at("sixteen/expected.txt"));
  EXPECT_EQ(printed.results, "");
  EXPECT_EQ(printed.status, 1);
  EXPECT_FALSE(std::filesystem::exists(out));
}

TEST(TheCommand, PrintsAProblemOfASharedBaseOnce) {
  const Scratch scratch;
  const Printed printed = run_command(
      "check --root . total-that-belongs-to-nobody/scenario.yaml total-that-belongs-to-nobody/scenario.yaml",
      scratch.path);
  EXPECT_EQ(printed.errors, error_files().at("total-that-belongs-to-nobody/expected.txt"));
}

}  // namespace
}  // namespace sendcast
