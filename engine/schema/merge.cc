#include "schema/merge.h"

#include <algorithm>
#include <filesystem>
#include <unordered_map>

#include <fmt/format.h>

#include "schema/removal.h"
#include "schema/utf8.h"

namespace sendcast {
namespace {

constexpr std::size_t longest_chain = 50;
constexpr std::size_t most_values = 1'000'000;
constexpr std::size_t longest_file_name = 1000;

struct Layers {
  const Reach& reach;
  const ReadFile& read_file;
  ParsedFiles& parsed;
  Sources& sources;
  Problems& problems;
  std::vector<std::string> paths = {};  ///< from the file asked for to the base, located
  std::vector<Node> nodes = {};
  std::size_t values = 0;  ///< in all nodes
  bool whole = true;       ///< false where a file of the chain could not be read (and that has been reported)

  /// Reports what keeps the rest of the chain from being read.
  std::string break_off(Place place, std::string what, std::string suggestion = {}) {
    problems.add(place, std::move(what), std::move(suggestion));
    whole = false;
    return {};
  }
};

void check_format(const Node& root, Place top, Problems& problems) {
  const Node* format = root.find("format");
  if (format == nullptr) {
    problems.add(top, "'format' is missing: every scenario file begins with 'format: 1'");
  } else if (!format->is_scalar() || format->text != "1") {
    problems.add(format->place, fmt::format("format {} is not known here", flow_text(*format)), "allowed: 1");
  } else if (root.members.front().name != "format") {
    problems.add(root.members.front().place, "'format: 1' must come first");
  }
}

/// The path that `extends`, written in the file `by`, names, if it may be read.
std::string extended_path(const Node& extends, const std::string& by, Layers& layers) {
  if (!extends.is_scalar() || extends.text.empty()) {
    return layers.break_off(extends.place, "'extends' must name a scenario file");
  }
  if (const std::string fault = fault_of_file_name(extends.text); !fault.empty()) {
    return layers.break_off(extends.place, fault);
  }
  std::string path = resolve_beside(by, extends.text);
  if (std::filesystem::path(extends.text).is_absolute() || !layers.reach.holds(path)) {
    return layers.break_off(extends.place, fmt::format("'{}' lies outside '{}'", extends.text, layers.reach.root),
                            "a scenario may extend files within its root folder only (see --root)");
  }
  if (std::find(layers.paths.begin(), layers.paths.end(), layers.reach.located(path)) != layers.paths.end()) {
    return layers.break_off(extends.place, fmt::format("a circle: '{}' is extended by itself", extends.text));
  }
  if (layers.paths.size() >= longest_chain) {
    return layers.break_off(extends.place, fmt::format("more than {} files extend one another", longest_chain));
  }
  return path;
}

/// Whether a member says how a file is to be read, and nothing of the scenario.
bool is_about_the_file(const Member& member) {
  return member.name == "extends" || (member.name == "format" && member.value.is_null());
}

/// Reads one file of the chain; `asked_at` is where its name was written. Returns the path that it extends, or nothing.
std::string read_layer(const std::string& path, Place asked_at, Layers& layers) {
  FileText file = layers.read_file(path);
  if (!file.read()) {
    return layers.break_off(asked_at, fmt::format("cannot read '{}': {}", path, file.why_not));
  }
  const int number = layers.sources.add(path, std::string(without_byte_order_mark(file.text)));
  const std::size_t before = layers.problems.reports();
  Node root = layers.parsed.parsed(number, layers.sources, layers.problems);
  layers.paths.push_back(layers.reach.located(path));
  if (!root.is_map()) {
    layers.whole = false;
    if (layers.problems.reports() != before) return {};
    return layers.break_off({number, 1, 1},
                            fmt::format("a scenario file is a map of keys, but this is {}", root.kind_in_words()));
  }
  check_format(root, {number, 1, 1}, layers.problems);
  layers.values += size_of(root);
  if (layers.values > most_values) {
    return layers.break_off({number, 1, 1},
                            fmt::format("files that extend one another may hold at most {} values", most_values));
  }
  layers.nodes.push_back(std::move(root));
  const Node* extends = layers.nodes.back().find("extends");
  return extends == nullptr ? std::string() : extended_path(*extends, path, layers);
}

}  // namespace

Node without_nulls(Node node) {
  const auto is_null = [](const Member& member) { return member.value.is_null(); };
  node.members.erase(std::remove_if(node.members.begin(), node.members.end(), is_null), node.members.end());
  for (Member& member : node.members) member.value = without_nulls(std::move(member.value));
  for (Node& item : node.items) item = without_nulls(std::move(item));
  return node;
}

Node merge(Node base, Node over) {
  if (!base.is_map() || !over.is_map()) return over;
  Node merged;
  merged.kind = Node::Kind::map;
  merged.place = over.place;
  std::unordered_map<std::string, Member*> written;
  for (Member& member : over.members) written.emplace(member.name, &member);
  for (Member& inherited : base.members) {
    const auto found = written.find(inherited.name);
    if (found == written.end()) {
      merged.members.push_back(std::move(inherited));
    } else if (!found->second->value.is_null()) {
      Member& member = *found->second;
      merged.members.push_back({member.name, member.place, merge(std::move(inherited.value), std::move(member.value))});
    }
    if (found != written.end()) written.erase(found);
  }
  const auto is_left = [&](const Member& member) { return written.count(member.name) != 0; };
  for (Member& member : over.members) {
    if (is_left(member)) merged.members.push_back(std::move(member));
  }
  return merged;
}

bool Reach::holds(const std::string& path) const { return lies_within(located(path), located(root)); }

std::string Reach::located(const std::string& path) const {
  return (std::filesystem::path(from) / path).lexically_normal().generic_string();
}

std::string fault_of_file_name(const std::string& name) {
  if (name.size() > longest_file_name) {
    return fmt::format("the name of a file may be at most {} characters long", longest_file_name);
  }
  return has_control_characters(name) ? "the name of a file may not hold control characters" : "";
}

bool lies_within(const std::string& path, const std::string& folder) {
  const std::filesystem::path relative = std::filesystem::path(path).lexically_relative(folder.empty() ? "." : folder);
  return !relative.empty() && *relative.begin() != "..";
}

std::string resolve_beside(const std::string& file, const std::string& reference) {
  return (std::filesystem::path(file).parent_path() / reference).lexically_normal().generic_string();
}

Node ParsedFiles::parsed(int file, const Sources& sources, Problems& problems) {
  if (const auto known = sound_.find(file); known != sound_.end()) return known->second;
  const std::size_t before = problems.reports();
  Node root = parse_yaml(file, sources, problems);
  if (problems.reports() == before) sound_.emplace(file, root);
  return root;
}

Node read_merged(const std::string& path, const Reach& reach, const ReadFile& read_file, ParsedFiles& parsed,
                 Sources& sources, Problems& problems) {
  Layers layers{reach, read_file, parsed, sources, problems};
  std::string next = std::filesystem::path(path).lexically_normal().generic_string();
  Place asked_at;
  do {
    next = read_layer(next, asked_at, layers);
    if (!next.empty()) asked_at = layers.nodes.back().find("extends")->place;
  } while (!next.empty());
  if (!layers.whole) return {};
  Node merged;
  for (std::size_t i = layers.nodes.size(); i-- > 0;) {
    Node& over = layers.nodes[i];
    over.members.erase(std::remove_if(over.members.begin(), over.members.end(), is_about_the_file), over.members.end());
    refuse_idle_nulls(over, merged, sources, problems);
    merged = merge(std::move(merged), std::move(over));
  }
  return merged;
}

}  // namespace sendcast
