#include <algorithm>
#include <cctype>

#include <fmt/format.h>

#include "page/cells.h"
#include "page/sections.h"
#include "report/sha256.h"

namespace sendcast {
namespace {

/// A word as a shell takes it.
std::string shell_word(const std::string& word) {
  const auto is_plain = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return std::isalnum(byte) != 0 || std::string_view("-_./:=,+@%").find(c) != std::string_view::npos;
  };
  if (!word.empty() && std::all_of(word.begin(), word.end(), is_plain)) return word;
  std::string quoted = "'";
  for (const char c : word) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + "'";
}

std::string command_of(const Manifest& manifest) {
  std::string command;
  for (const std::string& word : manifest.command_line) {
    if (!command.empty()) command += ' ';
    command += shell_word(word);
  }
  return command;
}

}  // namespace

PageSection provenance_section(const Manifest& manifest) {
  PageSection section{"provenance", "Where this report comes from", ""};
  section.terms = {{"Engine", fmt::format("sendcast {} ({})", manifest.engine_version, manifest.engine_build)},
                   {"Made", manifest.run_at},
                   {"The command to make it again", command_of(manifest)},
                   {"Draws", manifest.draws == 0 ? std::string("none: the central run alone")
                                                 : fmt::format("{}, seed {}", manifest.draws, manifest.seed)}};
  for (const std::string& warning : manifest.warnings) section.terms.push_back({"Note", warning});
  PageFigure figure{"inputs", "Files that were read", "With the same files this version gives the same figures."};
  figure.table = {"Input files", "File", {{"SHA-256", "", false}}};
  for (const InputFile& file : manifest.inputs)
    figure.table.rows.push_back({file.name, "", RowStyle::plain, {text_cell(sha256(file.text))}});
  section.figures.push_back(std::move(figure));
  return section;
}

}  // namespace sendcast
