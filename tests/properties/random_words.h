#pragma once

#include <string>
#include <vector>

#include "arrays/calendar.h"
#include "tests/properties/draw.h"
#include "tests/properties/scenario_text.h"

namespace sendcast::properties {

using Strings = std::vector<std::string>;

const Strings no_dimension = {};
const Strings area_and_age = {"areas", "ages"};
const Strings area_age_and_need = {"areas", "ages", "needs"};
const Strings all_dimensions = {"areas", "ages", "needs", "settings"};

/// How large a value is, roughly: what is drawn lies from 0.8 to 1.3 times it.
struct Size {
  double typical = 0;
  bool is_share = false;  ///< and so never above 1
};
inline Size about(double typical) { return {typical, false}; }
inline Size share_about(double typical) { return {typical, true}; }

/// What a scenario is about, and all the ways of writing down a value in it. Data files that a table needs are added to
/// the scenario.
struct RandomWords {
  explicit RandomWords(std::uint64_t seed);

  Draw draw;
  ScenarioText scenario;
  Strings areas, needs, settings;
  int oldest = 0;
  Calendar calendar;
  FinancialYear first() const { return calendar.year(0); }
  FinancialYear last() const { return calendar.year(calendar.years() - 1); }

  /// A month of the run.
  Month month() { return calendar.month(draw.whole(0, calendar.months - 1)); }
  /// A financial year of the run.
  FinancialYear year() { return calendar.year(draw.whole(0, calendar.years() - 1)); }

  /// 0.05, 5% or 1/20.
  Tree number(double number);
  /// A number, a profile, a distribution, or one with its source.
  Tree value(Size size);
  Tree distribution(Size size);
  /// A value, a list with `where`, or a CSV file.
  Tree table(Size size, const Strings& dimensions);
  /// Shares that sum to 1: each a number, or a profile of two years.
  Tree shares(const Strings& among);
  /// Shares, or a list of them with `where`.
  Tree vector(const Strings& among, const Strings& dimensions);
  Tree ages();
  Tree where(const Strings& dimensions);
  /// Adds a data file, its columns and rows in any order, and returns {csv: …}.
  Tree file(const std::string& name, Csv csv);
  const Strings& names_of(const std::string& dimension) const;

 private:
  Tree steps(Size size);
  Tree csv_table(Size size, const Strings& dimensions);
  Strings shares_of_whole(std::size_t parts);

  Strings ages_;
  int named_ = 0;
  int files_ = 0;
};

}  // namespace sendcast::properties
