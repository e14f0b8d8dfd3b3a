#include "report/matters_tables.h"

#include <algorithm>

#include <fmt/format.h>

#include "funding/pence.h"
#include "report/figures.h"
#include "report/text_width.h"

namespace sendcast {
namespace {

Cell pounds(double amount) { return Money{to_pence(amount)}; }

std::string change_in_millions(double pounds) { return in_unit(to_pence(pounds), MoneyUnit::millions, Sign::always); }

std::size_t position_of(const std::vector<std::string>& numbers, const std::string& number) {
  return static_cast<std::size_t>(std::find(numbers.begin(), numbers.end(), number) - numbers.begin());
}

}  // namespace

Table tornado_table(const WhatMatters& matters) {
  Table table{"tornado",
              "What each uncertain cause does to a result, alone, from its 10th to its 90th percentile, £; and its "
              "share of the variance by rank regression",
              {{"scenario", ColumnKind::text},
               {"measure", ColumnKind::text},
               {"of", ColumnKind::text},
               {"cause", ColumnKind::text},
               {"central", ColumnKind::money},
               {"at_p10", ColumnKind::money},
               {"at_p90", ColumnKind::money},
               {"swing", ColumnKind::money},
               {"variance_share", ColumnKind::number},
               {"explained", ColumnKind::number}},
              {}};
  for (const WhatMoves& moves : matters.moves) {
    for (const TornadoBar& bar : moves.bars) {
      const std::size_t i = position_of(matters.causes, bar.parameter);
      table.rows.push_back({moves.result.scenario, moves.result.measure, moves.result.of, bar.parameter,
                            pounds(moves.central), pounds(moves.central + bar.below), pounds(moves.central + bar.above),
                            pounds(bar.swing), moves.regression.shares[static_cast<Eigen::Index>(i)],
                            moves.regression.explained});
    }
  }
  return table;
}

Table perfect_information_table(const WhatMatters& matters) {
  Table table{"perfect_information",
              "What it would be worth to know something before choosing among the base and the scenarios, £ of present "
              "value (regression estimator of Strong, Oakley and Brennan 2014)",
              {{"of", ColumnKind::text},
               {"kind", ColumnKind::text},
               {"known", ColumnKind::text},
               {"value", ColumnKind::money},
               {"standard_error", ColumnKind::money}},
              {}};
  for (const WorthKnowing& worth : matters.worth_knowing) {
    const char* kind = worth.what == "everything" ? "everything" : worth.is_group ? "section" : "cause";
    table.rows.push_back({worth.of, kind, worth.what, pounds(worth.worth.value), pounds(worth.worth.standard_error)});
  }
  return table;
}

Table acceptability_table(const WhatMatters& matters, std::span<const Results> scenarios) {
  Table table{"acceptability",
              "How likely each option is to have the highest net benefit, by what one more unit of an outcome is worth",
              {{"of", ColumnKind::text},
               {"outcome", ColumnKind::text},
               {"willingness_to_pay", ColumnKind::money},
               {"scenario", ColumnKind::text},
               {"probability", ColumnKind::number},
               {"mean_net_benefit", ColumnKind::money},
               {"on_frontier", ColumnKind::yes_no}},
              {}};
  for (const OutcomeAcceptability& outcome : matters.acceptability) {
    for (const Acceptability& at : outcome.curve) {
      for (std::size_t s = 0; s < scenarios.size(); ++s) {
        const auto option = static_cast<Eigen::Index>(s);
        table.rows.push_back({outcome.of, outcome.outcome, pounds(at.willingness_to_pay),
                              scenarios[s].catalogue.scenario, at.probabilities[option],
                              pounds(at.net_benefits[option]), at.frontier == option});
      }
    }
  }
  return table;
}

std::string tornado_screen(const WhatMatters& matters, std::size_t scenario, const Screen& screen) {
  const WhatMoves& moves = matters.moves[scenario];
  Grid grid;
  grid.title = "What moves the cost of the whole run most, one cause at a time, £m";
  grid.headings = {{"at its", "10%"}, {"at its", "90%"}, {"share of", "variance"}};
  constexpr std::size_t most = 10;
  for (std::size_t i = 0; i < std::min(most, moves.bars.size()); ++i) {
    const TornadoBar& bar = moves.bars[i];
    const std::size_t number = position_of(matters.causes, bar.parameter);
    grid.rows.push_back({bar.parameter,
                         {change_in_millions(bar.below), change_in_millions(bar.above),
                          percentage(std::max(0.0, moves.regression.shares[static_cast<Eigen::Index>(number)]))},
                         RowStyle::plain});
  }
  return render(grid, screen);
}

std::string perfect_information_screen(const WhatMatters& matters, const Screen& screen) {
  std::vector<WorthKnowing> of_all;
  for (const WorthKnowing& worth : matters.worth_knowing) {
    if (worth.of == "all") of_all.push_back(worth);
  }
  if (of_all.empty()) return {};
  std::stable_sort(of_all.begin(), of_all.end(), [](const WorthKnowing& a, const WorthKnowing& b) {
    const auto rank = [](const WorthKnowing& worth) { return worth.what == "everything" ? 0 : worth.is_group ? 1 : 2; };
    return rank(a) != rank(b) ? rank(a) < rank(b) : a.worth.value > b.worth.value;
  });
  Grid grid;
  grid.title = "What it would be worth to know before choosing, for all together, £m of present value";
  grid.headings = {{"worth"}, {"standard error"}};
  constexpr std::size_t most = 12;
  for (std::size_t i = 0; i < std::min(most, of_all.size()); ++i) {
    const WorthKnowing& worth = of_all[i];
    const std::string label = worth.is_group && worth.what != "everything" ? "everything in " + worth.what : worth.what;
    grid.rows.push_back({label,
                         {in_unit(to_pence(worth.worth.value), MoneyUnit::millions),
                          in_unit(to_pence(worth.worth.standard_error), MoneyUnit::millions)},
                         worth.is_group ? RowStyle::plain : RowStyle::part});
  }
  return render(grid, screen);
}

}  // namespace sendcast
