#pragma once

#include <string>
#include <unordered_map>

#include "schema/node.h"

namespace sendcast {

/// A scenario over the one it extends: maps merge key by key, lists and single values replace, `null` removes. A null
/// for which there is nothing to remove stays.
Node merge(Node base, Node over);

/// A node without the members that are `null`.
Node without_nulls(Node node);

/// The folders that a scenario may be read from.
struct Reach {
  std::string root;       ///< `extends` may not leave it
  std::string from = {};  ///< the folder from which relative paths are meant, where it is known

  /// Whether a path, as it stands or seen from `from`, lies in the root.
  bool holds(const std::string& path) const;
  /// A path, normalised, as it is from wherever one looks.
  std::string located(const std::string& path) const;
};

/// Whether `path` (normalised) lies in `folder` or below it.
bool lies_within(const std::string& path, const std::string& folder);

/// `reference` as seen from the folder of `file`, normalised.
std::string resolve_beside(const std::string& file, const std::string& reference);

/// What is wrong with a text as the name of a file, whatever stands there; empty where it could name one.
std::string fault_of_file_name(const std::string& name);

/// Files that were parsed, so that what several scenarios extend is parsed once.
class ParsedFiles {
 public:
  /// A file of `sources` as parse_yaml reads it. One with a fault is parsed again for whoever asks, to be reported
  /// again.
  Node parsed(int file, const Sources& sources, Problems& problems);

 private:
  std::unordered_map<int, Node> sound_;
};

/// Reads a scenario file and all that it extends, adds them to `sources`, and returns the merged whole. Broken files,
/// circles, and paths that leave the root are reported to `problems`; then there is nothing to return, for every name
/// and number that the missing file might hold would seem to be missing too.
/// @param parsed  files of `sources`; gains those that were read
Node read_merged(const std::string& path, const Reach& reach, const ReadFile& read_file, ParsedFiles& parsed,
                 Sources& sources, Problems& problems);

}  // namespace sendcast
