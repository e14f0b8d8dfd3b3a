#pragma once

#include <cstdint>
#include <map>
#include <tuple>
#include <vector>

#include "arrays/tile.h"
#include "demand/demand_model.h"

namespace sendcast {

/// The rates of a model as rows of lanes: a row holds what one row of a schedule says in the month that has come, per
/// month. Beside the rows of schedules there are rows that are worked out from others. Planned once for a model.
class TileRates {
 public:
  static constexpr int nought = 0;  ///< the row of zeros
  static constexpr int one = 1;     ///< the row of ones

  TileRates(const DemandModel& model, RecipeBook& book);

  // The rows of a cell.
  int need_mix(int cell) const { return row(need_mix_, cell); }
  int identify(int cell) const { return row(identify_, cell); }
  int leave_support(int cell) const { return row(leave_support_, cell); }
  int request_from_support(int cell) const { return row(request_from_support_, cell); }
  int request_from_others(int cell) const { return row(request_from_others_, cell); }
  int agree_to_assess(int cell) const { return row(agree_to_assess_, cell); }
  int agree_to_issue(int cell) const { return row(agree_to_issue_, cell); }
  int appeal(int cell) const { return row(appeal_, cell); }
  int first_setting(int setting, int cell) const { return row(first_setting_[at(setting)], cell); }
  int cease(int setting, int cell) const { return row(cease_[at(setting)], cell); }
  int arrive(int setting, int cell) const { return row(arrive_[at(setting)], cell); }
  int transfer(int pair, int cell) const { return row(transfers_[at(pair)], cell); }
  int move(int pair, int cell) const { return row(moves_[at(pair)], cell); }
  int need_change(int pair, int cell) const { return row(need_changes_[at(pair)], cell); }
  /// At once or on appeal: agree (model.md section 3.4) and issue (3.6).
  int agree(int cell);
  int issue(int cell);
  /// Refused and then appealed: of requests, and of assessments.
  int appealed_requests(int cell);
  int appealed_decisions(int cell);
  /// Whether a row can differ from 0 in any month of any draw.
  bool is_ever_set(int row) const { return ever_set_[at(row)]; }

  /// A share of a stock that leaves it: the product of three rows.
  struct Outflow {
    int rate = nought;
    int times = one;
    int times_too = one;

    friend auto operator<=>(const Outflow&, const Outflow&) = default;
  };
  /// A class of stocks that the same shares leave. `keep`, a row, is what is left of such a stock.
  struct OutflowClass {
    std::vector<Outflow> outflows;
    int keep = nought;
    int scale = one;  ///< the row by which shares are scaled so that they sum to 1 at most
    int stocks = 0;   ///< how many are in the class
    bool in_september = false;
  };
  /// The class of a stock with these outflows; counts the stock.
  int outflow_class(const std::vector<Outflow>& outflows, bool in_september);
  const OutflowClass& outflow_class(int index) const { return classes_[at(index)]; }

  /// How many rows there are, when everything has been asked for.
  int rows() const { return rows_; }
  /// Everything has been asked for: finds which rows are to be worked out anew in each month.
  void plan_months();

  /// How many stocks' outflow shares had to be scaled in each lane, of classes that act in every month and in
  /// September.
  struct Scaled {
    Lanes monthly = Lanes::Zero();
    Lanes in_september = Lanes::Zero();
  };
  /// Sets the rows that never change.
  void begin(double* rows) const;
  /// Brings rows to a month, in order from 0.
  /// @param rows  rows() x lanes
  void advance_to(int month, const double* made, double* rows, Scaled& scaled) const;

 private:
  /// A schedule and which row here is each of its rows.
  struct Rows {
    const Schedule* schedule = nullptr;
    std::vector<int> rows;
  };
  struct Certain {
    int row;
    double value;
  };
  struct Uncertain {
    int row;
    std::size_t made_at;
    bool a_year;
  };
  /// at once + (1 - at once)·appeal·upheld
  struct OnAppeal {
    int row;
    int at_once;
    int appeal;
    int upheld;
  };

  /// (1 - at once)·appeal
  struct Appealed {
    int row;
    int at_once;
    int appeal;
  };

  /// Which of the rows that are worked out others' changes reach in a month.
  struct Reached {
    std::vector<int> on_appeal;
    std::vector<int> appealed;
    std::vector<int> classes;
  };

  static std::size_t at(int index) { return static_cast<std::size_t>(index); }
  static int row(const Rows& rows, int cell) { return rows.rows[at(rows.schedule->row_of_cell[at(cell)])]; }
  int certain_row(const Schedule& schedule, int row, bool a_year);
  int uncertain_row(const UncertainRow& drawn, bool a_year, RecipeBook& book);
  Rows add(const Schedule& schedule, bool a_year, RecipeBook& book);
  int on_appeal(int at_once, int cell);
  int appealed(int at_once, int cell);
  int add_row(bool ever_set);

  Rows need_mix_, identify_, leave_support_, request_from_support_, request_from_others_;
  Rows agree_to_assess_, agree_to_issue_, appeal_, appeal_upheld_;
  std::vector<Rows> first_setting_, cease_, arrive_, transfers_, moves_, need_changes_;
  int rows_ = 0;
  std::vector<bool> ever_set_;
  std::vector<std::vector<Certain>> certain_;      ///< by month
  std::vector<std::vector<Uncertain>> uncertain_;  ///< by month
  std::vector<Reached> reached_;                   ///< by month
  std::vector<OnAppeal> on_appeal_;
  std::map<std::tuple<int, int, int>, int> on_appeal_index_;
  std::vector<Appealed> appealed_;
  std::map<std::pair<int, int>, int> appealed_index_;
  std::map<std::vector<double>, int> certain_index_;  ///< by course over time
  std::vector<OutflowClass> classes_;
  std::map<std::pair<std::vector<Outflow>, bool>, int> class_index_;
};

}  // namespace sendcast
