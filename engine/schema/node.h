#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schema/problems.h"
#include "schema/source.h"

namespace sendcast {

struct Member;

/// A piece of a scenario file as written, each part remembering where.
struct Node {
  enum class Kind { null, scalar, list, map };

  Kind kind = Kind::null;
  Place place;
  std::string text;             ///< a scalar's text
  bool quoted = false;          ///< a scalar written in quotes
  std::vector<Node> items;      ///< a list's items
  std::vector<Member> members;  ///< a map's members in the order written; no name twice

  bool is_null() const { return kind == Kind::null; }
  bool is_scalar() const { return kind == Kind::scalar; }
  bool is_list() const { return kind == Kind::list; }
  bool is_map() const { return kind == Kind::map; }

  const Node* find(std::string_view name) const;
  /// "a list", "a map", …: for messages.
  std::string_view kind_in_words() const;
};

struct Member {
  std::string name;
  Place place;  ///< of the name
  Node value;
};

/// Reads YAML. Duplicate keys, broken syntax and files beyond the limits (size, depth, number of nodes, so that no file
/// can exhaust memory) are reported to `problems`; what could be read is returned.
Node parse_yaml(int file, const Sources& sources, Problems& problems);

/// How many values a node holds, itself included; a long text counts as several.
std::size_t size_of(const Node& node);

/// A node on one line in YAML's flow style, for messages and comparisons.
std::string flow_text(const Node& node);

}  // namespace sendcast
