#pragma once

#include <optional>
#include <string_view>

#include "schema/problems.h"

namespace sendcast {

/// Offset of the first byte that is not UTF-8 text (control characters other than tab and line ends are not text
/// either).
std::optional<std::size_t> first_unreadable_byte(std::string_view text);

/// Byte position of the character in column `column` (from 1) of a line, or the end.
std::size_t byte_of_column(std::string_view line, int column);

/// Whether a file is text that may be shown; reports the first byte that is not, with how to save the file instead.
bool is_text(int file, const Sources& sources, Problems& problems, std::string_view how_to_save);

/// Characters (code points) in UTF-8 text.
int count_characters(std::string_view text);

/// Whether text (from an escape in quotes) holds what no text should: control characters, tabs and line ends included.
bool has_control_characters(std::string_view text);

/// The text without a byte-order mark.
std::string_view without_byte_order_mark(std::string_view text);

/// The place of the byte that stands `bytes` after the start of a line (from 1), its column counted in characters.
Place place_of_byte(int file, int line, int bytes, const Sources& sources);

/// The place of a byte of the whole text.
Place place_of_offset(int file, std::size_t offset, const Sources& sources);

}  // namespace sendcast
