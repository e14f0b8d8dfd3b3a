#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "arrays/calendar.h"
#include "funding/accounts.h"

namespace sendcast {

/// Pounds and pence, held as whole pence.
struct Money {
  Pence pence = 0;

  friend constexpr bool operator==(Money, Money) = default;
};

/// What may stand in a table; std::monostate is an empty cell (null in JSON).
using Cell = std::variant<std::monostate, std::string, Month, FinancialYear, double, Money, std::int64_t, bool>;

enum class ColumnKind {
  text,
  month,     ///< YYYY-MM
  year,      ///< a financial year
  people,    ///< a number of people, never rounded
  number,    ///< any other number: hours, posts, a quantity
  money,     ///< pounds, two decimals
  whole,     ///< a whole number
  yes_no,    ///< true or false
  measured,  ///< each row says by its measure what this is: people, money or a share
};

struct Column {
  std::string name;
  ColumnKind kind = ColumnKind::text;
};

using Row = std::vector<Cell>;

/// One of the tables of outputs.md: what a format writes. Every row has a cell for each column.
struct Table {
  std::string name;   ///< of the file without its ending, the sheet, the JSON array
  std::string title;  ///< what a person reads above it, units included
  std::vector<Column> columns;
  std::vector<Row> rows;
};

inline Cell whole(int number) { return std::int64_t{number}; }

}  // namespace sendcast
