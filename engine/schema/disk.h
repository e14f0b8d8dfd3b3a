#pragma once

#include <filesystem>

#include "schema/source.h"

namespace sendcast {

/// Reads ordinary files from disk that truly lie, links followed, within a folder; files beyond 64 MiB are not read.
ReadFile disk(const std::filesystem::path& folder);

}  // namespace sendcast
