#pragma once

#include <string>

#include "model/results.h"

namespace sendcast {

/// Two areas, two settings, one team, two lines (the second capital), a pooled fund and three pots of two funders over
/// eighteen months from October 2021: 2021-22 has six months, 2022-23 twelve.
///
/// In month t (from 0) each area has 100 + t plans in mainstream and 10 in special schools, 5 requests and 4
/// assessments, of which 3 (from month 6: 1) on time, 200 on SEN support, 8 in assessment and 2 overdue. The therapy
/// line costs 1,000.01 then 2,000.02; the building 500.00 in the second year only. The pool received 1,100.00 and
/// 2,000.00: it keeps 99.99 and then 79.97.
inline Results small_results(const std::string& name = "as-is") {
  Results results;
  results.catalogue.scenario = name;
  results.catalogue.title = "Two towns, as things are";
  results.catalogue.areas = {{"east", "East"}, {"west", "West"}};
  results.catalogue.needs = {{"asd", "Autistic spectrum disorder"}};
  results.catalogue.settings = {{"mainstream", "Mainstream school"}, {"special", "State-funded special school"}};
  results.catalogue.teams = {{"psychology", "Educational psychologists"}};
  results.catalogue.lines = {{{"therapy", "Therapies in plans"}, false}, {{"building", "New building"}, true}};
  results.catalogue.funders = {{"council", "The council"}, {"icb", "Integrated care board"}};
  results.catalogue.pots = {{{"high_needs", "Dedicated schools grant"}, 0, true},
                            {{"general_fund", "General fund"}, 0},
                            {{"icb_children", "Children's budget"}, 1}};
  results.catalogue.pools = {{"therapies", "Therapies pool"}};
  results.catalogue.outcomes = {{{"kept", "Kept in mainstream"}}};
  results.shape = {2, 2, 1, 2};
  results.calendar = {month_of(2021, 10), 18};
  for (int t = 0; t < 18; ++t) {
    MonthResults month;
    month.plans = Eigen::ArrayXXd::Constant(2, 2, 10);
    month.plans.col(0) = 100 + t;
    month.people.assign(2, {1000, 680.0 - t, 200, 8, 2, 110.0 + t, 0});
    month.events = Eigen::ArrayXXd::Zero(2, event_count);
    month.events.col(static_cast<int>(Event::requests)) = 5;
    month.events.col(static_cast<int>(Event::assessments)) = 4;
    month.events.col(static_cast<int>(Event::on_time)) = t < 6 ? 3 : 1;
    month.events.col(static_cast<int>(Event::issued)) = 2.5;
    month.moves = {{0, 0, 1, MoveKind::transfer, 0.75, 0.5}, {1, -1, 0, MoveKind::first, 2.5, 2.5}};
    month.places = {{1, -1, 20, 20, 3, 1, 2}, {0, 1, 300, 100.5, 0.1, 0.1, 0}};
    month.teams = {{14, 10.5, 1.05, 1212.75, 90, 1122.75, true}};
    results.months.push_back(month);
  }
  results.accounts.costs = {{{12, 100001}, {0, 0}}, {{24, 200002}, {1, 50000}}};
  results.accounts.ledger = {{0, 0, -1, 0, 100001}, {1, 0, -1, 0, 200002}, {1, 1, 0, -1, 50000}};
  results.accounts.pools = {{{110000, 100001, 0, 0, 0, 9999}}, {{200000, 200002, 9999, 0, 2000, 7997}}};
  results.accounts.pool_payments = {
      {0, 0, 1, 60000, 0, 0}, {0, 0, 2, 50000, 0, 0}, {1, 0, 1, 120000, 0, 1200}, {1, 0, 2, 80000, 0, 800}};
  results.accounts.budgets = {{{-100000, 40000, -1000, 0, 0, 0, 0, -61000},
                               {0, 70000, 0, 0, 60000, 0, 0, 10000},
                               {0, 0, 0, 0, 50000, 0, 0, -50000}},
                              {{-61000, 120000, -1220, 0, 50000, 0, 0, 7780},
                               {0, 110000, 0, 0, 118800, 0, 0, -8800},
                               {0, 0, 0, 0, 79200, 0, 0, -79200}}};
  results.outcomes = Eigen::ArrayXXd::Constant(2, 1, 234);
  results.value.price_level = {1, 1};
  return results;
}

}  // namespace sendcast
