#pragma once

#include <optional>
#include <string>
#include <vector>

#include "demand/placement_group.h"
#include "uncertainty/table.h"

namespace sendcast {

/// Places: one value for the whole local area, or one for each area listed.
struct Capacity {
  std::optional<Value> whole;
  std::vector<std::optional<Value>> by_area;  ///< empty where `whole` holds; an area not listed has no limit
  Place place;
};

struct Setting {
  static constexpr std::string_view record_name = "setting";
  std::string label;
  std::optional<Capacity> capacity;
  std::optional<Reference<NameSet::settings>> when_full;
  std::optional<PlacementGroup> group;
  Place place;
  template <class V>
  static void fields(V& v) {
    v("label", &Setting::label, About{.help = "what people call it", .otherwise = "its name"});
    v("capacity", &Setting::capacity,
      About{.help = "places: a value for the whole local area, or a map of values by area",
            .quantity = Quantity::amount,
            .otherwise = "no limit"});
    v("when_full", &Setting::when_full,
      About{.help = "the setting that takes those for whom there is no place", .otherwise = "nobody is turned away"});
    v("group", &Setting::group,
      About{.help = "the group in which the departments' returns count it; it changes no result",
            .otherwise = "none: the returns list it as not grouped"});
  }
};

struct Migration {
  static constexpr std::string_view record_name = "migration";
  Ages ages;
  template <class V>
  static void fields(V& v) {
    v("ages", &Migration::ages,
      About{.help =
                "the ages, after the September birthday, at which everybody's numbers follow the population's birth "
                "cohort, so that families who move in or out are counted"});
  }
};

/// People by area, age and calendar year at mid-year.
struct Population {
  int first_year = 0;
  int years = 0;
  std::vector<double> people;  ///< by area, age, year; NaN where the file was wrong
  std::optional<Migration> migration;
  Place place;

  double at(int person, int year) const;
  /// The same up to a year, which then holds ever after; its first year at least.
  Population until(int year) const;
};

/// People at the start of month 0: a table of numbers, or published margins fitted together by raking.
struct OpeningStock {
  ValueTable table;
  std::vector<ValueGrid> margins;
  Place place;
  bool broken = false;  ///< something in it was wrong and has been reported
};

/// People at the start of month 0: a total to be spread, or a table.
struct OpeningTotal {
  std::optional<Number> total;
  std::optional<ValueTable> table;
  Place place;
};

struct Opening {
  static constexpr std::string_view record_name = "opening";
  OpeningStock plans;
  OpeningStock sen_support;
  OpeningTotal in_assessment;
  OpeningTotal overdue;
  template <class V>
  static void fields(V& v) {
    v("plans", &Opening::plans,
      About{.help =
                "people with a plan: {csv: file} with area, age, need, setting, value, or {margins: [{csv: file}, …]}",
            .quantity = Quantity::amount,
            .varies_by = by_plan,
            .otherwise = "none"});
    v("sen_support", &Opening::sen_support,
      About{.help = "people on SEN support: {csv: file} with area, age, need, value, or margins",
            .quantity = Quantity::amount,
            .varies_by = by_cell,
            .otherwise = "none"});
    v("in_assessment", &Opening::in_assessment,
      About{.help = "people in assessment: a total, spread as the first month's requests are, evenly over the months "
                    "to issue, "
                    "or {csv: file} with area, age, need, value",
            .quantity = Quantity::amount,
            .varies_by = by_cell,
            .otherwise = "none"});
    v("overdue", &Opening::overdue,
      About{
          .help = "people whose decision is overdue: a total, spread as the first month's requests are, or {csv: file}",
          .quantity = Quantity::amount,
          .varies_by = by_cell,
          .otherwise = "none"});
  }
};

/// A share that goes from one setting (or need) to another. Entries with the same from and to override each other in
/// the order of the file.
struct PairEntry {
  int from = -1;
  int to = -1;
  Where where;
  Value value;
  Place place;
};

template <NameSet set>
struct PairTable {
  std::vector<PairEntry> entries;
};

struct Demand {
  static constexpr std::string_view record_name = "demand";
  Population population;
  Opening opening;
  SharesBy<NameSet::needs> need_mix;
  ValueTable identify;
  ValueTable leave_support;
  ValueTable request_from_support;
  ValueTable request_from_others;
  ValueTable agree_to_assess;
  ValueTable agree_to_issue;
  ValueTable appeal;
  ValueTable appeal_upheld;
  Number months_to_issue;
  Value overdue_first;
  SharesBy<NameSet::settings> first_setting;
  PairTable<NameSet::settings> phase_transfer;
  PairTable<NameSet::settings> move;
  PairTable<NameSet::needs> change_need;
  ValueTable cease;
  ValueTable arrive;
  Place place;

  Demand();
  template <class V>
  static void fields(V& v);
};

struct Tasks {
  static constexpr std::string_view record_name = "tasks";
  std::optional<Value> assessment;
  std::optional<Value> annual_review;
  template <class V>
  static void fields(V& v) {
    v("assessment", &Tasks::assessment,
      About{.help = "hours for each assessment; every team that lists it is needed for every assessment",
            .quantity = Quantity::amount,
            .otherwise = "this team takes no part in assessments"});
    v("annual_review", &Tasks::annual_review,
      About{.help = "hours a year for each plan, taken before assessments",
            .quantity = Quantity::amount,
            .otherwise = "none"});
  }
};

struct Team {
  static constexpr std::string_view record_name = "team";
  std::string label;
  Areas areas;
  Value establishment;
  std::optional<Number> filled;
  Value turnover = certain(0);
  Value months_to_hire = certain(1);
  Value agency_cover = certain(0);
  Value hours_per_month;
  Tasks tasks;
  Place place;
  template <class V>
  static void fields(V& v) {
    v("label", &Team::label, About{.help = "what people call it", .otherwise = "its name"});
    v("areas", &Team::areas, About{.help = "the areas that it serves", .otherwise = "all"});
    v("establishment", &Team::establishment,
      About{.help = "posts, in whole-time equivalents", .quantity = Quantity::amount});
    v("filled", &Team::filled,
      About{.help = "posts filled at the start",
            .quantity = Quantity::amount,
            .otherwise = "the first month's establishment"});
    v("turnover", &Team::turnover,
      About{.help = "leavers a year, as a share of filled posts", .quantity = Quantity::rate, .otherwise = "0"});
    v("months_to_hire", &Team::months_to_hire,
      About{.help = "mean months to fill a vacancy", .quantity = Quantity::amount, .otherwise = "1"});
    v("agency_cover", &Team::agency_cover,
      About{.help = "the share of vacancies covered by agency staff",
            .quantity = Quantity::probability,
            .otherwise = "0"});
    v("hours_per_month", &Team::hours_per_month,
      About{.help = "hours a month of one whole-time equivalent, for the tasks listed", .quantity = Quantity::amount});
    v("tasks", &Team::tasks, About{.help = "what the hours are for", .otherwise = "none"});
  }
};

template <>
struct Form<Capacity> {
  static void read(Reader& reader, const Node& node, const About& about, Capacity& capacity);
  static Json describe(Describer& describer, const About& about);
};
template <>
struct Form<Population> {
  static void read(Reader& reader, const Node& node, const About& about, Population& population);
  static Json describe(Describer& describer, const About& about);
};
template <>
struct Form<OpeningStock> {
  static void read(Reader& reader, const Node& node, const About& about, OpeningStock& stock);
  static Json describe(Describer& describer, const About& about);
};
template <>
struct Form<OpeningTotal> {
  static void read(Reader& reader, const Node& node, const About& about, OpeningTotal& total);
  static Json describe(Describer& describer, const About& about);
};

void read_pair_table(Reader& reader, const Node& node, NameSet set, const About& about,
                     std::vector<PairEntry>& entries);
Json describe_pair_table(Describer& describer, NameSet set, const About& about);

template <NameSet set>
struct Form<PairTable<set>> {
  static void read(Reader& reader, const Node& node, const About& about, PairTable<set>& table) {
    read_pair_table(reader, node, set, about, table.entries);
  }
  static Json describe(Describer& describer, const About& about) { return describe_pair_table(describer, set, about); }
};

template <class V>
void Demand::fields(V& v) {  // NOLINT(readability-function-size): a field table is as long as its record
  constexpr auto none = "none";
  v("population", &Demand::population,
    About{.help = "people at mid-year, every area, age and year: a CSV file with area, age, year, value",
          .quantity = Quantity::amount});
  v("opening", &Demand::opening,
    About{.help = "who is where at the start of the first month", .otherwise = "nobody has SEN"});
  v("need_mix", &Demand::need_mix,
    About{.help = "which primary need somebody without SEN turns out to have, as shares by need",
          .quantity = Quantity::probability,
          .varies_by = by_area_and_age});
  v("identify", &Demand::identify,
    About{.help = "from no SEN to SEN support, per person per year, whatever the need",
          .quantity = Quantity::rate,
          .varies_by = by_area_and_age,
          .otherwise = none});
  v("leave_support", &Demand::leave_support,
    About{.help = "from SEN support to no SEN, per person per year",
          .quantity = Quantity::rate,
          .varies_by = by_cell,
          .otherwise = none});
  v("request_from_support", &Demand::request_from_support,
    About{.help = "requests for an assessment, per person on SEN support per year",
          .quantity = Quantity::rate,
          .varies_by = by_cell,
          .otherwise = none});
  v("request_from_others", &Demand::request_from_others,
    About{.help = "requests for an assessment, per person without SEN support per year, whatever the need",
          .quantity = Quantity::rate,
          .varies_by = by_area_and_age,
          .otherwise = none});
  v("agree_to_assess", &Demand::agree_to_assess,
    About{.help = "the share of requests agreed at once",
          .quantity = Quantity::probability,
          .varies_by = by_cell,
          .otherwise = "100%"});
  v("agree_to_issue", &Demand::agree_to_issue,
    About{.help = "the share of assessments that end in a plan at once",
          .quantity = Quantity::probability,
          .varies_by = by_cell,
          .otherwise = "100%"});
  v("appeal", &Demand::appeal,
    About{.help = "the share of refusals that are appealed",
          .quantity = Quantity::probability,
          .varies_by = by_cell,
          .otherwise = none});
  v("appeal_upheld", &Demand::appeal_upheld,
    About{.help = "the share of appeals that are upheld",
          .quantity = Quantity::probability,
          .varies_by = by_cell,
          .otherwise = none});
  v("months_to_issue", &Demand::months_to_issue,
    About{.help = "whole months from a request accepted until its decision is due, 1 to 24",
          .quantity = Quantity::amount,
          .otherwise = "4"});
  v("overdue_first", &Demand::overdue_first,
    About{.help = "the share of assessment capacity that goes to the overdue before anyone else",
          .quantity = Quantity::probability,
          .otherwise = "50%"});
  v("first_setting", &Demand::first_setting,
    About{.help = "where the newly issued go, as shares by setting",
          .quantity = Quantity::probability,
          .varies_by = by_cell});
  v("phase_transfer", &Demand::phase_transfer,
    About{.help = "moves in September at the ages that `where` lists, as shares of those of that age then",
          .quantity = Quantity::probability,
          .varies_by = by_cell,
          .otherwise = none});
  v("move", &Demand::move,
    About{.help = "moves between settings, per person per year",
          .quantity = Quantity::rate,
          .varies_by = by_cell,
          .otherwise = none});
  v("change_need", &Demand::change_need,
    About{.help = "changes of primary need, per person per year",
          .quantity = Quantity::rate,
          .varies_by = by_cell,
          .otherwise = none});
  v("cease", &Demand::cease,
    About{.help = "plans that end, per person per year",
          .quantity = Quantity::rate,
          .varies_by = by_plan,
          .otherwise = none});
  v("arrive", &Demand::arrive,
    About{.help = "arrivals with a plan from elsewhere, per person who has one per year",
          .quantity = Quantity::rate,
          .varies_by = by_plan,
          .otherwise = none});
}

}  // namespace sendcast
