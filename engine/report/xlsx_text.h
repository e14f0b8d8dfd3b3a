#pragma once

#include <string>
#include <string_view>

namespace sendcast {

/// Text as a cell of an .xlsx file holds it. What reads like the file's own escape of a character (_x0041_) is escaped,
/// as is NUL, so that both come back as they were; other control characters are left to the library, which escapes
/// them. Bytes that are not UTF-8, and U+FFFE and U+FFFF, which XML cannot hold, become U+FFFD. What goes beyond
/// `most_cell_characters` is cut off.
std::string xlsx_text(std::string_view text);

/// Whether nothing of the text is cut off.
bool fits_in_a_cell(std::string_view text);

}  // namespace sendcast
