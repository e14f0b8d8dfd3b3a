#include <algorithm>

#include <fmt/format.h>

#include "funding/pence.h"
#include "page/cells.h"
#include "page/sections.h"

namespace sendcast {
namespace {

constexpr std::size_t most_bars = 12;

std::string heading_of(const Outcomes& outcomes, std::size_t scenario, const WhatMoves& moves) {
  const std::string label = page_label(outcomes, scenario);
  if (moves.result.measure == "cost") return fmt::format("What moves the cost of the whole run most: {}", label);
  return fmt::format("What moves the net present value for all most: {} against {}", label, page_label(outcomes, 0));
}

PageFigure tornado_figure(const Outcomes& outcomes, std::size_t scenario, const WhatMoves& moves) {
  PageFigure figure{
      fmt::format("tornado-{}", as_id(moves.result.measure)), heading_of(outcomes, scenario, moves),
      "Each uncertain number alone at its 10th and its 90th percentile, all others at their central values.", "tornado",
      "£"};
  const std::vector<std::string>& causes = outcomes.matters->causes;
  std::vector<Pence> swings;
  for (const TornadoBar& bar : moves.bars) swings.push_back(to_pence(bar.swing));
  const MoneyUnit unit = unit_of(swings);
  figure.table = {fmt::format("Change of the result, {}", name_of(unit)), "Uncertain number"};
  figure.table.columns = {
      {"At its 10th percentile", "below"}, {"At its 90th percentile", "above"}, {"Share of variance"}};
  for (std::size_t i = 0; i < std::min(most_bars, moves.bars.size()); ++i) {
    const TornadoBar& bar = moves.bars[i];
    if (bar.swing == 0) break;
    const auto cause = std::find(causes.begin(), causes.end(), bar.parameter) - causes.begin();
    PageRow row{bar.parameter, "bar"};
    row.cells = {pounds_cell(bar.below, unit, Sign::always), pounds_cell(bar.above, unit, Sign::always),
                 share_cell(std::max(0.0, moves.regression.shares[static_cast<Eigen::Index>(cause)]))};
    figure.table.rows.push_back(std::move(row));
  }
  figure.notes.push_back(fmt::format("Shares of variance are by rank regression, which explains {} of it.",
                                     percentage(moves.regression.explained)));
  return figure;
}

PageFigure worth_knowing(const Outcomes& outcomes) {
  std::vector<WorthKnowing> of_all;
  std::vector<Pence> amounts;
  for (const WorthKnowing& worth : outcomes.matters->worth_knowing) {
    if (worth.of != "all") continue;
    of_all.push_back(worth);
    amounts.push_back(to_pence(worth.worth.value));
  }
  if (of_all.empty()) return {};
  std::stable_sort(of_all.begin(), of_all.end(),
                   [](const WorthKnowing& a, const WorthKnowing& b) { return a.worth.value > b.worth.value; });
  const MoneyUnit unit = unit_of(amounts);
  PageFigure figure{"worth-knowing", "What it would be worth to know before choosing",
                    "What a study could be worth at most: the gain, on average, from choosing with the number known "
                    "(expected value of perfect information)."};
  figure.table = {fmt::format("For all together, present value, {}", name_of(unit)), "Known beforehand"};
  figure.table.columns = {{"Worth", "worth"}, {"Standard error", "standard_error"}};
  for (std::size_t i = 0; i < std::min(most_bars, of_all.size()); ++i) {
    const WorthKnowing& worth = of_all[i];
    PageRow row{worth.what == "everything" ? "Everything"
                : worth.is_group           ? fmt::format("Everything in {}", worth.what)
                                           : worth.what};
    row.cells = {pounds_cell(worth.worth.value, unit), pounds_cell(worth.worth.standard_error, unit)};
    figure.table.rows.push_back(std::move(row));
  }
  return figure;
}

}  // namespace

PageSection what_matters_section(const Outcomes& outcomes) {
  PageSection section{"what-matters", "What matters most",
                      "Which of the uncertain numbers move the result, and which do not."};
  if (!outcomes.matters) return section;
  const PageFigure worth = worth_knowing(outcomes);
  if (!worth.id.empty()) section.figures.push_back(worth);
  section.groups = groups_of(outcomes, section.id, 0, [&](std::size_t scenario) {
    std::vector<PageFigure> figures;
    for (const WhatMoves& moves : outcomes.matters->moves) {
      if (moves.result.scenario != outcomes.results[scenario].catalogue.scenario || moves.result.of != "all") continue;
      PageFigure figure = tornado_figure(outcomes, scenario, moves);
      if (!figure.table.rows.empty()) figures.push_back(std::move(figure));
    }
    return figures;
  });
  return section;
}

}  // namespace sendcast
