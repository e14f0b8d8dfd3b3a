#include "funding/tile_pricing.h"

#include <algorithm>
#include <cstddef>
#include <set>
#include <utility>

#include "funding/at.h"

namespace sendcast {
namespace {

/// The part of a unit's price that lies between two bounds; a negative price is worked by its magnitude.
Lanes price_between(const Lanes& low, const Lanes& high, const Lanes& price) {
  const Lanes magnitude = price.abs();
  const Lanes part = magnitude.min(high) - magnitude.min(low);
  return (price < 0).select(-part, part);
}

/// Gives the parts of a price to `take`, band by band. A bound below the one before counts as the one before.
template <typename Take>
void cut(const Lanes& price, const std::vector<Source>& bounds, const double* made, Take take) {
  Lanes low = Lanes::Zero();
  for (const Source& bound : bounds) {
    const Lanes high = bound.read(made).max(low);
    take(price_between(low, high, price));
    low = high;
  }
}

/// What a draw makes of one row, which is `central` where no draw does.
Source source_of(const std::vector<UncertainRow>& uncertain, int row, int point, double central, RecipeBook& book) {
  for (const UncertainRow& drawn : uncertain) {
    if (drawn.row == row) return book.source(drawn.recipe, drawn.component, point, central);
  }
  return {true, central, 0};
}

int position_of(int pot, const std::vector<int>& pots) {
  return static_cast<int>(std::lower_bound(pots.begin(), pots.end(), pot) - pots.begin());
}

TileParts no_parts(std::vector<int> pots, int years) {
  const std::size_t amounts = pots.size() * static_cast<std::size_t>(years);
  return {std::move(pots), std::vector<Lanes>(amounts, Lanes::Zero())};
}

bool runs_in(const LineModel& line, const StillMonths& months) {
  return line.first_month <= months.first && months.last <= line.last_month;
}

bool is_same(const Source& one, const Source& other) {
  return one.is_certain == other.is_certain &&
         (one.is_certain ? one.certain == other.certain : one.made_at == other.made_at);
}

bool are_same(const Eigen::ArrayXXd& one, const Eigen::ArrayXXd& other) {
  return one.rows() == other.rows() && one.cols() == other.cols() && (one == other).all();
}

bool are_same(const std::vector<UncertainRow>& one, const std::vector<UncertainRow>& other) {
  return std::equal(one.begin(), one.end(), other.begin(), other.end(),
                    [](const UncertainRow& a, const UncertainRow& b) {
                      return a.row == b.row && a.component == b.component && a.recipe == b.recipe;
                    });
}

/// Whether two lines have the same prices and uptake, down to the recipes.
bool share_prices(const LineModel& one, const LineModel& other) {
  return are_same(one.price, other.price) && are_same(one.uptake, other.uptake) &&
         are_same(one.uncertain_price, other.uncertain_price) && are_same(one.uncertain_uptake, other.uncertain_uptake);
}

bool may_pay(const Band& band, int pot, int month) { return band.drawn_shares || band.shares(pot, month) != 0; }

}  // namespace

/// Works beforehand where everything is read from.
class TilePricing::Plan {
 public:
  Plan(const FundingModel& model, RecipeBook& book, const std::optional<SharedPrices>& shared)
      : model_(model), book_(book), shared_(shared) {}

  /// A line that has run up nothing, with room for every pot that may come to pay of it.
  TileLineCharges open(const LineModel& line, const std::vector<LineClass>& classes,
                       const std::vector<StillMonths>& stretches) const {
    const int years = model_.calendar.years();
    const std::vector<Lanes> nothing(static_cast<std::size_t>(years), Lanes::Zero());
    TileLineCharges charges{nothing, nothing, {}, line.pool, {}};
    if (line.pool >= 0) return charges;
    charges.parts = no_parts(payers_of(line, classes, stretches), years);
    for (const int grant : line.grants) {
      charges.grants.push_back({grant, no_parts(grant_payers(grant, line, stretches), years)});
    }
    return charges;
  }

  PricedLine price(int number, const LineModel& line, const std::vector<LineClass>& classes, const StillMonths& months,
                   const TileLineCharges& account) {
    PricedLine priced;
    priced.line = number;
    priced.is_shared = is_shared(static_cast<std::size_t>(number), line);
    RecipeBook& prices = priced.is_shared ? shared_->book : book_;
    std::vector<int> first_bands;  // by ladder of the rule; -1 where no class so far has used it
    for (const LineClass& counted : classes) {
      PricedClass& priced_class = priced.classes.emplace_back(price(line, counted, months, prices));
      if (line.pool >= 0) continue;
      const auto ladder = static_cast<std::size_t>(counted.ladder_row);
      if (first_bands.size() <= ladder) first_bands.resize(ladder + 1, -1);
      if (first_bands[ladder] < 0) {
        first_bands[ladder] = static_cast<int>(priced.bands.size());
        add_bands(ladder_of(line, counted), months, account.parts.pots, priced.bands);
      }
      priced_class.first_band = first_bands[ladder];
      cut_into_bands(ladder_of(line, counted), months.year, priced_class);
    }
    for (const TileGrantCharges& grant : account.grants) {
      priced.grant_payers.push_back(position_of(grant_payer(grant.grant, months), grant.parts.pots));
    }
    return priced;
  }

 private:
  bool is_shared(std::size_t number, const LineModel& line) const {
    return shared_ && number < shared_->lines.size() && share_prices(line, shared_->lines[number]);
  }

  const Ladder& ladder_of(const LineModel& line, const LineClass& counted) const {
    return at(at(model_.rules, line.rule).ladders, counted.ladder_row);
  }

  int grant_payer(int grant, const StillMonths& months) const {
    return payer_in(model_, at(model_.grants, grant).pot, months.first);
  }

  std::vector<int> grant_payers(int grant, const LineModel& line, const std::vector<StillMonths>& stretches) const {
    std::set<int> payers;
    for (const StillMonths& months : stretches) {
      if (runs_in(line, months)) payers.insert(grant_payer(grant, months));
    }
    return {payers.begin(), payers.end()};
  }

  std::vector<int> payers_of(const LineModel& line, const std::vector<LineClass>& classes,
                             const std::vector<StillMonths>& stretches) const {
    std::set<int> ladders;
    for (const LineClass& counted : classes) ladders.insert(counted.ladder_row);
    std::set<int> payers;
    for (const StillMonths& months : stretches) {
      if (!runs_in(line, months)) continue;
      for (const int ladder : ladders) add_payers(at(at(model_.rules, line.rule).ladders, ladder), months, payers);
    }
    return {payers.begin(), payers.end()};
  }

  void add_payers(const Ladder& ladder, const StillMonths& months, std::set<int>& payers) const {
    for (const Band& band : ladder.bands) {
      for (int pot = 0; pot < static_cast<int>(model_.pots.size()); ++pot) {
        if (may_pay(band, pot, months.first)) payers.insert(payer_in(model_, pot, months.first));
      }
    }
  }

  static PricedClass price(const LineModel& line, const LineClass& counted, const StillMonths& months,
                           RecipeBook& prices) {
    const int uptake_month = line.uptake.rows() == 1 ? 0 : months.first;
    PricedClass priced;
    priced.sum = counted.sum;
    priced.uptake = source_of(line.uncertain_uptake, counted.uptake_row, months.first,
                              line.uptake(uptake_month, counted.uptake_row), prices);
    priced.unit = line.priced_per_year ? 1.0 / 12 : 1;
    priced.price = source_of(line.uncertain_price, counted.price_row, months.year,
                             line.price(months.year, counted.price_row), prices);
    return priced;
  }

  void add_bands(const Ladder& ladder, const StillMonths& months, const std::vector<int>& payers,
                 std::vector<std::vector<Share>>& bands) {
    for (const Band& band : ladder.bands) {
      std::vector<Share>& shares = bands.emplace_back();
      for (int pot = 0; pot < static_cast<int>(model_.pots.size()); ++pot) {
        if (!may_pay(band, pot, months.first)) continue;
        shares.push_back({position_of(payer_in(model_, pot, months.first), payers),
                          book_.source(band.drawn_shares, pot, months.first, band.shares(pot, months.first))});
      }
    }
  }

  /// Cuts a certain price at certain bounds here and now, and has others cut draw by draw.
  void cut_into_bands(const Ladder& ladder, int year, PricedClass& priced) {
    priced.has_one_band = ladder.bands.size() == 1;
    if (priced.has_one_band) return;
    bool is_certain = priced.price.is_certain;
    for (const Band& band : ladder.bands) {
      priced.bounds.push_back(book_.source(band.up_to, year));
      is_certain = is_certain && priced.bounds.back().is_certain;
    }
    if (!is_certain) return;
    cut(priced.price.read(nullptr), priced.bounds, nullptr,
        [&](const Lanes& part) { priced.certain_bands.push_back(part[0]); });
    priced.bounds.clear();
  }

  const FundingModel& model_;
  RecipeBook& book_;
  const std::optional<SharedPrices>& shared_;
};

TilePricing::TilePricing(const FundingModel& model, const std::vector<LineModel>& lines,
                         const std::vector<std::vector<LineClass>>& classes, const std::vector<StillMonths>& stretches,
                         RecipeBook& book, const std::optional<SharedPrices>& shared) {
  Plan plan(model, book, shared);
  for (std::size_t i = 0; i < lines.size(); ++i) nothing_.lines.push_back(plan.open(lines[i], classes[i], stretches));
  std::size_t most_bands = 0;
  for (const StillMonths& months : stretches) {
    PricedStretch& stretch = stretches_.emplace_back();
    stretch.year = months.year;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (!runs_in(lines[i], months)) continue;
      stretch.lines.push_back(plan.price(static_cast<int>(i), lines[i], classes[i], months, nothing_.lines[i]));
      most_bands = std::max(most_bands, stretch.lines.back().bands.size());
    }
  }
  nothing_.in_hand.in_band.assign(most_bands, Lanes::Zero());
}

void TilePricing::charge(int stretch, const double* sums, const TileMade& made, TileCharges& charges) const {
  for (std::size_t line = 0; line < lines_in(stretch); ++line) {
    price_line(stretch, line, sums, made, charges.in_hand);
    pay_line(stretch, line, charges.in_hand, made, charges);
  }
}

std::size_t TilePricing::lines_in(int stretch) const { return at(stretches_, stretch).lines.size(); }

/// Bounds that a draw makes are the deal's own.
bool TilePricing::cost_alike(const PricedClass& one, const PricedClass& other) {
  const auto is_certain = [](const Source& bound) { return bound.is_certain; };
  return one.sum == other.sum && one.unit == other.unit && one.first_band == other.first_band &&
         one.has_one_band == other.has_one_band && one.certain_bands == other.certain_bands &&
         is_same(one.uptake, other.uptake) && is_same(one.price, other.price) &&
         std::all_of(one.bounds.begin(), one.bounds.end(), is_certain) &&
         std::equal(one.bounds.begin(), one.bounds.end(), other.bounds.begin(), other.bounds.end(), is_same);
}

bool TilePricing::costs_as(const TilePricing& other, int stretch, std::size_t line) const {
  if (line >= lines_in(stretch) || line >= other.lines_in(stretch)) return false;
  const PricedLine& here = at(stretches_, stretch).lines[line];
  const PricedLine& there = at(other.stretches_, stretch).lines[line];
  return here.is_shared && there.is_shared && here.bands.size() == there.bands.size() &&
         std::equal(here.classes.begin(), here.classes.end(), there.classes.begin(), there.classes.end(), cost_alike);
}

void TilePricing::price_line(int stretch, std::size_t line, const double* sums, const TileMade& made,
                             TileLineCosts& costs) const {
  const PricedLine& priced = at(stretches_, stretch).lines[line];
  const double* prices = priced.is_shared ? made.shared : made.own;
  std::fill_n(costs.in_band.begin(), priced.bands.size(), Lanes::Zero());
  Lanes quantities = Lanes::Zero();
  Lanes cost = Lanes::Zero();
  for (const PricedClass& counted : priced.classes) {
    const Lanes units = Eigen::Map<const Lanes>(sums + counted.sum * tile_width) * counted.unit;
    const Lanes quantity = units * counted.uptake.read(prices);
    const Lanes price = counted.price.read(prices);
    const Lanes spend = quantity * price;
    quantities += quantity;
    cost += spend;
    Lanes* band = costs.in_band.data() + counted.first_band;
    if (counted.has_one_band) *band += spend;
    for (const double part : counted.certain_bands) *band++ += quantity * part;
    cut(price, counted.bounds, made.own, [&](const Lanes& part) { *band++ += quantity * part; });
  }
  costs.quantity = quantities;
  costs.cost = cost;
}

void TilePricing::pay_line(int stretch, std::size_t line, const TileLineCosts& costs, const TileMade& made,
                           TileCharges& charges) const {
  const int year = at(stretches_, stretch).year;
  const PricedLine& priced = at(stretches_, stretch).lines[line];
  TileLineCharges& account = at(charges.lines, priced.line);
  at(account.quantity, year) += costs.quantity;
  at(account.cost, year) += costs.cost;
  for (std::size_t i = 0; i < priced.grant_payers.size(); ++i) {
    account.grants[i].parts.in(year)[priced.grant_payers[i]] += costs.cost;
  }
  Lanes* parts = account.parts.in(year);
  const Lanes* in_band = costs.in_band.data();
  for (const std::vector<Share>& band : priced.bands) {
    for (const Share& share : band) parts[share.payer] += *in_band * share.share.read(made.own);
    ++in_band;
  }
}

}  // namespace sendcast
