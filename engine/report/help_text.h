#pragma once

#include <string_view>

namespace sendcast {

/// What `sendcast --help` prints: every verb in a line, on one screen.
std::string_view overview_of_verbs();

/// What a verb does, with an example; nothing for what is no verb.
std::string_view usage_of(std::string_view verb);

}  // namespace sendcast
