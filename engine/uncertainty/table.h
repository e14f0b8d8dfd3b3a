#pragma once

#include <functional>
#include <string>
#include <vector>

#include "schema/where.h"
#include "uncertainty/value.h"

namespace sendcast {

/// Numbers from a CSV file, by the dimensions that its columns name; the other dimensions do not matter.
struct ValueGrid {
  Dimensions columns;
  Shape shape;                 ///< extents of all dimensions
  std::vector<double> values;  ///< by area, age, need, setting (an absent dimension has one entry); NaN where no row
  std::vector<Place> places;   ///< of the rows, alike
  Place place;                 ///< of the file's name in the scenario
  bool whole = true;           ///< false where a row could not be read (and that has been reported)

  std::size_t position(const Coordinates& at) const;
};

/// A number for each cell: a value, a list of {where, value} in which later entries override, or a CSV file.
struct ValueTable {
  struct Entry {
    Where where;
    Value value;
    Place place;
  };
  std::vector<Entry> entries;  ///< one without `where` for a plain value; empty where `grid` holds
  std::optional<ValueGrid> grid;
  Place place;
  bool broken = false;  ///< something in it was wrong and has been reported

  /// Which number holds for a cell: the last entry that matches, or the CSV row; -1 where there is none.
  int source_of(const Coordinates& at) const;
  /// A source's value in a draw.
  double value_of(int source, Month month, FinancialYear first, Drawn drawn) const;
  /// The same in the central run.
  double central(int source, Month month, FinancialYear first) const { return value_of(source, month, first, {}); }
  bool is_constant(int source) const;
  Place place_of(int source) const;
};

/// Shares or weights by name (of needs, settings, pots or domains). Names that are left out are 0.
struct NamedValues {
  struct Part {
    int index = -1;
    Value value;
  };
  std::vector<Part> parts;
  Place place;
  bool broken = false;

  double value_of(int index, Month month, FinancialYear first, Drawn drawn) const;
  double central(int index, Month month, FinancialYear first) const { return value_of(index, month, first, {}); }
};

/// A vector of shares for each cell.
struct VectorTable {
  struct Entry {
    Where where;
    NamedValues values;
  };
  std::vector<Entry> entries;
  std::optional<ValueGrid> grid;  ///< whose column of that name is the vector's component
  Place place;
  bool broken = false;

  /// As ValueTable::source_of; with a CSV file, the position of the cell's component 0.
  int source_of(const Coordinates& at) const;
  bool is_constant(int source) const;
};

template <>
struct Form<ValueTable> {
  static void read(Reader& reader, const Node& node, const About& about, ValueTable& table);
  static Json describe(Describer& describer, const About& about);
};

/// Reads a map of shares whose names are of a set.
void read_named_values(Reader& reader, const Node& node, NameSet set, const About& about, NamedValues& values);
Json describe_named_values(Describer& describer, NameSet set, const About& about);

/// Need mix and first settings: vectors over a set of names.
template <NameSet components>
struct SharesBy : VectorTable {};

void read_vector_table(Reader& reader, const Node& node, NameSet components, const About& about, VectorTable& table);
Json describe_vector_table(Describer& describer, NameSet components, const About& about);

template <NameSet components>
struct Form<SharesBy<components>> {
  static void read(Reader& reader, const Node& node, const About& about, SharesBy<components>& table) {
    read_vector_table(reader, node, components, about, table);
  }
  static Json describe(Describer& describer, const About& about) {
    return describe_vector_table(describer, components, about);
  }
};

/// Reads one value of a table, which holds where its `where` matches.
using ReadWhereValue = std::function<void(Where where, const Node& value, Place place)>;
/// Reads what holds everywhere, or a list of {where, value}; either may say where it comes from.
void read_where_entries(Reader& reader, const Node& node, const Dimensions& dimensions,
                        const ReadWhereValue& read_value);
/// The list of {where, value}.
Json describe_where_entries(Describer& describer, const Json& value);

/// Reads {csv: file} whose columns are among the dimensions given and `value`, and at least those required.
std::optional<ValueGrid> read_grid(Reader& reader, const Node& csv, const Dimensions& dimensions,
                                   const Dimensions& required, const About& about);

}  // namespace sendcast
