#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "arrays/calendar.h"
#include "arrays/recipe.h"
#include "schema/form.h"
#include "uncertainty/distribution.h"

namespace sendcast {

/// A number, certain or uncertain. Not a number where the file was wrong (and that has been reported).
struct Number {
  double central = 0;
  std::shared_ptr<const Distribution> distribution;  ///< null where the number is certain
  Place place;
  int index = -1;  ///< among the scenario's uncertain numbers; -1 where it is certain
};

/// A number in a draw, or in the central run.
inline double value_of(const Number& number, Drawn drawn) {
  return drawn.is_central() || number.index < 0 ? number.central : drawn.numbers[number.index];
}

struct Step {
  Month from;
  Number number;
};

/// A number that steps at the given months; before the first its value holds too.
struct Steps {
  std::vector<Step> steps;  ///< by month
};

/// start·(1 + growth)^k, k the 1 Aprils passed since the run's first month.
struct Growth {
  Number start;
  Number growth;
};

/// A value of a scenario: a number that may change with time (model.md section 1).
struct Value {
  std::variant<Number, Steps, Growth> profile;
  Place place;
};

/// A value in a draw in a month, `first` being the financial year of the run's first month.
double value_of(const Value& value, Month month, FinancialYear first, Drawn drawn);

/// The same in the central run.
double central_value(const Value& value, Month month, FinancialYear first);

/// Whether any number of a value is uncertain.
bool is_uncertain(const Value& value);

/// Whether a value is the same in every month.
bool is_constant(const Value& value);

/// The first month for which steps give a number; nothing where every month has one.
std::optional<Month> first_step(const Value& value);

template <>
struct Form<Number> {
  static void read(Reader& reader, const Node& node, const About& about, Number& number);
  static Json describe(Describer& describer, const About& about);
};

template <>
struct Form<Value> {
  static void read(Reader& reader, const Node& node, const About& about, Value& value);
  static Json describe(Describer& describer, const About& about);
};

/// A certain value, for defaults.
Value certain(double number);

}  // namespace sendcast
