#pragma once

#include <string>
#include <string_view>

namespace sendcast {

/// The text with nothing in it that could steer a terminal: control characters and bytes that are not UTF-8 become
/// U+FFFD, tabs and line ends spaces, and what is invisible (marks that turn the direction of writing and the like) is
/// left out.
std::string printable(std::string_view text);

/// How many columns of a terminal printable text takes: 2 for a wide character, 0 for an accent that joins the one
/// before.
int display_width(std::string_view text);

/// The text, or as much of its beginning as fits in `width` columns together with "…".
std::string cut_to_width(std::string_view text, int width);

/// Lines of whole words, each after the first indented by `indent`; a word longer than a line is cut.
std::string wrapped(const std::string& text, int width, int indent);

/// The text with spaces after it (or before it) up to `width` columns.
std::string pad_right(std::string_view text, int width);
std::string pad_left(std::string_view text, int width);

}  // namespace sendcast
