#pragma once

#include <vector>

#include <Eigen/Core>

#include "arrays/calendar.h"
#include "arrays/shape.h"
#include "demand/activity.h"
#include "funding/accounts.h"
#include "model/catalogue.h"
#include "model/value_model.h"

namespace sendcast {

/// People by area at a month's end (columns of people.csv).
struct PeopleMonth {
  double population = 0;
  double no_sen = 0;
  double sen_support = 0;
  double in_assessment = 0;
  double overdue = 0;
  double plans = 0;
  double overfull = 0;
};

struct MonthResults {
  Eigen::ArrayXXd plans;            ///< areas x settings
  std::vector<PeopleMonth> people;  ///< by area
  Eigen::ArrayXXd events;           ///< areas x events
  std::vector<Move> moves;
  std::vector<PlacesUsed> places;
  std::vector<TeamMonth> teams;
  Eigen::ArrayXd plans_by_cell;   ///< the whole caseload, laid out as Shape says; empty unless asked for
  Eigen::ArrayXXd events_by_age;  ///< ages x events, all areas together; empty unless asked for
};

/// The central run of one scenario.
struct Results {
  Catalogue catalogue;
  Shape shape;
  Calendar calendar;
  std::vector<MonthResults> months;
  Accounts accounts;
  /// Years x outcomes: what is counted at the end of the financial year (a stock) or in the course of it (an event).
  Eigen::ArrayXXd outcomes;
  ValueModel value;
};

}  // namespace sendcast
