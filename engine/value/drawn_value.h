#pragma once

#include <string>
#include <vector>

#include "model/draw_runs.h"
#include "model/measure_layout.h"
#include "value/common_years.h"
#include "value/value_for_money.h"

namespace sendcast {

/// A measure of value.csv that is worked in every draw.
struct DrawnValueName {
  std::string funder;  ///< a partner, or "all"
  std::string measure;
};

/// Value for money draw by draw (model.md section 10): how people and payments of the two scenarios differ in each
/// draw, weighed and valued as in the central run. Discount rates, the deflator and what a benefit is worth are
/// central.
class DrawnValue {
 public:
  /// @param base, other  central runs; `other` must outlive it
  DrawnValue(const Results& base, const Results& other);

  const std::vector<DrawnValueName>& names() const { return names_; }
  /// Where the net present value of all, and of each partner, stands among the names.
  int net_present_value_of_all() const { return all_ + 4; }
  int net_present_value_of(int partner) const { return partner * partner_measures + 3; }
  int better_by_of(int outcome) const { return all_ + 6 + 2 * outcome; }
  int outcomes() const { return static_cast<int>(outcomes_.size()); }
  int partners() const { return static_cast<int>(value_.partners.size()); }
  const std::string& partner(int index) const { return value_.partners[static_cast<std::size_t>(index)].name; }

  /// The measures of a block, [name][draw]; not a number where there is nothing.
  void work(const BlockOfScenario& base, const BlockOfScenario& other, int draws, std::vector<double>& values) const;

 private:
  static constexpr int partner_measures = 4;

  struct Benefit {
    const BenefitModel* model;
    int partner;
    int base_outcome;  ///< -1 where the base does not count it
    int other_outcome;
    double sign;
    std::vector<double> part_of_year;  ///< by common year
  };
  struct Draw {
    const double* base;
    const double* other;
    std::size_t draws;
    double base_at(int measure) const { return base[static_cast<std::size_t>(measure) * draws]; }
    double other_at(int measure) const { return other[static_cast<std::size_t>(measure) * draws]; }
  };

  double paid_more(const Draw& draw, int partner, std::size_t year) const;
  double interventions_cost_more(const Draw& draw, std::size_t year) const;
  std::vector<double> better_by(const Draw& draw, const Benefit& benefit) const;
  void add_benefits(const Draw& draw, std::vector<double>& pv_benefits) const;
  void work_draw(const Draw& draw, double* values, std::size_t stride) const;

  ValueComparison value_;  ///< of the central run: weights and partners
  std::vector<CommonYear> years_;
  MeasureLayout base_layout_;
  MeasureLayout other_layout_;
  std::vector<std::vector<int>> base_funders_, other_funders_;  ///< by partner: funders
  std::vector<int> base_lines_, other_lines_;                   ///< of interventions
  std::vector<Benefit> benefits_;
  std::vector<Benefit> outcomes_;  ///< every outcome of the other scenario, as if it were valued
  std::vector<DrawnValueName> names_;
  int all_ = 0;
};

}  // namespace sendcast
