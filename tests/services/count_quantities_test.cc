#include <vector>

#include <gtest/gtest.h>

#include "services/line_model.h"

namespace sendcast {
namespace {

constexpr Shape shape{1, 2, 2, 2};  // one area, ages 0 and 1, two needs, two settings: 2 people, 4 cells, 8 plans

/// A line that counts `cells` for twelve months, everybody taking it up.
LineModel line_of(LineDriver driver, std::vector<int> cells) {
  LineModel line;
  line.driver = std::move(driver);
  line.last_month = 11;
  line.price_row.assign(cells.size(), 0);
  line.uptake_row.assign(cells.size(), 0);
  line.cells = std::move(cells);
  line.uptake = Eigen::ArrayXXd::Constant(12, 1, 1.0);
  return line;
}

/// Numbers that tell every stock, cell and event apart.
struct AMonth {
  Stocks stocks;
  Activity activity;

  AMonth() {
    stocks.sen_support = Eigen::ArrayXd::LinSpaced(shape.cells(), 100, 103);
    stocks.in_assessment = Eigen::ArrayXXd::Constant(shape.cells(), 3, 2.0);
    stocks.overdue = Eigen::ArrayXd::LinSpaced(shape.cells(), 10, 13);
    stocks.plans = Eigen::ArrayXd::LinSpaced(shape.plans(), 200, 207);
    activity.population = Eigen::ArrayXd::LinSpaced(shape.people(), 1000, 1001);
    activity.of(Event::requests) = Eigen::ArrayXd::LinSpaced(shape.cells(), 30, 33);
    activity.of(Event::moves) = Eigen::ArrayXd::LinSpaced(shape.plans(), 40, 47);
    activity.places = {{0, 0, 50, 40, 0, 0, 0}, {1, -1, 600, 0, 0, 0, 0}, {0, 1, 70, 70, 0, 0, 0}};
    activity.teams.resize(2);
    activity.teams[1].filled = 10.5;
    activity.teams[1].agency = 1.25;
  }
};

std::vector<double> counted(const LineModel& line, int month = 0) {
  const AMonth a_month;
  std::vector<double> quantities{-1, -1, -1};  // what an earlier line left behind
  count_quantities(line, a_month.stocks, a_month.activity, month, quantities);
  return quantities;
}

TEST(Quantities, CountATwelfthOfAStockEachMonthSoThatAYearOfOnePlanIsOne) {
  EXPECT_EQ(counted(line_of(CaseloadDriver{}, {1, 6})), (std::vector<double>{201.0 / 12, 206.0 / 12}));

  const LineModel line = line_of(FixedDriver{}, {0});
  double year = 0;
  for (int month = 0; month < 12; ++month) year += counted(line, month)[0];
  EXPECT_NEAR(year, 1, 1e-15);
}

TEST(Quantities, CountEachEventWhole) {
  LineModel requests = line_of(EventDriver{Event::requests}, {0, 3});
  requests.priced_per_year = false;
  EXPECT_EQ(counted(requests), (std::vector<double>{30, 33}));

  LineModel moves = line_of(EventDriver{Event::moves}, {7});
  moves.priced_per_year = false;
  EXPECT_EQ(counted(moves), (std::vector<double>{47}));
}

TEST(Quantities, CountTheOverdueAmongThoseInAssessment) {
  // Cell 2: two people in each of three months of assessment, and twelve overdue.
  EXPECT_EQ(counted(line_of(InAssessmentDriver{}, {2})), (std::vector<double>{18.0 / 12}));
}

TEST(Quantities, ReadEachDriverFromItsOwnArray) {
  EXPECT_EQ(counted(line_of(SenSupportDriver{}, {3})), (std::vector<double>{103.0 / 12}));
  EXPECT_EQ(counted(line_of(PopulationDriver{}, {1})), (std::vector<double>{1001.0 / 12}));
  EXPECT_EQ(counted(line_of(FilledPostsDriver{1}, {0})), (std::vector<double>{10.5 / 12}));
  EXPECT_EQ(counted(line_of(AgencyDriver{1}, {0})), (std::vector<double>{1.25 / 12}));
}

TEST(Quantities, CountPlacesWhetherFilledOrNot) {
  const LineModel line = line_of(PlacesDriver{{780, 780, 900}}, {0});
  EXPECT_EQ(counted(line, 1), (std::vector<double>{65}));
  EXPECT_EQ(counted(line, 2), (std::vector<double>{75}));
  // Setting 0 has 50 places in one area and 70 in another.
  EXPECT_EQ(counted(line_of(CapacityDriver{0}, {0})), (std::vector<double>{120.0 / 12}));
}

TEST(Quantities, TakeTheUptakeOfTheirOwnCellAndMonth) {
  LineModel line = line_of(CaseloadDriver{}, {0, 1});
  line.uptake = Eigen::ArrayXXd::Zero(12, 2);
  line.uptake.row(4) << 0.5, 0.25;
  line.uptake_row = {1, 0};
  EXPECT_EQ(counted(line, 4), (std::vector<double>{200 * 0.25 / 12, 201 * 0.5 / 12}));
}

TEST(Quantities, AreZeroOutsideTheMonthsOfTheLine) {
  LineModel line = line_of(CaseloadDriver{}, {0, 1});
  line.first_month = 3;
  line.last_month = 5;
  const std::vector<double> nothing{0, 0};
  EXPECT_EQ(counted(line, 2), nothing);
  EXPECT_NE(counted(line, 3), nothing);
  EXPECT_NE(counted(line, 5), nothing);
  EXPECT_EQ(counted(line, 6), nothing);
}

}  // namespace
}  // namespace sendcast
