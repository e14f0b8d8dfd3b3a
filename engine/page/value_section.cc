#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "funding/pence.h"
#include "page/cells.h"
#include "page/sections.h"

namespace sendcast {
namespace {

/// The 5th and 95th percentile of a measure of value for all; nothing without draws.
std::vector<double> ends_of(const Outcomes& outcomes, std::size_t comparison, const std::string& measure) {
  if (!outcomes.drawn) return {};
  const DrawnComparison& drawn = outcomes.drawn->comparisons[comparison];
  for (std::size_t i = 0; i < drawn.value_names.size(); ++i) {
    if (drawn.value_names[i].funder != "all" || drawn.value_names[i].measure != measure) continue;
    constexpr std::array<double, 2> wanted = {0.05, 0.95};
    return drawn.values[i].quantiles(wanted);
  }
  return {};
}

PageCell one_decimal(double number) {
  const std::string figure = fmt::format("{:+.1f}", std::abs(number) < 0.05 ? 0.0 : number);
  return {figure == "+0.0" ? "0.0" : figure, exact_number(number), true};
}

void add_ends(const std::vector<double>& ends, const std::function<PageCell(double)>& cell, PageRow& row) {
  for (std::size_t i = 0; i < 2; ++i) row.cells.push_back(ends.size() == 2 ? cell(ends[i]) : PageCell{"", {}, true});
}

/// Money saved and outcomes bettered, a point a scenario.
PageFigure plane(const Outcomes& outcomes, std::size_t outcome) {
  const OutcomeValue& first = outcomes.values.front().outcomes[outcome];
  PageFigure figure{fmt::format("plane-{}", as_id(first.name)), fmt::format("Cost against effect: {}", first.label),
                    "To the right an outcome is better than the base's, below the line less is spent: bottom right is "
                    "better and cheaper.",
                    "plane", "£"};
  std::vector<Pence> amounts;
  for (const ValueComparison& value : outcomes.values) amounts.push_back(to_pence(value.all.pv_cost_difference()));
  const MoneyUnit unit = unit_of(amounts);
  figure.table = {fmt::format("Against {}, present value, {}", page_label(outcomes, 0), name_of(unit)), "Scenario"};
  figure.table.columns = {{fmt::format("{}: better by", first.label), "effect"},
                          {"5% of draws below", "effect_p05"},
                          {"95% below", "effect_p95"},
                          {"Cost difference", "cost"},
                          {"5% of draws below", "cost_p05"},
                          {"95% below", "cost_p95"},
                          {"Cost for one better"}};
  for (std::size_t c = 0; c < outcomes.values.size(); ++c) {
    const ValueComparison& value = outcomes.values[c];
    const auto same = std::find_if(value.outcomes.begin(), value.outcomes.end(),
                                   [&](const OutcomeValue& other) { return other.name == first.name; });
    if (same == value.outcomes.end()) continue;
    PageRow row{page_label(outcomes, c + 1), "point"};
    const auto money = [&](double pounds) { return pounds_cell(pounds, unit, Sign::always); };
    row.cells.push_back(one_decimal(same->better_by));
    add_ends(ends_of(outcomes, c, "better_by." + same->name), one_decimal, row);
    row.cells.push_back(money(value.all.pv_cost_difference()));
    add_ends(ends_of(outcomes, c, "pv_cost_difference"), money, row);
    row.cells.push_back(same->cost_per_unit ? pounds_cell(*same->cost_per_unit, MoneyUnit::pounds)
                                            : PageCell{"no better", {}, true});
    figure.table.rows.push_back(std::move(row));
  }
  figure.notes.emplace_back("Cost for one better is in whole pounds; below 0 money is saved for each.");
  return figure;
}

/// Not every step of the curve is a column: a table that is read has ten at most.
std::vector<std::size_t> shown_steps(std::size_t steps) {
  constexpr std::size_t most = 10;
  std::vector<std::size_t> shown;
  for (std::size_t i = 0; i < std::min(most, steps); ++i)
    shown.push_back(steps <= most ? i : i * (steps - 1) / (most - 1));
  return shown;
}

PageFigure acceptability_figure(const Outcomes& outcomes, const OutcomeAcceptability& of) {
  const std::vector<OutcomeEntry>& entries = outcomes.results.front().catalogue.outcomes;
  const auto entry =
      std::find_if(entries.begin(), entries.end(), [&](const OutcomeEntry& known) { return known.name == of.outcome; });
  const std::string label = entry == entries.end() ? of.outcome : entry->label;
  PageFigure figure{fmt::format("acceptability-{}", as_id(of.outcome)),
                    fmt::format("Which option is likely the best, by what one is worth: {}", label),
                    "The share of draws in which each option has the highest net benefit.", "lines", "%"};
  figure.table = {fmt::format("Probability of being the best, by what one unit of “{}” is worth", label), "Option"};
  const std::vector<std::size_t> shown = shown_steps(of.curve.size());
  for (const std::size_t step : shown)
    figure.table.columns.push_back({fmt::format("£{}", rounded(of.curve[step].willingness_to_pay)),
                                    exact_number(of.curve[step].willingness_to_pay)});
  for (std::size_t option = 0; option < outcomes.results.size(); ++option) {
    PageRow row{page_label(outcomes, option), "series"};
    for (const std::size_t step : shown)
      row.cells.push_back(share_cell(of.curve[step].probabilities[static_cast<Eigen::Index>(option)]));
    figure.table.rows.push_back(std::move(row));
  }
  return figure;
}

/// The measures of value for all together, a line a scenario.
PageFigure in_short(const Outcomes& outcomes) {
  PageFigure figure{"value-in-short", "Value for money in one table",
                    "Present values for all funders together, against the base."};
  std::vector<Pence> amounts;
  for (const ValueComparison& value : outcomes.values) amounts.push_back(to_pence(value.all.pv_cost_difference()));
  const MoneyUnit unit = unit_of(amounts);
  figure.table = {
      fmt::format("Present value in prices of {}, {}", text(outcomes.values.front().prices_of), name_of(unit)),
      "Scenario"};
  figure.table.columns = {{"Interventions", "interventions"},
                          {"Other costs", "other_cost"},
                          {"Benefits", "benefits"},
                          {"Net present value", "net_present_value"},
                          {"Of it cashable", "cashable"},
                          {"Benefits for each £1", "benefit_cost_ratio"},
                          {"Paid back by the end of", "payback"},
                          {"Chance of a net gain", "chance"}};
  for (std::size_t c = 0; c < outcomes.values.size(); ++c) {
    const ValueComparison& value = outcomes.values[c];
    const PartnerValue& all = value.all;
    PageRow row{page_label(outcomes, c + 1)};
    for (const double pounds :
         {all.pv_interventions, all.pv_rest, all.pv_benefits, all.net_present_value(), all.cashable()})
      row.cells.push_back(pounds_cell(pounds, unit, Sign::always));
    const std::optional<double> ratio = all.benefit_cost_ratio();
    row.cells.push_back(
        ratio ? PageCell{fmt::format("{}£{:.2f}", *ratio < 0 ? "-" : "", std::abs(*ratio)), exact_number(*ratio), true}
              : PageCell{"none", {}, true});
    const std::optional<FinancialYear> back = payback(value, all);
    row.cells.push_back({back ? text(*back) : std::string("not in these years"), {}, true});
    row.cells.push_back(outcomes.drawn ? chance_cell(outcomes.drawn->comparisons[c].worth_it)
                                       : PageCell{"no draws", {}, true});
    figure.table.rows.push_back(std::move(row));
  }
  return figure;
}

bool has_years(const Outcomes& outcomes) {
  return !outcomes.values.empty() && std::all_of(outcomes.values.begin(), outcomes.values.end(),
                                                 [](const ValueComparison& value) { return !value.weights.empty(); });
}

}  // namespace

PageSection value_section(const Outcomes& outcomes) {
  PageSection section{"value", "Value for money", "What is gained for what is spent, by HM Treasury's Green Book."};
  if (!has_years(outcomes)) return section;
  section.figures.push_back(in_short(outcomes));
  for (std::size_t outcome = 0; outcome < outcomes.values.front().outcomes.size(); ++outcome)
    section.figures.push_back(plane(outcomes, outcome));
  if (!outcomes.matters) return section;
  for (const OutcomeAcceptability& of : outcomes.matters->acceptability) {
    if (of.of == "all" && !of.curve.empty()) section.figures.push_back(acceptability_figure(outcomes, of));
  }
  return section;
}

}  // namespace sendcast
