#include "fit/fitted_money.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <span>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace sendcast {
namespace {

/// What a line of section 251 is paid by the head of; none: an amount a year.
struct PublishedLine {
  std::string_view name;
  std::string_view label;
  std::string_view code;
  std::array<std::string_view, 4> published;  ///< lines of the return that it sums
  std::array<std::optional<SettingGroup>, 2> groups;
  std::string_view sector;  ///< "maintained" or "independent" where income has to be taken off
};

constexpr auto nobody = std::optional<SettingGroup>();

constexpr std::array<PublishedLine, 13> published_lines = {{
    {"special_places",
     "Special school places that the council pays itself",
     "1.0.2",
     {"place_funding_special"},
     {SettingGroup::special, nobody},
     ""},
    {"special_top_up",
     "Special school top-ups",
     "1.2.1",
     {"topup_maintained_special"},
     {SettingGroup::special, nobody},
     "maintained"},
    {"resourced_places",
     "Places in resourced provision and SEN units",
     "1.0.2",
     {"place_funding_primary", "place_funding_secondary"},
     {SettingGroup::resourced_or_unit, nobody},
     ""},
    {"early_years_top_up",
     "Early years top-ups",
     "1.2.1",
     {"topup_maintained_early_years", "topup_independent_early_years"},
     {nobody, nobody},
     ""},
    {"mainstream_top_up",
     "Mainstream school top-ups",
     "1.2.1",
     {"topup_maintained_primary", "topup_maintained_secondary"},
     {SettingGroup::mainstream, SettingGroup::resourced_or_unit},
     "maintained"},
    {"independent_fees",
     "Independent and non-maintained school fees",
     "1.2.3",
     {"topup_independent_primary", "topup_independent_secondary", "topup_independent_special"},
     {SettingGroup::independent, nobody},
     "independent"},
    {"post_16_top_up",
     "Further education top-ups",
     "1.2.1",
     {"topup_maintained_post_school"},
     {SettingGroup::post_16, nobody},
     "maintained"},
    {"post_16_fees",
     "Specialist post-16 fees",
     "1.2.3",
     {"topup_independent_post_school"},
     {SettingGroup::post_16, nobody},
     "independent"},
    {"alternative_provision",
     "Alternative provision places and top-ups",
     "1.2.1",
     {"place_funding_pru_ap", "topup_maintained_pru_ap", "topup_independent_pru_ap"},
     {nobody, nobody},
     ""},
    {"alternative_provision_services",
     "Alternative provision services",
     "1.2.7",
     {"alternative_provision_services"},
     {nobody, nobody},
     ""},
    {"sen_support_services",
     "SEN support and inclusion services",
     "1.2.5",
     {"sen_support_and_inclusion_services"},
     {nobody, nobody},
     ""},
    {"hospital_education", "Hospital education", "1.2.6", {"hospital_education_services"}, {nobody, nobody}, ""},
    {"therapies", "Therapies and other health", "1.2.13", {"therapies_and_other_health"}, {nobody, nobody}, ""},
}};

/// One return of a year: what its lines come to in an area; in England, those of the areas that have returned it,
/// scaled to all plans.
class Section251 {
 public:
  Section251(const History& history, AreaIndex area, int year, Statistic statistic)
      : history_(history), year_(year), statistic_(statistic) {
    if (area != england()) {
      areas_ = {area};
      return;
    }
    for (const AreaIndex part : local_authorities(year + 1)) {
      areas_ = {part};
      if (is_there()) returned_.push_back(part);
    }
    areas_ = returned_;
    scale_ = share_of_plans();
  }

  std::optional<double> amount(std::string_view line) const {
    const auto label = history_.label(line);
    if (!label || areas_.empty()) return std::nullopt;
    double sum = 0;
    for (const AreaIndex area : areas_) {
      const auto amount = history_.value({.statistic = statistic_, .area = area, .year = year_, .label = *label});
      if (!amount && areas_.size() == 1) return std::nullopt;
      sum += amount.value_or(0);
    }
    return sum / scale_;
  }

  bool is_there() const { return amount("topup_maintained_total").has_value(); }

  /// What is left of a sector's top-ups when income from other areas is taken off, as a share.
  double net_of_income(std::string_view sector) const {
    if (sector.empty()) return 1;
    const double total = amount(fmt::format("topup_{}_total", sector)).value_or(0);
    const double income = amount(fmt::format("topup_{}_income", sector)).value_or(0);
    return total > 0 && total + income > 0 ? total / (total + income) : 1;
  }

  std::string name() const {
    const std::string of_areas =
        returned_.empty() ? std::string() : fmt::format(" of {} areas, scaled to all plans", returned_.size());
    return fmt::format("section 251 {} {}{}", statistic_ == Statistic::section_251_outturn ? "outturn" : "budget",
                       financial_year_name(year_), of_areas);
  }

 private:
  /// Of all plans, those in the areas that have returned it.
  double share_of_plans() const {
    double plans = 0;
    for (const AreaIndex area : returned_)
      plans += history_.value({.statistic = Statistic::plans, .area = area, .year = year_ + 1}).value_or(0);
    const double all =
        history_.value({.statistic = Statistic::plans, .area = england(), .year = year_ + 1}).value_or(plans);
    return plans > 0 && all > 0 ? plans / all : 1;
  }

  const History& history_;
  int year_;
  Statistic statistic_;
  std::vector<AreaIndex> areas_;
  std::vector<AreaIndex> returned_;  ///< of England's, those with the return
  double scale_ = 1;
};

std::optional<Section251> return_of(const History& history, AreaIndex area, int year) {
  for (const Statistic statistic : {Statistic::section_251_outturn, Statistic::section_251_budget}) {
    const Section251 found(history, area, year, statistic);
    if (found.is_there()) return found;
  }
  return std::nullopt;
}

std::string driver_of(const PublishedLine& line) {
  std::vector<std::string_view> groups;
  for (const auto& group : line.groups)
    if (group) groups.push_back(name_of(*group));
  return fmt::format("{{caseload: [{}]}}", fmt::join(groups, ", "));
}

/// A line without one of its parts would look whole: it is left out, and a remark says so.
std::optional<FittedLine> fitted(const PublishedLine& line, const Section251& money, const Eigen::ArrayXd& plans,
                                 int year, int january, std::vector<std::string>& remarks) {
  double amount = 0;
  for (const std::string_view part : line.published) {
    if (part.empty()) continue;
    const auto published = money.amount(part);
    if (!published || *published < 0) {
      remarks.push_back(fmt::format("{}: '{}' is {} in {}, so that the line is left out: put your own figure there.",
                                    line.label, part, published ? "below nought" : "missing", money.name()));
      return std::nullopt;
    }
    amount += *published;
  }
  amount *= money.net_of_income(line.sector);
  if (amount <= 0) return std::nullopt;
  double heads = 0;
  for (const auto& group : line.groups)
    if (group) heads += plans[static_cast<Eigen::Index>(*group)];
  FittedLine fitted;
  fitted.name = line.name;
  fitted.label = line.label;
  fitted.section_251_line = line.code;
  fitted.price_base = financial_year_name(year);
  const bool is_by_head = line.groups[0].has_value() && heads >= 1;
  fitted.driver = is_by_head ? driver_of(line) : "fixed";
  fitted.unit_cost = is_by_head ? amount / heads : amount;
  const std::string net = line.sector.empty() ? "" : ", net of income";
  fitted.origin = {is_by_head ? fmt::format("£{:.0f}{}, {}, over {:.0f} plans in January {} (DfE EHC plans)", amount,
                                            net, money.name(), heads, january)
                              : fmt::format("£{:.0f}{}, {}", amount, net, money.name()),
                   is_by_head ? Basis::calibrated : Basis::published};
  return fitted;
}

/// Months between the publication of a series, as its label says it ("gdp_deflator_hmt_2022_06 …"), and a January.
int months_from(const std::string& label, int january) {
  const std::string series = label.substr(0, label.find(' '));
  if (series.size() < 7 || series[series.size() - 3] != '_') return 10'000;
  const int year = std::atoi(series.substr(series.size() - 7, 4).c_str());
  const int month = std::atoi(series.substr(series.size() - 2).c_str());
  return std::abs((year - january) * 12 + month - 1);
}

std::string series_of(const YearlyAmount& amount) {
  return amount.origin.source.substr(0, amount.origin.source.find(' '));
}

/// Growth of the GDP deflator in a financial year, from the series published nearest to a January that has it.
std::optional<YearlyAmount> deflator_growth(const History& history, int year, int january) {
  std::optional<YearlyAmount> nearest;
  for (std::size_t i = 1; i < history.labels().size(); ++i) {
    const std::string& label = history.labels()[i];
    if (label.rfind("gdp_deflator", 0) != 0 || label.find(" financial_year ") == std::string::npos) continue;
    const auto growth = history.value(
        {.statistic = Statistic::price_growth, .area = england(), .year = year, .label = static_cast<int>(i)});
    if (!growth) continue;
    if (nearest && months_from(label, january) >= months_from(nearest->origin.source, january)) continue;
    nearest = YearlyAmount{financial_year_name(year), *growth / 100, {label, Basis::published}};
  }
  return nearest;
}

/// All from one series: the one that is nearest in the first year.
std::vector<YearlyAmount> inflation_of(const History& history, int first, int last) {
  std::vector<YearlyAmount> inflation;
  for (int year = first; year <= last; ++year) {
    const auto growth = deflator_growth(history, year, first + 1);
    if (!growth || (!inflation.empty() && series_of(*growth) != series_of(inflation.front()))) break;
    inflation.push_back(*growth);
  }
  for (YearlyAmount& year : inflation) {
    year.origin.source =
        fmt::format("GDP deflator, series {}, outturn and then forecasts; held after its last year", series_of(year));
  }
  return inflation;
}

/// The block of each year that is published, and after it the last one in real terms.
std::vector<YearlyAmount> high_needs_block_of(const History& history, AreaIndex area, int first, int years,
                                              const std::vector<YearlyAmount>& inflation) {
  std::vector<YearlyAmount> blocks;
  for (int year = first; year <= first + 1; ++year) {
    const auto after =
        history.value({.statistic = Statistic::high_needs_block_after_deductions, .area = area, .year = year});
    const auto before = history.value({.statistic = Statistic::high_needs_block, .area = area, .year = year});
    if (!after && !before) break;
    Origin origin;
    origin.basis = Basis::published;
    origin.source = after ? "DfE dedicated schools grant, high needs block after deductions"
                          : "DfE dedicated schools grant, high needs block before deductions for places that the "
                            "Department pays itself: what is left after them is not among the files";
    blocks.push_back({financial_year_name(year), after ? *after : *before, origin});
  }
  if (blocks.empty()) return blocks;
  double amount = blocks.back().amount;
  double growth = 0;
  for (int year = first + static_cast<int>(blocks.size()); year <= first + years; ++year) {
    const std::string name = financial_year_name(year);
    const auto rate =
        std::find_if(inflation.begin(), inflation.end(), [&](const YearlyAmount& one) { return one.year == name; });
    if (rate != inflation.end()) growth = rate->amount;
    amount *= 1 + growth;
    Origin origin;
    origin.basis = Basis::illustrative;
    origin.source = inflation.empty() ? "Held in cash: assumed" : "Held in real terms by the GDP deflator: assumed";
    blocks.push_back({name, amount, origin});
  }
  return blocks;
}

/// In January three quarters of the financial year are over: so far between the balances of its ends, where both are
/// published.
std::optional<YearlyAmount> opening_balance_of(const History& history, AreaIndex area, int year,
                                               std::vector<std::string>& remarks) {
  const auto balance = [&](int of) {
    return history.value({.statistic = Statistic::grant_balance, .area = area, .year = of});
  };
  const auto before = balance(year - 1);
  const auto after = balance(year);
  YearlyAmount opening;
  opening.year = financial_year_name(year - 1);
  opening.origin.basis = Basis::calibrated;
  if (before && after) {
    opening.amount = *before + (*after - *before) * 0.75;
    opening.origin.source = fmt::format(
        "Balance of the dedicated schools grant: £{:.0f} on 31 March {} and £{:.0f} a year later, three quarters of "
        "the "
        "way",
        *before, year, *after);
  } else if (before || after) {
    opening.amount = before ? *before : *after;
    opening.origin.source = fmt::format(
        "Balance of the dedicated schools grant on 31 March {}, taken for that of the start", before ? year : year + 1);
  } else {
    remarks.emplace_back("No balance of the dedicated schools grant was among the files: the pot starts with none.");
    return std::nullopt;
  }
  return opening;
}

}  // namespace

std::string financial_year_name(int first) { return fmt::format("{}-{:02}", first, (first + 1) % 100); }

FittedMoney money_of(const History& history, AreaIndex area, int january, int years,
                     const Eigen::ArrayXd& plans_by_setting, std::vector<std::string>& remarks) {
  const int year = january - 1;
  FittedMoney money;
  money.inflation = inflation_of(history, year, year + years);
  if (const auto spent = return_of(history, area, year)) {
    for (const PublishedLine& line : published_lines) {
      if (auto found = fitted(line, *spent, plans_by_setting, year, january, remarks))
        money.lines.push_back(std::move(*found));
    }
  } else {
    remarks.push_back(
        fmt::format("No section 251 return of {} was among the files, so that there are no costs and no income: add "
                    "service lines and pots.",
                    financial_year_name(year)));
  }
  if (money.lines.empty()) return money;
  money.high_needs_block = high_needs_block_of(history, area, year, years, money.inflation);
  if (money.high_needs_block.empty())
    remarks.emplace_back("No high needs block was among the files, so that the pot has no income: put it there.");
  money.opening_balance = opening_balance_of(history, area, year, remarks);
  return money;
}

}  // namespace sendcast
