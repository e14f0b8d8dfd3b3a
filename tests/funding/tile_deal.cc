#include "tests/funding/tile_deal.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "funding/at.h"
#include "funding/charge.h"
#include "funding/settle.h"
#include "funding/tile_pricing.h"
#include "funding/tile_settlement.h"

namespace sendcast {
namespace {

bool runs(const LineModel& line, int month) { return line.first_month <= month && month <= line.last_month; }

double uptake_of(const LineModel& line, int month, std::size_t cell) {
  return line.uptake(line.uptake.rows() == 1 ? 0 : month, line.uptake_row[cell]);
}

/// A line's classes, and each counted cell's sum.
std::vector<LineClass> classes_of(const LineModel& line, int& sums, std::vector<int>& sum_of_cell) {
  std::vector<LineClass> classes;
  std::map<std::tuple<int, int, int>, int> known;
  for (std::size_t cell = 0; cell < line.cells.size(); ++cell) {
    const int ladder = line.pool >= 0 ? -1 : line.ladder_row[cell];
    const auto [entry, is_new] = known.emplace(std::tuple(line.price_row[cell], line.uptake_row[cell], ladder), sums);
    if (is_new) classes.push_back({line.price_row[cell], line.uptake_row[cell], ladder, sums++});
    sum_of_cell.push_back(entry->second);
  }
  return classes;
}

std::vector<double> sums_in(const StillMonths& months, const ByLane<Counts>& counts,
                            const std::vector<std::vector<int>>& sum_of_cell, int sums) {
  std::vector<double> summed(static_cast<std::size_t>(sums) * tile_width, 0.0);
  for (std::size_t lane = 0; lane < tile_width; ++lane) {
    for (std::size_t line = 0; line < sum_of_cell.size(); ++line) {
      for (int month = months.first; month <= months.last; ++month) {
        const std::vector<double>& of_month = at(counts[lane][line], month);
        for (std::size_t cell = 0; cell < of_month.size(); ++cell) {
          summed[static_cast<std::size_t>(sum_of_cell[line][cell]) * tile_width + lane] += of_month[cell];
        }
      }
    }
  }
  return summed;
}

/// Bounds below the ones before raised to these, as only a draw needs.
FundingModel with_bounds_in_order(FundingModel model) {
  for (RuleModel& rule : model.rules) {
    for (Ladder& ladder : rule.ladders) {
      for (std::size_t band = 1; band < ladder.bands.size(); ++band) {
        for (std::size_t year = 0; year < ladder.bands[band].up_to.size(); ++year) {
          double& bound = ladder.bands[band].up_to[year];
          bound = std::max(bound, ladder.bands[band - 1].up_to[year]);
        }
      }
    }
  }
  return model;
}

}  // namespace

Accounts central_accounts(const Deal& deal, const Counts& counts) {
  const FundingModel model = with_bounds_in_order(deal.model);
  std::vector<LineCharges> charges = open_charges(model, deal.lines);
  for (int month = 0; month < deal.model.calendar.months; ++month) {
    for (std::size_t i = 0; i < deal.lines.size(); ++i) {
      const LineModel& line = deal.lines[i];
      std::vector<double> quantities = at(counts[i], month);
      for (std::size_t cell = 0; cell < quantities.size(); ++cell) {
        quantities[cell] *= runs(line, month) ? uptake_of(line, month, cell) / (line.priced_per_year ? 12 : 1) : 0;
      }
      charge(model, line, quantities, month, charges[i]);
    }
  }
  return settle(model, charges);
}

TileMoney tile_money(const Deal& deal, const ByLane<Counts>& counts, const ByLane<double>& draws,
                     const std::vector<StillMonths>& stretches) {
  int sums = 0;
  std::vector<std::vector<LineClass>> classes;
  std::vector<std::vector<int>> sum_of_cell;
  for (const LineModel& line : deal.lines) classes.push_back(classes_of(line, sums, sum_of_cell.emplace_back()));
  RecipeBook book;
  const TilePricing pricing(deal.model, deal.lines, classes, stretches, book);
  const TileSettlement settlement(deal.model, book);
  std::vector<double> made(book.size());
  Drawn drawn[tile_width];
  for (std::size_t lane = 0; lane < tile_width; ++lane) drawn[lane].numbers = &draws[lane];
  book.make(drawn, made.data());

  TileMoney money;
  for (int round = 0; round < 2; ++round) {  // the second finds what the first has left behind
    pricing.open(money.charges);
    for (std::size_t i = 0; i < stretches.size(); ++i) {
      const std::vector<double> counted = sums_in(stretches[i], counts, sum_of_cell, sums);
      pricing.charge(static_cast<int>(i), counted.data(), {made.data(), nullptr}, money.charges);
    }
    settlement.settle(money.charges, made.data(), money.accounts);
  }
  return money;
}

}  // namespace sendcast
