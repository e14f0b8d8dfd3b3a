#pragma once

#include <cstdint>
#include <vector>

#include "demand/tile_plan.h"

namespace sendcast {

/// What a month of a tile works on: lanes of each stock, rate and sum, as the plan numbers them. All are aligned to a
/// tile's lanes.
struct TileMonth {
  const TilePlan& plan;
  int month = 0;
  bool is_september = false;
  bool is_scaled = false;  ///< whether any outflow is scaled in any lane
  double* rates = nullptr;
  double* stocks = nullptr;
  double* entrants = nullptr;           ///< by deferred entrants
  double* asking = nullptr;             ///< by door: who asks; zero between months
  double* inside = nullptr;             ///< by door: who is there already; zero between months
  double* admitted = nullptr;           ///< by door: the share of those asking for whom there is a place
  double* changed = nullptr;            ///< scratch: by change of need
  double* standing = nullptr;           ///< scratch: a row for each slot that a run has at most
  double* moving = nullptr;             ///< likewise
  double* issued = nullptr;             ///< scratch: for each cell that a run has at most
  double* sums = nullptr;               ///< zero at the month's start
  double* front = nullptr;              ///< by person: on SEN support, in assessment and overdue
  double* with_plan = nullptr;          ///< by person
  double* others = nullptr;             ///< scratch: by person: who has no SEN
  double* overdue = nullptr;            ///< by set of areas: who is overdue at the month's end
  double* due = nullptr;                ///< by set of areas: who falls due in the next month
  const double* first_share = nullptr;  ///< by set: of the overdue, whose assessment is completed before anyone's
  const double* alike = nullptr;        ///< by set: of everyone then left
  const double* capacity = nullptr;     ///< by limit of the model
};

// The steps of a month over all cells, in the widest vectors that this machine has (or that were forced, see
// vector_width.h). Lanes never meet, so that the width makes no difference to any bit.

/// Everyone's birthday and migration (model.md section 3.1); then who is where is added up anew.
void grow_older_in_tile(TileMonth& month);
/// Adds up persons and who waits, where no month went before or everybody has moved up.
void add_up_tile(TileMonth& month);
/// Requests, assessment, decision and moves (3.3 to 3.7); who needs no place is admitted.
void pass_through_cells(TileMonth& month);
/// Places (3.8).
void admit_in_tile(TileMonth& month);
/// Adds who is in assessment or overdue to the sums that count them.
void count_waiting_in_tile(TileMonth& month);

}  // namespace sendcast
