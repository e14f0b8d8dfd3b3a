#include <fmt/format.h>

#include "funding/pence.h"
#include "page/cells.h"
#include "page/sections.h"
#include "report/terminal.h"
#include "value/fair_split.h"

namespace sendcast {
namespace {

using Measure = double (*)(const PartnerValue&);

MoneyUnit unit_of_value(const ValueComparison& value) {
  std::vector<Pence> amounts = {value.all.interventions, value.all.rest, to_pence(value.all.pv_benefits)};
  for (const PartnerValue& partner : value.partners) {
    amounts.push_back(partner.interventions);
    amounts.push_back(partner.rest);
  }
  return unit_of(amounts);
}

void add_row(const ValueComparison& value, MoneyUnit unit, const std::string& label, RowStyle style, Measure measure,
             PageTable& table) {
  PageRow row{label, style == RowStyle::part ? "total" : "series", style};
  for (const PartnerValue& partner : value.partners)
    row.cells.push_back(pounds_cell(measure(partner), unit, Sign::always));
  row.cells.push_back(pounds_cell(measure(value.all), unit, Sign::always));
  table.rows.push_back(std::move(row));
}

PageFigure pays_and_gains(const Outcomes& outcomes, std::size_t scenario) {
  const ValueComparison& value = outcomes.values[scenario - 1];
  const MoneyUnit unit = unit_of_value(value);
  PageFigure figure{
      "gains",
      fmt::format("Who pays and who gains: {} against {}", page_label(outcomes, scenario), page_label(outcomes, 0)),
      "Above 0 in the rows of payments a funder pays more; above 0 in the net gain it is better off.", "diverging",
      "£"};
  PageTable& table = figure.table;
  table = {fmt::format("Payments and gains, present value in prices of {}, {}", text(value.prices_of), name_of(unit)),
           "What"};
  for (const PartnerValue& partner : value.partners) table.columns.push_back({partner.label, partner.name});
  table.columns.push_back({"All together", "all"});
  const auto add = [&](const std::string& label, RowStyle style, Measure measure) {
    add_row(value, unit, label, style, measure, table);
  };
  add("Pays for the interventions", RowStyle::plain, [](const PartnerValue& p) { return p.pv_interventions; });
  add("Change of its other costs", RowStyle::plain, [](const PartnerValue& p) { return p.pv_rest; });
  add("Declared benefits", RowStyle::plain, [](const PartnerValue& p) { return p.pv_benefits; });
  add("Net gain", RowStyle::total, [](const PartnerValue& p) { return p.net_present_value(); });
  add("Of it cashable: reaches a budget", RowStyle::part, [](const PartnerValue& p) { return p.cashable(); });
  add("Of it not cashable", RowStyle::part, [](const PartnerValue& p) { return p.non_cashable(); });
  figure.notes = findings(value);
  return figure;
}

/// Payers across, those who gain down; no figure where the interventions cost nothing.
std::vector<PageFigure> gains_by_payer(const Outcomes& outcomes, std::size_t scenario) {
  const ValueComparison& value = outcomes.values[scenario - 1];
  const std::vector<std::vector<double>> matrix = who_pays_for_whose_gain(value);
  if (matrix.empty()) return {};
  const MoneyUnit unit = unit_of_value(value);
  PageFigure figure{"gains-by-payer", fmt::format("Who gains by what each pays: {}", page_label(outcomes, scenario)),
                    "What each funder's other costs fall by, shared among those who pay for the interventions."};
  figure.table = {fmt::format("Gains by payer, present value, {}", name_of(unit)), "By what this funder pays"};
  for (const PartnerValue& gainer : value.partners)
    figure.table.columns.push_back({fmt::format("{} gains", gainer.label), gainer.name});
  for (std::size_t payer = 0; payer < matrix.size(); ++payer) {
    PageRow row{value.partners[payer].label};
    for (const double gain : matrix[payer]) row.cells.push_back(pounds_cell(gain, unit, Sign::always));
    figure.table.rows.push_back(std::move(row));
  }
  return {std::move(figure)};
}

void add_split(const FairSplit& fair, const Split& split, MoneyUnit unit, PageTable& table) {
  PageRow pays{split_in_words(split.name)};
  PageRow gains{"and then gains", "", RowStyle::part};
  for (std::size_t i = 0; i < split.pays.size(); ++i) {
    pays.cells.push_back(money_cell(split.pays[i], unit));
    gains.cells.push_back(money_cell(fair.gains[i] - split.pays[i], unit, Sign::always));
  }
  table.rows.push_back(std::move(pays));
  table.rows.push_back(std::move(gains));
}

std::vector<PageFigure> fair_splits(const Outcomes& outcomes, std::size_t scenario) {
  const ValueComparison& value = outcomes.values[scenario - 1];
  const FairSplit fair = fair_split(value);
  if (fair.cost <= 0) return {};
  const MoneyUnit unit = unit_of({&fair.cost, 1});
  PageFigure figure{"fair-split",
                    fmt::format("Ways to share what the interventions cost: {}", page_label(outcomes, scenario)),
                    verdict(value, fair)};
  figure.table = {fmt::format("Who pays what, present value, {}", name_of(unit)), "Way of sharing"};
  for (const PartnerValue& partner : value.partners) figure.table.columns.push_back({partner.label, partner.name});
  add_split(fair, fair.now, unit, figure.table);
  for (const Split& split : fair.splits) add_split(fair, split, unit, figure.table);
  for (const Split& split : fair.splits)
    figure.notes.push_back(fmt::format("{} as a funding rule: {}", split_in_words(split.name), as_rule(value, split)));
  return {std::move(figure)};
}

}  // namespace

PageSection gains_section(const Outcomes& outcomes) {
  PageSection section{"gains", "Who pays, who gains",
                      "Against the base, in present value: what each funder pays for the interventions, what its other "
                      "costs change by, and what better outcomes are declared to be worth to it."};
  if (outcomes.values.empty()) return section;
  section.groups = groups_of(outcomes, section.id, 1, [&](std::size_t scenario) {
    std::vector<PageFigure> figures;
    if (outcomes.values[scenario - 1].weights.empty()) return figures;
    figures.push_back(pays_and_gains(outcomes, scenario));
    for (PageFigure& figure : gains_by_payer(outcomes, scenario)) figures.push_back(std::move(figure));
    for (PageFigure& figure : fair_splits(outcomes, scenario)) figures.push_back(std::move(figure));
    return figures;
  });
  return section;
}

}  // namespace sendcast
