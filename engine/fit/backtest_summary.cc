#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "fit/backtest.h"

namespace sendcast {
namespace {

constexpr std::array<std::string_view, 4> sizes = {"all", "smallest third", "middle third", "largest third"};

/// Of the plans at their origin, those at which a third and two thirds of areas are smaller.
struct Thirds {
  double first = 0;
  double second = 0;

  explicit Thirds(std::vector<double> plans) {
    if (plans.empty()) return;
    std::sort(plans.begin(), plans.end());
    first = quantile_of(plans, 1.0 / 3);
    second = quantile_of(plans, 2.0 / 3);
  }
  std::size_t of(double plans) const { return plans <= first ? 1 : plans <= second ? 2 : 3; }
};

/// Whether every rule that may be compared has made a forecast.
bool is_forecast_by_all(const BacktestRow& row) {
  return std::all_of(row.naive.begin(), row.naive.end(), [](const auto& forecast) { return forecast.has_value(); });
}

class Summary {
 public:
  explicit Summary(const Backtest& backtest) {
    std::vector<double> plans;
    for (const BacktestRow& row : backtest.rows) {
      if (!is_forecast_by_all(row)) continue;
      rows_.push_back(&row);
      origins_.insert(row.origin);
      horizons_.insert(row.horizon);
      measures_.insert(row.measure);
      if (row.measure != 0) continue;
      plans_[{row.origin, row.area}] = row.at_origin;
    }
    for (const auto& [key, count] : plans_) plans.push_back(count);
    thirds_ = Thirds(plans);
  }

  std::vector<BacktestSummaryLine> lines() {
    for (const int measure : measures_) {
      for (const int horizon : horizons_) {
        add(0, horizon, measure, 0);
        for (const int origin : origins_) add(origin, horizon, measure, 0);
        if (measure != 0) continue;
        for (std::size_t size = 1; size < sizes.size(); ++size) add(0, horizon, measure, size);
      }
    }
    return std::move(lines_);
  }

 private:
  bool is_of_size(const BacktestRow& row, std::size_t size) const {
    if (size == 0) return true;
    const auto plans = plans_.find({row.origin, row.area});
    return plans != plans_.end() && thirds_.of(plans->second) == size;
  }

  void add(int origin, int horizon, int measure, std::size_t size) {
    std::vector<Outturn> ours;
    std::array<std::vector<Outturn>, naive_rules> naive;
    for (const BacktestRow* row : rows_) {
      if (row->horizon != horizon || row->measure != measure || (origin != 0 && row->origin != origin) ||
          !is_of_size(*row, size))
        continue;
      ours.push_back({row->forecast, row->actual});
      for (std::size_t rule = 0; rule < naive.size(); ++rule) naive[rule].push_back({*row->naive[rule], row->actual});
    }
    if (ours.empty()) return;
    const std::string of_size(sizes[size]);
    lines_.push_back({origin, horizon, measure, of_size, "sendcast", scores_of(ours)});
    for (std::size_t rule = 0; rule < naive.size(); ++rule) {
      lines_.push_back({origin, horizon, measure, of_size, std::string(name_of(static_cast<NaiveRule>(rule))),
                        scores_of(naive[rule])});
    }
  }

  std::vector<const BacktestRow*> rows_;
  std::set<int> origins_, horizons_, measures_;
  std::map<std::pair<int, AreaIndex>, double> plans_;  ///< all plans at the origin, by origin and area
  Thirds thirds_{{}};
  std::vector<BacktestSummaryLine> lines_;
};

}  // namespace

std::vector<BacktestSummaryLine> summary_of(const Backtest& backtest) { return Summary(backtest).lines(); }

}  // namespace sendcast
