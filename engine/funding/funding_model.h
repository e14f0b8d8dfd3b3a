#pragma once

#include <vector>

#include <Eigen/Core>

#include "arrays/calendar.h"
#include "arrays/recipe.h"

namespace sendcast {

/// One band of a ladder: the part of a unit's price up to a bound, and how it is shared.
struct Band {
  Course up_to;                                ///< by financial year, pounds of the year; infinite for the last band
  Eigen::ArrayXXd shares;                      ///< pots x months, before succession; each column sums to 1
  std::shared_ptr<const Recipe> drawn_shares;  ///< one component a pot, by month; null where they are certain
};

/// The normal form of a funding rule for some cells: a piecewise linear split of a unit's price among pots.
struct Ladder {
  std::vector<Band> bands;  ///< bounds ascending
};

/// A funding rule: the ladders that its cells use.
struct RuleModel {
  std::vector<Ladder> ladders;
};

/// A pot that pays first of the lines that name it, in their order.
struct GrantModel {
  int pot = 0;
  Course limit;  ///< by financial year, pounds; after the part of a part year
};

/// What is added to a pot's balance at the end of a year.
struct OneOffModel {
  int year = 0;     ///< of the run
  Constant amount;  ///< pounds, or a share of a balance
  bool is_share = false;
  int of_balance_at = -1;  ///< year of the run, -1: the opening balance; read only where it is a share
};

/// A pot (model.md section 7.2). Years are the run's financial years.
struct PotModel {
  int funder = 0;
  int successor = -1;
  int succeeded_from = 0;     ///< month of the run (may lie before or after it); read only where successor >= 0
  Course income;              ///< by month, a year's amount as it stands that month; after effects
  bool carries = false;       ///< year_end: carry
  Constant opening_balance;   ///< pounds
  Course interest;            ///< by year, on a negative balance brought forward
  int interest_paid_by = -1;  ///< -1: itself
  int deficit_met_by = -1;    ///< -1: nobody
  int deficit_met_from = 0;   ///< year of the run
  std::vector<OneOffModel> one_offs;
};

struct PoolShare {
  int pot = 0;
  Course amount;  ///< contribution: pounds a year by month; shares: by month
};

/// A pooled fund (model.md section 7.1).
struct PoolModel {
  std::vector<PoolShare> contributions;
  std::vector<PoolShare> overspend;   ///< empty: in proportion to contributions
  std::vector<PoolShare> beyond_cap;  ///< empty: as overspend
  Course cap;  ///< by year, a share of contributions as it stands at the year's end; infinite: no cap
  bool carries_underspend = true;  ///< else it is returned
  Constant opening_reserve;        ///< pounds
};

struct FundingModel {
  Calendar calendar;
  int funders = 0;
  std::vector<RuleModel> rules;
  std::vector<GrantModel> grants;
  std::vector<PotModel> pots;      ///< in the order declared: ties between remainders go to the first
  std::vector<int> closing_order;  ///< pots, each before its successor and the pot that meets its deficit
  std::vector<PoolModel> pools;
};

/// Months of the run, both inclusive.
struct MonthSpan {
  int first = 0;
  int last = 0;
};

/// The months of the run that fall into its financial year `year`; the last is when the year is closed.
MonthSpan months_of(const FundingModel& model, int year);

/// The pot that pays in `month` what is due from `pot` (model.md section 7, succession).
int payer_in(const FundingModel& model, int pot, int month);

}  // namespace sendcast
