// Runs the real command, as a person at a terminal or a script would.

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <pty.h>
#include <sstream>
#include <string>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "schema/csv.h"

namespace sendcast {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;
using Words = std::vector<std::string>;
using Bytes = std::map<std::string, std::string>;

constexpr int cannot_start = 127;

/// What running the command gave.
struct Outcome {
  int status = -1;
  std::string out;
  std::string error;
};

std::string text_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void put(const fs::path& path, const std::string& text) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

/// Becomes the command; does not return.
[[noreturn]] void become_command(const Words& words, const Words& environment) {
  std::vector<char*> arguments = {const_cast<char*>("sendcast")};
  for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  unsetenv("NO_COLOR");
  for (const std::string& setting : environment) putenv(const_cast<char*>(setting.c_str()));
  execv(SENDCAST_COMMAND, arguments.data());
  _exit(cannot_start);
}

int status_of(pid_t child) {
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/// Whether a process, which has not been waited for, does something of its own on a signal, or is at its end.
bool catches(pid_t process, int signal) {
  const std::string status = text_of("/proc/" + std::to_string(process) + "/status");
  const std::string_view caught = "SigCgt:";
  const std::size_t at = status.find(caught);
  if (at == std::string::npos || status.find("State:\tZ") != std::string::npos) return true;
  return (std::stoull(status.substr(at + caught.size()), nullptr, 16) >> static_cast<unsigned>(signal - 1) & 1U) != 0;
}

void send_to(int descriptor, const fs::path& path) {
  const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  dup2(file, descriptor);
  close(file);
}

/// All that the command prints on a terminal of 80 columns.
std::string on_a_terminal(const Words& words, const Words& environment) {
  int terminal = -1;
  winsize size{24, 80, 0, 0};
  const pid_t child = forkpty(&terminal, nullptr, nullptr, &size);
  if (child == 0) become_command(words, environment);
  std::string text;
  std::array<char, 4096> piece{};
  for (ssize_t got = read(terminal, piece.data(), piece.size()); got > 0;
       got = read(terminal, piece.data(), piece.size()))
    text.append(piece.data(), static_cast<std::size_t>(got));
  close(terminal);
  EXPECT_EQ(status_of(child), 0);
  return text;
}

/// Runs the command in a folder of its own, with two worked examples in it.
class Command : public testing::Test {
 protected:
  Command() : root_(fs::temp_directory_path() / ("sendcast_command_" + std::to_string(getpid()))) {
    fs::remove_all(root_);
    fs::create_directories(root_);
    const fs::path examples = fs::path(SENDCAST_SOURCE_DIR) / "tests" / "golden";
    for (const char* example : {"succession", "pool_carry", "pool_return"})
      fs::copy(examples / example, here(example), fs::copy_options::recursive);
    scenario_ = here("succession") / "scenario.yaml";
    fs::copy(scenario_, again());
    put(here("outside") / "secret.csv", "area,age,year,value\ntown,0,2021,424242\n");
  }
  ~Command() override { fs::remove_all(root_); }

  fs::path here(const std::string& name) const { return root_ / name; }
  std::string scenario() const { return scenario_.string(); }
  /// Another file that says the same.
  std::string again() const { return (here("succession") / "again.yaml").string(); }

  Outcome command(const Words& words, const Words& environment = {}) const {
    return command_in(fs::current_path(), words, environment);
  }

  Outcome command_in(const fs::path& folder, const Words& words, const Words& environment = {}) const {
    const pid_t child = fork();
    if (child == 0) {
      fs::current_path(folder);
      send_to(STDOUT_FILENO, here("stdout"));
      send_to(STDERR_FILENO, here("stderr"));
      become_command(words, environment);
    }
    const int status = status_of(child);
    return {status, text_of(here("stdout")), text_of(here("stderr"))};
  }

  /// The scenario with one piece of its text replaced.
  void change(const std::string& from, const std::string& to) const {
    std::string text = text_of(scenario_);
    const std::size_t at = text.find(from);
    ASSERT_NE(at, std::string::npos);
    put(scenario_, text.replace(at, from.size(), to));
  }

  /// Every file below a folder, by name.
  static Bytes bytes_below(const fs::path& folder) {
    Bytes bytes;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
      if (entry.is_regular_file()) bytes[fs::relative(entry.path(), folder).string()] = text_of(entry.path());
    }
    return bytes;
  }

 private:
  fs::path root_;
  fs::path scenario_;
};

// Exit status.

TEST_F(Command, ExitsWith0WhenItIsDone) {
  EXPECT_EQ(command({"run", scenario()}).status, 0);
  EXPECT_EQ(command({"compare", scenario(), again()}).status, 0);
  EXPECT_EQ(command({"check", scenario()}).status, 0);
  EXPECT_EQ(command({"schema"}).status, 0);
  EXPECT_EQ(command({"--version"}).status, 0);
}

TEST_F(Command, ExitsWith1WhenTheScenarioIsWrongAndRunsNothing) {
  change("unit_cost: 66000", "unit_cost: cheap");
  for (const char* verb : {"run", "check"}) {
    const Outcome outcome = command({verb, scenario()});
    EXPECT_EQ(outcome.status, 1);
    EXPECT_THAT(outcome.out, IsEmpty());
    EXPECT_THAT(outcome.error, HasSubstr("scenario.yaml:19:39: "));
  }
}

TEST_F(Command, PrintsEveryProblemAtOnce) {
  change("unit_cost: 66000", "unit_cost: cheap");
  change("income: 90000", "incoem: 90000");
  const Outcome outcome = command({"check", scenario()});
  EXPECT_EQ(outcome.status, 1);
  EXPECT_THAT(outcome.error, HasSubstr("cheap"));
  EXPECT_THAT(outcome.error, HasSubstr("incoem"));
  EXPECT_THAT(outcome.error, HasSubstr("2 problems found"));
}

TEST_F(Command, ExitsWith2WhenTheCommandLineIsWrong) {
  const std::vector<Words> wrong = {{},
                                    {"walk"},
                                    {"run"},
                                    {"compare", scenario()},
                                    {"run", scenario(), "--fromat", "csv"},
                                    {"run", scenario(), "--format", "xml"},
                                    {"run", scenario(), "--out"},
                                    {"run", scenario(), "--by", "height"},
                                    {"run", scenario(), "--report", "report.pdf"},
                                    {"run", scenario(), "--workbook", ""},
                                    {"run", scenario(), "--all", "--table", "costs"},
                                    {"run", ""},
                                    {"check", ""},
                                    {"compare", scenario(), ""},
                                    {"run", scenario(), "--out", ""},
                                    {"check", scenario(), "--root", ""},
                                    {"run", scenario(), scenario()},
                                    {"run", scenario(), (here("succession") / "." / "scenario.yaml").string()},
                                    {"schema", scenario()}};
  for (const Words& words : wrong) {
    const Outcome outcome = command(words);
    EXPECT_EQ(outcome.status, 2) << testing::PrintToString(words);
    EXPECT_THAT(outcome.out, IsEmpty());
    EXPECT_THAT(outcome.error, HasSubstr("sendcast --help"));
  }
}

TEST_F(Command, ExitsWith3WhenAFileCannotBeReadOrWritten) {
  const Outcome no_scenario = command({"run", here("nowhere.yaml").string()});
  EXPECT_EQ(no_scenario.status, 3);
  EXPECT_THAT(no_scenario.error, HasSubstr("nowhere.yaml"));
  EXPECT_EQ(command({"check", scenario(), here("nowhere.yaml").string()}).status, 3);
  put(here("a file"), "");
  const Outcome no_folder = command({"run", scenario(), "--out", (here("a file") / "out").string()});
  EXPECT_EQ(no_folder.status, 3);
  EXPECT_THAT(no_folder.error, HasSubstr("a file"));
  change("unit_cost: 66000", "unit_cost: cheap");
  EXPECT_EQ(command({"check", scenario(), here("nowhere.yaml").string()}).status, 1) << "more is wrong than that";
}

TEST_F(Command, ExitsWith3WhenItsOutputHasNowhereToGo) {
  for (const Words& words : {Words{"run", scenario()}, Words{"schema"}, Words{"--help"}, Words{"--version"},
                             Words{"check", scenario(), "--assumptions"}}) {
    const pid_t child = fork();
    if (child == 0) {
      send_to(STDOUT_FILENO, "/dev/full");
      send_to(STDERR_FILENO, here("stderr"));
      become_command(words, {});
    }
    EXPECT_EQ(status_of(child), 3) << words.front();
    EXPECT_THAT(text_of(here("stderr")), HasSubstr("standard output"));
  }
}

TEST_F(Command, ExitsWith4WhenItIsInterruptedOrAskedToEnd) {
  for (const int signal : {SIGINT, SIGTERM}) {
    int status = 0;
    for (int attempt = 0; attempt < 50 && status == 0; ++attempt) {  // it may be done before the signal comes
      fs::remove_all(here("out"));
      const pid_t child = fork();
      if (child == 0) {
        send_to(STDOUT_FILENO, here("stdout"));
        become_command({"run", scenario(), "--out", here("out").string()}, {});
      }
      while (!catches(child, signal)) usleep(10);
      kill(child, signal);
      status = status_of(child);
    }
    EXPECT_EQ(status, 4) << signal;
    EXPECT_FALSE(fs::exists(here("out")));
  }
}

// Files.

TEST_F(Command, WritesTheSameBytesTwiceApartFromWhenItWasRun) {
  const std::string out = here("out").string();
  ASSERT_EQ(command({"run", scenario(), "--out", out}).status, 0);
  Bytes first = bytes_below(out);
  ASSERT_EQ(command({"run", scenario(), "--out", out, "--force"}).status, 0);
  Bytes second = bytes_below(out);
  EXPECT_EQ(first.size(), 14U) << "13 tables and the manifest";
  for (Bytes* bytes : {&first, &second}) {
    auto manifest = nlohmann::ordered_json::parse(bytes->at("manifest.json"));
    EXPECT_EQ(manifest.erase("run_at"), 1U);
    EXPECT_EQ(manifest.erase("command_line"), 1U) << "it has --force the second time";
    bytes->at("manifest.json") = manifest.dump();
  }
  EXPECT_EQ(first, second);
}

TEST_F(Command, DoesNotReplaceFilesWithoutForceAndThenWritesNothing) {
  const fs::path out = here("out");
  put(out / "costs.csv", "mine");
  const Outcome outcome = command({"run", scenario(), "--out", out.string()});
  EXPECT_EQ(outcome.status, 3);
  EXPECT_THAT(outcome.error, HasSubstr("costs.csv"));
  EXPECT_THAT(outcome.error, HasSubstr("--force"));
  EXPECT_EQ(bytes_below(out), (Bytes{{"costs.csv", "mine"}}));

  EXPECT_EQ(command({"run", scenario(), "--out", out.string(), "--force"}).status, 0);
  EXPECT_THAT(text_of(out / "costs.csv"), StartsWith("scenario,year,"));
}

TEST_F(Command, WritesNothingWhenTheScenarioIsWrong) {
  change("unit_cost: 66000", "unit_cost: cheap");
  EXPECT_EQ(command({"run", scenario(), "--out", here("out").string()}).status, 1);
  EXPECT_FALSE(fs::exists(here("out")));
}

TEST_F(Command, TellsWhatMovedTheCostWhereItIsAsked) {
  const Words words = {"compare", scenario(), again(), "--bridge", "--all", "--out", here("out").string()};
  EXPECT_THAT(command(words).out, HasSubstr("What moved the cost"));
  EXPECT_THAT(text_of(here("out") / "bridge.csv"), StartsWith("base,scenario,account,part,funder,amount\r\n"));
  EXPECT_THAT(command({"compare", scenario(), again(), "--all"}).out, Not(HasSubstr("What moved the cost")));
  EXPECT_EQ(command({"run", scenario(), "--bridge"}).status, 2);
}

// What is printed, and where.

TEST_F(Command, PrintsResultsOnStandardOutputAndNothingElseThere) {
  const Outcome outcome = command({"run", scenario()});
  EXPECT_THAT(outcome.out, HasSubstr("A CCG is succeeded"));
  EXPECT_THAT(outcome.error, IsEmpty());
}

TEST_F(Command, PrintsNotesOnStandardError) {
  change("  need_mix: {any: 100%}", "  opening: {plans: [{value: 1500}]}\n  need_mix: {any: 100%}");
  const Outcome outcome = command({"run", scenario(), "--format", "csv"});
  EXPECT_EQ(outcome.status, 0);
  EXPECT_THAT(outcome.error, HasSubstr("note: "));
  EXPECT_THAT(outcome.out, Not(HasSubstr("note: ")));
}

TEST_F(Command, PrintsNothingWhenToldToBeQuiet) {
  const Outcome outcome = command({"run", scenario(), "--quiet", "--out", here("out").string()});
  EXPECT_EQ(outcome.status, 0);
  EXPECT_THAT(outcome.out, IsEmpty());
  EXPECT_THAT(outcome.error, IsEmpty());
  EXPECT_TRUE(fs::exists(here("out") / "costs.csv"));
}

TEST_F(Command, PrintsCsvThatParses) {
  for (const Words& words : {Words{"run", scenario()}, Words{"compare", scenario(), again()}}) {
    Words with_format = words;
    with_format.insert(with_format.end(), {"--format", "csv"});
    Sources sources;
    Problems problems;
    const CsvTable table = parse_csv(sources.add("printed", command(with_format).out), sources, problems);
    EXPECT_TRUE(problems.none());
    EXPECT_GE(table.column("year"), 0);
    EXPECT_EQ(words.front() == "compare", table.column("difference") >= 0);
  }
}

TEST_F(Command, PrintsJsonWithEveryTableThatItWrites) {
  const Outcome outcome = command({"run", scenario(), "--format", "json", "--out", here("out").string()});
  const auto printed = nlohmann::json::parse(outcome.out);
  for (const auto& [name, bytes] : bytes_below(here("out"))) {
    const std::string stem = fs::path(name).stem().string();
    ASSERT_TRUE(printed.contains(stem)) << stem;
    EXPECT_TRUE(stem == "manifest" || printed[stem].is_array());
  }
  EXPECT_EQ(printed["ledger"].size(), 7U);
}

bool has_colour(const std::string& text) { return text.find('\x1b') != std::string::npos; }

TEST_F(Command, UsesColourOnATerminalOnlyAndNeverWithNoColor) {
  const Words words = {"run", scenario()};
  EXPECT_TRUE(has_colour(on_a_terminal(words, {})));
  EXPECT_FALSE(has_colour(on_a_terminal(words, {"NO_COLOR=1"})));
  EXPECT_FALSE(has_colour(command(words).out));
}

TEST_F(Command, FitsTheWidthOfTheTerminal) {
  std::istringstream lines(on_a_terminal({"run", scenario()}, {"NO_COLOR=1"}));
  for (std::string line; std::getline(lines, line);) {
    const auto columns =
        std::count_if(line.begin(), line.end(), [](char c) { return c != '\r' && (c & 0xC0) != 0x80; });
    EXPECT_LE(columns, 80) << line;
  }
}

// Help.

/// How many columns a line takes: bytes that do not continue a character.
std::ptrdiff_t columns_of(const std::string& line) {
  return std::count_if(line.begin(), line.end(), [](char c) { return (c & 0xC0) != 0x80; });
}

TEST_F(Command, HelpsOnOneScreen) {
  for (const Words& words : {Words{"--help"}, Words{"run", "--help"}, Words{"compare", "--help"},
                             Words{"seek", "--help"}, Words{"check", "--help"}, Words{"schema", "--help"},
                             Words{"import", "--help"}, Words{"fit", "--help"}, Words{"backtest", "--help"}}) {
    const Outcome outcome = command(words);
    EXPECT_EQ(outcome.status, 0);
    EXPECT_THAT(outcome.error, IsEmpty());
    EXPECT_LE(std::count(outcome.out.begin(), outcome.out.end(), '\n'), 24) << words.front();
    std::istringstream lines(outcome.out);
    for (std::string line; std::getline(lines, line);) EXPECT_LE(columns_of(line), 80) << line;
  }
}

TEST_F(Command, GivesAnExampleOfEveryVerbThatItNames) {
  const std::string overview = command({"--help"}).out;
  for (const std::string verb : {"run", "compare", "seek", "check", "schema"}) {
    EXPECT_THAT(overview, HasSubstr("sendcast " + verb));
    EXPECT_THAT(command({verb, "--help"}).out, HasSubstr("\n  sendcast " + verb + " "));
  }
}

TEST_F(Command, TakesAnHForHelp) {
  EXPECT_EQ(command({"-h"}).out, command({"--help"}).out);
  EXPECT_EQ(command({"run", "-h"}).out, command({"run", "--help"}).out);
}

TEST_F(Command, SaysWhichVerbWasMeant) {
  EXPECT_THAT(command({"rnu", scenario()}).error, HasSubstr("did you mean 'run'?"));
}

// How far a scenario may reach.

TEST_F(Command, ExtendsWithinItsRootOnly) {
  const std::string extending = (here("pool_return") / "scenario.yaml").string();
  const Outcome alone = command({"run", extending});
  EXPECT_EQ(alone.status, 1);
  EXPECT_THAT(alone.error, HasSubstr("--root"));
  EXPECT_EQ(command({"run", extending, "--root", here("").string()}).status, 0);
}

TEST_F(Command, MeansTheSameRootHoweverItIsWritten) {
  const fs::path folder = here("pool_return");
  const std::string absolute = (folder / "scenario.yaml").string();
  for (const Words& words :
       {Words{"check", "scenario.yaml", "--root", ".."}, Words{"check", "scenario.yaml", "--root", "/"},
        Words{"check", "scenario.yaml", "--root", here("").string()}, Words{"check", absolute, "--root", ".."}})
    EXPECT_EQ(command_in(folder, words).status, 0) << testing::PrintToString(words);
  const Outcome outside = command_in(folder, {"check", "scenario.yaml", "--root", "../pool_carry"});
  EXPECT_EQ(outside.status, 2);
  EXPECT_THAT(outside.error, HasSubstr("'scenario.yaml' does not lie in the root '../pool_carry'"));
}

TEST_F(Command, FindsTheFolderScenariosAboveABareName) {
  fs::create_directories(here("scenarios"));
  for (const char* example : {"pool_carry", "pool_return"})
    fs::copy(here(example), here("scenarios") / example, fs::copy_options::recursive);
  EXPECT_EQ(command_in(here("scenarios") / "pool_return", {"check", "scenario.yaml"}).status, 0);
  const Outcome elsewhere = command_in(here("pool_return"), {"check", "scenario.yaml"});
  EXPECT_EQ(elsewhere.status, 1);
  EXPECT_THAT(elsewhere.error, HasSubstr("scenario.yaml' lies outside '.'"));
}

TEST_F(Command, ReadsNoScenarioOutsideTheRootItIsGiven) {
  EXPECT_EQ(command({"run", scenario(), "--root", here("pool_carry").string()}).status, 2);
}

TEST_F(Command, ReadsNoDataOutsideTheScenariosFolder) {
  const std::string data = "data/population.csv";
  const Words elsewhere = {"../outside/secret.csv", "data/../../outside/secret.csv",
                           (here("outside") / "secret.csv").string(), "/etc/passwd"};
  std::string before = data;
  for (const std::string& path : elsewhere) {
    change(before, path);
    before = path;
    const Outcome outcome = command({"run", scenario(), "--root", here("").string()});
    EXPECT_EQ(outcome.status, 1) << path;
    EXPECT_THAT(outcome.error, HasSubstr("lies outside the scenario's folder"));
    EXPECT_THAT(outcome.error, Not(HasSubstr("424242")));
  }
}

TEST_F(Command, FollowsNoLinkOutOfTheScenariosFolder) {
  const fs::path data = here("succession") / "data" / "population.csv";
  fs::remove(data);
  fs::create_symlink(here("outside") / "secret.csv", data);
  const Outcome outcome = command({"run", scenario()});
  EXPECT_EQ(outcome.status, 1);
  EXPECT_THAT(outcome.error, HasSubstr("outside"));
  EXPECT_THAT(outcome.error, Not(HasSubstr("424242")));
}

TEST_F(Command, FollowsALinkThatStaysInTheScenariosFolder) {
  const fs::path data = here("succession") / "data" / "population.csv";
  fs::rename(data, here("succession") / "people.csv");
  fs::create_symlink("../people.csv", data);
  EXPECT_EQ(command({"run", scenario()}).status, 0);
}

}  // namespace
}  // namespace sendcast
