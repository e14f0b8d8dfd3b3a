#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "report/spreadsheet.h"

namespace sendcast {

/// A block of a return that can be pasted as it stands: rows named by texts in their first columns, then a column for
/// each period. Figures are people (double) or money; a period without a figure is empty.
class ReturnsBlock {
 public:
  /// @param labels   the headers of the texts
  /// @param periods  the headers of the figures
  ReturnsBlock(std::string name, std::string title, const std::vector<std::string>& labels,
               const std::vector<std::string>& periods);

  /// The texts that name a row.
  using Texts = std::vector<std::string>;
  using Figures = std::vector<Cell>;

  /// Adds a row of figures, one a period. Returns its position, from 0.
  int add(const Texts& texts, const Figures& figures);
  /// Adds a row of which every figure is the sum of other rows', some of them (`less`) taken off; as live formulas.
  int add_sum(const Texts& texts, const std::vector<int>& rows, const std::vector<int>& less = {});
  /// Adds a row of money for each person: one row's money over another's people; nothing where there is nobody.
  int add_unit_cost(const Texts& texts, int money, int people);

  /// The figures of a row.
  Figures figures(int row) const;
  bool is_empty() const { return table_.rows.empty(); }

  /// The block as a sheet of a workbook, which keeps its table.
  /// @param note  what it holds, what could not be filled in and why
  TableSheet sheet(Spreadsheet& spreadsheet, const std::string& note);

 private:
  int add_live(const Texts& texts, const Figures& figures, const std::function<std::string(int column)>& formula);

  int first_period_;
  Table table_;
  std::vector<LiveCell> live_;
};

/// The sum of figures of one kind; empty where none of them is a figure.
Cell sum_of_figures(const std::vector<Cell>& figures);

}  // namespace sendcast
