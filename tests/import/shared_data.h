#pragma once

#include <filesystem>

namespace sendcast {

/// Where the published files are: in the folder that SENDCAST_SHARED names, or in shared/ beside the repository or
/// above it. Empty where they are not; tests that need them are skipped then.
std::filesystem::path shared_data();

}  // namespace sendcast
