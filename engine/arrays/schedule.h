#pragma once

#include <vector>

#include <Eigen/Core>

#include "arrays/recipe.h"

namespace sendcast {

/// A quantity that differs by cell and by month. Cells that share a course over time share a row.
struct Schedule {
  std::vector<int> row_of_cell;
  Eigen::ArrayXXd rows;  ///< months x rows: column r is row r's course over time; one month where nothing ever changes
  std::vector<UncertainRow> uncertain = {};  ///< the rows that a draw makes

  double at(int cell, int month) const {
    return rows(never_changes() ? 0 : month, row_of_cell[static_cast<std::size_t>(cell)]);
  }
  bool never_changes() const { return rows.rows() == 1; }
  /// Whether any row's value in `month` differs from the month before (month 0 always does).
  bool changes_in(int month) const {
    return month == 0 || (!never_changes() && (rows.row(month) != rows.row(month - 1)).any());
  }
  /// Writes each cell's value in `month` to `values`.
  void read(int month, Eigen::Ref<Eigen::ArrayXd> values) const {
    for (Eigen::Index cell = 0; cell < values.size(); ++cell) values[cell] = at(static_cast<int>(cell), month);
  }
};

}  // namespace sendcast
