#include "model/tile_model.h"

#include <algorithm>
#include <limits>
#include <set>

namespace sendcast {
namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

Eigen::Map<Lanes> lanes_at(double* numbers, int position) {
  return Eigen::Map<Lanes>(numbers + at(position) * tile_width);
}
Eigen::Map<const Lanes> lanes_at(const double* numbers, int position) {
  return Eigen::Map<const Lanes>(numbers + at(position) * tile_width);
}

bool ends_a_year(const Calendar& calendar, int month) {
  return month + 1 == calendar.months || calendar.year_of(month + 1) != calendar.year_of(month);
}

}  // namespace

TileModel::Deal::Deal(const Model& of, const std::vector<std::vector<LineClass>>& classes, const SharedPrices& shared)
    : model(&of),
      layout(layout_of(of.catalogue, of.demand.calendar.years())),
      stretches(still_months_of(of.funding, of.lines)),
      pricing(of.funding, of.lines, classes, stretches, book, shared),
      settlement(of.funding, book) {}

TileModel::TileModel(const std::vector<const Model*>& models) : first_(*models.front()), sums_(tile_sums(models)) {
  demand_ = std::make_unique<TileDemand>(first_.demand, sums_.counting, book_);
  deals_.reserve(models.size());
  for (std::size_t i = 0; i < models.size(); ++i) {
    Deal& deal = deals_.emplace_back(*models[i], sums_.classes[i], SharedPrices{first_.lines, book_});
    for (const auto& [course, sum] : sums_.commissioned[i]) {
      std::vector<Source>& by_month = deal.commissioned.emplace_back();
      for (int month = 0; month < months(); ++month) by_month.push_back(deal.book.source(*course, month));
      deal.commissioned_sums.push_back(sum);
    }
  }
  group_by_stretches();
  note_yearly();
}

void TileModel::group_by_stretches() {
  std::vector<std::vector<std::size_t>> groups;
  for (std::size_t d = 0; d < deals(); ++d) {
    const auto alike = std::find_if(groups.begin(), groups.end(), [&](const std::vector<std::size_t>& group) {
      return deals_[group.front()].stretches == deals_[d].stretches;
    });
    (alike == groups.end() ? groups.emplace_back() : *alike).push_back(d);
  }
  for (const std::vector<std::size_t>& group : groups) {
    const std::vector<StillMonths>& stretches = deals_[group.front()].stretches;
    const auto count = static_cast<int>(stretches.size());
    std::vector<const TilePricing*> pricings;
    for (const std::size_t d : group) pricings.push_back(&deals_[d].pricing);
    Stretching& added = stretchings_.emplace_back(Stretching{stretches, {}, group, TileDeals(pricings, count)});
    for (int stretch = 0; stretch < count; ++stretch) {
      added.stretch_of_month.resize(at(stretches[at(stretch)].last + 1), stretch);
    }
  }
}

void TileModel::note_yearly() {
  std::set<int> yearly;
  const auto note = [&](const std::vector<int>& sums) { yearly.insert(sums.begin(), sums.end()); };
  for (const auto* sums : {&sums_.requests, &sums_.assessments, &sums_.on_time, &sums_.issued}) note(*sums);
  for (std::size_t d = 0; d < deals(); ++d) {
    const std::vector<OutcomeModel>& outcomes = deals_[d].model->outcomes;
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
      if (outcomes[i].counts_events) note(sums_.outcomes[d][i]);
    }
  }
  yearly_.assign(yearly.begin(), yearly.end());
}

int TileModel::live_stocks() const { return demand_->plan().stocks; }

int TileModel::months() const { return first_.demand.calendar.months; }

TileModel::Desk::Desk(const TileModel& model)
    : projection_(*model.demand_),
      made_(model.book_.size()),
      in_stretch_(model.stretchings_.size(), std::vector<double>(at(model.sums_.counting.sums) * tile_width)),
      in_year_(at(model.sums_.counting.sums) * tile_width),
      charges_(model.deals()),
      accounts_(model.deals()) {
  for (const Deal& deal : model.deals_) made_of_deal_.emplace_back(deal.book.size());
}

void TileModel::run(const std::vector<std::array<Drawn, tile_width>>& drawn, Desk& desk,
                    std::vector<TileResults>& results) const {
  results.resize(deals());
  book_.make(drawn.front().data(), desk.made_.data());
  for (std::size_t i = 0; i < deals(); ++i) {
    deals_[i].book.make(drawn[i].data(), desk.made_of_deal_[i].data());
    deals_[i].pricing.open(desk.charges_[i]);
    results[i].measures.assign(at(deals_[i].layout.count()) * tile_width, 0.0);
  }
  std::fill(desk.in_year_.begin(), desk.in_year_.end(), 0.0);
  desk.projection_.begin(desk.made_.data());
  const Calendar& calendar = first_.demand.calendar;
  for (int month = 0; month < calendar.months; ++month) {
    const bool ends = ends_a_year(calendar, month);
    desk.projection_.advance(ends);
    add_month(month, desk);
    charge_month(month, desk);
    if (ends) close_year(calendar.year_of(month), desk, results);
  }
  for (std::size_t i = 0; i < deals(); ++i) {
    deals_[i].settlement.settle(desk.charges_[i], desk.made_of_deal_[i].data(), desk.accounts_[i]);
    write_money(deals_[i], desk.charges_[i], desk.accounts_[i], results[i]);
    results[i].scaled_outflows = desk.projection_.scaled_outflows();
  }
}

void TileModel::add_month(int month, Desk& desk) const {
  double* sums = desk.projection_.sums();
  lanes_at(sums, sums_.fixed).setOnes();
  for (std::size_t i = 0; i < deals(); ++i) {
    for (std::size_t k = 0; k < deals_[i].commissioned.size(); ++k) {
      lanes_at(sums, deals_[i].commissioned_sums[k]) =
          deals_[i].commissioned[k][at(month)].read(desk.made_of_deal_[i].data());
    }
  }
  for (const int sum : yearly_) lanes_at(desk.in_year_.data(), sum) += lanes_at(sums, sum);
}

/// Stretches are a deal's own, so that it comes out the same in whichever company.
void TileModel::charge_month(int month, Desk& desk) const {
  const double* sums = desk.projection_.sums();
  for (std::size_t i = 0; i < stretchings_.size(); ++i) {
    const Stretching& deals = stretchings_[i];
    const int stretch = deals.stretch_of_month[at(month)];
    std::vector<double>& in_stretch = desk.in_stretch_[i];
    if (month == deals.stretches[at(stretch)].first) std::fill(in_stretch.begin(), in_stretch.end(), 0.0);
    for (std::size_t k = 0; k < in_stretch.size(); ++k) in_stretch[k] += sums[k];
    if (month != deals.stretches[at(stretch)].last) continue;
    std::vector<TileMade> made;
    std::vector<TileCharges*> charges;
    for (const std::size_t d : deals.deals) {
      made.push_back({desk.made_of_deal_[d].data(), desk.made_.data()});
      charges.push_back(&desk.charges_[d]);
    }
    deals.pricing.charge(stretch, in_stretch.data(), made, charges);
  }
}

Lanes TileModel::total(const std::vector<int>& sums, const double* numbers) {
  Lanes total = Lanes::Zero();
  for (const int sum : sums) total += lanes_at(numbers, sum);
  return total;
}

void TileModel::close_year(int year, Desk& desk, std::vector<TileResults>& results) const {
  write_people(year, desk, results);
  for (std::size_t i = 0; i < deals(); ++i) write_outcomes(year, i, desk, results[i].measures);
  std::fill(desk.in_year_.begin(), desk.in_year_.end(), 0.0);
}

/// People are the same in every deal.
void TileModel::write_people(int year, Desk& desk, std::vector<TileResults>& results) const {
  const double* at_end = desk.projection_.sums();
  const double* in_year = desk.in_year_.data();
  const auto write = [&](int position, const Lanes& lanes) {
    for (std::size_t i = 0; i < deals(); ++i) {
      lanes_at(results[i].measures.data(), deals_[i].layout.at(year, position)) = lanes;
    }
  };
  const MeasureLayout& layout = deals_.front().layout;
  Lanes plans = Lanes::Zero();
  for (int s = 0; s < layout.settings; ++s) {
    const Lanes of_setting = total(sums_.plans_of_setting[at(s)], at_end);
    write(MeasureLayout::plans_by_setting(s), of_setting);
    plans += of_setting;
  }
  write(MeasureLayout::plans, plans);
  write(layout.sen_support(), total(sums_.sen_support, at_end));
  write(layout.waiting(), total(sums_.waiting, at_end));
  write(layout.requests(), total(sums_.requests, in_year));
  const Lanes assessments = total(sums_.assessments, in_year);
  const Lanes on_time = total(sums_.on_time, in_year);
  const Lanes nothing = Lanes::Constant(std::numeric_limits<double>::quiet_NaN());
  write(layout.assessments(), assessments);
  write(layout.on_time(), on_time);
  write(layout.issued(), total(sums_.issued, in_year));
  write(layout.timeliness(), (assessments > 0).select(on_time / assessments, nothing));
}

void TileModel::write_outcomes(int year, std::size_t deal, const Desk& desk, std::vector<double>& measures) const {
  const MeasureLayout& layout = deals_[deal].layout;
  for (int i = 0; i < layout.outcomes; ++i) {
    const bool counts_events = deals_[deal].model->outcomes[at(i)].counts_events;
    lanes_at(measures.data(), layout.at(year, layout.outcome(i))) =
        total(sums_.outcomes[deal][at(i)], counts_events ? desk.in_year_.data() : desk.projection_.sums());
  }
}

void TileModel::write_money(const Deal& deal, const TileCharges& charges, const TileAccounts& accounts,
                            TileResults& results) const {
  const MeasureLayout& layout = deal.layout;
  const Catalogue& names = deal.model->catalogue;
  results.income.assign(at(layout.years * layout.pots) * tile_width, 0.0);
  for (int year = 0; year < layout.years; ++year) {
    const auto add = [&](int position, const Lanes& lanes) {
      lanes_at(results.measures.data(), layout.at(year, position)) += lanes;
    };
    for (int line = 0; line < layout.lines; ++line) {
      const Lanes& cost = charges.lines[at(line)].cost[at(year)];
      add(layout.cost_by_line(line), cost);
      add(names.lines[at(line)].capital ? layout.capital_cost() : layout.revenue_cost(), cost);
    }
    for (int pot = 0; pot < layout.pots; ++pot) {
      const TileBudgetYear& budget = accounts.budgets[at(year)][at(pot)];
      add(layout.paid_by_pot(pot), budget.paid);
      add(layout.paid_by_funder(names.pots[at(pot)].funder), budget.paid);
      add(layout.balance_by_pot(pot), budget.balance);
      lanes_at(results.income.data(), year * layout.pots + pot) = budget.income;
    }
  }
}

}  // namespace sendcast
