#pragma once

#include <algorithm>
#include <cstdint>
#include <random>

#include "small_model.h"

namespace sendcast {

/// Makes small models in which everything happens: every rate differs by cell and year, settings are short of places
/// and teams of staff. The same seed makes the same model everywhere.
class RandomModel {
 public:
  explicit RandomModel(std::uint64_t seed) : generator_(seed) {}

  DemandModel make() {
    const Shape shape{whole(1, 3), whole(2, 4), whole(1, 3), whole(2, 4)};
    const Month start = month_of(2021, whole(1, 12));
    const int months = whole(14, 26);
    DemandModel model = quiet_model(shape, start, months);
    fill_stocks(model);
    fill_rates(model);
    add_pairs(model);
    add_places(model);
    add_teams(model);
    add_migration(model);
    return model;
  }

 private:
  double between(double low, double high) {
    return low + (high - low) * static_cast<double>(generator_() >> 11) * 0x1p-53;
  }
  int whole(int low, int high) { return low + static_cast<int>(between(0, high - low + 1)); }

  void fill(Eigen::Ref<Eigen::ArrayXXd> values, double low, double high) {
    for (Eigen::Index i = 0; i < values.rows(); ++i) {
      for (Eigen::Index j = 0; j < values.cols(); ++j) values(i, j) = between(low, high);
    }
  }

  /// A value for each cell that changes in every sixth month.
  Schedule schedule(const DemandModel& model, double low, double high) {
    Eigen::ArrayXXd values(model.shape.cells(), model.calendar.months / 6 + 1);
    fill(values, low, high);
    return varying(model.shape, model.calendar.months, [&](int cell, int month) { return values(cell, month / 6); });
  }

  void fill_stocks(DemandModel& model) {
    fill(model.population, 150, 400);
    model.months_to_issue = whole(1, 5);
    model.opening_in_assessment.resize(model.shape.cells(), model.months_to_issue);
    fill(model.opening_sen_support, 0, 30);
    fill(model.opening_in_assessment, 0, 4);
    fill(model.opening_overdue, 0, 6);
    fill(model.opening_plans, 0, 15);
    for (double& share : model.overdue_first) share = between(0, 1);
  }

  void fill_rates(DemandModel& model) {
    model.identify = schedule(model, 0, 0.3);
    model.leave_support = schedule(model, 0, 0.5);
    model.request_from_support = schedule(model, 0, 0.8);
    model.request_from_others = schedule(model, 0, 0.1);
    for (Schedule* probability : {&model.agree_to_assess, &model.agree_to_issue, &model.appeal, &model.appeal_upheld}) {
      *probability = schedule(model, 0, 1);
    }
    for (int setting = 0; setting < model.shape.settings; ++setting) {
      const auto s = static_cast<std::size_t>(setting);
      model.first_setting[s] = always(model, 1.0 / model.shape.settings);
      model.cease[s] = schedule(model, 0, 0.6);
      model.arrive[s] = schedule(model, 0, 0.2);
    }
  }

  void add_pairs(DemandModel& model) {
    for (int from = 0; from < model.shape.settings; ++from) {
      for (int to = 0; to < model.shape.settings; ++to) {
        if (from == to) continue;
        model.phase_transfers.push_back({from, to, schedule(model, 0, 0.3)});
        model.moves.push_back({from, to, schedule(model, 0, 0.5)});
      }
    }
    for (int need = 1; need < model.shape.needs; ++need) {
      model.need_changes.push_back({need - 1, need, schedule(model, 0, 0.5)});
    }
  }

  /// Each setting but the last falls back on the next. Some are limited as a whole, some by area.
  void add_places(DemandModel& model) {
    for (int setting = 0; setting + 1 < model.shape.settings; ++setting) {
      model.when_full[static_cast<std::size_t>(setting)] = setting + 1;
      const bool by_area = between(0, 1) < 0.5;
      for (int area = by_area ? 0 : -1; area < (by_area ? model.shape.areas : 0); ++area) {
        model.places.push_back({setting, area, every_month(model, between(5, 120))});
      }
    }
  }

  void add_teams(DemandModel& model) {
    const int teams = whole(0, 3);
    for (int i = 0; i < teams; ++i) {
      const double hours = between(40, 120);
      TeamModel team = assessment_team(model, hours, between(5, 20));
      team.does_assessment = between(0, 1) < 0.7;
      team.establishment = every_month(model, between(1, 6));
      team.opening_filled = between(0, 6);
      team.turnover = every_month(model, between(0, 0.5));
      team.months_to_hire = every_month(model, between(1, 12));
      team.agency_cover = every_month(model, between(0, 1));
      team.hours_per_annual_review = every_month(model, between(0, 3));
      for (std::size_t area = 1; area < team.serves.size(); ++area) team.serves[area] = between(0, 1) < 0.6;
      model.teams.push_back(team);
    }
  }

  void add_migration(DemandModel& model) {
    for (int month = 0; month < model.calendar.months; ++month) {
      if (!is_september(model.calendar.month(month)) || between(0, 1) < 0.3) continue;
      model.migration[month] = Eigen::ArrayXd::Ones(model.shape.people());
      fill(model.migration[month], 0.8, 1.2);
    }
  }

  std::mt19937_64 generator_;
};

}  // namespace sendcast
