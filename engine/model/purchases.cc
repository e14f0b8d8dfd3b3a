#include "model/purchases.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "funding/lower.h"
#include "services/lower.h"

namespace sendcast {
namespace {

using Payer = std::optional<int>;

/// Where a name stands, -1 if nowhere.
int position_of(const std::vector<std::string>& names, const std::string& name) {
  const auto found = std::find(names.begin(), names.end(), name);
  return found == names.end() ? -1 : static_cast<int>(found - names.begin());
}

/// What a scenario's payer, a funding rule or after those a pooled fund, is called.
const std::string& name_of_payer(const Scenario& scenario, int payer) {
  const auto index = static_cast<std::size_t>(payer);
  const std::size_t rules = scenario.funding.count();
  return index < rules ? scenario.funding.names[index] : scenario.pools.names[index - rules];
}

Payer find_payer(const Scenario& scenario, const std::string& name) {
  const int rule = position_of(scenario.funding.names, name);
  if (rule >= 0) return rule;
  const int pool = position_of(scenario.pools.names, name);
  if (pool >= 0) return pool + static_cast<int>(scenario.funding.count());
  return std::nullopt;
}

/// Whether a payer splits by a need matrix once its grants are used up: it knows only the cells it was written for.
bool has_need_matrix(const Scenario& scenario, int payer) {
  while (payer < static_cast<int>(scenario.funding.count())) {
    const FundingRule& rule = scenario.funding.items[static_cast<std::size_t>(payer)];
    const auto* grant = std::get_if<Grant>(&rule.kind);
    if (grant == nullptr) return std::holds_alternative<Domains>(rule.kind);
    payer = grant->then.index;
  }
  return false;
}

bool counts_the_same_cells(const ServiceLine& one, const ServiceLine& other, const Shape& shape) {
  return one.driver.kind.index() == other.driver.kind.index() &&
         counted_cells(one.driver, one.where, shape).cells == counted_cells(other.driver, other.where, shape).cells;
}

/// Who pays by the words of one scenario.
class Payers {
 public:
  explicit Payers(const Scenario& scenario) : scenario_(scenario) {
    for (const NamedLine& named : all_lines(scenario)) lines_[*named.name] = named.line;
  }

  /// Who pays for a line of `buyer`; nothing where these words do not say it.
  Payer of(const NamedLine& line, const Scenario& buyer) const {
    const auto known = lines_.find(*line.name);
    if (known != lines_.end()) {
      const int payer = known->second->funding.index;
      const bool knows_cells =
          !has_need_matrix(scenario_, payer) || counts_the_same_cells(*known->second, *line.line, scenario_.shape());
      return knows_cells ? Payer(payer) : std::nullopt;
    }
    const Payer payer = find_payer(scenario_, name_of_payer(buyer, line.line->funding.index));
    return payer && !has_need_matrix(scenario_, *payer) ? payer : std::nullopt;
  }

 private:
  const Scenario& scenario_;
  std::unordered_map<std::string, const ServiceLine*> lines_;
};

void hold_from(int point, Course& course) {
  std::fill(course.begin() + point + 1, course.end(), course[static_cast<std::size_t>(point)]);
}

void hold_rows_from(int row, Eigen::ArrayXXd& rows) {
  for (Eigen::Index later = row + 1; later < rows.rows(); ++later) rows.row(later) = rows.row(row);
}

void hold_band_from(int month, int year, Band& band) {
  hold_from(year, band.up_to);
  for (Eigen::Index later = month + 1; later < band.shares.cols(); ++later) {
    band.shares.col(later) = band.shares.col(month);
  }
}

void hold_shares_from(int month, std::vector<PoolShare>& shares) {
  for (PoolShare& share : shares) hold_from(month, share.amount);
}

}  // namespace

std::optional<Purchases> purchases(const Scenario& buyer, const Scenario& payer, const DemandModel& demand) {
  const EffectsByTarget on_lines = all_effects(buyer);
  const EffectsByTarget on_payers = all_effects(payer);
  const FundingSpec spec{payer.funders, payer.pots, payer.pools, payer.funding, payer.calendar(), on_payers};
  Purchases purchases{{}, lower_funding(spec)};
  PayerLowering lowering(spec, purchases.funding);
  const Payers payers(payer);
  for (const NamedLine& named : all_lines(buyer)) {
    const ServiceLine& line = *named.line;
    const Payer pays = payers.of(named, buyer);
    if (!pays) return std::nullopt;
    const Value* index = line.index ? &buyer.indices.items[static_cast<std::size_t>(line.index->index)] : nullptr;
    purchases.lines.push_back(lower_line(line, *named.name, index, named.from, named.until, demand, on_lines));
    lowering.lower(*pays, counted_cells(line.driver, line.where, demand.shape).at, purchases.lines.back());
  }
  return purchases;
}

void hold_lines(std::vector<LineModel>& lines, const Calendar& calendar, int month) {
  for (LineModel& line : lines) {
    const bool runs = line.first_month <= month && month <= line.last_month;
    line.last_month = runs ? calendar.months - 1 : std::min(line.last_month, month);
    hold_rows_from(calendar.year_of(month), line.price);
    if (line.uptake.rows() > 1) hold_rows_from(month, line.uptake);
    if (auto* commissioned = std::get_if<PlacesDriver>(&line.driver)) hold_from(month, commissioned->places);
  }
}

void hold_payers(FundingModel& funding, int month) {
  const int year = funding.calendar.year_of(month);
  for (RuleModel& rule : funding.rules) {
    for (Ladder& ladder : rule.ladders) {
      for (Band& band : ladder.bands) hold_band_from(month, year, band);
    }
  }
  for (GrantModel& grant : funding.grants) hold_from(year, grant.limit);
  for (PotModel& pot : funding.pots) {
    if (pot.succeeded_from > month) pot.successor = -1;
  }
  for (PoolModel& pool : funding.pools) {
    hold_shares_from(month, pool.contributions);
    hold_shares_from(month, pool.overspend);
    hold_shares_from(month, pool.beyond_cap);
    hold_from(year, pool.cap);
  }
}

}  // namespace sendcast
