#pragma once

#include <string>
#include <vector>

#include "report/manifest.h"
#include "report/outcomes.h"
#include "report/spreadsheet.h"

namespace sendcast {

/// What a workbook is, before its tables.
struct WorkbookWords {
  std::string title;
  std::vector<std::string> about;  ///< what kind of workbook it is, a line each
  std::vector<std::string> notes;  ///< what a reader must know of its tables, a line each
};

/// The first sheet: what this is, of which scenarios and when, what it is not, and how to make it again.
TextSheet cover_sheet(const WorkbookWords& words, const Outcomes& outcomes, const Manifest& manifest);

/// A row for each sheet that follows: its name (a link), what is on it, and how many rows.
Table contents_table(const std::vector<AnySheet>& sheets);

/// The notes, numbered: those of every workbook, then its own, then the run's warnings.
Table notes_table(const WorkbookWords& words, const Manifest& manifest);

/// Every file that the run read, with its SHA-256.
Table inputs_table(const Manifest& manifest);

}  // namespace sendcast
