#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "demand/activity.h"
#include "demand/spec.h"

namespace sendcast {

// What turns people into a quantity (model.md section 5).
struct CaseloadOf {
  std::vector<bool> settings;
};
struct SenSupportCount {};
struct InAssessmentCount {};
struct PopulationCount {};
struct EventCount {
  Event event = Event::requests;
};
struct PlacesOf {
  int setting = -1;
  std::optional<Value> number;  ///< commissioned; otherwise the setting's capacity
};
struct FilledPosts {
  int team = -1;
};
struct AgencyPosts {
  int team = -1;
};
struct Fixed {};

struct Driver {
  std::variant<Fixed, CaseloadOf, SenSupportCount, InAssessmentCount, PopulationCount, EventCount, PlacesOf,
               FilledPosts, AgencyPosts>
      kind;
  Place place;
  bool broken = true;  ///< not given, or something in it was wrong and has been reported
};

/// The dimensions that a line with this driver has (model.md section 6); all of them where it was not understood.
Dimensions dimensions_of(const Driver& driver);

/// Whether the driver counts events, each priced, rather than something priced per year.
bool counts_events(const Driver& driver);

template <>
struct Form<Driver> {
  static void read(Reader& reader, const Node& node, const About& about, Driver& driver);
  static Json describe(Describer& describer, const About& about);
};

template <>
struct Form<Where> {
  static void read(Reader& reader, const Node& node, const About&, Where& where) {
    where = read_where(reader, node, {});
  }
  static Json describe(Describer& describer, const About&) { return describe_where(describer); }
};

/// revenue or capital
enum class Kind { revenue, capital };

template <>
struct Form<Kind> {
  static void read(Reader& reader, const Node& node, const About& about, Kind& kind);
  static Json describe(Describer&, const About&) { return Json{{"enum", {"revenue", "capital"}}}; }
};

struct ServiceLine {
  static constexpr std::string_view record_name = "service_line";
  std::string label;
  Driver driver;
  std::optional<Where> where;
  ValueTable uptake;
  ValueTable unit_cost;
  FinancialYear price_base;
  std::optional<Reference<NameSet::indices>> index;
  std::optional<Month> from;
  std::optional<Month> until;
  Reference<NameSet::payers> funding;
  Kind kind = Kind::revenue;
  Number cashable{1, nullptr, {}};
  std::string return_line;
  Place place;

  ServiceLine();
  template <class V>
  static void fields(V& v) {
    v("label", &ServiceLine::label, About{.help = "what people call it", .otherwise = "its name"});
    v("driver", &ServiceLine::driver, About{.help = "what is counted"});
    v("where", &ServiceLine::where, About{.help = "which of them", .otherwise = "all"});
    v("uptake", &ServiceLine::uptake,
      About{.help = "the share of them that use it",
            .quantity = Quantity::probability,
            .varies_by = by_plan,
            .otherwise = "100%"});
    v("unit_cost", &ServiceLine::unit_cost,
      About{.help = "the price of one: pounds a year for people, places, posts and fixed lines, pounds each for events",
            .quantity = Quantity::money,
            .varies_by = by_plan});
    v("price_base", &ServiceLine::price_base, About{.help = "the financial year in whose prices the unit cost is"});
    v("index", &ServiceLine::index,
      About{.help = "the index by which the price rises each April", .otherwise = "the price stays"});
    v("from", &ServiceLine::from,
      About{.help = "the first month that it runs", .otherwise = "the start, or that of its intervention"});
    v("until", &ServiceLine::until,
      About{.help = "the last month that it runs", .otherwise = "the end, or that of its intervention"});
    v("funding", &ServiceLine::funding, About{.help = "the funding rule or pooled fund that pays"});
    v("kind", &ServiceLine::kind, About{.help = "revenue or capital", .otherwise = "revenue"});
    v("cashable", &ServiceLine::cashable,
      About{.help = "what part of a change in its cost reaches a budget; the rest is time or room set free",
            .quantity = Quantity::probability,
            .otherwise = "100%"});
    v("return", &ServiceLine::return_line,
      About{.help = "its line in the section 251 return, such as \"1.2.3\"", .otherwise = "none"});
  }
};

}  // namespace sendcast
