#pragma once

#include "model/catalogue.h"

namespace sendcast {

/// Where the yearly measures of a run stand in a flat list: by financial year, then in the order in which
/// comparison.csv has them. People and shares are numbers, money is pounds.
struct MeasureLayout {
  int years = 0;
  int settings = 0;
  int lines = 0;
  int funders = 0;
  int pots = 0;
  int outcomes = 0;

  int per_year() const { return outcome(0) + outcomes; }
  int count() const { return years * per_year(); }

  // Positions within a year.
  static constexpr int plans = 0;
  static int plans_by_setting(int setting) { return 1 + setting; }
  int sen_support() const { return 1 + settings; }
  int waiting() const { return sen_support() + 1; }
  int requests() const { return sen_support() + 2; }
  int assessments() const { return sen_support() + 3; }
  int on_time() const { return sen_support() + 4; }
  int issued() const { return sen_support() + 5; }
  int timeliness() const { return sen_support() + 6; }
  int revenue_cost() const { return sen_support() + 7; }
  int capital_cost() const { return sen_support() + 8; }
  int cost_by_line(int line) const { return sen_support() + 9 + line; }
  int paid_by_funder(int funder) const { return cost_by_line(lines) + funder; }
  int paid_by_pot(int pot) const { return paid_by_funder(funders) + pot; }
  int balance_by_pot(int pot) const { return paid_by_pot(pots) + pot; }
  int outcome(int outcome) const { return balance_by_pot(pots) + outcome; }

  int at(int year, int position) const { return year * per_year() + position; }
};

inline MeasureLayout layout_of(const Catalogue& names, int years) {
  const auto count = [](const auto& entries) { return static_cast<int>(entries.size()); };
  return {
      years, count(names.settings), count(names.lines), count(names.funders), count(names.pots), count(names.outcomes)};
}

}  // namespace sendcast
