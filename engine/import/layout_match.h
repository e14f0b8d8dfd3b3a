#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "import/layout.h"

namespace sendcast {

/// A layout found in a file: where its columns stand there.
struct MatchedLayout {
  struct ValueColumn {
    int column = 0;
    const ValueRule* rule = nullptr;
    int year = 0;  ///< of a column that is a year's; 0 where the row says it
  };
  struct Filter {
    int column = 0;
    const ColumnRule* rule = nullptr;
  };

  const Layout* layout = nullptr;
  std::array<int, roles_count> columns = {};  ///< by role; -1 where the file has none
  std::vector<ValueColumn> values;
  std::vector<Filter> filters;
  std::vector<int> twice;  ///< columns of ours whose name stands twice in the header: the first is read

  int column(Role role) const { return columns[static_cast<std::size_t>(role)]; }
  bool has(Role role) const { return column(role) >= 0; }
};

/// What a header was found to be.
struct HeaderFound {
  MatchedLayout match;  ///< its layout is null where none fits
  /// The layout that the header is nearly, and the columns that are wanting, each by the names that it may have: a file
  /// that was meant for us, but cannot be read.
  const Layout* nearly = nullptr;
  std::vector<std::string> missing;

  bool known() const { return match.layout != nullptr; }
};

/// Finds the layout of a header by the names of its columns, in any order; of several that fit, the one that knows most
/// of the columns.
HeaderFound find_layout(const std::vector<std::string_view>& header);

}  // namespace sendcast
