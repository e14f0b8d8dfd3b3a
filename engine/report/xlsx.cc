// The one place that knows libxlsxwriter.

#include "report/xlsx.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <ctime>
#include <map>
#include <memory>
#include <set>
#include <xlsxwriter.h>

#include <fmt/format.h>

#include "funding/pence.h"
#include "report/column_widths.h"
#include "report/private_folder.h"
#include "report/xlsx_text.h"

namespace sendcast {
namespace {

constexpr int title_row = 0;
constexpr int note_row = 1;
constexpr int header_row = 2;
constexpr int first_table_row = 3;

/// Government Analysis Function, categorical palette.
constexpr std::array<lxw_color_t, 6> palette = {0x12436D, 0x28A197, 0x801650, 0xF46A25, 0x3D3D3D, 0xA285D1};
constexpr std::array<std::uint8_t, 6> dashes = {LXW_CHART_LINE_DASH_SOLID,         LXW_CHART_LINE_DASH_DASH,
                                                LXW_CHART_LINE_DASH_ROUND_DOT,     LXW_CHART_LINE_DASH_DASH_DOT,
                                                LXW_CHART_LINE_DASH_LONG_DASH_DOT, LXW_CHART_LINE_DASH_LONG_DASH};
constexpr std::array<std::uint8_t, 7> markers = {
    LXW_CHART_MARKER_CIRCLE, LXW_CHART_MARKER_SQUARE, LXW_CHART_MARKER_TRIANGLE, LXW_CHART_MARKER_DIAMOND,
    LXW_CHART_MARKER_X,      LXW_CHART_MARKER_PLUS,   LXW_CHART_MARKER_STAR};
/// The first series is plain.
constexpr std::array<std::uint8_t, 5> patterns = {
    LXW_CHART_PATTERN_WIDE_UPWARD_DIAGONAL, LXW_CHART_PATTERN_DOTTED_GRID, LXW_CHART_PATTERN_DARK_HORIZONTAL,
    LXW_CHART_PATTERN_WIDE_DOWNWARD_DIAGONAL, LXW_CHART_PATTERN_LARGE_GRID};

template <typename Values>
auto in_turn(const Values& values, std::size_t i) {
  return values[i % values.size()];
}

/// The library's structures ask for text that could be changed, though it changes none.
char* unchanged(const std::string& text) { return const_cast<char*>(text.c_str()); }

lxw_row_t row_of(int row) { return static_cast<lxw_row_t>(row + first_table_row); }
lxw_col_t column(int column) { return static_cast<lxw_col_t>(column); }

std::time_t seconds_of(const std::string& moment) {
  std::tm parts{};
  const char* end = ::strptime(moment.c_str(), "%Y-%m-%dT%H:%M:%S", &parts);
  constexpr std::time_t start_of_1980 = 315'532'800;
  return end == nullptr ? start_of_1980 : ::timegm(&parts);
}

struct CloseWorkbook {
  void operator()(lxw_workbook* workbook) const { lxw_workbook_free(workbook); }
};

/// Writes sheets in order. The first error is kept and what follows is written in vain.
class XlsxWriter {
 public:
  XlsxWriter(const std::string& file, const std::string& folder) {
    lxw_workbook_options options{};
    options.tmpdir = unchanged(folder);
    workbook_.reset(workbook_new_opt(file.c_str(), &options));
    if (workbook_ == nullptr) {
      error_ = LXW_ERROR_MEMORY_MALLOC_FAILED;
      return;
    }
    title_ = format();
    format_set_bold(title_);
    format_set_font_size(title_, 14);
    wrapped_ = format();
    format_set_text_wrap(wrapped_);
    format_set_align(wrapped_, LXW_ALIGN_VERTICAL_TOP);
    plain_ = format();
    format_set_align(plain_, LXW_ALIGN_VERTICAL_TOP);
    link_ = format();
    format_set_align(link_, LXW_ALIGN_VERTICAL_TOP);
    format_set_underline(link_, LXW_UNDERLINE_SINGLE);
    format_set_font_color(link_, LXW_COLOR_BLUE);
    header_ = format();
    format_set_bold(header_);
    format_set_bottom(header_, LXW_BORDER_THIN);
  }

  /// Null where the file could be written; what went wrong otherwise.
  const char* write(const Spreadsheet& spreadsheet) {
    if (error_ != LXW_NO_ERROR) return lxw_strerror(error_);
    set_properties(spreadsheet);
    name_sheets(spreadsheet);
    for (const AnySheet& sheet : spreadsheet.sheets) std::visit([&](const auto& any) { add(any); }, sheet);
    const lxw_error closed = workbook_close(workbook_.release());
    check(closed);
    return error_ == LXW_NO_ERROR ? nullptr : lxw_strerror(error_);
  }

 private:
  void check(lxw_error error) {
    if (error_ == LXW_NO_ERROR) error_ = error;
  }

  lxw_format* format() { return workbook_add_format(workbook_.get()); }

  /// A format of numbers, made once.
  lxw_format* number_format(const std::string& pattern) {
    lxw_format*& made = number_formats_[pattern];
    if (made == nullptr) {
      made = format();
      format_set_num_format(made, pattern.c_str());
      format_set_align(made, LXW_ALIGN_VERTICAL_TOP);
    }
    return made;
  }

  void set_properties(const Spreadsheet& spreadsheet) {
    const std::string title = xlsx_text(spreadsheet.title);
    const std::string subject = xlsx_text(spreadsheet.subject);
    const std::string author = "Sendcast";
    lxw_doc_properties properties{};
    properties.title = unchanged(title);
    properties.subject = unchanged(subject);
    properties.author = unchanged(author);
    properties.created = seconds_of(spreadsheet.made_at);
    check(workbook_set_properties(workbook_.get(), &properties));
  }

  void name_sheets(const Spreadsheet& spreadsheet) {
    for (const AnySheet& sheet : spreadsheet.sheets) {
      if (!std::holds_alternative<ChartSheet>(sheet))
        std::visit([&](const auto& any) { linkable_.insert(any.name); }, sheet);
    }
  }

  void put(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t at, const std::string& text, lxw_format* as) {
    check(worksheet_write_string(sheet, row, at, xlsx_text(text).c_str(), as));
  }

  void add(const TextSheet& text) {
    lxw_worksheet* sheet = workbook_add_worksheet(workbook_.get(), text.name.c_str());
    constexpr double width = 100;
    check(worksheet_set_column(sheet, 0, 0, width, nullptr));
    for (std::size_t i = 0; i < text.lines.size(); ++i) {
      const auto row = static_cast<lxw_row_t>(i);
      if (i > 0) make_room(sheet, row, lines_needed(text.lines[i], width));
      put(sheet, row, 0, text.lines[i], i == 0 ? title_ : wrapped_);
    }
    print_on_wide_pages(sheet);
  }

  /// Not every program makes room by itself for text of several lines.
  void make_room(lxw_worksheet* sheet, lxw_row_t row, int lines) {
    constexpr double height_of_a_line = 15;
    constexpr double highest = 409;
    if (lines > 1) check(worksheet_set_row(sheet, row, std::min(highest, lines * height_of_a_line), nullptr));
  }

  static void print_on_wide_pages(lxw_worksheet* sheet) {
    constexpr std::uint8_t a4 = 9;
    worksheet_set_paper(sheet, a4);
    worksheet_set_landscape(sheet);
    worksheet_fit_to_pages(sheet, 1, 0);
  }

  void add(const TableSheet& table) {
    lxw_worksheet* sheet = workbook_add_worksheet(workbook_.get(), table.name.c_str());
    put(sheet, title_row, 0, table.table->title, title_);
    put(sheet, note_row, 0, table.note, plain_);
    const std::vector<ColumnWidth> widths = column_widths(*table.table);
    set_widths(sheet, *table.table, widths);
    mark_table(sheet, table);
    write_rows(sheet, table);
    worksheet_freeze_panes(sheet, first_table_row, 0);
    check(worksheet_repeat_rows(sheet, header_row, header_row));
    print_on_wide_pages(sheet);
  }

  void set_widths(lxw_worksheet* sheet, const Table& table, const std::vector<ColumnWidth>& widths) {
    for (std::size_t i = 0; i < widths.size(); ++i) {
      const auto at = static_cast<lxw_col_t>(i);
      check(worksheet_set_column(sheet, at, at, widths[i].characters, widths[i].wraps ? wrapped_ : plain_));
      if (!widths[i].wraps) continue;
      for (std::size_t r = 0; r < std::min(table.rows.size(), most_table_rows); ++r) {
        const auto* text = std::get_if<std::string>(&table.rows[r][i]);
        if (text != nullptr) make_room(sheet, row_of(static_cast<int>(r)), lines_needed(*text, widths[i].characters));
      }
    }
  }

  /// Marks the cells as a table, which also writes the header.
  void mark_table(lxw_worksheet* sheet, const TableSheet& table) {
    const std::vector<Column>& columns = table.table->columns;
    std::vector<lxw_table_column> described(columns.size());
    std::vector<lxw_table_column*> pointers;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      described[i].header = unchanged(columns[i].name);
      described[i].header_format = header_;
      pointers.push_back(&described[i]);
    }
    pointers.push_back(nullptr);
    lxw_table_options options{};
    options.name = unchanged(table.name);
    options.style_type = LXW_TABLE_STYLE_TYPE_LIGHT;
    options.style_type_number = 1;
    options.no_banded_rows = LXW_TRUE;
    options.columns = pointers.data();
    const std::size_t rows = std::max<std::size_t>(1, std::min(table.table->rows.size(), most_table_rows));
    check(worksheet_add_table(sheet, header_row, 0, row_of(static_cast<int>(rows) - 1),
                              static_cast<lxw_col_t>(columns.size() - 1), &options));
  }

  void write_rows(lxw_worksheet* sheet, const TableSheet& table) {
    const std::vector<Row>& rows = table.table->rows;
    const std::size_t count = std::min(rows.size(), most_table_rows);
    std::vector<const std::string*> formulas(table.table->columns.size());
    auto live = table.live_cells.begin();
    for (std::size_t r = 0; r < count; ++r) {
      std::fill(formulas.begin(), formulas.end(), nullptr);
      for (const LiveColumn& column : table.live_columns) formulas[column.column] = &column.formula;
      for (; live != table.live_cells.end() && live->row == r; ++live) formulas[live->column] = &live->formula;
      for (std::size_t c = 0; c < rows[r].size(); ++c) {
        const Target at{sheet, row_of(static_cast<int>(r)), static_cast<lxw_col_t>(c)};
        if (formulas[c] != nullptr) {
          write_formula(at, *formulas[c], rows[r][c]);
        } else if (c == 0 && table.first_column_links) {
          write_link(at, std::get<std::string>(rows[r][c]));
        } else {
          write_cell(at, rows[r][c], table.table->columns[c].kind);
        }
      }
    }
  }

  struct Target {
    lxw_worksheet* sheet;
    lxw_row_t row;
    lxw_col_t column;
  };

  void write_number(const Target& at, double number, lxw_format* as) {
    if (std::isfinite(number)) check(worksheet_write_number(at.sheet, at.row, at.column, number, as));
  }

  lxw_format* format_of(const Cell& cell, ColumnKind kind) {
    if (std::holds_alternative<Money>(cell)) return number_format("#,##0.00");
    if (std::holds_alternative<std::int64_t>(cell)) return number_format("#,##0");
    return number_format(kind == ColumnKind::people ? "#,##0.00" : "#,##0.000");
  }

  void write_cell(const Target& at, const Cell& cell, ColumnKind kind) {
    if (const auto* text = std::get_if<std::string>(&cell)) {
      put(at.sheet, at.row, at.column, *text, nullptr);
    } else if (const auto* month = std::get_if<Month>(&cell)) {
      check(worksheet_write_string(at.sheet, at.row, at.column, sendcast::text(*month).c_str(), nullptr));
    } else if (const auto* year = std::get_if<FinancialYear>(&cell)) {
      check(worksheet_write_string(at.sheet, at.row, at.column, sendcast::text(*year).c_str(), nullptr));
    } else if (const auto* number = std::get_if<double>(&cell)) {
      write_number(at, *number == 0 ? 0.0 : *number, format_of(cell, kind));
    } else if (const auto* money = std::get_if<Money>(&cell)) {
      write_number(at, in_pounds(money->pence), format_of(cell, kind));
    } else if (const auto* whole = std::get_if<std::int64_t>(&cell)) {
      write_number(at, static_cast<double>(*whole), format_of(cell, kind));
    } else if (const auto* yes = std::get_if<bool>(&cell)) {
      check(worksheet_write_boolean(at.sheet, at.row, at.column, *yes ? 1 : 0, nullptr));
    }
  }

  void write_formula(const Target& at, const std::string& formula, const Cell& value) {
    const auto write = [&](const std::string& text, double number) {
      check(worksheet_write_formula_num(at.sheet, at.row, at.column, text.c_str(), format_of(value, ColumnKind::people),
                                        number));
    };
    if (const auto* money = std::get_if<Money>(&value)) {
      write(fmt::format("=ROUND({},2)", formula), in_pounds(money->pence));
    } else if (const auto* number = std::get_if<double>(&value)) {
      if (std::isfinite(*number)) write(fmt::format("={}", formula), *number);
    } else if (const auto* whole = std::get_if<std::int64_t>(&value)) {
      write(fmt::format("={}", formula), static_cast<double>(*whole));
    }
  }

  /// A link to the sheet that the text names; only its name where it has no cells to go to.
  void write_link(const Target& at, const std::string& name) {
    if (linkable_.count(name) == 0) return put(at.sheet, at.row, at.column, name, nullptr);
    const std::string target = fmt::format("internal:'{}'!A1", name);
    check(worksheet_write_url(at.sheet, at.row, at.column, target.c_str(), nullptr));
    check(worksheet_write_string(at.sheet, at.row, at.column, name.c_str(), link_));
  }

  void add(const ChartSheet& drawn) {
    lxw_chartsheet* sheet = workbook_add_chartsheet(workbook_.get(), drawn.name.c_str());
    lxw_chart* chart = workbook_add_chart(workbook_.get(), type_of(drawn.form));
    if (sheet == nullptr || chart == nullptr) return check(LXW_ERROR_MEMORY_MALLOC_FAILED);
    for (std::size_t i = 0; i < drawn.series.size(); ++i) add_series(chart, drawn, i);
    set_titles(chart, drawn);
    chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
    chartsheet_set_landscape(sheet);
    check(chartsheet_set_chart(sheet, chart));
  }

  static std::uint8_t type_of(ChartForm form) {
    switch (form) {
      case ChartForm::stacked_columns:
        return LXW_CHART_COLUMN_STACKED;
      case ChartForm::bars:
        return LXW_CHART_BAR;
      case ChartForm::lines:
        break;
    }
    return LXW_CHART_LINE;
  }

  void add_series(lxw_chart* chart, const ChartSheet& drawn, std::size_t i) {
    const TableRange& values = drawn.series[i].values;
    const TableRange& name = drawn.series[i].name;
    lxw_chart_series* series = chart_add_series(chart, nullptr, nullptr);
    if (series == nullptr) return check(LXW_ERROR_MEMORY_MALLOC_FAILED);
    chart_series_set_categories(series, drawn.sheet.c_str(), row_of(drawn.categories.first_row),
                                column(drawn.categories.first_column), row_of(drawn.categories.last_row),
                                column(drawn.categories.last_column));
    chart_series_set_values(series, drawn.sheet.c_str(), row_of(values.first_row), column(values.first_column),
                            row_of(values.last_row), column(values.last_column));
    chart_series_set_name_range(series, drawn.sheet.c_str(), row_of(name.first_row), column(name.first_column));
    if (drawn.form == ChartForm::lines) {
      draw_line(series, i);
    } else {
      fill(series, i);
    }
  }

  /// Told apart by colour, dashes and markers.
  static void draw_line(lxw_chart_series* series, std::size_t i) {
    lxw_chart_line line{};
    line.color = in_turn(palette, i);
    line.width = 2.25F;
    line.dash_type = in_turn(dashes, i);
    chart_series_set_line(series, &line);
    chart_series_set_marker_type(series, in_turn(markers, i));
    chart_series_set_marker_size(series, 7);
    lxw_chart_fill inside{};
    inside.color = line.color;
    chart_series_set_marker_fill(series, &inside);
    lxw_chart_line edge{};
    edge.color = line.color;
    chart_series_set_marker_line(series, &edge);
  }

  /// Told apart by colour and pattern.
  static void fill(lxw_chart_series* series, std::size_t i) {
    lxw_chart_line edge{};
    edge.color = in_turn(palette, i);
    chart_series_set_line(series, &edge);
    if (i == 0) {
      lxw_chart_fill plain{};
      plain.color = edge.color;
      return chart_series_set_fill(series, &plain);
    }
    lxw_chart_pattern pattern{};
    pattern.type = in_turn(patterns, i - 1);
    pattern.fg_color = edge.color;
    pattern.bg_color = LXW_COLOR_WHITE;
    chart_series_set_pattern(series, &pattern);
  }

  static void set_titles(lxw_chart* chart, const ChartSheet& drawn) {
    chart_title_set_name(chart, xlsx_text(drawn.title).c_str());
    lxw_chart_font font{};
    font.size = 14;
    font.bold = LXW_TRUE;
    chart_title_set_name_font(chart, &font);
    // To the library the x axis is the level one, which in a bar chart is that of values.
    const bool lies = drawn.form == ChartForm::bars;
    lxw_chart_axis* categories = lies ? chart->y_axis : chart->x_axis;
    lxw_chart_axis* values = lies ? chart->x_axis : chart->y_axis;
    chart_axis_set_name(categories, drawn.category_axis.c_str());
    chart_axis_set_name(values, drawn.value_axis.c_str());
    chart_axis_set_num_format(values, drawn.value_format.c_str());
    chart_axis_set_label_position(categories, LXW_CHART_AXIS_LABEL_POSITION_LOW);
    if (lies) chart_axis_set_reverse(categories);
  }

  std::unique_ptr<lxw_workbook, CloseWorkbook> workbook_;
  lxw_error error_ = LXW_NO_ERROR;
  lxw_format* title_ = nullptr;
  lxw_format* wrapped_ = nullptr;
  lxw_format* plain_ = nullptr;
  lxw_format* link_ = nullptr;
  lxw_format* header_ = nullptr;
  std::map<std::string, lxw_format*> number_formats_;
  std::set<std::string> linkable_;
};

}  // namespace

std::optional<std::string> xlsx(const Spreadsheet& spreadsheet, std::string& why_not) {
  const auto refuse = [&](std::string_view why) {
    why_not = fmt::format("the workbook could not be made: {}", why);
    return std::nullopt;
  };
  const PrivateFolder folder;
  if (!folder.why_not().empty()) return refuse(folder.why_not());
  const std::string path = folder.path() / "workbook.xlsx";
  XlsxWriter writer(path, folder.path().string());
  if (const char* error = writer.write(spreadsheet); error != nullptr) return refuse(error);
  std::optional<std::string> bytes = folder.read("workbook.xlsx");
  return bytes ? bytes : refuse("it could not be read back");
}

}  // namespace sendcast
