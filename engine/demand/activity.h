#pragma once

#include <array>
#include <string_view>
#include <vector>

#include <Eigen/Core>

#include "arrays/shape.h"

namespace sendcast {

/// The events of model.md section 3. Those up to `need_changed` are counted by cell; the rest by setting and cell.
enum class Event {
  moved_in,
  aged_out,
  identified,
  exited,
  requests,
  refusals,
  appeals,
  accepted,
  assessments,
  on_time,
  issued,
  not_issued,
  need_changed,  ///< by the need left
  moves,         ///< by the setting asked for
  ceased,        ///< by the setting left
  arrived,       ///< by the setting asked for
  admitted,
  turned_away,
};
constexpr int event_count = 18;
constexpr std::array<std::string_view, event_count> event_names = {
    "moved_in", "aged_out", "identified", "exited",       "requests", "refusals", "appeals", "accepted", "assessments",
    "on_time",  "issued",   "not_issued", "need_changed", "moves",    "ceased",   "arrived", "admitted", "turned_away"};
constexpr bool has_setting(Event event) { return event > Event::need_changed; }

enum class MoveKind { transfer, move, first };

/// Who asked to go from one setting to another in a month, and how many were admitted where they asked.
struct Move {
  int area = 0;
  int from = -1;  ///< -1 for a first setting
  int to = 0;
  MoveKind kind = MoveKind::move;
  double asked = 0;
  double admitted = 0;
};

struct PlacesUsed {
  int setting = 0;
  int area = -1;  ///< -1: the whole local area
  double capacity = 0;
  double occupied = 0;
  double asked = 0;
  double admitted = 0;
  double turned_away = 0;
};

struct TeamMonth {
  double establishment = 0;
  double filled = 0;
  double agency = 0;
  double hours = 0;
  double review_hours = 0;      ///< wanted by annual reviews
  double assessment_hours = 0;  ///< left for assessments
  bool bottleneck = false;
};

/// What stands at a month's end (model.md section 2).
struct Stocks {
  Eigen::ArrayXd sen_support;     ///< U, cells
  Eigen::ArrayXXd in_assessment;  ///< Z, cells x months_to_issue
  Eigen::ArrayXd overdue;         ///< V, cells
  Eigen::ArrayXd plans;           ///< X, plans
  std::vector<double> filled;     ///< posts filled, by team
};

/// What a month leaves to be counted and costed (model.md section 5).
struct Activity {
  Eigen::ArrayXd population;                       ///< people
  Eigen::ArrayXd no_sen;                           ///< N at the month's end, people
  Eigen::ArrayXd overfull;                         ///< people
  std::array<Eigen::ArrayXd, event_count> events;  ///< cells, or plans where has_setting
  std::vector<Move> moves;                         ///< by area, kind, from, to
  std::vector<PlacesUsed> places;                  ///< one a limit, in the model's order
  std::vector<TeamMonth> teams;
  int scaled_outflows = 0;  ///< stocks, cell by cell, whose outflow shares had to be scaled to sum to 1 (section 3.9)

  const Eigen::ArrayXd& of(Event event) const { return events[static_cast<std::size_t>(event)]; }
  Eigen::ArrayXd& of(Event event) { return events[static_cast<std::size_t>(event)]; }
};

}  // namespace sendcast
