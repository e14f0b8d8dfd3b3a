#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sendcast {

/// What somebody who writes YAML by hand most likely did wrong.
struct Slip {
  std::size_t offset = 0;  ///< of the byte of the text where it stands
  std::string what;
  std::string what_to_do;
};

/// Looks for the likely slip in text that a YAML parser gave up on at the byte `gave_up`; nothing where it looks sound,
/// for then the parser's own message says more.
std::optional<Slip> likely_slip(std::string_view text, std::size_t gave_up);

}  // namespace sendcast
