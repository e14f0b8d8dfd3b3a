#pragma once

#include <string>
#include <string_view>

namespace sendcast {

/// The SHA-256 of a text's bytes in 64 lower-case hexadecimal digits.
std::string sha256(std::string_view text);

}  // namespace sendcast
