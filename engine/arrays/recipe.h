#pragma once

#include <functional>
#include <memory>
#include <vector>

namespace sendcast {

/// What a draw makes of the uncertain numbers of a scenario, by their index; null in the central run, which takes each
/// at its central value.
struct Drawn {
  const double* numbers = nullptr;

  bool is_central() const { return numbers == nullptr; }
};

/// How a draw makes values over time that are lowered together: what is uncertain is kept as the arithmetic that led to
/// its central value.
struct Recipe {
  int components = 1;
  std::vector<int> changes;  ///< points in time, ascending from 0, at which a value may differ from the one before
  std::function<void(Drawn drawn, int point, double* values)> evaluate;  ///< writes one value a component
};

/// A value over time, by month or by financial year, in the central run; and how a draw makes it.
struct Course : std::vector<double> {
  using std::vector<double>::vector;
  Course(std::vector<double> central)
      : std::vector<double>(std::move(central)) {}  // NOLINT(google-explicit-constructor)

  std::shared_ptr<const Recipe> recipe;  ///< null where it is certain
  int component = 0;                     ///< of the recipe
};

/// A single value in the central run; and how a draw makes it, at the recipe's point 0.
struct Constant {
  double central = 0;
  std::shared_ptr<const Recipe> recipe;  ///< null where it is certain; of one component

  Constant() = default;
  Constant(double certain) : central(certain) {}  // NOLINT(google-explicit-constructor)
  operator double() const { return central; }     // NOLINT(google-explicit-constructor)
};

/// A row of a table of values over time that a draw makes.
struct UncertainRow {
  int row = 0;
  int component = 0;  ///< of the recipe
  std::shared_ptr<const Recipe> recipe;
};

}  // namespace sendcast
