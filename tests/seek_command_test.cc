// Runs `sendcast seek` on a worked example, as a person at a terminal would.

#include <algorithm>
#include <array>
#include <cstdio>
#include <string>
#include <sys/wait.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace sendcast {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

const std::string scenario = std::string(SENDCAST_SOURCE_DIR) + "/tests/golden/succession/scenario.yaml";
const std::string therapy = "services.therapy.unit_cost";

/// What seeking a number of the example gave: all that was printed, problems included.
struct Outcome {
  int status = -1;
  std::string text;
};

Outcome seek(const std::string& number, const std::string& from, const std::string& to, const std::string& goal,
             const std::string& more = {}) {
  const std::string command = std::string(SENDCAST_COMMAND) + " seek " + scenario + " --number " + number + " --from " +
                              from + " --to " + to + " --goal " + goal + " " + more + " 2>&1";
  FILE* pipe = popen(command.c_str(), "r");
  Outcome outcome;
  std::array<char, 4096> part{};
  for (std::size_t read = 0; (read = fread(part.data(), 1, part.size(), pipe)) > 0;)
    outcome.text.append(part.data(), read);
  outcome.status = WEXITSTATUS(pclose(pipe));
  return outcome;
}

TEST(SeekCommand, SaysWhatWasSoughtAndWhatWasFound) {
  // 2022-23 has the commissioner's 120,000.05 and the therapies.
  const Outcome outcome = seek(therapy, "0", "1e5", "cost:2022-23:200000.05");
  EXPECT_EQ(outcome.status, 0);
  EXPECT_THAT(outcome.text, HasSubstr("services.therapy.unit_cost ("));
  EXPECT_THAT(outcome.text, HasSubstr("the cost of all services in 2022-23: £200,000\n"));
  EXPECT_THAT(outcome.text, HasSubstr("As things stand £186,000 with 66000\n"));
  EXPECT_THAT(outcome.text, HasSubstr("Answer          80000\n"));
  EXPECT_LE(std::count(outcome.text.begin(), outcome.text.end(), '\n'), 10);
}

TEST(SeekCommand, SaysPlainlyThatNoValueWillDo) {
  const Outcome outcome = seek(therapy, "0", "1e5", "cost:2022-23:1e6");
  EXPECT_EQ(outcome.status, 0);
  EXPECT_THAT(outcome.text, HasSubstr("no value between 0 and 100000\n"));
  EXPECT_THAT(outcome.text, HasSubstr("£120,000 at 0; £220,000 at 100000\n"));
}

TEST(SeekCommand, SeeksABreakEvenAgainstABase) {
  EXPECT_THAT(seek(therapy, "0", "1e5", "breakeven:2023-24", "--base " + scenario).text,
              HasSubstr("Answer          66000\n"));
}

TEST(SeekCommand, ExitsWith1WhereAnEndOfTheRangeMakesTheScenarioWrong) {
  const Outcome outcome = seek("funding.half_each.shares.general_fund", "0", "40%", "cost:2022-23:1e6");
  EXPECT_EQ(outcome.status, 1);
  EXPECT_THAT(outcome.text, StartsWith("At an end of the range, 0 or 40%, the scenario is wrong:\n"));
  EXPECT_THAT(outcome.text, HasSubstr("shares sum to"));
}

TEST(SeekCommand, ExitsWith2WhereWhatIsAskedIsNotUnderstood) {
  const auto refuses = [](const Outcome& outcome, const std::string& why) {
    EXPECT_EQ(outcome.status, 2);
    EXPECT_THAT(outcome.text, HasSubstr(why));
  };
  refuses(seek("services.therapy.unit_cst", "0", "1e5", "cost:2022-23:1e5"), "did you mean 'unit_cost'?");
  refuses(seek(therapy, "0", "cheap", "cost:2022-23:1e5"), "a number is written 0.05, 5% or 1/3, not 'cheap'");
  refuses(seek(therapy, "5", "5", "cost:2022-23:1e5"), "--from must be below --to");
  refuses(seek(therapy, "0", "1e5", "cost:2042-43:1e5"), "it runs from 2022-23 to 2023-24");
  refuses(seek(therapy, "0", "1e5", "breakeven:2022-23"), "needs --base");
  refuses(seek(therapy, "0", "1e5", "cost:2022-23:1e5", scenario), "takes one scenario");
}

TEST(SeekCommand, PrintsJsonAndCsv) {
  const auto found = nlohmann::json::parse(seek(therapy, "0", "1e5", "cost:2022-23:200000.05", "--format json").text);
  EXPECT_EQ(found["seek"][0]["answer"], 80000);
  EXPECT_EQ(found["seek"][0]["result"], 200000.05);
  EXPECT_EQ(found["seek"][0]["tried"], found["seek_tried"].size());
  const auto none = nlohmann::json::parse(seek(therapy, "0", "1e5", "cost:2022-23:1e6", "--format json").text);
  EXPECT_TRUE(none["seek"][0]["answer"].is_null());
  EXPECT_EQ(none["seek"][0]["nearest"], 100000);
  EXPECT_THAT(seek(therapy, "0", "1e5", "cost:2022-23:1e6", "--format csv").text,
              StartsWith("scenario,number,place,low,high,"));
}

}  // namespace
}  // namespace sendcast
