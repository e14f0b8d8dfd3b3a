#pragma once

#include <functional>
#include <map>
#include <memory>
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
double changed(double base, const std::vector<TimedEffect>& effects, Month month, FinancialYear first,
               Drawn drawn = {});

/// A value after all effects, shifts included, held to its bounds: probabilities to [0, 1], rates and amounts to 0 or
/// more, money too unless it was negative before.
double held(double value, double base, Quantity quantity);

/// Shifts within a vector of shares, in the order of the file.
void shift(const std::vector<TimedEffect>& effects, Month month, FinancialYear first, std::vector<double>& shares,
           Drawn drawn = {});

/// Values over time that are lowered together: what each component is in a month, in a draw.
using ValuesAt = std::function<void(Month month, Drawn drawn, double* values)>;

/// What is known beforehand of how values vary: the points in time at which they may change, and whether draws differ.
class Variation {
 public:
  explicit Variation(const Times& times) : times_(times), changes_(times.months.size()) { changes_.front() = true; }

  void note(const Value& value);
  void note(const std::vector<TimedEffect>& effects);
  /// Anything at all may have changed at every point.
  void note_every_point() { changes_.assign(changes_.size(), true); }

  bool is_uncertain() const { return is_uncertain_; }
  std::vector<int> points() const;

 private:
  void note_change(Month month);
  void note_timing(const TimedEffect& timed);

  const Times& times_;
  std::vector<bool> changes_;
  bool is_uncertain_ = false;
};

/// Values in the central run over all points in time, or at one where they never change: [component][point]; and how a
/// draw makes them.
struct Lowered {
  std::vector<std::vector<double>> courses;
  std::shared_ptr<const Recipe> recipe;  ///< null where all is certain
};

/// @param never_changes  whether one point in time stands for all
Lowered lower_together(int components, const Times& times, bool never_changes, const Variation& variation,
                       const ValuesAt& values_at);

/// One component of what was lowered together.
Course course_of(const Lowered& lowered, int component);

/// Groups cells that have the same key into rows, and gives each row's course over time.
class RowBuilder {
 public:
  /// The row of `key`, making it with `lower` where it is new.
  int row(const std::vector<int>& key, const std::function<Lowered()>& lower);
  /// Component `component` of every row as a schedule over cells with these rows.
  Schedule schedule(std::vector<int> row_of_cell, std::size_t component, std::size_t times) const;

 private:
  bool never_changes() const;

  std::map<std::vector<int>, int> index_;
  std::vector<Lowered> rows_;
};

/// Which of the effects concern a cell, as a key for RowBuilder and as a list.
std::vector<TimedEffect> concerning(const std::vector<TimedEffect>& effects, const Coordinates& at,
                                    std::vector<int>& key);

/// A single value over time.
Course lower(const Value& value, const std::vector<TimedEffect>& effects, const Times& times, Quantity quantity);

/// A single number.
Constant lower(const Number& number);

/// A table over cells and time. Cells without a value (reported elsewhere where that is wrong) are 0. The table's and
/// the effects' scenario must outlive the recipes of what is uncertain.
Schedule lower(const ValueTable& table, const std::vector<Coordinates>& cells, const std::vector<TimedEffect>& effects,
               const Times& times, Quantity quantity);

/// A vector of shares over cells and time: one schedule for each of `components`. In a draw, uncertain shares are held
/// to [0, 1] and divided by their sum (model.md section 8); where all are 0, the central shares hold.
std::vector<Schedule> lower(const VectorTable& table, int components, const std::vector<Coordinates>& cells,
                            const std::vector<TimedEffect>& effects, const Times& times);

/// Shares by name over time, with those effects that concern them: one component each; in a draw as above.
Lowered lower(const NamedValues& values, int components, const std::vector<TimedEffect>& effects, const Times& times);

}  // namespace sendcast
