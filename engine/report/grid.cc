#include "report/grid.h"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "report/text_width.h"

namespace sendcast {
namespace {

constexpr int gap = 2;
constexpr int shortest_label = 12;

std::string coloured(std::string_view code, std::string_view text, const Screen& screen) {
  if (!screen.colour || text.empty()) return std::string(text);
  return fmt::format("\x1b[{}m{}\x1b[0m", code, text);
}

std::string bold(std::string_view text, const Screen& screen) { return coloured("1", text, screen); }

std::string label_of(const GridRow& row) {
  return fmt::format("{}{}", row.style == RowStyle::part ? "  " : "", printable(row.label));
}

/// How wide everything in a grid is, and which columns stand beside one another.
struct Layout {
  int label = 0;
  std::vector<int> columns;
  std::vector<std::size_t> block_ends;  ///< the column after each block's last
};

int width_of_column(const Grid& grid, std::size_t column) {
  int width = 0;
  for (const std::string& line : grid.headings[column]) width = std::max(width, display_width(line));
  for (const GridRow& row : grid.rows) {
    if (column < row.cells.size()) width = std::max(width, display_width(row.cells[column]));
  }
  return width;
}

/// As wide as the longest label, but leaving room for the widest column, and for half of the screen if that is needed.
int width_of_labels(const Grid& grid, const std::vector<int>& columns, int screen_width) {
  int longest = 0;
  for (const GridRow& row : grid.rows) longest = std::max(longest, display_width(label_of(row)));
  int all = 0;
  int widest = 0;
  for (const int width : columns) {
    all += width + gap;
    widest = std::max(widest, width + gap);
  }
  const int room = std::max({screen_width - all, screen_width / 2, shortest_label});
  return std::min({longest, room, std::max(screen_width - widest, shortest_label)});
}

Layout lay_out(const Grid& grid, int screen_width) {
  Layout layout;
  for (std::size_t column = 0; column < grid.headings.size(); ++column) {
    layout.columns.push_back(width_of_column(grid, column));
  }
  layout.label = width_of_labels(grid, layout.columns, screen_width);
  int used = layout.label;
  for (std::size_t column = 0; column < layout.columns.size(); ++column) {
    const int width = layout.columns[column] + gap;
    if (used + width > screen_width && used > layout.label) {
      layout.block_ends.push_back(column);
      used = layout.label;
    }
    used += width;
  }
  layout.block_ends.push_back(layout.columns.size());
  return layout;
}

void end_line(std::string& text) {
  while (!text.empty() && text.back() == ' ') text.pop_back();
  text += '\n';
}

std::string heading_lines(const Grid& grid, const Layout& layout, std::size_t begin, std::size_t end,
                          const Screen& screen) {
  std::string text;
  const std::size_t lines = begin < end ? grid.headings[begin].size() : 0;
  for (std::size_t line = 0; line < lines; ++line) {
    std::string headings(static_cast<std::size_t>(layout.label), ' ');
    for (std::size_t column = begin; column < end; ++column) {
      headings += pad_left(grid.headings[column][line], layout.columns[column] + gap);
    }
    end_line(headings);
    if (headings != "\n") text += bold(headings.substr(0, headings.size() - 1), screen) + '\n';
  }
  return text;
}

std::string rule(const Layout& layout, std::size_t begin, std::size_t end) {
  std::string text(static_cast<std::size_t>(layout.label), ' ');
  for (std::size_t column = begin; column < end; ++column) {
    text += std::string(gap, ' ');
    for (int i = 0; i < layout.columns[column]; ++i) text += "─";
  }
  return text + '\n';
}

std::string figure(const std::string& cell, int width, const Grid& grid, const GridRow& row, const Screen& screen) {
  const std::string padded = pad_left(cell, width);
  if (grid.warns_below_zero && cell.substr(0, 1) == "-") return coloured("31", padded, screen);
  return row.style == RowStyle::total ? bold(padded, screen) : padded;
}

std::string row_line(const Grid& grid, const GridRow& row, const Layout& layout, std::size_t begin, std::size_t end,
                     const Screen& screen) {
  const std::string label = pad_right(cut_to_width(label_of(row), layout.label), layout.label);
  std::string text = row.style == RowStyle::total ? bold(label, screen) : label;
  for (std::size_t column = begin; column < std::min(end, row.cells.size()); ++column) {
    text += figure(row.cells[column], layout.columns[column] + gap, grid, row, screen);
  }
  end_line(text);
  return text;
}

}  // namespace

std::string render(const Grid& grid, const Screen& screen) {
  const Layout layout = lay_out(grid, screen.width);
  std::string text = render_title(grid.title, screen);
  std::size_t begin = 0;
  for (const std::size_t end : layout.block_ends) {
    if (begin > 0) text += '\n';
    text += heading_lines(grid, layout, begin, end, screen);
    for (const GridRow& row : grid.rows) {
      if (row.style == RowStyle::total) text += rule(layout, begin, end);
      text += row_line(grid, row, layout, begin, end, screen);
    }
    begin = end;
  }
  return text;
}

std::string render_title(const std::string& title, const Screen& screen) {
  return fmt::format("{}\n", bold(cut_to_width(printable(title), screen.width), screen));
}

}  // namespace sendcast
