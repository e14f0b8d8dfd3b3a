#pragma once

#include <Eigen/Core>

#include "arrays/shape.h"

namespace sendcast {

/// Plans as a table, cells x settings, so that a column is what stands in one setting.
inline Eigen::Map<Eigen::ArrayXXd> by_setting(const Shape& shape, Eigen::ArrayXd& plans) {
  return {plans.data(), shape.cells(), shape.settings};
}
inline Eigen::Map<const Eigen::ArrayXXd> by_setting(const Shape& shape, const Eigen::ArrayXd& plans) {
  return {plans.data(), shape.cells(), shape.settings};
}

/// The cells of one area, or of all where `area` is -1: they lie together.
struct CellRange {
  int first = 0;
  int count = 0;
};
inline CellRange cells_of(const Shape& shape, int area) {
  if (area < 0) return {0, shape.cells()};
  return {shape.cell(area, 0, 0), shape.ages * shape.needs};
}

/// The sum over a range of cells, in their order.
inline double sum_of(const Eigen::Ref<const Eigen::ArrayXd>& cells, CellRange range) {
  double sum = 0;
  for (int i = 0; i < range.count; ++i) sum += cells[range.first + i];
  return sum;
}

/// Gives every cell the value of its area and age.
inline Eigen::ArrayXd spread_over_needs(const Shape& shape, const Eigen::ArrayXd& people) {
  Eigen::ArrayXd cells(shape.cells());
  for (int cell = 0; cell < shape.cells(); ++cell) cells[cell] = people[shape.person_of_cell(cell)];
  return cells;
}

/// Sums over needs: cells to people.
inline Eigen::ArrayXd sum_over_needs(const Shape& shape, const Eigen::ArrayXd& cells) {
  Eigen::ArrayXd people = Eigen::ArrayXd::Zero(shape.people());
  for (int cell = 0; cell < shape.cells(); ++cell) people[shape.person_of_cell(cell)] += cells[cell];
  return people;
}

}  // namespace sendcast
