#include "schema/slips.h"

#include <gtest/gtest.h>

#include "tests/schema/snippet.h"

namespace sendcast {
namespace {

std::string fault(const std::string& yaml) { return Parsed(yaml).explained(); }

TEST(ASlip, IsReportedWhereItStands) {
  EXPECT_EQ(fault("start: 2021-04\nyears:10\n\nareas: {east: East}\n"), "2:7: no space after the colon\n");
  EXPECT_EQ(fault("a: 1\nyears:\u00A010\n\n# areas\nareas: {east: East}\n"),
            "2:7: a non-breaking space, which looks like a space but is none\n");
  EXPECT_EQ(fault("demand:\n  need_mix: 1\n\tidentify: 2%\n"), "3:1: a tab indents this line\n");
  EXPECT_EQ(fault("effects:\n  - {target: x}\n  -{target: y}\n"), "3:4: no space after the dash\n");
  EXPECT_EQ(fault("a: 94%\n   b: 4%\n"),
            "2:4: this line is indented further than the one before it, which has its value already\n");
}

TEST(ASlip, MayBeAQuote) {
  EXPECT_EQ(fault("a: 'it is'\nb: {c: \"Social, d: x}\ne: 1\n"), "2:8: a quote that is not closed\n");
  EXPECT_EQ(fault("b: {c: \"Social, d: x}\ne: \"East\"\n"), "1:8: a quote that is not closed\n");
  EXPECT_EQ(fault("a: 'Children's services'\n"), "1:14: text after a closing quote\n");
}

TEST(ASlip, MayBeTextThatWantsQuotes) {
  EXPECT_EQ(fault("title: Two towns: as things are\n"), "1:8: text that holds ': ' must be put in quotes\n");
  EXPECT_EQ(fault("a: {label: Mainstream: school, b: 1}\n"), "1:12: text that holds ': ' must be put in quotes\n");
  for (const char* begins : {"*", "& ", "@", "%", "`"}) {
    EXPECT_EQ(fault(fmt::format("a: 1\ntitle: {}Big* plan\n", begins)),
              fmt::format("2:8: text that begins with '{}' must be put in quotes\n", begins[0]));
  }
}

TEST(ASlip, MayBeABracketLeftOpen) {
  EXPECT_EQ(fault("a: {b: [1, 2], c: 3\nd: 4\n"), "1:4: a '{' that is not closed\n");
}

TEST(ASlip, IsNotSeenInWhatIsSound) {
  const std::string sound =
      "about: |\n  \"Quoted\" at first: it is text, (see note:this)\n\nb: \"x: y\"  # it's a {comment\nc: don't [\n"
      "d: 'a\n  b'\n";
  EXPECT_EQ(fault(sound), "");
  EXPECT_EQ(fault(sound + "e: [x] y\n"), "8:8: not YAML: end of map not found\n");
}

}  // namespace
}  // namespace sendcast
