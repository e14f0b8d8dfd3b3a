#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace sendcast {

/// A file that was read, and all of its text.
struct InputFile {
  std::string name;
  std::string text;
};

/// A scenario as it was run: everything that it extends merged into it.
struct MergedScenario {
  std::string name;
  nlohmann::ordered_json scenario;
};

/// What reproduces a run.
struct Manifest {
  std::string engine_version;
  std::string engine_build;
  std::vector<std::string> command_line;
  std::uint64_t seed = 0;
  std::int64_t draws = 0;
  std::vector<InputFile> inputs;
  std::vector<MergedScenario> scenarios;
  std::vector<std::string> warnings;
  std::string run_at;  ///< ISO 8601; the only thing here that differs when the same run is repeated
};

/// The version of the tables' names, columns, units and order (outputs.md).
constexpr int output_format = 1;

/// The manifest with the SHA-256 of every input in place of its text.
nlohmann::ordered_json manifest_json(const Manifest& manifest);

/// manifest.json: the same as indented text. Bytes that are not UTF-8 are replaced.
std::string manifest_text(const Manifest& manifest);

}  // namespace sendcast
