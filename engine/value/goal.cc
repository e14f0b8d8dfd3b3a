#include "value/goal.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "funding/at.h"
#include "schema/problems.h"
#include "schema/reader.h"
#include "value/common_years.h"
#include "value/yearly.h"

namespace sendcast {

/// What grains a result is counted in.
struct GrainsOf {
  double unit = 1;  ///< how many there are in a pound, a person or a whole
  Grains largest_gap = 0;
};

namespace {

constexpr GrainsOf pence{100, 99};
constexpr GrainsOf millionths{1e6, 1000};
constexpr GrainsOf billionths{1e9, 1000};

/// What a goal names beside its year.
enum class GoalOf { nothing, pot, funder };

/// A goal's result in a run, and the position there of the goal's year.
struct Measurement {
  const Goal& goal;
  const Results& results;
  const Results* base;
  int year;
};

}  // namespace

/// A kind of goal: how it is written, what it says and how its result is measured.
struct GoalKind {
  std::string_view name;
  GoalOf of;
  std::string_view written;
  std::string_view help;
  std::string_view result;  ///< in words; {of} and {year} are filled in
  const GrainsOf* grains;
  std::optional<double> amount_otherwise;  ///< what is meant where no amount is written; nothing: it must be
  bool takes_amount;
  bool compares;
  std::optional<Grains> (*measure)(const Measurement& asked);
};

namespace {

Grains grains_of(double amount, const GrainsOf& grains) { return std::llround(amount * grains.unit); }

Pence cost_of_all(const Results& results, int year) {
  return cost(results, year, CostKind::revenue) + cost(results, year, CostKind::capital);
}

std::optional<Grains> balance(const Measurement& asked) {
  return at(at(asked.results.accounts.budgets, asked.year), asked.goal.of).balance;
}

std::optional<Grains> paid(const Measurement& asked) {
  return paid_by_funder(asked.results, asked.year, asked.goal.of);
}

std::optional<Grains> cost_of_year(const Measurement& asked) { return cost_of_all(asked.results, asked.year); }

std::optional<Grains> plans(const Measurement& asked) {
  return grains_of(plans_at_year_end(asked.results, asked.year), millionths);
}

std::optional<Grains> share_on_time(const Measurement& asked) {
  const std::optional<double> share = timeliness(asked.results, asked.year);
  return share ? std::optional(grains_of(*share, billionths)) : std::nullopt;
}

/// What the scenario costs more than the base in the years that both cover alike, to the end of the goal's; nothing
/// where that is none of them.
std::optional<Grains> cost_beyond_base(const Measurement& asked) {
  Pence beyond = 0;
  for (const CommonYear& common : common_years(asked.base->calendar, asked.results.calendar)) {
    beyond += cost_of_all(asked.results, common.other) - cost_of_all(*asked.base, common.base);
    if (common.year == asked.goal.year) return beyond;
  }
  return std::nullopt;
}

const std::array<GoalKind, 6>& goal_kinds() {
  static const std::array<GoalKind, 6> kinds = {
      {{"balance", GoalOf::pot, "balance:POT:YEAR", "a pot in balance at the year's end (or at :AMOUNT)",
        "the balance of {of} at the end of {year}", &pence, 0.0, true, false, balance},
       {"paid", GoalOf::funder, "paid:FUNDER:YEAR:AMOUNT", "what a funder pays in the year", "what {of} pays in {year}",
        &pence, std::nullopt, true, false, paid},
       {"cost", GoalOf::nothing, "cost:YEAR:AMOUNT", "the cost of all services in the year",
        "the cost of all services in {year}", &pence, std::nullopt, true, false, cost_of_year},
       {"plans", GoalOf::nothing, "plans:YEAR:NUMBER", "plans at the year's end", "plans at the end of {year}",
        &millionths, std::nullopt, true, false, plans},
       {"timeliness", GoalOf::nothing, "timeliness:YEAR:SHARE", "the share of assessments on time in the year",
        "the share of assessments on time in {year}", &billionths, std::nullopt, true, false, share_on_time},
       {"breakeven", GoalOf::nothing, "breakeven:YEAR", "cost to the year's end the same as --base's",
        "the cost to the end of {year} beyond the base's", &pence, 0.0, false, true, cost_beyond_base}}};
  return kinds;
}

std::vector<std::string> parts_of(std::string_view text) {
  std::vector<std::string> parts;
  for (std::size_t colon = text.find(':'); colon != std::string_view::npos; colon = text.find(':')) {
    parts.emplace_back(text.substr(0, colon));
    text.remove_prefix(colon + 1);
  }
  parts.emplace_back(text);
  return parts;
}

template <typename Entries>
std::vector<std::string> names_of(const Entries& entries) {
  std::vector<std::string> names;
  for (const auto& entry : entries) names.push_back(entry.name);
  return names;
}

std::string suggested(std::string_view written, const std::vector<std::string>& names) {
  const std::string suggestion = suggest(written, names);
  return suggestion.empty() ? "" : "; " + suggestion;
}

std::string written_as(const GoalKind& kind) { return fmt::format("it is written {}", kind.written); }

/// Reads the parts of a goal one after another; the first that is wrong says why.
class GoalReader {
 public:
  GoalReader(std::string_view text, const Results& results, const Results* base)
      : parts_(parts_of(text)), results_(results), base_(base) {}

  Goal read() {
    const bool is_whole = read_kind() && read_of() && read_year() && read_amount() && read_end() && read_base();
    if (!is_whole) goal_.kind = nullptr;
    return goal_;
  }

 private:
  bool fail(std::string why_not) {
    goal_.why_not = std::move(why_not);
    return false;
  }
  std::optional<std::string> take() { return next_ < parts_.size() ? std::optional(parts_[next_++]) : std::nullopt; }

  bool read_kind() {
    const std::string name = take().value_or("");
    std::vector<std::string> names;
    for (const GoalKind& kind : goal_kinds()) {
      if (kind.name == name) goal_.kind = &kind;
      names.emplace_back(kind.name);
    }
    return goal_.kind != nullptr || fail(fmt::format("there is no goal '{}'{}", name, suggested(name, names)));
  }

  bool read_of() {
    if (goal_.kind->of == GoalOf::nothing) return true;
    const bool is_pot = goal_.kind->of == GoalOf::pot;
    const Catalogue& catalogue = results_.catalogue;
    const std::vector<std::string> allowed = is_pot ? names_of(catalogue.pots) : names_of(catalogue.funders);
    const std::string name = take().value_or("");
    const auto found = std::find(allowed.begin(), allowed.end(), name);
    if (found == allowed.end()) {
      return fail(fmt::format("there is no {} '{}'{}", is_pot ? "pot" : "funder", name, suggested(name, allowed)));
    }
    goal_.of = static_cast<int>(found - allowed.begin());
    return true;
  }

  bool read_year() {
    const std::string written = take().value_or("");
    const std::optional<FinancialYear> year = parse_financial_year(written);
    const Calendar& calendar = results_.calendar;
    const FinancialYear last = calendar.year(calendar.years() - 1);
    if (!year) {
      return fail(
          fmt::format("'{}' is no financial year such as {}; {}", written, text(last), written_as(*goal_.kind)));
    }
    goal_.year = *year;
    if (*year >= calendar.year(0) && *year <= last) return true;
    return fail(fmt::format("the scenario does not reach {}; it runs from {} to {}", written, text(calendar.year(0)),
                            text(last)));
  }

  bool read_amount() {
    if (!goal_.kind->takes_amount) return true;
    const std::optional<std::string> written = take();
    const std::optional<double> amount = written ? parse_number(*written) : goal_.kind->amount_otherwise;
    if (!amount) {
      return fail(written
                      ? fmt::format("'{}' is not a number, written 1500000, 0.05, 5% or 1/3", *written)
                      : fmt::format("the goal '{}' needs an amount: {}", goal_.kind->name, written_as(*goal_.kind)));
    }
    if (std::abs(*amount) * goal_.kind->grains->unit > most_grains)
      return fail(fmt::format("'{}' is beyond any amount", *written));
    goal_.amount = grains_of(*amount, *goal_.kind->grains);
    return true;
  }

  bool read_end() {
    const std::optional<std::string> more = take();
    return !more || fail(fmt::format("the goal '{}' does not end in '{}': {}", goal_.kind->name, *more,
                                     written_as(*goal_.kind)));
  }

  bool read_base() {
    if (!goal_.kind->compares) return true;
    if (base_ == nullptr)
      return fail(fmt::format("the goal '{}' needs --base, the scenario to compare with", goal_.kind->name));
    const Calendar& calendar = base_->calendar;
    const FinancialYear last = calendar.year(calendar.years() - 1);
    const bool covered = goal_.year >= calendar.year(0) && goal_.year <= last;
    return covered || fail(fmt::format("the base does not reach {}; it runs from {} to {}", text(goal_.year),
                                       text(calendar.year(0)), text(last)));
  }

  static constexpr double most_grains = 1e17;

  std::vector<std::string> parts_;
  std::size_t next_ = 0;
  const Results& results_;
  const Results* base_;
  Goal goal_;
};

}  // namespace

Goal parse_goal(std::string_view text, const Results& results, const Results* base) {
  return GoalReader(text, results, base).read();
}

std::string goals_in_words() {
  std::string lines;
  for (const GoalKind& kind : goal_kinds()) lines += fmt::format("  {:<24} {}\n", kind.written, kind.help);
  return lines;
}

bool compares_with_base(const Goal& goal) { return goal.kind->compares; }

std::optional<Grains> measured(const Goal& goal, const Results& results, const Results* base) {
  const int year = goal.year - results.calendar.year(0);
  if (year < 0 || year >= results.calendar.years()) return std::nullopt;
  return goal.kind->measure({goal, results, base, year});
}

Grains largest_gap(const Goal& goal) { return goal.kind->grains->largest_gap; }

Amount amount_of(const Goal& goal, Grains grains) {
  if (goal.kind->grains == &pence) return Pence{grains};
  return static_cast<double>(grains) / goal.kind->grains->unit;
}

bool is_of_share(const Goal& goal) { return goal.kind->grains == &billionths; }

std::string result_in_words(const Goal& goal, const Catalogue& names) {
  const std::string of = goal.kind->of == GoalOf::pot      ? at(names.pots, goal.of).label
                         : goal.kind->of == GoalOf::funder ? at(names.funders, goal.of).label
                                                           : std::string();
  return fmt::format(fmt::runtime(goal.kind->result), fmt::arg("of", of), fmt::arg("year", text(goal.year)));
}

}  // namespace sendcast
