#pragma once

#include <array>
#include <vector>

#include "demand/activity.h"

namespace sendcast {

/// What is added up in every month of a tile: for each position of a layout, the sum in which it is counted. A layout
/// that nothing counts may be empty, but not those that every run needs: plans, SEN support, who waits, requests,
/// assessments, those on time and those issued.
struct TileCounting {
  int sums = 0;                         ///< those included that are added to what is counted, not by the demand
  std::vector<int> plans;               ///< plans: every position, apart by area and setting
  std::vector<int> sen_support;         ///< cells
  std::vector<int> waiting;             ///< cells: in assessment and overdue
  bool waiting_in_every_month = false;  ///< else only in the months in which that is asked for
  std::vector<int> population;          ///< people
  std::array<std::vector<int>, event_count> events;  ///< cells, or plans where has_setting
  std::vector<int> filled;                           ///< by team
  std::vector<int> agency;                           ///< by team
  std::vector<int> capacity;                         ///< by setting: all its limits together

  bool counts(Event event) const { return !events[static_cast<std::size_t>(event)].empty(); }
};

}  // namespace sendcast
