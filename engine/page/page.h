#pragma once

#include <string>
#include <vector>

#include "report/grid.h"

namespace sendcast {

// The report as it is read: sections of figures, each a table and perhaps a picture of it. What it says is put together
// here, how it looks is bindings/web/report's.

/// What stands in a table: what is read, and the exact number behind it.
struct PageCell {
  std::string text;
  std::string value = {};  ///< pounds to the penny, people or a share from 0 to 1; empty where there is no number
  bool numeric = false;
  bool illustrative = false;  ///< assumed by whoever wrote the scenario
};

struct PageColumn {
  std::string text;
  std::string key = {};  ///< what a picture knows it by; a column without one is in no picture
  bool numeric = true;
  std::string note = {};  ///< what stands below it: how many months a part year has
};

struct PageRow {
  std::string text;
  std::string role = {};  ///< what a picture makes of it; empty for nothing
  RowStyle style = RowStyle::plain;
  std::vector<PageCell> cells = {};
};

/// A table with a heading for each row. Every row has a cell for each column.
struct PageTable {
  std::string caption;
  std::string row_heading;
  std::vector<PageColumn> columns = {};
  std::vector<PageRow> rows = {};
};

/// A table, and how it is drawn.
struct PageFigure {
  std::string id;
  std::string heading;       ///< says what it shows
  std::string means;         ///< a sentence that says what that means
  std::string picture = {};  ///< stacked, lines, fan, waterfall, diverging, tornado, sankey or plane; empty for none
  std::string unit = {};     ///< "£", "%" or "people"
  PageTable table = {};
  std::vector<std::string> notes = {};
};

/// The figures of one scenario.
struct PageGroup {
  std::string id;
  std::string label;
  std::vector<PageFigure> figures = {};
};

struct PageTerm {
  std::string term;
  std::string text;
};

struct PageSection {
  std::string id;
  std::string heading;
  std::string lead;
  std::vector<PageFigure> figures = {};
  std::vector<PageGroup> groups = {};
  std::vector<std::string> notes = {};
  std::vector<PageTerm> terms = {};

  bool has_nothing() const { return figures.empty() && groups.empty() && notes.empty() && terms.empty(); }
};

struct PageScenario {
  std::string name;
  std::string label;
  bool is_base = false;
};

struct Page {
  std::string title;
  std::vector<std::string> status;
  std::vector<PageScenario> scenarios;
  std::vector<std::string> answer;
  std::vector<PageSection> sections;
  std::string rounding;
  std::string made_by;
};

}  // namespace sendcast
