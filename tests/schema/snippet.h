#pragma once

#include <map>
#include <string>

#include "schema/form.h"

namespace sendcast {

/// Two areas, two needs, three settings, two pots and ages 0 to 25.
inline Vocabulary small_vocabulary() {
  Vocabulary words;
  for (const char* name : {"east", "west"}) words[NameSet::areas].add(name);
  for (const char* name : {"asd", "semh"}) words[NameSet::needs].add(name);
  for (const char* name : {"mainstream", "special", "independent"}) words[NameSet::settings].add(name);
  for (const char* name : {"council", "health"}) words[NameSet::pots].add(name);
  return words;
}

/// A piece of YAML read as a T: what it became, and what was wrong with it.
template <class T>
struct Snippet {
  T read{};
  std::string explained;  ///< what is wrong, as `sendcast check` prints it
  std::vector<Assumption> assumptions;
  std::vector<std::string> parameters;

  bool is_sound() const { return explained.empty(); }
};

/// Reads YAML as a T beside CSV files that it may name.
template <class T>
Snippet<T> read_snippet(const std::string& yaml, const About& about = {},
                        const std::map<std::string, std::string>& files = {}) {
  Sources sources;
  Problems problems;
  const Vocabulary words = small_vocabulary();
  const ReadFile read_file = [&](const std::string& path) -> FileText {
    const auto found = files.find(path);
    return found == files.end() ? FileText{{}, "there is no such file"} : FileText{found->second, {}};
  };
  Reader reader(words, read_file, sources, problems);
  Snippet<T> snippet;
  const Node node = parse_yaml(sources.add("snippet", yaml), sources, problems);
  reader.enter("it");
  Form<T>::read(reader, node, about, snippet.read);
  reader.leave();
  for (const Problem& problem : problems.sorted()) snippet.explained += explain(problem, sources);
  snippet.assumptions = reader.assumptions();
  snippet.parameters = reader.parameters().list();
  return snippet;
}

/// A piece of YAML as a tree, and what was wrong with it.
struct Parsed {
  Node node;
  Sources sources;
  Problems problems;

  explicit Parsed(const std::string& yaml) { node = parse_yaml(sources.add("file.yaml", yaml), sources, problems); }
  /// "line:column: what" of each problem.
  std::string explained() const {
    std::string text;
    for (const Problem& problem : problems.sorted()) {
      text +=
          std::to_string(problem.place.line) + ":" + std::to_string(problem.place.column) + ": " + problem.what + "\n";
    }
    return text;
  }
};

}  // namespace sendcast
