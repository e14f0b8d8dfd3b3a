#include <functional>

#include "tests/properties/for_many_scenarios.h"

namespace sendcast::properties {
namespace {

TEST(RandomScenario, IsValidAndRuns) {
  for_many_scenarios([](const ScenarioText& scenario) { EXPECT_NO_THROW(run(files_of(scenario))); });
}

TEST(RandomScenario, IsTheSameTextFromTheSameSeed) {
  EXPECT_EQ(files_of(random_scenario(1)), files_of(random_scenario(1)));
  EXPECT_NE(files_of(random_scenario(1)), files_of(random_scenario(2)));
}

using Seen = std::map<std::string, int>;

void see_month(const MonthResults& month, Seen& seen) {
  for (int event = 0; event < event_count; ++event) {
    if ((month.events.col(event) != 0).any()) ++seen[std::string(event_names.at(static_cast<std::size_t>(event)))];
  }
  for (const PeopleMonth& people : month.people) {
    seen["overfull"] += people.overfull > 0;
    seen["somebody overdue"] += people.overdue > 0;
  }
  for (const Move& move : month.moves) seen["phase transfer"] += move.kind == MoveKind::transfer;
  for (const PlacesUsed& places : month.places) {
    seen["nobody left over"] += places.asked > 0 && places.turned_away == 0;
    seen["more than the places"] += places.occupied > places.capacity + 1e-9;
    seen["places of one area"] += places.area >= 0 && places.turned_away > 0;
  }
  for (const TeamMonth& team : month.teams) {
    seen["bottleneck"] += team.bottleneck;
    seen["agency"] += team.agency > 0;
    seen["reviews take all hours"] += team.review_hours > team.hours;
  }
}

void see_accounts(const Accounts& accounts, Seen& seen) {
  for (const auto& year : accounts.pools) {
    for (const PoolYear& pool : year) {
      seen["overspent pool"] += pool.overspend_shared > 0;
      seen["reserve"] += pool.carried_forward > 0;
      seen["underspend returned"] += pool.returned > 0;
    }
  }
  for (const auto& year : accounts.budgets) {
    for (const BudgetYear& budget : year) {
      seen["interest"] += budget.interest < 0;
      seen["deficit passed on or met"] += budget.transferred_in > 0;
      seen["deficit carried"] += budget.brought_forward < 0;
    }
  }
  for (const Payment& payment : accounts.ledger) seen["negative payment"] += payment.paid < 0;
}

/// So that no property holds only because nothing happened.
TEST(RandomScenario, ReachesEveryCorner) {
  Seen seen;
  for_many_scenarios([&](const ScenarioText& scenario) {
    const Results results = run(files_of(scenario));
    for (const MonthResults& month : results.months) see_month(month, seen);
    see_accounts(results.accounts, seen);
    seen["starts in September"] += month_in_year(results.calendar.start) == 9;
    seen["part of a year"] += results.calendar.months_in_year(0) < 12;
  });
  EXPECT_EQ(seen.size(), event_count + 18U) << "every corner has been looked for";
  for (const auto& [corner, times] : seen) EXPECT_GE(times, scenarios / 40) << corner;
}

}  // namespace
}  // namespace sendcast::properties
