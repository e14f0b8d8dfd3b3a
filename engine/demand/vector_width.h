#pragma once

#include <string>
#include <vector>

namespace sendcast {

/// The vector instruction sets that this machine and this build have, widest first, as Highway names them.
std::vector<std::string> vector_widths();

/// Uses one of them from now on; all again where the name is empty. False where this machine has no such. Not to be
/// called while draws are being run.
bool use_vector_width(const std::string& name);

/// The one in use.
std::string vector_width();

}  // namespace sendcast
