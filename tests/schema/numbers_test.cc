#include <gtest/gtest.h>

#include "schema/reader.h"

namespace sendcast {
namespace {

TEST(ANumber, IsWrittenPlainlyAsAPercentageOrAsAFraction) {
  EXPECT_EQ(parse_number("0.05"), 0.05);
  EXPECT_EQ(parse_number("5%"), 0.05);
  EXPECT_EQ(parse_number("1/3"), 1.0 / 3.0);
  EXPECT_EQ(parse_number("1e6"), 1000000);
  EXPECT_EQ(parse_number("47.8e6"), 47800000);
  EXPECT_EQ(parse_number("-4.6e6"), -4600000);
  EXPECT_EQ(parse_number("+3"), 3);
  EXPECT_EQ(parse_number(".5"), 0.5);
  EXPECT_EQ(parse_number("-1/4"), -0.25);
  EXPECT_EQ(parse_number(" 12 "), 12);
  EXPECT_EQ(parse_number("0"), 0);
}

TEST(ANumber, IsNothingThatIsNotFinite) {
  for (const char* written : {"nan", "NaN", "inf", "-inf", "infinity", ".inf", ".nan", "1e999", "-1e999", "1/0", "0/0",
                              "1e300/1e-300", "1/inf"})
    EXPECT_FALSE(parse_number(written)) << written;
}

TEST(ANumber, IsNothingThatOnlyLooksLikeOne) {
  for (const char* written :
       {"",    " ",  "%",  "/",   "0x10", "1,000", "1 000", "1_000", "5 %", "5%%",   "1/3%",  "1/2/3",
        "ten", "5p", "£5", "+-5", "--5",  "1e",    "e5",    ".",     "-",   "1.2.3", "12abc", "½"})
    EXPECT_FALSE(parse_number(written)) << written;
}

TEST(ANumber, IsTheNearestToWhatIsWritten) {
  // The decimal 0.1 has no exact double; its nearest neighbour is the one that the compiler takes too.
  EXPECT_EQ(parse_number("0.1"), 0.1);
  EXPECT_EQ(parse_number("9007199254740993"), 9007199254740992.0);
  EXPECT_EQ(parse_number("4.35%"), 4.35 / 100);
}

}  // namespace
}  // namespace sendcast
