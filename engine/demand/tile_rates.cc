#include "demand/tile_rates.h"

#include <algorithm>

#include "demand/tile_outflows.h"

namespace sendcast {
namespace {

constexpr double months_a_year = 12;

Eigen::Map<Lanes> lanes_of(double* rows, int row) {
  return Eigen::Map<Lanes>(rows + static_cast<std::ptrdiff_t>(row) * tile_width);
}

}  // namespace

TileRates::TileRates(const DemandModel& model, RecipeBook& book)
    : certain_(static_cast<std::size_t>(model.calendar.months)),
      uncertain_(static_cast<std::size_t>(model.calendar.months)) {
  add_row(false);
  add_row(true);
  need_mix_ = add(model.need_mix, false, book);
  identify_ = add(model.identify, true, book);
  leave_support_ = add(model.leave_support, true, book);
  request_from_support_ = add(model.request_from_support, true, book);
  request_from_others_ = add(model.request_from_others, true, book);
  agree_to_assess_ = add(model.agree_to_assess, false, book);
  agree_to_issue_ = add(model.agree_to_issue, false, book);
  appeal_ = add(model.appeal, false, book);
  appeal_upheld_ = add(model.appeal_upheld, false, book);
  for (const Schedule& schedule : model.first_setting) first_setting_.push_back(add(schedule, false, book));
  for (const Schedule& schedule : model.cease) cease_.push_back(add(schedule, true, book));
  for (const Schedule& schedule : model.arrive) arrive_.push_back(add(schedule, true, book));
  for (const PairRate& pair : model.phase_transfers) transfers_.push_back(add(pair.share, false, book));
  for (const PairRate& pair : model.moves) moves_.push_back(add(pair.share, true, book));
  for (const PairRate& pair : model.need_changes) need_changes_.push_back(add(pair.share, true, book));
}

int TileRates::add_row(bool ever_set) {
  ever_set_.push_back(ever_set);
  return rows_++;
}

int TileRates::certain_row(const Schedule& schedule, int row, bool a_year) {
  std::vector<double> course;
  for (Eigen::Index month = 0; month < schedule.rows.rows(); ++month) {
    course.push_back(a_year ? schedule.rows(month, row) / months_a_year : schedule.rows(month, row));
  }
  if (std::all_of(course.begin(), course.end(), [](double value) { return value == 0; })) return nought;
  if (std::all_of(course.begin(), course.end(), [&](double value) { return value == course.front(); }))
    course.resize(1);
  const auto [known, is_new] = certain_index_.emplace(course, rows_);
  if (!is_new) return known->second;
  for (std::size_t month = 0; month < course.size(); ++month) {
    if (month == 0 || course[month] != course[month - 1]) certain_[month].push_back({rows_, course[month]});
  }
  return add_row(true);
}

int TileRates::uncertain_row(const UncertainRow& drawn, bool a_year, RecipeBook& book) {
  for (const int month : drawn.recipe->changes) {
    const Source source = book.source(drawn.recipe, drawn.component, month, 0);
    uncertain_[at(month)].push_back({rows_, source.made_at, a_year});
  }
  return add_row(true);
}

TileRates::Rows TileRates::add(const Schedule& schedule, bool a_year, RecipeBook& book) {
  Rows rows{&schedule, {}};
  std::vector<const UncertainRow*> uncertain(static_cast<std::size_t>(schedule.rows.cols()));
  for (const UncertainRow& row : schedule.uncertain) uncertain[at(row.row)] = &row;
  for (int r = 0; r < static_cast<int>(schedule.rows.cols()); ++r) {
    const UncertainRow* drawn = uncertain[at(r)];
    rows.rows.push_back(drawn == nullptr ? certain_row(schedule, r, a_year) : uncertain_row(*drawn, a_year, book));
  }
  return rows;
}

int TileRates::on_appeal(int at_once, int cell) {
  const int appealed = row(appeal_, cell);
  const int upheld = row(appeal_upheld_, cell);
  const auto [known, is_new] = on_appeal_index_.emplace(std::tuple(at_once, appealed, upheld), rows_);
  if (is_new) {
    on_appeal_.push_back({rows_, at_once, appealed, upheld});
    add_row(is_ever_set(at_once) || (is_ever_set(appealed) && is_ever_set(upheld)));
  }
  return known->second;
}

int TileRates::agree(int cell) { return on_appeal(agree_to_assess(cell), cell); }

int TileRates::issue(int cell) { return on_appeal(agree_to_issue(cell), cell); }

int TileRates::appealed(int at_once, int cell) {
  const int appeals = row(appeal_, cell);
  const auto [known, is_new] = appealed_index_.emplace(std::pair(at_once, appeals), rows_);
  if (is_new) {
    appealed_.push_back({rows_, at_once, appeals});
    add_row(is_ever_set(appeals));
  }
  return known->second;
}

int TileRates::appealed_requests(int cell) { return appealed(agree_to_assess(cell), cell); }

int TileRates::appealed_decisions(int cell) { return appealed(agree_to_issue(cell), cell); }

int TileRates::outflow_class(const std::vector<Outflow>& outflows, bool in_september) {
  std::vector<Outflow> acting;
  for (const Outflow& outflow : outflows) {
    if (is_ever_set(outflow.rate) && is_ever_set(outflow.times) && is_ever_set(outflow.times_too))
      acting.push_back(outflow);
  }
  const auto [known, is_new] = class_index_.emplace(std::pair(acting, in_september), static_cast<int>(classes_.size()));
  if (is_new) {
    const int keep = add_row(true);
    const int scale = add_row(true);
    classes_.push_back({acting, keep, scale, 0, in_september});
  }
  ++classes_[at(known->second)].stocks;
  return known->second;
}

void TileRates::plan_months() {
  for (std::size_t month = 0; month < certain_.size(); ++month) {
    std::vector<bool> changes(at(rows_), month == 0);
    for (const Certain& set : certain_[month]) changes[at(set.row)] = true;
    for (const Uncertain& set : uncertain_[month]) changes[at(set.row)] = true;
    Reached& reached = reached_.emplace_back();
    for (std::size_t i = 0; i < on_appeal_.size(); ++i) {
      const OnAppeal& derived = on_appeal_[i];
      if (!changes[at(derived.at_once)] && !changes[at(derived.appeal)] && !changes[at(derived.upheld)]) continue;
      changes[at(derived.row)] = true;
      reached.on_appeal.push_back(static_cast<int>(i));
    }
    for (std::size_t i = 0; i < appealed_.size(); ++i) {
      if (!changes[at(appealed_[i].at_once)] && !changes[at(appealed_[i].appeal)]) continue;
      reached.appealed.push_back(static_cast<int>(i));
    }
    for (std::size_t i = 0; i < classes_.size(); ++i) {
      const std::vector<Outflow>& outflows = classes_[i].outflows;
      const bool any = std::any_of(outflows.begin(), outflows.end(), [&](const Outflow& outflow) {
        return changes[at(outflow.rate)] || changes[at(outflow.times)] || changes[at(outflow.times_too)];
      });
      if (any || month == 0) reached.classes.push_back(static_cast<int>(i));
    }
  }
}

void TileRates::begin(double* rows) const {
  lanes_of(rows, nought).setZero();
  lanes_of(rows, one).setOnes();
}

void TileRates::advance_to(int month, const double* made, double* rows, Scaled& scaled) const {
  const std::vector<Certain>& certain = certain_[at(month)];
  const std::vector<Uncertain>& uncertain = uncertain_[at(month)];
  if (certain.empty() && uncertain.empty()) return;
  for (const Certain& set : certain) lanes_of(rows, set.row) = set.value;
  for (const Uncertain& set : uncertain) {
    const Eigen::Map<const Lanes> value(made + set.made_at);
    if (set.a_year) {
      lanes_of(rows, set.row) = value / months_a_year;
    } else {
      lanes_of(rows, set.row) = value;
    }
  }
  const Reached& reached = reached_[at(month)];
  for (const int index : reached.on_appeal) {
    const OnAppeal& derived = on_appeal_[at(index)];
    const auto at_once = lanes_of(rows, derived.at_once);
    lanes_of(rows, derived.row) =
        at_once + (1 - at_once) * lanes_of(rows, derived.appeal) * lanes_of(rows, derived.upheld);
  }
  for (const int index : reached.appealed) {
    const Appealed& derived = appealed_[at(index)];
    lanes_of(rows, derived.row) = (1 - lanes_of(rows, derived.at_once)) * lanes_of(rows, derived.appeal);
  }
  if (month == 0) scaled = {};
  leave_in_tile(classes_, reached.classes, month > 0, rows, scaled);
}

}  // namespace sendcast
