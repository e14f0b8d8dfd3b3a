#include "report/text_width.h"

#include <gtest/gtest.h>

namespace sendcast {
namespace {

TEST(DisplayWidth, CountsWhatIsSeen) {
  EXPECT_EQ(display_width("Ysgol"), 5);
  EXPECT_EQ(display_width("£000"), 4);
  EXPECT_EQ(display_width("Llŷn"), 4);
  EXPECT_EQ(display_width("y\xCC\x82"), 1);  // y and a circumflex that joins it
  EXPECT_EQ(display_width("学校"), 4);
}

TEST(LongText, IsCutToItsWidthWithADotted) {
  EXPECT_EQ(cut_to_width("Mainstream", 10), "Mainstream");
  EXPECT_EQ(cut_to_width("Mainstream", 9), "Mainstre…");
  EXPECT_EQ(cut_to_width("££££", 3), "££…");
  EXPECT_EQ(cut_to_width("学校学校", 4), "学…");  // the second character would take columns 3 and 4, where … must go
  EXPECT_EQ(cut_to_width("y\xCC\x82zz", 2), "y\xCC\x82…");
  EXPECT_EQ(cut_to_width("Mainstream", 1), "…");
}

TEST(PrintableText, CannotSteerATerminal) {
  EXPECT_EQ(printable("\x1b[31mred"), "\xEF\xBF\xBD[31mred");
  EXPECT_EQ(printable("a\tb\nc"), "a b c");
  EXPECT_EQ(printable("\xC2\x9B"), "\xEF\xBF\xBD");  // the one-byte CSI, as UTF-8
  EXPECT_EQ(printable("a\xE2\x80\xAE"
                      "b"),
            "ab");                                             // right-to-left override
  EXPECT_EQ(printable("\xFFz"), "\xEF\xBF\xBDz");              // not UTF-8
  EXPECT_EQ(printable("Plât £5 – naïve"), "Plât £5 – naïve");  // and nothing else is touched
}

TEST(WrappedText, BreaksBetweenWordsAndIndentsWhatFollows) {
  EXPECT_EQ(wrapped("General fund: within budget.", 20, 2), "General fund: within\n  budget.\n");
  EXPECT_EQ(wrapped("short", 20, 2), "short\n");
  EXPECT_EQ(wrapped("unbreakable", 6, 2), "unbre…\n");
}

TEST(Padding, GoesByWidthNotBytes) {
  EXPECT_EQ(pad_right("£", 3), "£  ");
  EXPECT_EQ(pad_left("£", 3), "  £");
  EXPECT_EQ(pad_left("long", 3), "long");
}

}  // namespace
}  // namespace sendcast
