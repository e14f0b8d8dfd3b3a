#include "value/value_for_money.h"

#include <cmath>

#include <gtest/gtest.h>

#include "value/common_years.h"

namespace sendcast {
namespace {

constexpr Pence million = 100'000'000;

/// What two funders pay, the council (pot 0) and the board (pot 1), for two lines from April 2021 on: the programme,
/// which is an intervention's own, and placements.
class Deal {
 public:
  explicit Deal(const std::string& name, int years) {
    results_.catalogue.scenario = name;
    results_.catalogue.funders = {{"council", "The council"}, {"icb", "The board"}};
    results_.catalogue.pots = {{{"general_fund", "General fund"}, 0}, {{"icb_children", "Children's budget"}, 1}};
    results_.catalogue.lines = {{{"programme", "The programme"}, false, "early_help"},
                                {{"placements", "Placements"}, false}};
    results_.calendar = {month_of(2021, 4), 12 * years};
    results_.value.price_level.assign(static_cast<std::size_t>(years), 1.0);
    results_.accounts.budgets.resize(static_cast<std::size_t>(years), std::vector<BudgetYear>(2));
    results_.accounts.costs.resize(static_cast<std::size_t>(years), std::vector<LineCost>(2));
  }

  Deal& pays(int year, int pot, int line, Pence paid) {
    const auto y = static_cast<std::size_t>(year);
    results_.accounts.ledger.push_back({year, line, pot, -1, paid});
    results_.accounts.costs[y][static_cast<std::size_t>(line)].cost += paid;
    results_.accounts.budgets[y][static_cast<std::size_t>(pot)].paid += paid;
    return *this;
  }
  Results& results() { return results_; }

 private:
  Results results_;
};

constexpr int council = 0;
constexpr int board = 1;
constexpr int programme = 0;
constexpr int placements = 1;

/// The Green Book's own example (2003 edition, annex 6, 'how to discount'): so much is spent at once and saves so much
/// a year for four years.
struct GreenBookExample {
  Deal base{"base", 5};
  Deal other{"other", 5};

  GreenBookExample(Pence spent, Pence saved) {
    for (int year = 1; year < 5; ++year) base.pays(year, council, placements, saved);
    other.pays(0, council, programme, spent);
    base.results().value.discount = 0.035;
  }
  ValueComparison value() { return value_for_money(base.results(), other.results()); }
};

TEST(PresentValue, IsThatOfTheGreenBooksProjectsAAndB) {
  // Four years of £1 from next year on are worth 1/1.035 + 1/1.035² + 1/1.035³ + 1/1.035⁴ = 3.67308.
  const double four_years = 1 / 1.035 + 1 / std::pow(1.035, 2) + 1 / std::pow(1.035, 3) + 1 / std::pow(1.035, 4);
  EXPECT_NEAR(four_years, 3.67308, 5e-6);
  // Project A: £10m for £2.5m a year, −10 + 2.5 × 3.67308 = −£0.82m. Project B: £5m for £1.5m a year, +£0.51m.
  const double a = GreenBookExample(10 * million, 250'000'000).value().all.net_present_value();
  const double b = GreenBookExample(5 * million, 150'000'000).value().all.net_present_value();
  EXPECT_NEAR(a, -10e6 + 2.5e6 * four_years, 1e-6);
  EXPECT_NEAR(b, -5e6 + 1.5e6 * four_years, 1e-6);
  EXPECT_NEAR(a, -0.82e6, 0.005e6);
  EXPECT_NEAR(b, 0.51e6, 0.005e6);
}

TEST(Payback, IsTheYearInWhichProjectBHasMadeGoodWhatItCost) {
  // Present values of B: −5; +1.4493; +1.4003; +1.3529; +1.3072. Added up: −5, −3.55, −2.15, −0.80, +0.51: the fifth
  // year. A never comes back.
  const ValueComparison b = GreenBookExample(5 * million, 150'000'000).value();
  EXPECT_EQ(payback(b, b.all), FinancialYear{2025});
  const ValueComparison a = GreenBookExample(10 * million, 250'000'000).value();
  EXPECT_EQ(payback(a, a.all), std::nullopt);
}

TEST(TheBenefitCostRatio, IsWhatIsSavedOverWhatTheInterventionsCost) {
  // B saves 1.5 × 3.67308 = £5.5096m for £5m.
  const ValueComparison b = GreenBookExample(5 * million, 150'000'000).value();
  ASSERT_TRUE(b.all.benefit_cost_ratio().has_value());
  EXPECT_NEAR(*b.all.benefit_cost_ratio(), 1.10192, 1e-5);
}

TEST(PresentValue, IsTheUndiscountedSumWithoutDiscountOrDeflator) {
  GreenBookExample example(10 * million, 250'000'000);
  example.base.results().value.discount = 0;
  const ValueComparison value = example.value();
  EXPECT_EQ(value.all.cost_difference(), 0);
  EXPECT_NEAR(value.all.net_present_value(), 0, 1e-6);
}

TEST(PresentValue, IsInThePricesOfTheFirstWholeYear) {
  // A pound of the fifth year, when prices are 1.25 times as high, is 80p of the first year's; undiscounted.
  GreenBookExample example(0, 0);
  example.base.results().value = {0, 0, FinancialYear{2021}, {1, 1, 1, 1, 1.25}, {}};
  example.other.pays(4, board, placements, 100);
  const ValueComparison value = example.value();
  EXPECT_NEAR(value.all.pv_rest, 0.80, 1e-12);
  EXPECT_NEAR(value.partners[1].pv_rest, 0.80, 1e-12);
  EXPECT_EQ(value.partners[0].pv_rest, 0);
}

TEST(PresentValue, IsDiscountedToTheFirstYearOfTheBaseWhateverTheOtherCovers) {
  // The other begins a year later. £110 of the base's second year are £100 at 10%.
  Deal base("base", 2);
  Deal other("other", 1);
  base.results().value.discount = 0.10;
  other.results().calendar = {month_of(2022, 4), 12};
  other.pays(0, council, placements, 11'000);
  EXPECT_NEAR(value_for_money(base.results(), other.results()).all.pv_rest, 100, 1e-9);
}

TEST(ValueForMoney, TellsWhatIsSavedFromWhatReachesABudget) {
  // £1,000 less is spent on placements, of which 30% reaches a budget: £300 cashable, £700 not.
  Deal base("base", 1);
  Deal other("other", 1);
  base.results().catalogue.lines[placements].cashable = other.results().catalogue.lines[placements].cashable = 0.3;
  base.pays(0, council, placements, 500'000);
  other.pays(0, council, placements, 400'000);
  const ValueComparison value = value_for_money(base.results(), other.results());
  EXPECT_NEAR(value.all.cashable(), 300, 1e-9);
  EXPECT_NEAR(value.all.non_cashable(), 700, 1e-9);
}

TEST(ValueForMoney, CountsAsMuchCashableOfALineThatMovesIntoAPooledFund) {
  // Placements cost £1,000 before and after; half of it reaches no budget. Paid through a pool by the same partner, the
  // same is cashable as when it paid them itself: nothing changes.
  Deal base("base", 1);
  Deal other("other", 1);
  for (Deal* deal : {&base, &other}) {
    deal->results().catalogue.pools = {{"pool", "Pool"}};
    deal->results().catalogue.lines[placements].cashable = 0.5;
  }
  base.pays(0, council, placements, 100'000);
  Results& results = other.results();
  results.accounts.ledger = {{0, placements, -1, 0, 100'000}};
  results.accounts.pool_payments = {{0, 0, council, 100'000, 0, 0}};
  results.accounts.budgets[0][0].paid = 100'000;
  const ValueComparison value = value_for_money(base.results(), results);
  EXPECT_NEAR(value.all.cashable(), 0, 1e-9);
  EXPECT_NEAR(value.all.non_cashable(), 0, 1e-9);
}

/// A deal with one outcome, a stock that is better when lower and whose year ends are given, and a benefit of £100 a
/// unit to the board.
struct Beneficial {
  Deal base{"base", 3};
  Deal other{"other", 3};

  Beneficial() {
    for (Deal* deal : {&base, &other}) {
      deal->results().catalogue.outcomes = {{{"plans", "Plans"}, false, false}};
      deal->results().outcomes = Eigen::ArrayXXd::Constant(3, 1, 50);
    }
    other.results().outcomes.col(0) << 50, 46, 40;  // 0, 4 and 10 fewer
    other.results().value.benefits = {{0, board, {100, 100, 100}, 0.25, 0, false}};
  }
  ValueComparison value() { return value_for_money(base.results(), other.results()); }
};

TEST(ABenefit, IsItsValueForEachUnitByWhichAnOutcomeIsBetter) {
  // 14 years of a plan at £100: £1,400 to the board, of which a quarter reaches its budget. The council gains nothing.
  const ValueComparison value = Beneficial().value();
  EXPECT_NEAR(value.partners[board].pv_benefits, 1400, 1e-9);
  EXPECT_NEAR(value.partners[board].cashable(), 350, 1e-9);
  EXPECT_NEAR(value.partners[board].non_cashable(), 1050, 1e-9);
  EXPECT_EQ(value.partners[council].pv_benefits, 0);
  EXPECT_NEAR(value.outcomes.front().better_by, 14, 1e-12);
}

TEST(ABenefit, ComesLaterByItsLag) {
  // 18 months on, the second year's £400 falls into October 2023 to September 2024: £200 into the third year, and the
  // rest comes too late, as all of the third year's does. 6 months on: £200 in the second year, £200 + £500 in the
  // third.
  Beneficial late;
  late.other.results().value.benefits[0].lag = 18;
  EXPECT_NEAR(late.value().all.years[2].benefits, 200, 1e-9);
  EXPECT_NEAR(late.value().all.pv_benefits, 200, 1e-9);
  late.other.results().value.benefits[0].lag = 6;
  const ValueComparison value = late.value();
  EXPECT_NEAR(value.all.years[1].benefits, 200, 1e-9);
  EXPECT_NEAR(value.all.years[2].benefits, 700, 1e-9);
}

TEST(ABenefit, OfHealthInQalysIsDiscountedAtItsOwnRate) {
  // £400 a year on at 1.5% and £1,000 two years on; at 3.5% they would be less.
  Beneficial health;
  health.base.results().value.discount = 0.035;
  health.base.results().value.health_discount = 0.015;
  health.other.results().value.benefits[0].is_health = true;
  health.other.results().value.benefits[0].cashable = 0;
  EXPECT_NEAR(health.value().all.pv_benefits, 400 / 1.015 + 1000 / (1.015 * 1.015), 1e-9);
}

TEST(AnOutcome, HasAPriceForEachUnitByWhichItIsBetter) {
  // £2,800 more for 14 years of a plan fewer: £200 each.
  Beneficial dear;
  dear.other.pays(0, council, programme, 280'000);
  const ValueComparison value = dear.value();
  ASSERT_TRUE(value.outcomes.front().cost_per_unit.has_value());
  EXPECT_NEAR(*value.outcomes.front().cost_per_unit, 200, 1e-9);
  dear.other.results().outcomes.col(0) << 50, 54, 60;
  EXPECT_FALSE(dear.value().outcomes.front().cost_per_unit.has_value());
}

TEST(WhoGains, IsSharedAmongThosePayingInProportion) {
  // The programme costs the council £300 and the board £100. Placements fall by £200 for the council and £600 for the
  // board: three quarters of both were paid for by the council.
  Deal base("base", 1);
  Deal other("other", 1);
  base.pays(0, council, placements, 20'000).pays(0, board, placements, 60'000);
  other.pays(0, council, programme, 30'000).pays(0, board, programme, 10'000);
  const ValueComparison value = value_for_money(base.results(), other.results());
  const std::vector<std::vector<double>> matrix = who_pays_for_whose_gain(value);
  EXPECT_NEAR(matrix[council][council], 150, 1e-9);
  EXPECT_NEAR(matrix[council][board], 450, 1e-9);
  EXPECT_NEAR(matrix[board][council], 50, 1e-9);
  EXPECT_NEAR(matrix[board][board], 150, 1e-9);
}

TEST(WhoPays, OfWhatAnInterventionCostsAPooledFundIsByWhatEachPaysToIt) {
  // The programme costs the pool £400 of £1,000; the council pays £750 to it and the board £250.
  Deal base("base", 1);
  Deal other("other", 1);
  for (Deal* deal : {&base, &other}) deal->results().catalogue.pools = {{"pool", "Pool"}};
  Results& results = other.results();
  results.accounts.ledger = {{0, programme, -1, 0, 40'000}, {0, placements, -1, 0, 60'000}};
  results.accounts.pool_payments = {{0, 0, council, 75'000, 0, 0}, {0, 0, board, 25'000, 0, 0}};
  results.accounts.budgets[0][0].paid = 75'000;
  results.accounts.budgets[0][1].paid = 25'000;
  const ValueComparison value = value_for_money(base.results(), results);
  EXPECT_EQ(value.partners[council].interventions, 30'000);
  EXPECT_EQ(value.partners[council].rest, 45'000);
  EXPECT_EQ(value.partners[board].interventions, 10'000);
  EXPECT_EQ(value.partners[board].rest, 15'000);
}

TEST(Partners, AreFundersWithThoseThatTheySucceed) {
  Deal base("base", 1);
  Catalogue& names = base.results().catalogue;
  names.funders = {{"council", "The council"}, {"ccg", "The group"}, {"icb", "The board"}};
  names.pots = {{{"a", "A"}, 0}, {{"b", "B"}, 1, false, 2}, {{"c", "C"}, 2}};
  const std::vector<Partner> partners = partners_of(base.results(), base.results());
  ASSERT_EQ(partners.size(), 2U);
  EXPECT_EQ(partners[1].name, "icb");
  EXPECT_EQ(partners[1].funders, (std::vector<std::string>{"ccg", "icb"}));
  EXPECT_EQ(partner_of(partners, "ccg"), 1);
  EXPECT_EQ(partner_of(partners, "nobody"), -1);
}

TEST(APartnersPot, IsTheOneThatPaysMostForTheInterventionsBeforeItsSuccession) {
  Deal base("base", 1);
  Deal other("other", 1);
  for (Deal* deal : {&base, &other}) {
    Results& results = deal->results();
    results.catalogue.funders = {{"council", "The council"}, {"ccg", "The group"}, {"icb", "The board"}};
    results.catalogue.pots = {{{"high_needs", "Grant"}, 0},
                              {{"general_fund", "General fund"}, 0},
                              {{"icb_children", "Board"}, 2},
                              {{"ccg_children", "Group"}, 1, false, 2}};
    results.accounts.budgets.assign(1, std::vector<BudgetYear>(4));
  }
  other.pays(0, 1, programme, 500).pays(0, 2, programme, 300);
  const ValueComparison value = value_for_money(base.results(), other.results());
  EXPECT_EQ(value.partners[0].pot, "general_fund");
  EXPECT_EQ(value.partners[1].pot, "ccg_children");
}

TEST(CommonYears, AreThoseThatBothRunsCoverForAsManyMonths) {
  // January 2021 for two years, and April 2021 for one year and a half: 2021-22 is whole in both. Of 2022-23 the first
  // covers nine months and the second six.
  const auto years = common_years({month_of(2021, 1), 24}, {month_of(2021, 4), 18});
  ASSERT_EQ(years.size(), 1U);
  EXPECT_EQ(years[0].year, FinancialYear{2021});
  EXPECT_EQ(years[0].base, 1);
  EXPECT_EQ(years[0].other, 0);
}

}  // namespace
}  // namespace sendcast
