#include "report/table_screen.h"

#include <algorithm>
#include <span>
#include <variant>

#include <fmt/format.h>

#include "report/figures.h"
#include "report/text_width.h"

namespace sendcast {
namespace {

constexpr int gap = 2;
constexpr int narrowest_text = 10;

bool is_words(const Column& column) {
  return column.kind == ColumnKind::text || column.kind == ColumnKind::month || column.kind == ColumnKind::year ||
         column.kind == ColumnKind::yes_no;
}

/// A column as it is printed.
struct PrintedColumn {
  std::string heading;
  bool is_words = false;
  std::vector<std::string> cells;
  int width = 0;
};

struct Printed {
  std::string operator()(std::monostate) const { return {}; }
  std::string operator()(const std::string& text) const { return printable(text); }
  std::string operator()(Month month) const { return text(month); }
  std::string operator()(FinancialYear year) const { return text(year); }
  std::string operator()(double number) const { return to_four_decimals(number); }
  std::string operator()(Money money) const { return pounds_and_pence(money.pence); }
  std::string operator()(std::int64_t number) const { return fmt::format("{}", number); }
  std::string operator()(bool yes) const { return yes ? "yes" : "no"; }
};

PrintedColumn printed(const Table& table, std::size_t column) {
  PrintedColumn print{printable(table.columns[column].name), is_words(table.columns[column]), {}, 0};
  print.width = display_width(print.heading);
  for (const Row& row : table.rows) {
    print.cells.push_back(std::visit(Printed(), row[column]));
    print.width = std::max(print.width, display_width(print.cells.back()));
  }
  return print;
}

bool says_the_same(const PrintedColumn& column) {
  return std::all_of(column.cells.begin(), column.cells.end(),
                     [&](const std::string& cell) { return cell == column.cells.front(); });
}

int widest_number(std::span<const PrintedColumn> columns) {
  int widest = 0;
  for (const PrintedColumn& column : columns) {
    if (!column.is_words) widest = std::max(widest, column.width);
  }
  return widest;
}

/// Takes width from the widest words, one column after another, until they leave room for the widest number.
void make_fit(std::span<PrintedColumn> columns, int room) {
  const auto words = [&] {
    int width = 0;
    for (const PrintedColumn& column : columns) width += column.is_words ? column.width + gap : 0;
    return width;
  };
  const int most = room - widest_number(columns);
  while (words() > most) {
    PrintedColumn* widest = nullptr;
    for (PrintedColumn& column : columns) {
      if (column.is_words && column.width > narrowest_text && (widest == nullptr || column.width > widest->width))
        widest = &column;
    }
    if (widest == nullptr) return;
    --widest->width;
  }
}

std::string padded(const std::string& text, const PrintedColumn& column) {
  return column.is_words ? pad_right(cut_to_width(text, column.width), column.width) : pad_left(text, column.width);
}

void end_line(std::string& line, std::string& text) {
  while (!line.empty() && line.back() == ' ') line.pop_back();
  text += line + '\n';
  line.clear();
}

/// Some of the columns, side by side.
std::string block(const std::vector<const PrintedColumn*>& columns, std::size_t rows) {
  std::string text;
  std::string line;
  for (const PrintedColumn* column : columns) line += padded(column->heading, *column) + std::string(gap, ' ');
  end_line(line, text);
  for (std::size_t row = 0; row < rows; ++row) {
    for (const PrintedColumn* column : columns) line += padded(column->cells[row], *column) + std::string(gap, ' ');
    end_line(line, text);
  }
  return text;
}

/// The words first, again in each block; then as many numbers as fit.
std::string blocks(const std::vector<PrintedColumn>& columns, std::size_t rows, int room) {
  std::vector<const PrintedColumn*> words, numbers;
  int width_of_words = 0;
  for (const PrintedColumn& column : columns) {
    (column.is_words ? words : numbers).push_back(&column);
    if (column.is_words) width_of_words += column.width + gap;
  }
  std::string text;
  std::size_t next = 0;
  do {
    std::vector<const PrintedColumn*> shown = words;
    int used = width_of_words;
    while (next < numbers.size() && (used + numbers[next]->width <= room || shown.size() == words.size())) {
      used += numbers[next]->width + gap;
      shown.push_back(numbers[next++]);
    }
    if (!text.empty()) text += '\n';
    text += block(shown, rows);
  } while (next < numbers.size());
  return text;
}

}  // namespace

std::string table_screen(const Table& table, const Screen& screen) {
  std::string text = render_title(fmt::format("{}: {}", table.name, table.title), screen);
  if (table.rows.empty()) return text + "No rows.\n";
  std::vector<PrintedColumn> columns;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    PrintedColumn column = printed(table, i);
    if (column.is_words && table.rows.size() > 1 && says_the_same(column)) {
      text += cut_to_width(fmt::format("{}: {}", column.heading, column.cells.front()), screen.width) + '\n';
    } else {
      columns.push_back(std::move(column));
    }
  }
  make_fit(columns, screen.width);
  return text + blocks(columns, table.rows.size(), screen.width);
}

}  // namespace sendcast
