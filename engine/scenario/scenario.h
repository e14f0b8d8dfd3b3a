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

/// How what is gained is valued, and so discounted: money at the general rate, health in QALYs at its own.
enum class ValuedIn { money, qalys };

template <>
struct Form<ValuedIn> {
  static void read(Reader& reader, const Node& node, const About& about, ValuedIn& valued_in);
  static Json describe(Describer&, const About&) { return Json{{"enum", {"money", "qalys"}}}; }
};

/// What a better outcome is worth to somebody beyond what service lines cost (model.md section 10).
struct Benefit {
  static constexpr std::string_view record_name = "benefit";
  std::string label;
  Reference<NameSet::outcomes> outcome;
  Reference<NameSet::funders> to;
  Value per_unit;
  FinancialYear price_base;
  std::optional<Reference<NameSet::indices>> index;
  Number cashable;
  Number lag;
  std::string confidence;
  Place place;
  ValuedIn valued_in = ValuedIn::money;
  template <class V>
  static void fields(V& v) {
    v("label", &Benefit::label, About{.help = "what people call it", .otherwise = "its name"});
    v("outcome", &Benefit::outcome,
      About{.help = "the outcome that brings it, by as much as it is better than the base's"});
    v("to", &Benefit::to, About{.help = "the funder that receives it"});
    v("per_unit", &Benefit::per_unit,
      About{
          .help = "pounds for one unit: for a year of one where the outcome is a stock, for each where it is an event",
          .quantity = Quantity::money});
    v("price_base", &Benefit::price_base, About{.help = "the financial year in whose prices it is"});
    v("index", &Benefit::index, About{.help = "the index by which it rises each April", .otherwise = "it stays"});
    v("cashable", &Benefit::cashable,
      About{.help = "what part of it reaches a budget", .quantity = Quantity::probability, .otherwise = "0%"});
    v("lag", &Benefit::lag,
      About{.help = "months from the outcome to the benefit", .quantity = Quantity::amount, .otherwise = "0"});
    v("confidence", &Benefit::confidence,
      About{.help = "a grade of value_for_money.optimism_bias, by which it is cut", .otherwise = "it counts in full"});
    v("valued_in", &Benefit::valued_in,
      About{.help = "qalys: health, discounted at health_discount; otherwise money", .otherwise = "money"});
  }
};

struct ValueForMoney {
  static constexpr std::string_view record_name = "value_for_money";
  Number discount{0.035, nullptr, {}};
  Number health_discount{0.015, nullptr, {}};
  Named<Number> optimism_bias;
  std::optional<Reference<NameSet::indices>> deflator;
  template <class V>
  static void fields(V& v) {
    v("discount", &ValueForMoney::discount,
      About{.help = "the discount rate a year, in real terms",
            .quantity = Quantity::probability,
            .otherwise = "3.5% (HM Treasury Green Book)"});
    v("health_discount", &ValueForMoney::health_discount,
      About{.help = "the same for health valued in QALYs",
            .quantity = Quantity::probability,
            .otherwise = "1.5% (HM Treasury Green Book)"});
    v("optimism_bias", &ValueForMoney::optimism_bias,
      About{.help = "by grade of confidence, what part of a benefit is taken off for optimism",
            .quantity = Quantity::probability,
            .otherwise = "no grades"});
    v("deflator", &ValueForMoney::deflator,
      About{.help = "the index that turns cash into real terms", .otherwise = "none: cash is taken as real"});
  }
};

/// What was published of the years before, and beside the projection: it is shown, and changes nothing.
struct PublishedHistory {
  static constexpr std::string_view record_name = "history";
  Named<Number> plans;
  template <class V>
  static void fields(V& v) {
    v("plans", &PublishedHistory::plans,
      About{.help = "published numbers of plans of the whole local area, by month (YYYY-MM)",
            .quantity = Quantity::amount,
            .otherwise = "none"});
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
  Named<Benefit> benefits;
  ValueForMoney value_for_money;
  PublishedHistory history;
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
    v("benefits", &Scenario::benefits,
      About{.help = "what better outcomes are worth, and to whom", .otherwise = "none"});
    v("value_for_money", &Scenario::value_for_money,
      About{.help = "how costs and benefits of different years are compared", .otherwise = "3.5% a year"});
    v("history", &Scenario::history,
      About{.help = "published counts that reports show beside the projection; no result depends on them",
            .otherwise = "none"});
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
  const std::string* intervention = nullptr;  ///< whose own line it is; null for a line of the scenario itself
};

/// All lines: the scenario's, then those of its interventions, in the order of the file.
std::vector<NamedLine> all_lines(const Scenario& scenario);

/// All effects, each with its intervention's months, by target.
EffectsByTarget all_effects(const Scenario& scenario);

}  // namespace sendcast
