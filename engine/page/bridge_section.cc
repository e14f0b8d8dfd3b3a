#include <fmt/format.h>

#include "page/cells.h"
#include "page/sections.h"

namespace sendcast {
namespace {

std::string heading_of(const Outcomes& outcomes, std::size_t scenario, const Bridge& bridge) {
  const std::string label = page_label(outcomes, scenario);
  switch (bridge.account) {
    case BridgeAccount::years:
      return fmt::format("What moved the cost between {} and {}: {}", text(bridge.first), text(bridge.last), label);
    case BridgeAccount::groups:
      return fmt::format("Which inputs make {} differ from {}", label, page_label(outcomes, 0));
    case BridgeAccount::interventions:
      break;
  }
  return fmt::format("What each intervention of {} makes of it", label);
}

std::string id_of(BridgeAccount account) {
  switch (account) {
    case BridgeAccount::years:
      return "bridge-years";
    case BridgeAccount::groups:
      return "bridge-groups";
    case BridgeAccount::interventions:
      break;
  }
  return "bridge-interventions";
}

PageRow amounts_row(std::string label, std::string role, const std::vector<Pence>& amounts, MoneyUnit unit, Sign sign,
                    RowStyle style = RowStyle::plain) {
  PageRow row{std::move(label), std::move(role), style};
  for (const Pence pence : amounts) row.cells.push_back(money_cell(pence, unit, sign));
  return row;
}

/// The whole alone is drawn; what each funder pays stands in a table of its own.
std::vector<PageFigure> figures_of(const Outcomes& outcomes, std::size_t scenario, const Bridge& bridge) {
  const bool between_years = bridge.account == BridgeAccount::years;
  PageFigure whole{
      id_of(bridge.account), heading_of(outcomes, scenario, bridge),
      "The parts add up to the whole difference, to the penny. No order of telling them is preferred: each "
      "is a Shapley value.",
      "waterfall", "£"};
  const MoneyUnit unit = unit_of(bridge.to);
  const std::string from = between_years ? text(bridge.first) : page_label(outcomes, 0);
  const std::string to = between_years ? text(bridge.last) : page_label(outcomes, scenario);
  whole.table = {fmt::format("Cost of services, {}", name_of(unit)), "Part", {{"Cost", "amount"}}};
  PageFigure funders{fmt::format("{}-funders", whole.id), fmt::format("{}, by funder", whole.heading),
                     "The same parts, as each funder meets them in what it pays."};
  funders.table = {fmt::format("What each funder pays, {}", name_of(unit)), "Part"};
  for (const Entry& funder : bridge.funders) funders.table.columns.push_back({funder.label, funder.name});
  const auto add = [&](const std::string& label, const std::string& role, const std::vector<Pence>& amounts,
                       Sign sign) {
    const RowStyle style = role == "end" ? RowStyle::total : RowStyle::plain;
    whole.table.rows.push_back(amounts_row(label, role, {amounts.front()}, unit, sign, style));
    funders.table.rows.push_back(amounts_row(label, "", {amounts.begin() + 1, amounts.end()}, unit, sign, style));
  };
  add(from, "start", bridge.from, Sign::negative_only);
  for (const BridgePart& part : bridge.parts) add(part.label, "part", part.amounts, Sign::always);
  add(to, "end", bridge.to, Sign::negative_only);
  if (between_years)
    whole.notes.push_back(
        fmt::format("Already under way: what the inputs of {} lead to by themselves.", text(bridge.first)));
  if (bridge.orders > 0)
    whole.notes.push_back(fmt::format("Parts are sampled: the mean over {} orders of telling.", bridge.orders));
  std::vector<PageFigure> figures = {std::move(whole)};
  if (!bridge.funders.empty()) figures.push_back(std::move(funders));
  return figures;
}

}  // namespace

PageSection bridge_section(const Outcomes& outcomes) {
  PageSection section{"bridge", "What moved the cost", "From one total to another, part by part."};
  if (outcomes.bridges.empty()) return section;
  for (std::size_t i = 0; i < outcomes.bridges.size(); ++i) {
    for (const Bridge& bridge : outcomes.bridges[i]) {
      if (!bridge.why_not.empty())
        section.notes.push_back(fmt::format("{}: not told, {}.", heading_of(outcomes, i, bridge), bridge.why_not));
    }
  }
  section.groups = groups_of(outcomes, section.id, 0, [&](std::size_t scenario) {
    std::vector<PageFigure> figures;
    for (const Bridge& bridge : outcomes.bridges[scenario]) {
      if (!bridge.why_not.empty()) continue;
      for (PageFigure& figure : figures_of(outcomes, scenario, bridge)) figures.push_back(std::move(figure));
    }
    return figures;
  });
  return section;
}

}  // namespace sendcast
