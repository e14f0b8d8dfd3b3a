#include <algorithm>
#include <cmath>
#include <set>

#include <fmt/format.h>

#include "scenario/check.h"
#include "services/lower.h"

namespace sendcast {
namespace {

constexpr double most_layouts = 5e8;

/// What a scenario asks for. Numbers are held in memory at eight bytes each; a step takes some nanoseconds.
struct Size {
  double rates = 0;       ///< numbers: rates, prices and shares by month
  double lowering = 0;    ///< steps to work them out
  double projection = 0;  ///< steps from month to month
  double layouts = 0;     ///< steps to find what lines and outcomes count
  double counted = 0;     ///< cells that they count
  double counting = 0;    ///< steps to count and charge them month by month
  double results = 0;     ///< numbers kept for the tables
  double amounts = 0;     ///< sums of money in the accounts
};

/// The parts of a table that decide how many of its cells differ: which `where` matches them, and a file's columns.
struct Distinctions {
  std::vector<const Where*> wheres;
  Dimensions by_row;  ///< of a file
};

/// In how many ways the indices of one dimension are told apart.
double ways(const Distinctions& distinctions, Selection Where::*dimension, bool by_row, int extent) {
  if (by_row) return extent;
  std::set<std::vector<bool>> signatures;
  for (int i = 0; i < extent; ++i) {
    std::vector<bool> signature;
    for (const Where* where : distinctions.wheres) {
      const Selection& selection = where->*dimension;
      if (selection) signature.push_back((*selection)[static_cast<std::size_t>(i)]);
    }
    signatures.insert(std::move(signature));
  }
  return static_cast<double>(signatures.size());
}

/// How many rows a table has at most once it is lowered.
double rows_of(const Distinctions& distinctions, const Dimensions& dimensions, const Shape& shape) {
  const Dimensions& by_row = distinctions.by_row;
  double rows = 1;
  if (dimensions.area) rows *= ways(distinctions, &Where::areas, by_row.area, shape.areas);
  if (dimensions.age) rows *= ways(distinctions, &Where::ages, by_row.age, shape.ages);
  if (dimensions.need) rows *= ways(distinctions, &Where::needs, by_row.need, shape.needs);
  if (dimensions.setting) rows *= ways(distinctions, &Where::settings, by_row.setting, shape.settings);
  return rows;
}

double cells_of(const Dimensions& dimensions, const Shape& shape) {
  return (dimensions.area ? 1.0 * shape.areas : 1) * (dimensions.age ? shape.ages : 1) *
         (dimensions.need ? shape.needs : 1) * (dimensions.setting ? shape.settings : 1);
}

class Measure {
 public:
  explicit Measure(const Scenario& scenario)
      : scenario_(scenario),
        shape_(scenario.shape()),
        calendar_(calendar_for_checks(scenario)),
        effects_(all_effects(scenario)) {
    measure_rates();
    measure_pairs();
    measure_lines();
    measure_payers();
    measure_projection();
    measure_results();
  }

  const Size& size() const { return size_; }

 private:
  /// `values` numbers for each row of a table, as they stand at each of `times`.
  template <class Entries>
  void measure_table(const std::string& path, const Entries& entries, const std::optional<ValueGrid>& grid,
                     const Dimensions& dimensions, double values, double times) {
    Distinctions distinctions;
    for (const auto& entry : entries) distinctions.wheres.push_back(&entry.where);
    if (grid) distinctions.by_row = grid->columns;
    const std::vector<TimedEffect>& effects = effects_.on(path);
    for (const TimedEffect& timed : effects) distinctions.wheres.push_back(&timed.effect->where);
    const bool changes = !grid || !effects.empty();
    const double numbers = rows_of(distinctions, dimensions, shape_) * values * (changes ? times : 1);
    size_.rates += numbers;
    size_.lowering += numbers * (1.0 + static_cast<double>(effects.size())) +
                      cells_of(dimensions, shape_) * static_cast<double>(entries.size() + effects.size());
  }

  void measure_rates() {
    const Demand& demand = scenario_.demand;
    const auto table = [&](const char* name, const ValueTable& values, const Dimensions& dimensions) {
      measure_table(std::string("demand.") + name, values.entries, values.grid, dimensions, 1, calendar_.months);
    };
    table("identify", demand.identify, by_cell);
    table("leave_support", demand.leave_support, by_cell);
    table("request_from_support", demand.request_from_support, by_cell);
    table("request_from_others", demand.request_from_others, by_cell);
    table("agree_to_assess", demand.agree_to_assess, by_cell);
    table("agree_to_issue", demand.agree_to_issue, by_cell);
    table("appeal", demand.appeal, by_cell);
    table("appeal_upheld", demand.appeal_upheld, by_cell);
    table("cease", demand.cease, by_plan);
    table("arrive", demand.arrive, by_plan);
    const auto vector = [&](const char* name, const VectorTable& values, int components) {
      measure_table(std::string("demand.") + name, values.entries, values.grid, by_cell, components, calendar_.months);
    };
    vector("need_mix", demand.need_mix, shape_.needs);
    vector("first_setting", demand.first_setting, shape_.settings);
    size_.rates += 1.0 * shape_.people() * calendar_.months;
  }

  /// The pairs of settings or needs between which somebody may move, at most.
  double measure_pairs(const char* name, const std::vector<PairEntry>& entries, int ends) {
    std::set<std::pair<int, int>> named;
    for (const PairEntry& entry : entries) named.emplace(entry.from, entry.to);
    const std::string path = std::string("demand.") + name;
    const double all = 1.0 * ends * (ends - 1);
    const double pairs = effects_.on(path).empty() ? static_cast<double>(named.size()) : all;
    measure_table(path, entries, {}, by_cell, pairs, calendar_.months);
    size_.lowering += pairs * shape_.cells();
    return pairs;
  }

  void measure_pairs() {
    moves_ = measure_pairs("move", scenario_.demand.move.entries, shape_.settings) +
             measure_pairs("phase_transfer", scenario_.demand.phase_transfer.entries, shape_.settings);
    need_changes_ = measure_pairs("change_need", scenario_.demand.change_need.entries, shape_.needs);
  }

  void measure_counted(const Driver& driver, const std::optional<Where>& where) {
    size_.layouts += cells_of(dimensions_of(driver), shape_);
    if (driver.broken || size_.layouts > most_layouts) return;
    const auto counted = static_cast<double>(counted_cells(driver, where, shape_).cells.size());
    size_.counted += counted;
    size_.counting += counted * calendar_.months;
  }

  void measure_lines() {
    for (const NamedLine& named : all_lines(scenario_)) {
      const ServiceLine& line = *named.line;
      const Dimensions dimensions = dimensions_of(line.driver);
      measure_counted(line.driver, line.where);
      const std::string path = "services." + *named.name;
      measure_table(path + ".unit_cost", line.unit_cost.entries, {}, dimensions, 1, calendar_.years());
      measure_table(path + ".uptake", line.uptake.entries, line.uptake.grid, dimensions, 1, calendar_.months);
      if (line.unit_cost.grid) size_.rates += cells_of(dimensions, shape_) * calendar_.years();
    }
    for (const Outcome& outcome : scenario_.outcomes.items) measure_counted(outcome.count, outcome.where);
  }

  /// The bands of a rule's ladders at most, each with a share for every pot and month.
  double bands_of(const FundingRule& rule, const std::string& name) const {
    Distinctions distinctions;
    double bands = 1;
    if (const auto* by = std::get_if<std::vector<SharesWhere>>(&rule.kind)) {
      for (const SharesWhere& entry : *by) {
        if (entry.where) distinctions.wheres.push_back(&*entry.where);
      }
    }
    if (const auto* layers = std::get_if<std::vector<Layer>>(&rule.kind)) bands = static_cast<double>(layers->size());
    if (const auto* domains = std::get_if<Domains>(&rule.kind)) {
      for (const Points::Entry& entry : domains->points.entries) distinctions.wheres.push_back(&entry.where);
    }
    for (const TimedEffect& timed : effects_.on(fmt::format("funding.{}.{}", name, rule.kind_name())))
      distinctions.wheres.push_back(&timed.effect->where);
    return bands * rows_of(distinctions, by_plan, shape_);
  }

  /// How many grants can pay one line at most.
  std::ptrdiff_t grants_in_chains() const {
    const auto is_grant = [](const FundingRule& rule) { return std::holds_alternative<Grant>(rule.kind); };
    return std::count_if(scenario_.funding.items.begin(), scenario_.funding.items.end(), is_grant);
  }

  void measure_payers() {
    const auto funders = static_cast<double>(scenario_.funders.count());
    const auto pots = static_cast<double>(scenario_.pots.count());
    const auto pools = static_cast<double>(scenario_.pools.count());
    const auto lines = static_cast<double>(all_lines(scenario_).size());
    double bands = 0;
    for (std::size_t i = 0; i < scenario_.funding.count(); ++i)
      bands += bands_of(scenario_.funding.items[i], scenario_.funding.names[i]);
    size_.rates += bands * pots * calendar_.months;
    const auto grants = static_cast<double>(grants_in_chains());
    size_.counting += (1 + grants) * lines * pots * calendar_.months + (pools + funders) * pots * calendar_.years();
    size_.amounts = (lines + 2 * (pots + pools) + funders) * calendar_.years();
  }

  double limits() const {
    double limits = 0;
    for (const Setting& setting : scenario_.settings.items) {
      if (setting.capacity) limits += static_cast<double>(std::max<std::size_t>(setting.capacity->by_area.size(), 1));
    }
    return limits;
  }

  void measure_projection() {
    constexpr double steps_of_a_setting = 10;
    const double waiting = std::max(1.0, scenario_.demand.months_to_issue.central);
    const double steps = shape_.settings * (steps_of_a_setting + need_changes_) + waiting + 2 * moves_;
    const double teams = static_cast<double>(scenario_.teams.count()) * shape_.areas;
    size_.projection = calendar_.months * (shape_.cells() * steps + limits() * shape_.settings + teams);
  }

  void measure_results() {
    constexpr double numbers_of_a_move = 5;
    constexpr double numbers_of_a_limit = 7;
    constexpr double people_and_events = 7 + event_count;
    const double of_area = people_and_events + shape_.settings + numbers_of_a_move * (moves_ + shape_.settings);
    size_.results = calendar_.months * (shape_.areas * of_area + numbers_of_a_limit * limits());
  }

  const Scenario& scenario_;
  Shape shape_;
  Calendar calendar_;
  EffectsByTarget effects_;
  double moves_ = 0;
  double need_changes_ = 0;
  Size size_;
};

}  // namespace

bool check_size(Reader& reader, const Scenario& scenario) {
  const Size size = Measure(scenario).size();
  bool fits = true;
  const auto limit = [&](std::string_view what, double number, double most) {
    if (number <= most) return;
    fits = false;
    reader.problem(scenario.place,
                   fmt::format("this is too large to run: {} come to {:.3g}; the most is {:.3g}", what, number, most),
                   "fewer areas, needs, settings, years, lines, entries or effects");
  };
  limit("rates, prices and shares by month", size.rates, 2e8);
  limit("the steps that rates, prices and their effects take", size.lowering, 1e9);
  limit("the steps from month to month", size.projection, 5e9);
  limit("the cells that service lines and outcomes choose from", size.layouts, most_layouts);
  limit("the cells that service lines and outcomes count", size.counted, 1e8);
  limit("the steps that counting and charging take", size.counting, 2e9);
  limit("the results by area, setting and month", size.results, 1e7);
  limit("service lines, funders, pots and pools by year", size.amounts, 2e5);
  return fits;
}

}  // namespace sendcast
