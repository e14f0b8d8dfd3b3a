#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "report/terminal.h"
#include "report/text_width.h"

namespace sendcast {
namespace {

constexpr std::string_view not_given = "(not given)";

/// The inputs with nothing in them that could steer a terminal, under the scenarios' names.
std::vector<InputDifference> input_lines(const Catalogue& base, const Catalogue& other,
                                         const std::vector<InputDifference>& inputs) {
  const auto value = [](const std::string& text) { return text.empty() ? std::string(not_given) : printable(text); };
  std::vector<InputDifference> lines = {{"", printable(base.scenario), printable(other.scenario)}};
  for (const InputDifference& input : inputs) {
    lines.push_back({printable(input.path), value(input.base), value(input.other)});
  }
  return lines;
}

/// Three columns; nothing where they do not fit.
std::optional<std::string> inputs_in_columns(const std::vector<InputDifference>& lines, int screen_width) {
  int path = 0;
  int base = 0;
  int other = 0;
  for (const InputDifference& line : lines) {
    path = std::max(path, display_width(line.path) + 2);
    base = std::max(base, display_width(line.base) + 2);
    other = std::max(other, display_width(line.other));
  }
  if (path + base + other > screen_width) return std::nullopt;
  std::string text;
  for (const InputDifference& line : lines) {
    text += fmt::format("{}{}{}\n", pad_right(line.path, path), pad_right(line.base, base), line.other);
  }
  return text;
}

/// Each path with what the base and the other say below it; what only one of them has is said once.
std::string inputs_in_lines(const std::vector<InputDifference>& lines, int screen_width) {
  std::string text;
  const auto say = [&](const std::string& who, const std::string& what) {
    text.append("  ").append(wrapped(fmt::format("{}: {}", who, what), screen_width - 2, 4));
  };
  for (std::size_t i = 1; i < lines.size(); ++i) {
    text += cut_to_width(lines[i].path, screen_width) + '\n';
    if (lines[i].base != not_given) say(lines[0].base, lines[i].base);
    if (lines[i].other != not_given) say(lines[0].other, lines[i].other);
  }
  return text;
}

}  // namespace

std::string inputs_screen(const Catalogue& base, const Catalogue& other, const std::vector<InputDifference>& inputs,
                          bool in_deal_only, const Screen& screen) {
  const std::string title =
      render_title(fmt::format("What differs in the inputs: {} against {}", other.scenario, base.scenario), screen);
  if (inputs.empty()) return title + "Nothing.\n";
  const std::vector<InputDifference> lines = input_lines(base, other, inputs);
  const std::string deal =
      in_deal_only ? wrapped("Same services, different deal: nothing differs but who pays.", screen.width, 0)
                   : std::string();
  return title + deal + inputs_in_columns(lines, screen.width).value_or(inputs_in_lines(lines, screen.width));
}

}  // namespace sendcast
