#include <algorithm>
#include <cctype>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "scenario/load.h"
#include "scenario/reference.h"
#include "tests/scenario/reading.h"

namespace sendcast {
namespace {

std::string text_of(const std::string& path) {
  std::ostringstream text;
  text << std::ifstream(source_folder(path), std::ios::binary).rdbuf();
  return text.str();
}

TEST(TheSchemaOfAScenarioFile, IsThatOfTheCode) {
  EXPECT_EQ(text_of("scenarios/schema.json"), scenario_schema().dump(2) + "\n")
      << "run: build/release/sendcast schema > scenarios/schema.json";
}

TEST(TheReferencePage, IsThatOfTheCode) {
  EXPECT_EQ(text_of("scenarios/REFERENCE.md"), reference_page())
      << "run: build/release/sendcast schema --reference > scenarios/REFERENCE.md";
}

TEST(TheReferencePage, SaysWhatEveryDriverCountsAndWhereEveryLinkLeads) {
  const std::string page = reference_page();
  for (const std::string_view event : event_names)
    EXPECT_NE(page.find("`" + std::string(event) + "`"), std::string::npos) << event;
  for (std::size_t at = 0; (at = page.find("](#", at)) != std::string::npos; ++at) {
    std::string heading = page.substr(at + 3, page.find(')', at) - at - 3);
    std::replace(heading.begin(), heading.end(), '-', ' ');
    const std::string capitalised = static_cast<char>(std::toupper(heading[0])) + heading.substr(1);
    EXPECT_TRUE(page.find("\n## " + heading + "\n") != std::string::npos ||
                page.find("\n## " + capitalised + "\n") != std::string::npos)
        << heading;
  }
}

TEST(TheSchemaOfAScenarioFile, DescribesEveryKeyOfTheSoundScenario) {
  const Json schema = scenario_schema();
  const auto reading = read_over_sound("");
  for (const Member& member : reading->loaded->merged.members)
    EXPECT_TRUE(schema["properties"].contains(member.name)) << member.name;
  EXPECT_FALSE(schema["additionalProperties"].get<bool>());
}

}  // namespace
}  // namespace sendcast
