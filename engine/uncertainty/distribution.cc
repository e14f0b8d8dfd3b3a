#include "uncertainty/distribution.h"

#include <algorithm>
#include <limits>

#include <fmt/format.h>

#include "uncertainty/distribution_fields.h"

namespace sendcast {
namespace {

template <class... Cases>
struct Overload : Cases... {
  using Cases::operator()...;
};
template <class... Cases>
Overload(Cases...) -> Overload<Cases...>;

/// Gathers the names of a choice's alternatives.
struct KindNames {
  std::vector<std::string> list;

  template <class Alternative>
  void operator()(std::string_view name, const About&) {
    list.emplace_back(name);
  }
};

std::string fault(bool holds, std::string_view requirement) { return holds ? std::string() : std::string(requirement); }

}  // namespace

double central_value(const Distribution& distribution) {
  return std::visit(
      Overload{[](const Uniform& d) { return (d.low + d.high) / 2; },
               [](const Interval& d) { return (d.low + d.high) / 2; },
               [](const Triangular& d) { return (d.low + d.mode + d.high) / 3; },
               [](const Pert& d) { return (d.low + 4 * d.mode + d.high) / 6; }, [](const auto& d) { return d.mean; }},
      distribution.kind);
}

const std::string& name_of(const Distribution& distribution) {
  return std::visit([](const auto& d) -> const std::string& { return d.name; }, distribution.kind);
}

std::string fault_of(const Distribution& distribution) {
  const auto ordered = [](const auto& d) {
    return fault(d.low <= d.mode && d.mode <= d.high && d.low < d.high, "must have low <= mode <= high and low < high");
  };
  const auto positive = [](const auto& d) { return fault(d.mean > 0 && d.sd > 0, "must have mean and sd above 0"); };
  return std::visit(
      Overload{[](const Normal& d) { return fault(d.sd > 0, "must have sd above 0"); },
               [&](const Lognormal& d) { return positive(d); }, [&](const Gamma& d) { return positive(d); },
               [](const Beta& d) {
                 const bool fits = d.mean > 0 && d.mean < 1 && d.sd > 0 && d.sd * d.sd < d.mean * (1 - d.mean);
                 return fault(fits, "must have a mean between 0 and 1 and sd² below mean·(1 - mean)");
               },
               [](const Uniform& d) { return fault(d.low < d.high, "must have low below high"); },
               [&](const Triangular& d) { return ordered(d); }, [&](const Pert& d) { return ordered(d); },
               [](const Interval& d) {
                 return fault(d.low < d.high && d.level > 0 && d.level < 1,
                              "must have low below high and a level between 0% and 100%");
               }},
      distribution.kind);
}

const std::vector<std::string>& distribution_kinds() {
  static const std::vector<std::string> kinds = [] {
    KindNames names;
    Distribution::alternatives(names);
    return names.list;
  }();
  return kinds;
}

bool is_written_as_distribution(const Node& node) {
  const std::vector<std::string>& kinds = distribution_kinds();
  const auto names_kind = [&](const Member& member) {
    return std::find(kinds.begin(), kinds.end(), member.name) != kinds.end();
  };
  return node.is_map() && std::any_of(node.members.begin(), node.members.end(), names_kind);
}

void Form<double>::read(Reader& reader, const Node& node, const About& about, double& number) {
  number = std::numeric_limits<double>::quiet_NaN();
  const auto parsed = node.is_scalar() ? parse_number(node.text) : std::nullopt;
  if (!parsed) return reader.expected(node, "a number, written 0.05, 5% or 1/3");
  number = reader.within(bounds_of(about.quantity), *parsed, node.text, node.place);
}

Json Form<double>::describe(Describer&, const About& about) {
  const Bounds bounds = bounds_of(about.quantity);
  constexpr double most = std::numeric_limits<double>::max();
  Json number{{"type", "number"}};
  if (bounds.low > -most) number["minimum"] = bounds.low;
  if (bounds.high < most) number["maximum"] = bounds.high;
  const Json in_words{{"type", "string"},
                      {"pattern",
                       "^ *[-+]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][-+]?[0-9]+)?"
                       "(%|/[-+]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][-+]?[0-9]+)?)? *$"}};
  return titled("a number" + bounds_suffix(about.quantity), Json{{"anyOf", Json::array({number, in_words})}});
}

}  // namespace sendcast
