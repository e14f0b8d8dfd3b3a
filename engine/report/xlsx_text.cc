#include "report/xlsx_text.h"

#include <algorithm>
#include <cctype>
#include <utf8proc.h>

#include "report/spreadsheet.h"

namespace sendcast {
namespace {

/// One character and how many bytes it took; U+FFFD for a byte that is not UTF-8 or a character that XML cannot hold.
struct Character {
  std::string_view bytes;
  std::size_t length = 1;   ///< in the text
  std::size_t written = 1;  ///< in the units of UTF-16
};

constexpr std::string_view replacement = "\xEF\xBF\xBD";

Character next_character(std::string_view text) {
  utf8proc_int32_t code = 0;
  const utf8proc_ssize_t length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                                   static_cast<utf8proc_ssize_t>(text.size()), &code);
  if (length <= 0) return {replacement, 1, 1};
  const auto bytes = static_cast<std::size_t>(length);
  if (code == 0xFFFE || code == 0xFFFF) return {replacement, bytes, 1};
  if (code == 0) return {"_x0000_", bytes, 7};
  return {text.substr(0, bytes), bytes, code > 0xFFFF ? 2U : 1U};
}

/// Whether the text begins with an escape: _x, four hexadecimal digits, _.
bool begins_with_an_escape(std::string_view text) {
  const auto is_digit = [](char c) { return std::isxdigit(static_cast<unsigned char>(c)) != 0; };
  return text.size() >= 7 && text[0] == '_' && text[1] == 'x' && text[6] == '_' &&
         std::all_of(text.begin() + 2, text.begin() + 6, is_digit);
}

}  // namespace

std::string xlsx_text(std::string_view text) {
  std::string result;
  std::size_t written = 0;
  while (!text.empty()) {
    const bool escape = begins_with_an_escape(text);
    const Character character = escape ? Character{"_x005F_", 1, 7} : next_character(text);
    written += character.written;
    if (written > most_cell_characters) break;
    result += character.bytes;
    text.remove_prefix(character.length);
  }
  return result;
}

bool fits_in_a_cell(std::string_view text) {
  if (text.size() * 7 <= most_cell_characters) return true;
  std::size_t written = 0;
  while (!text.empty()) {
    const Character character = next_character(text);
    written += begins_with_an_escape(text) ? 7 : character.written;
    text.remove_prefix(character.length);
  }
  return written <= most_cell_characters;
}

}  // namespace sendcast
