#pragma once

#include <string>
#include <vector>

#include "schema/problems.h"
#include "schema/source.h"

namespace sendcast {

struct CsvCell {
  std::string text;
  Place place;
};

/// A table of text with a header row. Every row has as many cells as the header.
struct CsvTable {
  std::vector<CsvCell> header;
  std::vector<std::vector<CsvCell>> rows;
  bool whole = true;  ///< false where something could not be read (and that has been reported)

  /// Position of a column by name, -1 if there is none.
  int column(std::string_view name) const;
};

/// Reads RFC 4180 text (our own reader, because every cell must remember its place). Ragged rows and rows with broken
/// quotes are reported and left out; a file that is no text or beyond the limit of size is reported and gives an empty
/// table.
CsvTable parse_csv(int file, const Sources& sources, Problems& problems);

}  // namespace sendcast
