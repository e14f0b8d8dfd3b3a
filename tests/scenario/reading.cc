#include "tests/scenario/reading.h"

#include <filesystem>
#include <fstream>
#include <sstream>

namespace sendcast {

Files files_below(const std::string& folder) {
  Files files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    std::ostringstream text;
    text << std::ifstream(entry.path(), std::ios::binary).rdbuf();
    files[entry.path().lexically_relative(folder).generic_string()] = text.str();
  }
  return files;
}

std::string Reading::explained() const { return explain(problems, sources); }

std::unique_ptr<Reading> read_from(const Files& files, const std::string& path) {
  const ReadFile read_file = [&](const std::string& name) -> FileText {
    const auto found = files.find(name);
    if (found == files.end()) return {{}, "there is no such file"};
    return {found->second, {}};
  };
  auto reading = std::make_unique<Reading>();
  reading->loaded = load(path, Reach{"."}, read_file, reading->sources, reading->problems);
  return reading;
}

std::unique_ptr<Reading> read_over_sound(const std::string& overlay, const Files& more) {
  static const Files sound = files_below(source_folder("tests/errors"));
  Files files = sound;
  for (const auto& [name, text] : more) files["case/" + name] = text;
  files["case/scenario.yaml"] = "format: 1\nextends: ../sound/scenario.yaml\n" + overlay;
  return read_from(files, "case/scenario.yaml");
}

std::string source_folder(const std::string& path) { return fmt::format("{}/{}", SENDCAST_SOURCE_DIR, path); }

}  // namespace sendcast
