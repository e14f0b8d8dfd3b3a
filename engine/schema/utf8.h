#pragma once

#include <optional>
#include <string_view>

#include "schema/source.h"

namespace sendcast {

/// Offset of the first byte that is not UTF-8 text (control characters other than tab and line ends are not text
/// either).
std::optional<std::size_t> first_unreadable_byte(std::string_view text);

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
