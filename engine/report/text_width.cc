#include "report/text_width.h"

#include <algorithm>
#include <sstream>
#include <utf8proc.h>

namespace sendcast {
namespace {

/// The character that a text begins with, and the text without it.
struct Character {
  utf8proc_int32_t code_point = 0;  ///< -1 for a byte that is not UTF-8
  std::string_view bytes;
};

Character first_character(std::string_view text) {
  utf8proc_int32_t code_point = -1;
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  const utf8proc_ssize_t length = utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text.size()), &code_point);
  if (length <= 0) return {-1, text.substr(0, 1)};
  return {code_point, text.substr(0, static_cast<std::size_t>(length))};
}

std::string_view as_printable(const Character& character) {
  constexpr std::string_view replacement = "\xEF\xBF\xBD";
  if (character.code_point < 0) return replacement;
  if (character.code_point == '\t' || character.code_point == '\n' || character.code_point == '\r') return " ";
  switch (utf8proc_category(character.code_point)) {
    case UTF8PROC_CATEGORY_CC:
      return replacement;
    case UTF8PROC_CATEGORY_CF:
      return {};
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
      return " ";
    default:
      return character.bytes;
  }
}

}  // namespace

std::string printable(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const Character character = first_character(text);
    result += as_printable(character);
    text.remove_prefix(character.bytes.size());
  }
  return result;
}

int display_width(std::string_view text) {
  int width = 0;
  while (!text.empty()) {
    const Character character = first_character(text);
    width += utf8proc_charwidth(character.code_point);
    text.remove_prefix(character.bytes.size());
  }
  return width;
}

std::string cut_to_width(std::string_view text, int width) {
  if (display_width(text) <= width) return std::string(text);
  int left = width - 1;
  std::size_t kept = 0;
  while (true) {
    const Character character = first_character(text.substr(kept));
    left -= utf8proc_charwidth(character.code_point);
    if (left < 0) break;
    kept += character.bytes.size();
  }
  return std::string(text.substr(0, kept)) + "…";
}

std::string wrapped(const std::string& text, int width, int indent) {
  std::string lines;
  std::string line;
  const std::string margin(static_cast<std::size_t>(indent), ' ');
  std::istringstream words(text);
  for (std::string word; words >> word;) {
    if (line.empty()) {
      line = cut_to_width(word, width);
    } else if (display_width(line) + 1 + display_width(word) <= width) {
      line.append(1, ' ').append(word);
    } else {
      lines.append(line).append(1, '\n');
      line = margin;
      line.append(cut_to_width(word, width - indent));
    }
  }
  return lines.append(line).append(1, '\n');
}

std::string pad_right(std::string_view text, int width) {
  return std::string(text).append(static_cast<std::size_t>(std::max(0, width - display_width(text))), ' ');
}

std::string pad_left(std::string_view text, int width) {
  return std::string(static_cast<std::size_t>(std::max(0, width - display_width(text))), ' ').append(text);
}

}  // namespace sendcast
