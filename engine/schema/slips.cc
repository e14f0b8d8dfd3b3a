#include "schema/slips.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

namespace sendcast {
namespace {

constexpr std::string_view blanks = " \t\r";
constexpr std::string_view non_breaking_space = "\xC2\xA0";

bool is_blank(char c) { return blanks.find(c) != std::string_view::npos; }

/// Follows quotes, comments, blocks of text and brackets through a text, as far as the parser came.
class Walk {
 public:
  Walk(std::string_view text, std::size_t end) : text_(text) {
    while (at_ < std::min(end, text.size()) && !broken_quote_) step();
  }

  const std::optional<Slip>& broken_quote() const { return broken_quote_; }
  /// The brackets that are open at the end.
  const std::vector<std::size_t>& open() const { return open_; }

 private:
  void step() {
    const char c = text_[at_];
    if (begins_ && (c == '"' || c == '\'')) return pass_quoted(c);
    if (begins_ && open_.empty() && (c == '|' || c == '>')) return pass_block();
    if (c == '#' && (at_ == 0 || text_[at_ - 1] == '\n' || is_blank(text_[at_ - 1]))) {
      at_ = end_of_line(at_);
      return;
    }
    const bool is_in_flow = !open_.empty();
    if ((c == '{' || c == '[') && (begins_ || is_in_flow)) open_.push_back(at_);
    if ((c == '}' || c == ']') && is_in_flow) open_.pop_back();
    begins_ = begins_after(c, is_in_flow);
    ++at_;
  }

  /// Whether a value or key may begin after a character.
  bool begins_after(char c, bool is_in_flow) const {
    const bool space_follows = at_ + 1 == text_.size() || text_[at_ + 1] == '\n' || is_blank(text_[at_ + 1]);
    if (c == '\n' || c == '{' || c == '[') return true;
    if (c == ',') return is_in_flow;
    if (c == ':' || c == '-') return space_follows && (c == ':' || begins_);
    return begins_ && is_blank(c);
  }

  std::size_t end_of_line(std::size_t from) const { return std::min(text_.find('\n', from), text_.size()); }

  std::size_t indent_of(std::size_t line) const {
    const std::size_t first = text_.find_first_not_of(' ', line);
    return std::min(first, text_.size()) - line;
  }

  /// Passes the lines of a block of text, which are those indented further than the line that announces it.
  void pass_block() {
    const std::size_t before = text_.rfind('\n', at_);
    const std::size_t indent = indent_of(before == std::string_view::npos ? 0 : before + 1);
    at_ = end_of_line(at_);
    while (at_ + 1 < text_.size()) {
      const std::size_t line = at_ + 1;
      const bool is_empty = end_of_line(line) == line + indent_of(line);
      if (!is_empty && indent_of(line) <= indent) break;
      at_ = end_of_line(line);
    }
    begins_ = false;
  }

  std::size_t closing_quote(char quote) const {
    for (std::size_t i = at_ + 1; i < text_.size(); ++i) {
      if (quote == '"' && text_[i] == '\\') {
        ++i;
      } else if (text_[i] == quote) {
        if (quote == '"' || i + 1 == text_.size() || text_[i + 1] != quote) return i;
        ++i;
      }
    }
    return text_.size();
  }

  void pass_quoted(char quote) {
    constexpr std::string_view may_follow = ",}]:#\n";
    const std::size_t close = closing_quote(quote);
    const std::size_t next = text_.find_first_not_of(blanks, std::min(close + 1, text_.size()));
    const bool is_closed = close < text_.size();
    if (!is_closed || (next < text_.size() && may_follow.find(text_[next]) == std::string_view::npos)) {
      if (is_closed && close < end_of_line(at_)) {
        refuse(next, "text after a closing quote",
               quote == '"' ? "write \\\" for a quote inside text in quotes"
                            : "write '' for an apostrophe inside text in quotes");
      } else {
        refuse(at_, "a quote that is not closed", "close it, or leave it out");
      }
    }
    at_ = close + 1;
    begins_ = false;
  }

  void refuse(std::size_t offset, const char* what, const char* what_to_do) {
    broken_quote_.emplace();
    broken_quote_->offset = offset;
    broken_quote_->what = what;
    broken_quote_->what_to_do = what_to_do;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool begins_ = true;  ///< whether a value or key may begin here
  std::vector<std::size_t> open_;
  std::optional<Slip> broken_quote_;
};

/// A line without its comment and the blanks around it.
struct Line {
  std::size_t start = 0;  ///< of the line in the text
  std::size_t indent = 0;
  std::string_view text;

  std::size_t offset(std::size_t in_text) const { return start + indent + in_text; }
};

Line line_at(std::string_view text, std::size_t offset) {
  Line line;
  const std::size_t before = offset == 0 ? std::string_view::npos : text.rfind('\n', offset - 1);
  line.start = before == std::string_view::npos ? 0 : before + 1;
  std::string_view whole = text.substr(line.start, text.find('\n', line.start) - line.start);
  line.indent = std::min(whole.find_first_not_of(blanks), whole.size());
  whole = whole.substr(line.indent);
  if (whole.substr(0, 1) == "#") whole = {};
  whole = whole.substr(0, whole.find(" #"));
  line.text = whole.substr(0, whole.find_last_not_of(blanks) + 1);
  return line;
}

/// The line that the parser gave up on, and the last before it that says something.
std::vector<Line> suspects(std::string_view text, std::size_t gave_up) {
  std::vector<Line> lines = {line_at(text, std::min(gave_up, text.size()))};
  for (std::size_t start = lines.front().start; start > 0;) {
    const Line before = line_at(text, start - 1);
    if (!before.text.empty()) {
      lines.push_back(before);
      break;
    }
    start = before.start;
  }
  return lines;
}

bool is_of_a_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

/// Where the colon stands behind the name with which a line begins.
std::optional<std::size_t> colon_after_name(std::string_view text) {
  const auto end = std::find_if_not(text.begin(), text.end(), is_of_a_name);
  if (end == text.begin() || end == text.end() || *end != ':') return std::nullopt;
  return static_cast<std::size_t>(end - text.begin());
}

std::optional<Slip> tab(std::string_view text, const Line& line) {
  const std::size_t tab = text.substr(line.start, line.indent).find('\t');
  if (tab == std::string_view::npos) return std::nullopt;
  return Slip{line.start + tab, "a tab indents this line", "indent with spaces"};
}

std::optional<Slip> non_breaking(const Line& line) {
  const bool begins_with_one = line.text.substr(0, non_breaking_space.size()) == non_breaking_space;
  const std::size_t behind_colon = line.text.find(fmt::format(":{}", non_breaking_space));
  if (!begins_with_one && behind_colon == std::string_view::npos) return std::nullopt;
  return Slip{line.offset(begins_with_one ? 0 : behind_colon + 1),
              "a non-breaking space, which looks like a space but is none", "write an ordinary space in its place"};
}

std::optional<Slip> missing_space(const Line& line) {
  if (line.text.size() > 1 && line.text[0] == '-' && (is_of_a_name(line.text[1]) || line.text[1] == '{') &&
      line.text[1] != '-')
    return Slip{line.offset(1), "no space after the dash", "put a space there"};
  const auto colon = colon_after_name(line.text);
  if (!colon || *colon + 1 == line.text.size() || is_blank(line.text[*colon + 1])) return std::nullopt;
  return Slip{line.offset(*colon + 1), "no space after the colon",
              fmt::format("write '{}: {}'", line.text.substr(0, *colon), line.text.substr(*colon + 1))};
}

/// A second colon behind unquoted text: {label: Mainstream: school}.
std::optional<Slip> text_with_colon(const Line& line) {
  std::size_t value = std::string_view::npos;  // where the unquoted text began that is being read
  for (std::size_t i = 0; i < line.text.size(); ++i) {
    const bool is_colon = line.text[i] == ':' && (i + 1 == line.text.size() || line.text[i + 1] == ' ');
    if (is_colon && value != std::string_view::npos)
      return Slip{line.offset(value), "text that holds ': ' must be put in quotes",
                  fmt::format("write \"{}\"", line.text.substr(value, line.text.find_first_of(",}]", i) - value))};
    if (is_colon) {
      value = line.text.find_first_not_of(' ', i + 1);
      if (value == std::string_view::npos) return std::nullopt;
      const char first = line.text[value];
      if (first == '"' || first == '\'') i = line.text.find(first, value + 1);
      if (i == std::string_view::npos) return std::nullopt;
      if (std::string_view("\"'{[").find(first) != std::string_view::npos) value = std::string_view::npos;
    }
    if (std::string_view(",{[}]").find(line.text[i]) != std::string_view::npos) value = std::string_view::npos;
  }
  return std::nullopt;
}

std::optional<Slip> special_beginning(std::string_view text, std::size_t gave_up) {
  constexpr std::string_view special = "*&@%`";
  for (const std::size_t at : {gave_up, gave_up == 0 ? 0 : gave_up - 1}) {
    if (at < text.size() && special.find(text[at]) != std::string_view::npos)
      return Slip{at, fmt::format("text that begins with '{}' must be put in quotes", text[at]), "put it in quotes"};
  }
  return std::nullopt;
}

/// A line that is indented further than the one before it, though that one's value has been given.
std::optional<Slip> strange_indent(const Line& line, const Line& before) {
  const auto colon = colon_after_name(before.text);
  const bool has_value =
      colon && *colon + 1 < before.text.size() &&
      std::string_view("\"'{[|>&").find(before.text[before.text.find_first_not_of(' ', *colon + 1)]) ==
          std::string_view::npos;
  if (!has_value || line.indent <= before.indent || !colon_after_name(line.text)) return std::nullopt;
  return Slip{line.offset(0), "this line is indented further than the one before it, which has its value already",
              fmt::format("indent it by {} spaces", before.indent)};
}

}  // namespace

std::optional<Slip> likely_slip(std::string_view text, std::size_t gave_up) {
  const Walk walk(text, gave_up);
  if (walk.broken_quote()) return walk.broken_quote();
  const std::vector<Line> lines = suspects(text, gave_up);
  if (auto slip = special_beginning(text, gave_up)) return slip;
  if (auto slip = text_with_colon(lines.front())) return slip;
  for (const Line& line : lines) {
    if (auto slip = tab(text, line)) return slip;
    if (auto slip = non_breaking(line)) return slip;
    if (auto slip = missing_space(line)) return slip;
  }
  if (!walk.open().empty())
    return Slip{walk.open().back(), fmt::format("a '{}' that is not closed", text[walk.open().back()]),
                "close it where what it holds ends"};
  if (lines.size() > 1) return strange_indent(lines[0], lines[1]);
  return std::nullopt;
}

}  // namespace sendcast
