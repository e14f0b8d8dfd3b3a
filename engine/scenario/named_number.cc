#include "scenario/named_number.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "uncertainty/value.h"

namespace sendcast {
namespace {

constexpr std::size_t most_listed = 20;

/// A node of the merged scenario and the way to it from the root.
struct Spot {
  const Node* node = nullptr;
  std::string path;
  std::vector<std::size_t> route = {};

  void enter_member(std::size_t position) {
    const Member& member = node->members[position];
    path += (path.empty() ? "" : ".") + member.name;
    route.push_back(position);
    node = &member.value;
  }
  void enter_item(std::size_t position) {
    path += fmt::format("[{}]", position + 1);
    route.push_back(position);
    node = &node->items[position];
  }
  /// Goes from {value, source} to the value, which has the same path.
  bool look_through() {
    for (std::size_t i = 0; i < node->members.size(); ++i) {
      if (node->members[i].name != "value") continue;
      route.push_back(i);
      node = &node->members[i].value;
      return true;
    }
    return false;
  }
};

std::vector<std::string> names_in(const Node& node) {
  std::vector<std::string> names;
  for (const Member& member : node.members) names.push_back(member.name);
  return names;
}

std::string in_quotes_or_file(const std::string& path) {
  return path.empty() ? std::string("the scenario") : fmt::format("'{}'", path);
}

/// "; did you mean 'special'?", or the names that there are.
std::string what_there_is(std::string_view written, const Node& node) {
  const std::vector<std::string> names = names_in(node);
  if (const std::string* meant = nearest(written, names)) return fmt::format("; did you mean '{}'?", *meant);
  if (names.empty() || names.size() > most_listed) return {};
  return fmt::format("; allowed: {}", fmt::join(names, ", "));
}

/// Whether a path goes on with a name, as a whole part.
bool begins_with_part(std::string_view path, std::string_view name) {
  if (path.substr(0, name.size()) != name) return false;
  return path.size() == name.size() || path[name.size()] == '.' || path[name.size()] == '[';
}

/// The member that a path goes on with; the longest, for a name may hold a dot.
std::optional<std::size_t> member_named_by(std::string_view path, const Node& node) {
  std::optional<std::size_t> longest;
  for (std::size_t i = 0; i < node.members.size(); ++i) {
    const std::string& name = node.members[i].name;
    const bool is_longer = !longest || name.size() > node.members[*longest].name.size();
    if (is_longer && begins_with_part(path, name)) longest = i;
  }
  return longest;
}

/// Follows a path part by part.
class Walk {
 public:
  Walk(const Node& root, std::string_view path) : spot_{&root, {}}, rest_(path) {}

  /// What is wrong with the path; empty where it leads somewhere.
  std::string follow() {
    while (!rest_.empty()) {
      std::string why_not = spot_.node->is_list() ? take_item() : take_member();
      if (!why_not.empty()) return why_not;
    }
    return {};
  }
  const Spot& spot() const { return spot_; }

 private:
  std::string take_member() {
    if (const auto position = member_named_by(rest_, *spot_.node)) {
      rest_.remove_prefix(spot_.node->members[*position].name.size());
      spot_.enter_member(*position);
      skip_dot();
      return {};
    }
    const Spot before = spot_;
    if (spot_.look_through()) return {};
    const std::string_view part = rest_.substr(0, rest_.find_first_of(".["));
    return fmt::format("there is no '{}' in {}{}", part, in_quotes_or_file(before.path),
                       what_there_is(part, *before.node));
  }

  /// [2] or 2.
  std::string take_item() {
    const std::size_t open = rest_.front() == '[' ? 1 : 0;
    std::size_t position = 0;
    const auto [end, error] = std::from_chars(rest_.data() + open, rest_.data() + rest_.size(), position);
    auto taken = static_cast<std::size_t>(end - rest_.data());
    const bool is_closed = open == 0 || (taken < rest_.size() && rest_[taken] == ']');
    if (error == std::errc() && is_closed && position >= 1 && position <= spot_.node->items.size()) {
      rest_.remove_prefix(taken + open);
      spot_.enter_item(position - 1);
      skip_dot();
      return {};
    }
    return fmt::format("'{}' is a list; its items are {}.1 to {}.{}", spot_.path, spot_.path, spot_.path,
                       spot_.node->items.size());
  }

  void skip_dot() {
    if (!rest_.empty() && rest_.front() == '.') rest_.remove_prefix(1);
  }

  Spot spot_;
  std::string_view rest_;
};

bool is_distribution(const Node& node) { return is_written_as_distribution(node); }

/// What a sound number or distribution is in the central run.
double central_number(const Node& node) {
  const Vocabulary no_names;
  const ReadFile no_files = [](const std::string&) { return FileText{{}, "no file is read here"}; };
  Sources sources;
  Problems problems;
  Reader reader(no_names, no_files, sources, problems);
  Number number;
  Form<Number>::read(reader, node, About{}, number);
  return number.central;
}

NamedNumber no_number(std::string why_not) {
  NamedNumber number;
  number.why_not = std::move(why_not);
  return number;
}

std::string why_no_number(const Spot& spot) {
  if (spot.node->is_scalar()) return fmt::format("'{}' is '{}', not a number", spot.path, spot.node->text);
  if (spot.node->is_map()) {
    return fmt::format("{} is no single number{}", in_quotes_or_file(spot.path), what_there_is("", *spot.node));
  }
  return fmt::format("'{}' is {}, not a number", spot.path, spot.node->kind_in_words());
}

NamedNumber number_at(Spot spot) {
  while (!is_distribution(*spot.node) && spot.look_through()) {
  }
  const Node& node = *spot.node;
  const bool is_number = node.is_scalar() && parse_number(node.text).has_value();
  if (!is_number && !is_distribution(node)) return no_number(why_no_number(spot));
  const bool is_percentage = is_number && node.text.find('%') != std::string::npos;
  return {spot.path, spot.route, flow_text(node), central_number(node), is_percentage, node.place, {}};
}

bool same(Place one, Place other) {
  return one.file == other.file && one.line == other.line && one.column == other.column;
}

/// Every spot of the scenario that was written at a place.
void find_place(const Spot& spot, Place place, std::vector<Spot>& found) {
  if (same(spot.node->place, place) && number_at(spot).found()) return found.push_back(spot);
  for (std::size_t i = 0; i < spot.node->members.size(); ++i) {
    Spot inside = spot;
    inside.enter_member(i);
    find_place(inside, place, found);
  }
  for (std::size_t i = 0; i < spot.node->items.size(); ++i) {
    Spot inside = spot;
    inside.enter_item(i);
    find_place(inside, place, found);
  }
}

/// The spots of the numbers that check --assumptions lists under a path.
std::vector<Spot> spots_of_assumption(const Loaded& loaded, const std::string& path) {
  std::vector<Spot> spots;
  for (const Assumption& assumption : loaded.assumptions) {
    if (assumption.path == path) find_place({&loaded.merged, {}}, assumption.place, spots);
  }
  return spots;
}

}  // namespace

NamedNumber find_number(const Loaded& loaded, const std::string& path) {
  if (path.empty()) return no_number("a number's path cannot be empty");
  Walk walk(loaded.merged, path);
  std::string why_not = walk.follow();
  if (why_not.empty()) return number_at(walk.spot());
  const std::vector<Spot> spots = spots_of_assumption(loaded, path);
  if (spots.size() == 1) return number_at(spots.front());
  if (spots.empty()) return no_number(std::move(why_not));
  std::vector<std::string> paths;
  for (const Spot& spot : spots) paths.push_back(spot.path);
  return no_number(fmt::format("'{}' is {} numbers; name one of them: {}", path, paths.size(), fmt::join(paths, ", ")));
}

Node with_number(Node merged, const NamedNumber& number, const std::string& text) {
  Node* node = &merged;
  for (const std::size_t step : number.route) node = node->is_list() ? &node->items[step] : &node->members[step].value;
  Node replaced;
  replaced.kind = Node::Kind::scalar;
  replaced.place = node->place;
  replaced.text = text;
  *node = std::move(replaced);
  return merged;
}

std::string written(double number, bool as_percentage) {
  const double shown = as_percentage ? number * 100 : number;
  return fmt::format("{:.15g}{}", shown == 0 ? 0.0 : shown, as_percentage ? "%" : "");
}

}  // namespace sendcast
