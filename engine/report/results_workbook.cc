#include "report/results_workbook.h"

#include <algorithm>

#include <fmt/format.h>

#include "report/workbook_front.h"
#include "report/workbook_pictures.h"
#include "report/workbook_totals.h"
#include "report/xlsx.h"
#include "report/xlsx_text.h"
#include "report/yearly_sums.h"

namespace sendcast {
namespace {

/// The columns of the tables that are arithmetic of other columns of the same row (outputs.md).
std::vector<LiveColumn> live_columns_of(const Table& table) {
  const auto own = [&](std::string_view column) { return this_row(table.name, column); };
  const auto live = [&](std::string_view column, std::string formula) {
    const auto found = std::find_if(table.columns.begin(), table.columns.end(),
                                    [&](const Column& candidate) { return candidate.name == column; });
    const auto position = static_cast<std::size_t>(found - table.columns.begin());
    return std::vector<LiveColumn>{{position, std::move(formula)}};
  };
  if (table.name == "budgets") {
    return live("balance", fmt::format("{}+{}+{}+{}-{}+{}-{}", own("brought_forward"), own("income"), own("interest"),
                                       own("one_off"), own("paid"), own("transferred_in"), own("transferred_out")));
  }
  if (table.name == "pools") {
    return live("carried_forward", fmt::format("{}+{}+{}-{}-{}", own("brought_forward"), own("contributions"),
                                               own("overspend_shared"), own("spend"), own("returned")));
  }
  if (table.name == "pool_payments") {
    return live("paid", fmt::format("{}+{}-{}", own("contribution"), own("overspend_share"), own("returned")));
  }
  if (table.name == "comparison") return live("difference", fmt::format("{}-{}", own("value"), own("base_value")));
  return {};
}

std::string note_of(const Table& table) {
  const std::size_t rows = std::min(table.rows.size(), most_table_rows);
  std::string note = fmt::format("This sheet has one table, of {} row{}. The sheet Notes says how to read it.", rows,
                                 rows == 1 ? "" : "s");
  if (rows < table.rows.size()) {
    note += fmt::format(" A sheet holds no more: {} rows are left out here and stand in {}.csv, which --out writes.",
                        table.rows.size() - rows, table.name);
  }
  return note;
}

TableSheet sheet_of(const Table& table, std::vector<LiveColumn> columns, std::vector<LiveCell> live_cells = {}) {
  return {table.name, note_of(table), &table, std::move(columns), std::move(live_cells)};
}

bool holds_a_cut_text(const Table& table) {
  return std::any_of(table.rows.begin(), table.rows.end(), [](const Row& row) {
    return std::any_of(row.begin(), row.end(), [](const Cell& cell) {
      const auto* text = std::get_if<std::string>(&cell);
      return text != nullptr && !fits_in_a_cell(*text);
    });
  });
}

WorkbookWords words_of(const Outcomes& outcomes) {
  const std::string& title = outcomes.results.front().catalogue.title;
  WorkbookWords words;
  words.title = outcomes.results.size() == 1
                    ? fmt::format("{}: results", title)
                    : fmt::format("{}, and {} other scenario{}: results", title, outcomes.results.size() - 1,
                                  outcomes.results.size() == 2 ? "" : "s");
  words.about = {
      "What children and young people with special educational needs and disabilities in an area will need, "
      "what it will cost and who pays, projected by Sendcast. Its tables are those that --out writes as CSV, two of "
      "them "
      "summed by year (see Notes)."};
  words.notes = {
      "The sheets events_by_year and moves_by_year have the sums of each financial year. The months of events and "
      "moves "
      "are in events.csv and moves.csv, which --out writes: half a million cells, which nobody pages through."};
  if (std::any_of(outcomes.tables.begin(), outcomes.tables.end(), holds_a_cut_text))
    words.notes.push_back(
        fmt::format("A cell holds {} characters: longer text is cut off there.", most_cell_characters));
  return words;
}

class Assembly {
 public:
  Assembly(const Outcomes& outcomes, const Manifest& manifest)
      : outcomes_(outcomes), manifest_(manifest), words_(words_of(outcomes)) {}

  Spreadsheet take() {
    add_summaries();
    for (const Table& table : outcomes_.tables) add_results(table);
    add(sheet_of(book_.keep(inputs_table(manifest_)), {}));
    add_front();
    book_.title = words_.title;
    book_.subject = words_.about.front();
    book_.made_at = manifest_.run_at;
    return std::move(book_);
  }

 private:
  void add(AnySheet sheet) { sheets_.push_back(std::move(sheet)); }

  void add_results(const Table& table) {
    if (table.name == "events") {
      add(sheet_of(book_.keep(yearly_sums(table, "events_by_year", "What happened in each financial year")), {}));
    } else if (table.name == "moves") {
      add(sheet_of(book_.keep(yearly_sums(table, "moves_by_year",
                                          "Who asked to go from one setting to another in each financial year, and how "
                                          "many were admitted there")),
                   {}));
    } else {
      add(sheet_of(table, live_columns_of(table)));
    }
  }

  const Table& add_live(LiveTable live) {
    const Table& table = book_.keep(std::move(live.table));
    add(sheet_of(table, {}, std::move(live.formulas)));
    return table;
  }

  void add_summaries() {
    const Table& totals = add_live(totals_table(outcomes_.results));
    add_live(checks_table(outcomes_.results));
    LiveTable partners = partners_table(outcomes_.values, outcomes_.results);
    const Table& gains =
        partners.table.rows.empty() ? book_.keep(std::move(partners.table)) : add_live(std::move(partners));
    for (ChartSheet& chart : pictures(outcomes_.results, totals, gains)) add(std::move(chart));
  }

  void add_front() {
    const Table& notes = book_.keep(notes_table(words_, manifest_));
    sheets_.insert(sheets_.begin(), sheet_of(notes, {}));
    const Table& contents = book_.keep(contents_table(sheets_));
    TableSheet linked = sheet_of(contents, {});
    linked.first_column_links = true;
    book_.sheets = {cover_sheet(words_, outcomes_, manifest_), std::move(linked)};
    std::move(sheets_.begin(), sheets_.end(), std::back_inserter(book_.sheets));
  }

  const Outcomes& outcomes_;
  const Manifest& manifest_;
  WorkbookWords words_;
  Spreadsheet book_;
  std::vector<AnySheet> sheets_;
};

}  // namespace

Spreadsheet results_spreadsheet(const Outcomes& outcomes, const Manifest& manifest) {
  return Assembly(outcomes, manifest).take();
}

std::optional<std::string> results_workbook(const Outcomes& outcomes, const Manifest& manifest, std::string& why_not) {
  return xlsx(results_spreadsheet(outcomes, manifest), why_not);
}

}  // namespace sendcast
