#include "schema/problems.h"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include "schema/utf8.h"

namespace sendcast {
namespace {

constexpr std::size_t longest_shown_line = 140;
constexpr std::size_t longest_name_compared = 64;
constexpr std::size_t most_names_listed = 12;
constexpr std::size_t most_names_compared = 1000;
constexpr std::size_t longest_shown_text = 500;
constexpr std::size_t longest_quoted_line = 1UL << 18U;

/// Edit distance where a swap of neighbours counts as one.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) d[i][0] = i;
  for (std::size_t j = 0; j <= b.size(); ++j) d[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t substituted = d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, substituted});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
    }
  }
  return d[a.size()][b.size()];
}

bool continues_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return !continues_character(c); }));
}

struct Excerpt {
  std::string text;
  std::size_t caret = 0;  ///< characters before it
};

/// The text with a space for tabs and line ends and U+FFFD for what is no text, so that it can be shown; cut where it
/// has no end.
std::string shown_safely(std::string_view text) {
  std::size_t end = std::min(text.size(), longest_shown_text);
  while (end < text.size() && continues_character(text[end])) ++end;
  std::string shown(text.substr(0, end));
  for (const char space : {'\t', '\n', '\r'}) std::replace(shown.begin(), shown.end(), space, ' ');
  while (const auto bad = first_unreadable_byte(shown)) shown.replace(*bad, 1, "\xEF\xBF\xBD");
  return end < text.size() ? shown + "…" : shown;
}

/// The part of a line around a column, short enough to show; nothing of a line in which to find it would take long.
Excerpt excerpt(std::string_view line, int column) {
  if (line.size() > longest_quoted_line) return {fmt::format("(a line of {} bytes)", line.size()), 0};
  std::size_t from = 0;
  const std::size_t at = byte_of_column(line, column);
  if (at > longest_shown_line / 2 && line.size() > longest_shown_line) from = at - longest_shown_line / 2;
  while (from < line.size() && continues_character(line[from])) ++from;
  std::size_t end = std::min(line.size(), from + longest_shown_line);
  while (end < line.size() && continues_character(line[end])) ++end;
  return {shown_safely(line.substr(from, end - from)), characters(line.substr(from, at - from))};
}

auto order_of(const Problem& problem) {
  return std::tuple(problem.place.file, problem.place.line, problem.place.column, std::string_view(problem.what));
}

std::size_t hash_of(const Place& place, std::string_view what) {
  constexpr std::size_t prime = 1'099'511'628'211U;
  std::size_t hash = std::hash<std::string_view>()(what);
  for (const int part : {place.file, place.line, place.column}) hash = (hash ^ static_cast<std::size_t>(part)) * prime;
  return hash;
}

}  // namespace

void Problems::add(Place place, std::string what, std::string suggestion, Place other) {
  ++reports_;
  if (full() || !seen_.insert(hash_of(place, what)).second) return;
  Tally& tally = by_file_[place.file];
  const std::size_t most = tables_.count(place.file) != 0 ? most_kept_of_a_table : most_kept_of_a_file;
  if (tally.kept == most) {
    ++tally.left_out;
    return;
  }
  ++tally.kept;
  list_.push_back({place, std::move(what), std::move(suggestion), other});
}

std::size_t Problems::kept_of(int file) const {
  const auto found = by_file_.find(file);
  return found == by_file_.end() ? 0 : found->second.kept;
}

std::size_t Problems::left_out_of(int file) const {
  const auto found = by_file_.find(file);
  return found == by_file_.end() ? 0 : found->second.left_out;
}

std::vector<Problem> Problems::sorted() const {
  std::vector<Problem> sorted = list_;
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const Problem& a, const Problem& b) { return order_of(a) < order_of(b); });
  return sorted;
}

std::string explain(const Problem& problem, const Sources& sources) {
  if (!problem.place.known()) return shown_safely(problem.what) + "\n";
  const auto position = [&](Place place) {
    return fmt::format("{}:{}:{}", shown_safely(sources.name(place.file)), place.line, place.column);
  };
  std::string text = fmt::format("{}: {}\n", position(problem.place), shown_safely(problem.what));
  const Excerpt shown = excerpt(sources.line(problem.place.file, problem.place.line), problem.place.column);
  const std::string number = std::to_string(problem.place.line);
  text += fmt::format(" {} | {}\n", number, shown.text);
  text += fmt::format(" {:{}} | {:{}}^\n", "", number.size(), "", shown.caret);
  if (problem.other.known()) text += fmt::format("   the other is at {}\n", position(problem.other));
  if (!problem.suggestion.empty()) text += fmt::format("   {}\n", shown_safely(problem.suggestion));
  return text;
}

std::string explain(const Problems& problems, const Sources& sources) {
  std::string text;
  const std::vector<Problem> sorted = problems.sorted();
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    text += explain(sorted[i], sources) + "\n";
    const int file = sorted[i].place.file;
    const bool is_last = i + 1 == sorted.size() || sorted[i + 1].place.file != file;
    if (!is_last || problems.left_out_of(file) == 0) continue;
    text += fmt::format("… and {} more in {}\n\n", problems.left_out_of(file),
                        file < 0 ? "all" : shown_safely(sources.name(file)));
  }
  return text;
}

std::string count_in_words(const Problems& problems) {
  const char* at_least = problems.full() ? "at least " : "";
  return fmt::format("{}{} {} found", at_least, problems.count(), problems.count() == 1 ? "problem" : "problems");
}

const std::string* nearest(std::string_view written, const std::vector<std::string>& names) {
  written = written.substr(0, longest_name_compared);
  const std::string* nearest = nullptr;
  std::size_t least = std::max<std::size_t>(1, written.size() / 3) + 1;
  for (std::size_t i = 0; i < std::min(names.size(), most_names_compared); ++i) {
    const std::string& name = names[i];
    const std::size_t d = distance(written, std::string_view(name).substr(0, longest_name_compared));
    if (d < least) {
      least = d;
      nearest = &name;
    }
  }
  return nearest;
}

std::string suggest(std::string_view written, const std::vector<std::string>& names) {
  if (const std::string* meant = nearest(written, names)) return fmt::format("did you mean '{}'?", *meant);
  if (names.empty() || names.size() > most_names_listed) return {};
  return fmt::format("allowed: {}", fmt::join(names, ", "));
}

std::string with_article(std::string_view noun) {
  const bool sounds_like_you = noun.substr(0, 3) == "uni";
  const bool has_vowel = std::string_view("aeiou").find(noun.substr(0, 1)) != std::string_view::npos;
  return fmt::format("{} {}", has_vowel && !sounds_like_you ? "an" : "a", noun);
}

}  // namespace sendcast
