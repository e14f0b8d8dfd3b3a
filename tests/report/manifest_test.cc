#include "report/manifest.h"

#include <gtest/gtest.h>

#include "report/sha256.h"

namespace sendcast {
namespace {

TEST(Sha256, IsThatOfThePublishedExamples) {
  // FIPS 180-2, appendix B.
  EXPECT_EQ(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256(std::string(1000000, 'a')), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Manifest, CarriesWhatReproducesARun) {
  const Manifest manifest{"0.1.0",
                          "abc123, GNU 12.2.0, Release",
                          {"sendcast", "run", "two towns.yaml"},
                          18446744073709551615U,
                          1000,
                          {{"two towns.yaml", "abc"}},
                          {{"two towns", {{"format", 1}, {"years", 10}}}},
                          {"high_needs has no income before 2021-22"},
                          "2026-01-31T12:00:00Z"};
  EXPECT_EQ(manifest_text(manifest), R"({
  "format": 1,
  "engine": {
    "version": "0.1.0",
    "build": "abc123, GNU 12.2.0, Release"
  },
  "command_line": [
    "sendcast",
    "run",
    "two towns.yaml"
  ],
  "seed": 18446744073709551615,
  "draws": 1000,
  "inputs": [
    {
      "file": "two towns.yaml",
      "sha256": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    }
  ],
  "scenarios": {
    "two towns": {
      "format": 1,
      "years": 10
    }
  },
  "warnings": [
    "high_needs has no income before 2021-22"
  ],
  "run_at": "2026-01-31T12:00:00Z"
}
)");
}

TEST(Manifest, SurvivesACommandLineThatIsNotText) {
  Manifest manifest;
  manifest.command_line = {"\xFF"};
  EXPECT_EQ(nlohmann::json::parse(manifest_text(manifest))["command_line"][0], "\xEF\xBF\xBD");
}

TEST(Manifest, IsTheSameForTheSameRunApartFromTheTime) {
  Manifest first;
  first.run_at = "one time";
  Manifest second;
  second.run_at = "another time";
  auto one = manifest_json(first);
  auto other = manifest_json(second);
  EXPECT_NE(one, other);
  one.erase("run_at");
  other.erase("run_at");
  EXPECT_EQ(one, other);
}

}  // namespace
}  // namespace sendcast
