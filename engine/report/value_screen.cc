#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "funding/pence.h"
#include "report/figures.h"
#include "report/terminal.h"
#include "report/text_width.h"
#include "value/value_for_money.h"

namespace sendcast {
namespace {

using Figure = double (*)(const PartnerValue&);

MoneyUnit unit_of(const ValueComparison& value) {
  constexpr double a_million = 1e6;
  const auto is_large = [](const PartnerValue& partner) {
    return std::abs(in_pounds(partner.interventions)) >= a_million || std::abs(in_pounds(partner.rest)) >= a_million ||
           std::abs(partner.pv_benefits) >= a_million;
  };
  const bool any = is_large(value.all) || std::any_of(value.partners.begin(), value.partners.end(), is_large);
  return any ? MoneyUnit::thousands : MoneyUnit::pounds;
}

/// A row of one figure for each partner and for all together.
GridRow row_of(const ValueComparison& value, MoneyUnit unit, const std::string& label, RowStyle style, Figure figure) {
  GridRow row{label, {}, style};
  for (const PartnerValue& partner : value.partners)
    row.cells.push_back(in_unit(to_pence(figure(partner)), unit, Sign::always));
  row.cells.push_back(in_unit(to_pence(figure(value.all)), unit, Sign::always));
  return row;
}

Grid who_pays_who_gains(const ValueComparison& value) {
  const MoneyUnit unit = unit_of(value);
  Grid grid;
  grid.title = fmt::format("Who pays, who gains: {} less {}, {}; present value in prices of {}", value.scenario,
                           value.base, name_of(unit), text(value.prices_of));
  for (const PartnerValue& partner : value.partners) grid.headings.push_back({partner.name});
  grid.headings.push_back({"all"});
  const auto add = [&](const std::string& label, RowStyle style, Figure figure) {
    grid.rows.push_back(row_of(value, unit, label, style, figure));
  };
  add("Pays for the interventions", RowStyle::plain, [](const PartnerValue& p) { return in_pounds(p.interventions); });
  add("Change of its other costs", RowStyle::plain, [](const PartnerValue& p) { return in_pounds(p.rest); });
  add("Pays more (+) or less (-), cash", RowStyle::total,
      [](const PartnerValue& p) { return in_pounds(p.cost_difference()); });
  add("The same, present value", RowStyle::plain, [](const PartnerValue& p) { return p.pv_cost_difference(); });
  add("Declared benefits, present value", RowStyle::plain, [](const PartnerValue& p) { return p.pv_benefits; });
  add("Net gain, present value", RowStyle::total, [](const PartnerValue& p) { return p.net_present_value(); });
  add("reaches a budget (cashable)", RowStyle::part, [](const PartnerValue& p) { return p.cashable(); });
  add("does not (non-cashable)", RowStyle::part, [](const PartnerValue& p) { return p.non_cashable(); });
  return grid;
}

/// What each gains, by who paid for the interventions that brought it; nothing where they cost nothing.
std::string gains_by_payer(const ValueComparison& value, const Screen& screen) {
  const std::vector<std::vector<double>> matrix = who_pays_for_whose_gain(value);
  if (matrix.empty()) return {};
  const MoneyUnit unit = unit_of(value);
  Grid grid;
  grid.title = fmt::format("Who gains, by who pays for it, present value, {}", name_of(unit));
  for (const PartnerValue& gainer : value.partners) grid.headings.push_back({gainer.name, "gains"});
  for (std::size_t payer = 0; payer < matrix.size(); ++payer) {
    GridRow row{fmt::format("by what {} pays", value.partners[payer].name), {}, RowStyle::plain};
    for (const double gain : matrix[payer]) row.cells.push_back(in_unit(to_pence(gain), unit, Sign::always));
    grid.rows.push_back(std::move(row));
  }
  return '\n' + render(grid, screen);
}

/// Names every partner that pays more than it gains.
std::vector<std::string> losers(const ValueComparison& value) {
  constexpr double a_pound = 1;
  std::vector<std::string> sentences;
  for (const PartnerValue& partner : value.partners) {
    if (partner.net_present_value() > -a_pound) continue;
    if (partner.pv_interventions > a_pound && partner.gain() >= 0) {
      sentences.push_back(
          fmt::format("{} pays {} for the interventions and gains {}: it pays more than it gains, by {}.",
                      partner.label, amount_in_words(partner.pv_interventions), amount_in_words(partner.gain()),
                      amount_in_words(partner.net_present_value())));
    } else {
      sentences.push_back(
          fmt::format("{} is worse off by {}.", partner.label, amount_in_words(partner.net_present_value())));
    }
  }
  if (sentences.empty()) sentences.emplace_back("Nobody pays more than they gain.");
  return sentences;
}

std::string in_words(const OutcomeValue& outcome) {
  constexpr double shown = 0.05;
  if (std::abs(outcome.better_by) < shown) return fmt::format("{}: no better and no worse.", outcome.label);
  const std::string what = fmt::format("{}: {} by {:.1f} over the years", outcome.label,
                                       outcome.better_by < 0 ? "worse" : "better", std::abs(outcome.better_by));
  if (!outcome.cost_per_unit) return what + ".";
  return *outcome.cost_per_unit < 0
             ? fmt::format("{}, and {} is saved for each.", what, amount_in_words(*outcome.cost_per_unit))
             : fmt::format("{}, at {} each.", what, amount_in_words(*outcome.cost_per_unit));
}

}  // namespace

std::vector<std::string> findings(const ValueComparison& value) {
  std::vector<std::string> sentences = losers(value);
  const std::optional<FinancialYear> back = payback(value, value.all);
  const double net = value.all.net_present_value();
  sentences.push_back(back      ? fmt::format("It has paid for itself by the end of {}.", text(*back))
                      : net < 0 ? std::string("It does not pay for itself in these years.")
                                : std::string("At no time has more been spent than gained."));
  if (const std::optional<double> ratio = value.all.benefit_cost_ratio())
    sentences.push_back(fmt::format("Each £1 spent on the interventions brings {}£{:.2f} of savings and benefits.",
                                    *ratio < 0 ? "minus " : "", std::abs(*ratio)));
  for (const OutcomeValue& outcome : value.outcomes) sentences.push_back(in_words(outcome));
  return sentences;
}

std::string value_screen(const ValueComparison& value, const Screen& screen) {
  if (value.weights.empty()) return {};
  std::string text = render(who_pays_who_gains(value), screen);
  for (const std::string& sentence : findings(value)) text += wrapped(printable(sentence), screen.width, 2);
  return text + gains_by_payer(value, screen);
}

}  // namespace sendcast
