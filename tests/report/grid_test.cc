#include "report/grid.h"

#include <sstream>

#include <gtest/gtest.h>

#include "report/text_width.h"

namespace sendcast {
namespace {

Grid three_years() {
  return {"Plans",
          {{"2021-22", "6 months"}, {"2022-23", ""}, {"2023-24", ""}},
          {{"Mainstream school", {"1,234", "5", "6"}},
           {"Part", {"1", "-2", "3"}, RowStyle::part},
           {"Total", {"1,235", "3", "9"}, RowStyle::total}}};
}

TEST(Grid, AlignsFiguresUnderTheirHeadings) {
  EXPECT_EQ(render(three_years(), {80, false}),
            "Plans\n"
            "                    2021-22  2022-23  2023-24\n"
            "                   6 months\n"
            "Mainstream school     1,234        5        6\n"
            "  Part                    1       -2        3\n"
            "                   ────────  ───────  ───────\n"
            "Total                 1,235        3        9\n");
}

TEST(Grid, CutsLabelsAndContinuesBelowWhereTheScreenIsNarrow) {
  EXPECT_EQ(render(three_years(), {32, false}),
            "Plans\n"
            "                   2021-22\n"
            "                  6 months\n"
            "Mainstream scho…     1,234\n"
            "  Part                   1\n"
            "                  ────────\n"
            "Total                1,235\n"
            "\n"
            "                  2022-23\n"
            "Mainstream scho…        5\n"
            "  Part                 -2\n"
            "                  ───────\n"
            "Total                   3\n"
            "\n"
            "                  2023-24\n"
            "Mainstream scho…        6\n"
            "  Part                  3\n"
            "                  ───────\n"
            "Total                   9\n");
}

TEST(Grid, NeverCutsAFigure) {
  const Grid grid{"Money", {{"2021-22"}}, {{"A long label", {"123,456,789,012"}}}};
  EXPECT_NE(render(grid, {10, false}).find("123,456,789,012"), std::string::npos);
}

TEST(Grid, FitsEveryScreenThatIsWideEnoughForAFigure) {
  for (int width = 24; width < 90; ++width) {
    std::istringstream lines(render(three_years(), {width, false}));
    for (std::string line; std::getline(lines, line);) EXPECT_LE(display_width(line), width) << line;
  }
}

TEST(Grid, HasColourOnlyIfToldSo) {
  Grid grid = three_years();
  grid.warns_below_zero = true;
  EXPECT_EQ(render(grid, {80, false}).find('\x1b'), std::string::npos);
  EXPECT_NE(render(grid, {80, true}).find("\x1b[31m       -2\x1b[0m"), std::string::npos);
}

TEST(Grid, ShowsHostileLabelsAsHarmless) {
  const Grid grid{"\x1b]0;title", {{"2021-22"}}, {{"\x1b[2J\nx", {"1"}}}};
  const std::string text = render(grid, {80, false});
  EXPECT_EQ(text.find('\x1b'), std::string::npos);
  EXPECT_NE(text.find("\xEF\xBF\xBD[2J x"), std::string::npos);
}

}  // namespace
}  // namespace sendcast
