#include <fmt/format.h>

#include "report/terminal.h"
#include "report/text_width.h"
#include "report/year_grid.h"

namespace sendcast {
namespace {

std::string title_of(const Bridge& bridge) {
  switch (bridge.account) {
    case BridgeAccount::years:
      return fmt::format("What moved the cost from year to year: {}", bridge.scenario);
    case BridgeAccount::groups:
      return fmt::format("What moved the cost: {} less {}", bridge.scenario, bridge.base);
    case BridgeAccount::interventions:
      break;
  }
  return fmt::format("What each intervention makes of it: {} less {}", bridge.scenario, bridge.base);
}

std::vector<Pence> difference_of(const Bridge& bridge) {
  std::vector<Pence> difference = bridge.to;
  for (std::size_t i = 0; i < difference.size(); ++i) difference[i] -= bridge.from[i];
  return difference;
}

std::vector<std::string> cells(const std::vector<Pence>& amounts, MoneyUnit unit, Sign sign) {
  std::vector<std::string> cells;
  for (const Pence amount : amounts) cells.push_back(in_unit(amount, unit, sign));
  return cells;
}

/// The two that are bridged, their difference, and what it is made of.
Grid grid_of(const Bridge& bridge) {
  const bool between_years = bridge.account == BridgeAccount::years;
  const std::string from = between_years ? text(bridge.first) : bridge.base;
  const std::string to = between_years ? text(bridge.last) : bridge.scenario;
  const MoneyUnit unit = unit_for({{from, bridge.from}, {to, bridge.to}});
  Grid grid;
  grid.title = fmt::format("{}, {} to {}, {}", title_of(bridge), text(bridge.first), text(bridge.last), name_of(unit));
  grid.headings = {{"services", "cost"}};
  for (const Entry& funder : bridge.funders) grid.headings.push_back({funder.name, "pays"});
  grid.rows.push_back({from, cells(bridge.from, unit, Sign::negative_only)});
  grid.rows.push_back({to, cells(bridge.to, unit, Sign::negative_only)});
  grid.rows.push_back({"Difference", cells(difference_of(bridge), unit, Sign::always), RowStyle::total});
  for (const BridgePart& part : bridge.parts) {
    grid.rows.push_back({part.label, cells(part.amounts, unit, Sign::always), RowStyle::part});
  }
  return grid;
}

/// Whether pooled funds keep or give something, so that funders do not pay just what the services cost.
bool moves_reserves(const Bridge& bridge) {
  const std::vector<Pence> difference = difference_of(bridge);
  Pence paid = 0;
  for (std::size_t i = 1; i < difference.size(); ++i) paid += difference[i];
  return paid != difference.front();
}

std::string notes_on(const Bridge& bridge, const Screen& screen) {
  std::string notes;
  const auto note = [&](const std::string& text) { notes += cut_to_width(text, screen.width) + '\n'; };
  if (bridge.account == BridgeAccount::years) {
    note(fmt::format("Already under way: what the inputs of {} lead to by themselves.", text(bridge.first)));
  }
  if (bridge.orders > 0) note(fmt::format("Parts are sampled: the mean over {} orders of telling.", bridge.orders));
  if (moves_reserves(bridge)) note("What funders pay beyond the cost, pooled funds keep; what is short, they spend.");
  return notes;
}

}  // namespace

std::string bridge_screen(const Bridge& bridge, const Screen& screen) {
  if (!bridge.why_not.empty()) {
    return render_title(title_of(bridge), screen) +
           cut_to_width(fmt::format("Not told: {}.", printable(bridge.why_not)), screen.width) + '\n';
  }
  return render(grid_of(bridge), screen) + notes_on(bridge, screen);
}

}  // namespace sendcast
