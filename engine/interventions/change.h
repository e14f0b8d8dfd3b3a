#pragma once

#include <functional>
#include <map>
#include <vector>

#include "arrays/schedule.h"
#include "interventions/spec.h"

namespace sendcast {

/// The points in time at which a lowered quantity is wanted: the run's months, or the 1 April of its years.
struct Times {
  std::vector<Month> months;
  FinancialYear first;  ///< of the run's first month
};
Times months_of(const Calendar& calendar);
Times aprils_of(const Calendar& calendar);

/// A value with the effects on it, in the order sets, adds, multiplies (within a kind the order of the file; model.md
/// section 8). `effects` holds those that concern this value.
double changed(double base, const std::vector<TimedEffect>& effects, Month month, FinancialYear first);

/// A value after all effects, shifts included, held to its bounds: probabilities to [0, 1], rates and amounts to 0 or
/// more, money too unless it was negative before.
double held(double value, double base, Quantity quantity);

/// Shifts within a vector of shares, in the order of the file.
void shift(const std::vector<TimedEffect>& effects, Month month, FinancialYear first, std::vector<double>& shares);

/// Groups cells that have the same key into rows, and gives each row's course over time.
class RowBuilder {
 public:
  /// The row of `key`, making it with `courses` (a course over time for each component; all of one point where none
  /// ever changes) where it is new.
  int row(const std::vector<int>& key, const std::function<std::vector<std::vector<double>>()>& courses);
  /// Component `component` of every row as a schedule over cells with these rows.
  Schedule schedule(std::vector<int> row_of_cell, std::size_t component, std::size_t times) const;

 private:
  bool never_changes() const;

  std::map<std::vector<int>, int> index_;
  std::vector<std::vector<std::vector<double>>> rows_;  ///< row, component, time
};

/// Which of the effects concern a cell, as a key for RowBuilder and as a list.
std::vector<TimedEffect> concerning(const std::vector<TimedEffect>& effects, const Coordinates& at,
                                    std::vector<int>& key);

/// A single value over time.
std::vector<double> lower(const Value& value, const std::vector<TimedEffect>& effects, const Times& times,
                          Quantity quantity);

/// A table over cells and time. Cells without a value (reported elsewhere where that is wrong) are 0.
Schedule lower(const ValueTable& table, const std::vector<Coordinates>& cells, const std::vector<TimedEffect>& effects,
               const Times& times, Quantity quantity);

/// A vector of shares over cells and time: one schedule for each of `components`.
std::vector<Schedule> lower(const VectorTable& table, int components, const std::vector<Coordinates>& cells,
                            const std::vector<TimedEffect>& effects, const Times& times);

/// Shares by name over time, with those effects that concern them: [component][time].
std::vector<std::vector<double>> lower(const NamedValues& values, int components,
                                       const std::vector<TimedEffect>& effects, const Times& times);

}  // namespace sendcast
