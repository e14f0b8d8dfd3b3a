// The README shows real output: what its blocks of text say is what the command prints.

#include <array>
#include <cstdio>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace sendcast {
namespace {

const std::string source_folder = SENDCAST_SOURCE_DIR;

std::string printed_by(const std::string& command) {
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
  std::string text;
  std::array<char, 4096> part{};
  for (std::size_t read = 0; (read = fread(part.data(), 1, part.size(), pipe.get())) > 0;)
    text.append(part.data(), read);
  return text;
}

/// The blocks that begin with ```text.
std::vector<std::string> output_blocks() {
  std::ifstream readme(source_folder + "/README.md");
  std::vector<std::string> blocks;
  bool inside = false;
  for (std::string line; std::getline(readme, line);) {
    if (line == "```text") {
      inside = true;
      blocks.emplace_back();
    } else if (line == "```") {
      inside = false;
    } else if (inside) {
      blocks.back() += line + "\n";
    }
  }
  return blocks;
}

TEST(Readme, ShowsWhatTheCommandPrints) {
  std::string command = std::string(SENDCAST_COMMAND) + " compare";
  for (const char* name : {"as-things-are", "early-help-and-portage", "local-places", "stable-teams", "joint-therapies",
                           "harmonised", "transformation"}) {
    command += " " + source_folder + "/scenarios/bcp/" + name + ".yaml";
  }
  const std::string printed = printed_by(command + " --draws 0");
  const std::vector<std::string> blocks = output_blocks();
  EXPECT_EQ(blocks.size(), 2U);
  for (const std::string& block : blocks) EXPECT_NE(printed.find(block), std::string::npos) << block;
}

}  // namespace
}  // namespace sendcast
