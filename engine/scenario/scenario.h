#pragma once

#include <optional>
#include <string>
#include <vector>

#include "funding/spec.h"
#include "interventions/spec.h"

namespace sendcast {

struct Intervention {
  static constexpr std::string_view record_name = "intervention";
  std::string label;
  Month from;
  std::optional<Month> until;
  std::vector<Effect> effects;
  Named<ServiceLine> services;
  Place place;
  template <class V>
  static void fields(V& v) {
    v("label", &Intervention::label, About{.help = "what people call it", .otherwise = "its name"});
    v("from", &Intervention::from, About{.help = "its first month"});
    v("until", &Intervention::until, About{.help = "its last month", .otherwise = "it does not end"});
    v("effects", &Intervention::effects, About{.help = "what it changes", .otherwise = "nothing"});
    v("services", &Intervention::services,
      About{.help = "its own service lines, which run as long as it does", .otherwise = "none"});
  }
};

enum class Better { lower, higher };

template <>
struct Form<Better> {
  static void read(Reader& reader, const Node& node, const About& about, Better& better);
  static Json describe(Describer&, const About&) { return Json{{"enum", {"lower", "higher"}}}; }
};

struct Outcome {
  static constexpr std::string_view record_name = "outcome";
  std::string label;
  Driver count;
  std::optional<Where> where;
  Better better = Better::lower;
  Place place;
  template <class V>
  static void fields(V& v) {
    v("label", &Outcome::label, About{.help = "what people call it", .otherwise = "its name"});
    v("count", &Outcome::count,
      About{.help = "what is counted, as a driver: at a year's end, or events in the course of it"});
    v("where", &Outcome::where, About{.help = "which of them", .otherwise = "all"});
    v("better", &Outcome::better, About{.help = "whether lower or higher is better", .otherwise = "lower"});
  }
};

struct ValueForMoney {
  static constexpr std::string_view record_name = "value_for_money";
  Number discount{0.035, nullptr, {}};
  std::optional<Reference<NameSet::indices>> deflator;
  template <class V>
  static void fields(V& v) {
    v("discount", &ValueForMoney::discount,
      About{.help = "the discount rate a year, in real terms",
            .quantity = Quantity::rate,
            .otherwise = "3.5% (HM Treasury Green Book)"});
    v("deflator", &ValueForMoney::deflator,
      About{.help = "the index that turns cash into real terms", .otherwise = "none: cash is taken as real"});
  }
};

/// A name of something that only the whole file, once read, declares.
struct WrittenName {
  std::string name;
  Place place;
};

template <>
struct Form<WrittenName> {
  static void read(Reader& reader, const Node& node, const About& about, WrittenName& written) {
    written.place = node.place;
    Form<std::string>::read(reader, node, about, written.name);
  }
  static Json describe(Describer& describer, const About& about) {
    return Form<std::string>::describe(describer, about);
  }
};

struct Correlation {
  static constexpr std::string_view record_name = "correlation";
  std::vector<WrittenName> between;
  double value = 0;
  Place place;
  template <class V>
  static void fields(V& v) {
    v("between", &Correlation::between, About{.help = "the names of two uncertain numbers"});
    v("value", &Correlation::value, About{.help = "their rank correlation, from -1 to 1"});
  }
};

/// The number of the file's format, which the reading of files itself checks.
struct FormatNumber {};

template <>
struct Form<FormatNumber> {
  static void read(Reader&, const Node&, const About&, FormatNumber&) {}
  static Json describe(Describer&, const About&) { return titled("1", Json{{"enum", {1, "1"}}}); }
};

/// A whole or broken number that nothing can make uncertain: how far a run reaches.
struct Extent {
  double number = 0;
  Place place;
};

template <>
struct Form<Extent> {
  static void read(Reader& reader, const Node& node, const About& about, Extent& extent) {
    extent.place = node.place;
    Form<double>::read(reader, node, about, extent.number);
  }
  static Json describe(Describer& describer, const About& about) { return Form<double>::describe(describer, about); }
};

/// A scenario as its file says it, every name resolved.
struct Scenario {
  static constexpr std::string_view record_name = "scenario";
  FormatNumber format;
  std::string title;
  std::string about;
  Month start;
  Extent years;
  Extent oldest_age{25, {}};
  Named<std::string> areas;
  Named<std::string> needs;
  Named<Setting> settings;
  Demand demand;
  Named<Team> teams;
  Named<Value> indices;
  Named<ServiceLine> services;
  Named<std::string> funders;
  Named<Pot> pots;
  Named<Pool> pools;
  Named<FundingRule> funding;
  Named<Intervention> interventions;
  Named<Outcome> outcomes;
  ValueForMoney value_for_money;
  std::vector<Correlation> correlations;
  Place place;

  Shape shape() const;
  Calendar calendar() const;

  template <class V>
  static void fields(V& v) {
    v("format", &Scenario::format, About{.help = "1, and first in every file", .otherwise = "an error"});
    v("title", &Scenario::title, About{.help = "what the scenario is, in a line"});
    v("about", &Scenario::about, About{.help = "what a reader needs to know", .otherwise = "nothing"});
    v("start", &Scenario::start, About{.help = "the first month, YYYY-MM"});
    v("years", &Scenario::years,
      About{.help = "how long it runs: a whole number of months, up to 100 years", .quantity = Quantity::amount});
    v("oldest_age", &Scenario::oldest_age,
      About{.help = "the oldest age counted, on 31 August", .quantity = Quantity::amount, .otherwise = "25"});
    v("areas", &Scenario::areas, About{.help = "localities, as name: what people call it"});
    v("needs", &Scenario::needs, About{.help = "primary needs, as name: what people call it"});
    v("settings", &Scenario::settings, About{.help = "where children and young people with a plan are educated"});
    v("demand", &Scenario::demand, About{.help = "how many, where, and at what rates they move"});
    v("teams", &Scenario::teams,
      About{.help = "the teams that assess and review", .otherwise = "assessment has no limit"});
    v("indices", &Scenario::indices,
      About{.help = "inflation indices: the rise each April, by financial year",
            .quantity = Quantity::growth,
            .otherwise = "none"});
    v("services", &Scenario::services, About{.help = "service lines", .otherwise = "none"});
    v("funders", &Scenario::funders,
      About{.help = "organisations that pay, as name: what people call it", .otherwise = "none"});
    v("pots", &Scenario::pots, About{.help = "the funders' budgets", .otherwise = "none"});
    v("pools", &Scenario::pools, About{.help = "pooled funds (section 75 of the NHS Act 2006)", .otherwise = "none"});
    v("funding", &Scenario::funding, About{.help = "funding rules: who pays", .otherwise = "none"});
    v("interventions", &Scenario::interventions, About{.help = "what would change it", .otherwise = "none"});
    v("outcomes", &Scenario::outcomes, About{.help = "what is counted to judge a scenario by", .otherwise = "none"});
    v("value_for_money", &Scenario::value_for_money,
      About{.help = "how costs and benefits of different years are compared", .otherwise = "3.5% a year"});
    v("correlations", &Scenario::correlations,
      About{.help = "rank correlations between uncertain numbers", .otherwise = "none"});
  }
};

/// A service line with its name, and the months in which it runs where the line itself does not say.
struct NamedLine {
  const std::string* name = nullptr;
  const ServiceLine* line = nullptr;
  std::optional<Month> from;
  std::optional<Month> until;
  Place place;
};

/// All lines: the scenario's, then those of its interventions, in the order of the file.
std::vector<NamedLine> all_lines(const Scenario& scenario);

/// All effects, each with its intervention's months, by target.
EffectsByTarget all_effects(const Scenario& scenario);

}  // namespace sendcast
