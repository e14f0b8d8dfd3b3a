#include <algorithm>

#include <fmt/format.h>

#include "funding/at.h"
#include "page/cells.h"
#include "page/sections.h"

namespace sendcast {
namespace {

/// What each line cost over the run, by who paid it: funders, then pooled funds.
using Split = std::vector<std::vector<Pence>>;

Split split_of(const Results& results) {
  const Catalogue& names = results.catalogue;
  const std::size_t funders = names.funders.size();
  Split split(names.lines.size(), std::vector<Pence>(funders + names.pools.size(), 0));
  for (const Payment& payment : results.accounts.ledger) {
    const std::size_t payer = payment.pool >= 0 ? funders + static_cast<std::size_t>(payment.pool)
                                                : static_cast<std::size_t>(at(names.pots, payment.pot).funder);
    split[static_cast<std::size_t>(payment.line)][payer] += payment.paid;
  }
  return split;
}

PageRow split_row(std::string label, const std::vector<Pence>& paid, MoneyUnit unit, RowStyle style) {
  PageRow row{std::move(label), "", style};
  Pence total = 0;
  for (const Pence pence : paid) total += pence;
  for (const Pence pence : paid) row.cells.push_back(money_cell(pence, unit));
  row.cells.push_back(money_cell(total, unit));
  return row;
}

PageFigure by_line(const Outcomes& outcomes, std::size_t scenario) {
  const Results& results = outcomes.results[scenario];
  const Catalogue& names = results.catalogue;
  const Split split = split_of(results);
  std::vector<Pence> all(names.funders.size() + names.pools.size(), 0);
  for (const std::vector<Pence>& line : split) {
    for (std::size_t payer = 0; payer < all.size(); ++payer) all[payer] += line[payer];
  }
  const MoneyUnit unit = unit_of(all);
  PageFigure figure{
      "split", fmt::format("Who pays for which service over the whole run: {}", page_label(outcomes, scenario)),
      names.pools.empty() ? std::string("Each pound that a service costs stands under the funder who pays it.")
                          : std::string("Each pound that a service costs stands under the funder or the "
                                        "pooled fund that pays it.")};
  PageTable& table = figure.table;
  table = {fmt::format("Cost by service line and payer, {}, {}", period_in_words(results.calendar), name_of(unit)),
           "Service line"};
  for (const Entry& funder : names.funders) table.columns.push_back({funder.label, funder.name});
  for (const Entry& pool : names.pools)
    table.columns.push_back({fmt::format("Pooled fund: {}", pool.label), pool.name});
  table.columns.push_back({"Total", "total"});
  for (std::size_t line = 0; line < split.size(); ++line) {
    const LineEntry& entry = names.lines[line];
    const bool any = std::any_of(split[line].begin(), split[line].end(), [](Pence pence) { return pence != 0; });
    if (any)
      table.rows.push_back(
          split_row(entry.capital ? entry.label + " (capital)" : entry.label, split[line], unit, RowStyle::plain));
  }
  table.rows.push_back(split_row("All services", all, unit, RowStyle::total));
  return figure;
}

/// What partners paid into pooled funds over the run, after what was returned; nothing where there are none.
std::vector<PageFigure> into_pools(const Outcomes& outcomes, std::size_t scenario) {
  const Results& results = outcomes.results[scenario];
  const Catalogue& names = results.catalogue;
  if (names.pools.empty()) return {};
  std::vector<std::vector<Pence>> paid(names.pools.size(), std::vector<Pence>(names.funders.size(), 0));
  std::vector<Pence> amounts;
  for (const PoolPayment& payment : results.accounts.pool_payments) {
    const auto funder = static_cast<std::size_t>(at(names.pots, payment.pot).funder);
    paid[static_cast<std::size_t>(payment.pool)][funder] += payment.paid();
    amounts.push_back(payment.paid());
  }
  const MoneyUnit unit = unit_of(amounts);
  PageFigure figure{"into-pools",
                    fmt::format("What partners pay into pooled funds: {}", page_label(outcomes, scenario)),
                    "Contributions and shares of overspends, less what was returned."};
  figure.table = {fmt::format("Paid into pooled funds over the whole run, {}", name_of(unit)), "Pooled fund"};
  for (const Entry& funder : names.funders) figure.table.columns.push_back({funder.label, funder.name});
  figure.table.columns.push_back({"Total", "total"});
  for (std::size_t pool = 0; pool < paid.size(); ++pool)
    figure.table.rows.push_back(split_row(names.pools[pool].label, paid[pool], unit, RowStyle::plain));
  return {std::move(figure)};
}

}  // namespace

PageSection split_section(const Outcomes& outcomes) {
  PageSection section{"split", "Who pays for what", "Every service line, split among those who pay for it."};
  section.groups = groups_of(outcomes, section.id, 0, [&](std::size_t scenario) {
    std::vector<PageFigure> figures;
    if (outcomes.results[scenario].accounts.ledger.empty()) return figures;
    figures.push_back(by_line(outcomes, scenario));
    for (PageFigure& figure : into_pools(outcomes, scenario)) figures.push_back(std::move(figure));
    return figures;
  });
  return section;
}

}  // namespace sendcast
