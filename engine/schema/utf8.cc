#include "schema/utf8.h"

#include <algorithm>

#include <fmt/format.h>

namespace sendcast {
namespace {

constexpr bool continues(unsigned char byte) { return (byte & 0xC0U) == 0x80U; }

/// Length of the character that `first` begins, 0 if no character begins so.
std::size_t length_of_character(unsigned char first) {
  if (first < 0x80U)
    return (first >= 0x20U && first < 0x7FU) || first == '\t' || first == '\n' || first == '\r' ? 1 : 0;
  if (first >= 0xC2U && first < 0xE0U) return 2;
  if (first >= 0xE0U && first < 0xF0U) return 3;
  if (first >= 0xF0U && first < 0xF5U) return 4;
  return 0;
}

/// Whether the second byte keeps the character from being a control character, overlong, a surrogate or beyond Unicode.
bool second_byte_fits(unsigned char first, unsigned char second) {
  if (first == 0xC2U) return second >= 0xA0U;
  if (first == 0xE0U) return second >= 0xA0U;
  if (first == 0xEDU) return second < 0xA0U;
  if (first == 0xF0U) return second >= 0x90U;
  if (first == 0xF4U) return second < 0x90U;
  return true;
}

/// The control character that begins at a byte, as U+001B; nothing where another thing is wrong there.
std::optional<std::string> control_character(std::string_view text) {
  const auto first = static_cast<unsigned char>(text[0]);
  if (first < 0x20U || first == 0x7FU) return fmt::format("U+{:04X}", first);
  const auto second = text.size() > 1 ? static_cast<unsigned char>(text[1]) : 0U;
  if (first == 0xC2U && second >= 0x80U && second < 0xA0U) return fmt::format("U+{:04X}", second);
  return std::nullopt;
}

}  // namespace

std::optional<std::size_t> first_unreadable_byte(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t length = length_of_character(byte(i));
    if (length == 0 || i + length > text.size()) return i;
    if (length > 1 && !second_byte_fits(byte(i), byte(i + 1))) return i;
    for (std::size_t k = 1; k < length; ++k) {
      if (!continues(byte(i + k))) return i;
    }
    i += length;
  }
  return std::nullopt;
}

std::size_t byte_of_column(std::string_view line, int column) {
  std::size_t i = 0;
  for (int passed = 1; i < line.size() && passed < column; ++passed) {
    do ++i;
    while (i < line.size() && continues(static_cast<unsigned char>(line[i])));
  }
  return i;
}

bool is_text(int file, const Sources& sources, Problems& problems, std::string_view how_to_save) {
  const std::string_view text = sources.text(file);
  const auto bad = first_unreadable_byte(text);
  if (!bad) return true;
  const Place place = place_of_offset(file, *bad, sources);
  if (const auto control = control_character(text.substr(*bad))) {
    problems.add(place, fmt::format("a control character, {}, which no file may hold", *control), "delete it");
  } else {
    problems.add(place, "not UTF-8 text", std::string(how_to_save));
  }
  return false;
}

int count_characters(std::string_view text) {
  const auto begins = [](char c) { return !continues(static_cast<unsigned char>(c)); };
  return static_cast<int>(std::count_if(text.begin(), text.end(), begins));
}

bool has_control_characters(std::string_view text) {
  return text.find_first_of("\t\n\r") != std::string_view::npos || first_unreadable_byte(text).has_value();
}

std::string_view without_byte_order_mark(std::string_view text) {
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  return text.substr(0, mark.size()) == mark ? text.substr(mark.size()) : text;
}

Place place_of_byte(int file, int line, int bytes, const Sources& sources) {
  const std::string_view before = sources.line(file, line).substr(0, static_cast<std::size_t>(std::max(bytes, 0)));
  return {file, line, 1 + count_characters(before)};
}

Place place_of_offset(int file, std::size_t offset, const Sources& sources) {
  const std::string_view before = std::string_view(sources.text(file)).substr(0, offset);
  const auto line = static_cast<int>(std::count(before.begin(), before.end(), '\n'));
  const std::size_t last = before.rfind('\n');
  const std::size_t start = last == std::string_view::npos ? 0 : last + 1;
  return place_of_byte(file, line + 1, static_cast<int>(offset - start), sources);
}

}  // namespace sendcast
