#pragma once

#include <optional>
#include <string>
#include <variant>

#include "schema/form.h"

namespace sendcast {

// The distributions of scenario.md. Each has an optional `name`, by which places share one draw and correlations refer
// to it. Parameters are in the unit of the number that they stand for.

struct Normal {
  static constexpr std::string_view record_name = "normal";
  double mean = 0, sd = 0;
  std::string name;
  template <class V>
  static void fields(V& v);
};
struct Lognormal {
  static constexpr std::string_view record_name = "lognormal";
  double mean = 0, sd = 0;
  std::string name;
  template <class V>
  static void fields(V& v);
};
struct Gamma {
  static constexpr std::string_view record_name = "gamma";
  double mean = 0, sd = 0;
  std::string name;
  template <class V>
  static void fields(V& v);
};
struct Beta {
  static constexpr std::string_view record_name = "beta";
  double mean = 0, sd = 0;
  std::string name;
  template <class V>
  static void fields(V& v);
};
struct Uniform {
  static constexpr std::string_view record_name = "uniform";
  double low = 0, high = 0;
  std::string name;
  template <class V>
  static void fields(V& v);
};
struct Triangular {
  static constexpr std::string_view record_name = "triangular";
  double low = 0, mode = 0, high = 0;
  std::string name;
  template <class V>
  static void fields(V& v);
};
struct Pert {
  static constexpr std::string_view record_name = "pert";
  double low = 0, mode = 0, high = 0;
  std::string name;
  template <class V>
  static void fields(V& v);
};
/// How experts speak: a normal with that central probability, cut at the quantity's own bounds.
struct Interval {
  static constexpr std::string_view record_name = "interval";
  double low = 0, high = 0, level = 0.8;
  std::string name;
  template <class V>
  static void fields(V& v);
};

struct Distribution {
  static constexpr std::string_view choice_name = "distribution";
  std::variant<Normal, Lognormal, Gamma, Beta, Uniform, Triangular, Pert, Interval> kind;
  Place place;
  template <class V>
  static void alternatives(V& v);
};

/// The value of the central run: the mean, and the midpoint of an interval (model.md section 9).
double central_value(const Distribution& distribution);

/// The name given inside the distribution; empty where there is none.
const std::string& name_of(const Distribution& distribution);

/// What is wrong with the parameters; empty where they make a distribution.
std::string fault_of(const Distribution& distribution);

/// The names of the kinds, as they are written.
const std::vector<std::string>& distribution_kinds();

/// Whether a map is written as a distribution: a key of it names a kind.
bool is_written_as_distribution(const Node& node);

/// A bare number (no profile, no distribution).
template <>
struct Form<double> {
  static void read(Reader& reader, const Node& node, const About& about, double& number);
  static Json describe(Describer&, const About& about);
};

}  // namespace sendcast
