#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "fit/backtest_tables.h"

namespace sendcast {
namespace {

constexpr int width = 900;
constexpr int chart_left = 330;
constexpr int chart_right = 860;
constexpr int bar_height = 16;
constexpr int row_height = 22;

/// The analytical palette of the Government Analysis Function: dark blue for ours, grey for what is compared.
constexpr std::string_view ours = "#12436D";
constexpr std::string_view theirs = "#A8A8A8";

struct Bar {
  std::string label;
  double share = 0;
  std::string text;
  bool is_ours = false;
};

struct Panel {
  std::string title;
  std::vector<Bar> bars;
};

std::string text_at(int x, int y, std::string_view anchor, std::string_view weight, const std::string& text) {
  return fmt::format("<text x=\"{}\" y=\"{}\" text-anchor=\"{}\" font-weight=\"{}\">{}</text>\n", x, y, anchor, weight,
                     text);
}

/// A panel's bars against the longest of all panels of its kind.
std::string drawn(const Panel& panel, double longest, int& y) {
  std::string svg = text_at(20, y, "start", "bold", panel.title);
  y += 12;
  for (const Bar& bar : panel.bars) {
    const int length = static_cast<int>((chart_right - 60 - chart_left) * bar.share / std::max(longest, 1e-9));
    svg += text_at(chart_left - 8, y + 13, "end", bar.is_ours ? "bold" : "normal", bar.label);
    svg += fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{}\"/>\n", chart_left, y,
                       std::max(1, length), bar_height, bar.is_ours ? ours : theirs);
    svg += text_at(chart_left + length + 6, y + 13, "start", bar.is_ours ? "bold" : "normal", bar.text);
    y += row_height;
  }
  y += 26;
  return svg;
}

bool is_main(const BacktestSummaryLine& line) { return line.measure == 0 && line.size == "all" && line.origin == 0; }

std::string short_label(const std::string& rule) {
  if (rule == "sendcast") return "Sendcast";
  std::string label = rule;
  std::replace(label.begin(), label.end(), '_', ' ');
  if (rule == name_of(NaiveRule::ten_per_cent)) return "10% a year (hindsight)";
  label[0] = static_cast<char>(label[0] - 'a' + 'A');
  return label;
}

std::vector<Panel> error_panels(const std::vector<BacktestSummaryLine>& lines) {
  std::vector<Panel> panels;
  int horizon = 0;
  for (const BacktestSummaryLine& line : lines) {
    if (!is_main(line)) continue;
    if (line.horizon != horizon) {
      horizon = line.horizon;
      panels.push_back(
          {fmt::format("{} year{} ahead: how far forecasts were out, on average", horizon, horizon == 1 ? "" : "s"),
           {}});
    }
    const double error = line.scores.mean_absolute_error;
    panels.back().bars.push_back(
        {short_label(line.rule), error, fmt::format("{:.1f}%", error * 100), line.rule == "sendcast"});
  }
  return panels;
}

Panel coverage_panel(const std::vector<BacktestSummaryLine>& lines) {
  Panel panel{"What part of what came lay inside Sendcast's intervals", {}};
  for (const BacktestSummaryLine& line : lines) {
    if (!is_main(line) || line.rule != "sendcast") continue;
    const auto add = [&](int level, double share) {
      panel.bars.push_back({fmt::format("{}% interval, {} year{}", level, line.horizon, line.horizon == 1 ? "" : "s"),
                            share, fmt::format("{:.0f}%", share * 100), true});
    };
    add(50, line.scores.inside_50);
    add(90, line.scores.inside_90);
  }
  return panel;
}

}  // namespace

std::string backtest_picture(const std::vector<BacktestSummaryLine>& lines) {
  const std::vector<Panel> errors = error_panels(lines);
  double longest = 0;
  for (const Panel& panel : errors)
    for (const Bar& bar : panel.bars) longest = std::max(longest, bar.share);
  int y = 70;
  std::string body = text_at(20, 34, "start", "bold", "How well forecasts of all plans held");
  for (const Panel& panel : errors) body += drawn(panel, longest, y);
  body += drawn(coverage_panel(lines), 1, y);
  return fmt::format(
             "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {}\" font-family=\"Arial, sans-serif\" "
             "font-size=\"14\" fill=\"#0b0c0c\" role=\"img\">\n<title>How well forecasts of all plans held</title>\n"
             "<rect width=\"{}\" height=\"{}\" fill=\"#ffffff\"/>\n",
             width, y, width, y) +
         body + "</svg>\n";
}

}  // namespace sendcast
