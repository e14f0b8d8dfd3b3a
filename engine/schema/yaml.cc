#include <algorithm>
#include <sstream>
#include <unordered_map>

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include "schema/merge.h"
#include "schema/node.h"
#include "schema/slips.h"
#include "schema/utf8.h"

namespace sendcast {
namespace {

constexpr std::size_t largest_file = 4UL << 20U;
constexpr std::size_t most_nodes = 500'000;
constexpr std::size_t deepest = 40;
constexpr std::size_t longest_name = 200;

struct TooMuch {
  YAML::Mark mark;
  std::string what;
};

/// Finds places of marks that mostly follow one another, without counting each line's characters from its start again.
class PlaceFinder {
 public:
  PlaceFinder(int file, const Sources& sources) : file_(file), sources_(sources) {}

  Place operator()(const YAML::Mark& mark) {
    const auto bytes = static_cast<std::size_t>(std::max(mark.column, 0));
    if (mark.line + 1 != place_.line || bytes < counted_) {
      place_ = {file_, mark.line + 1, 1};
      line_ = sources_.line(file_, place_.line);
      counted_ = 0;
    }
    const std::size_t end = std::min(bytes, line_.size());
    if (end > counted_) place_.column += count_characters(line_.substr(counted_, end - counted_));
    counted_ = std::max(counted_, end);
    return place_;
  }

 private:
  int file_;
  const Sources& sources_;
  Place place_;
  std::string_view line_;
  std::size_t counted_ = 0;  ///< bytes of the line before `place_`
};

/// Builds the tree from yaml-cpp's events, which (unlike its own tree) show duplicate keys and aliases.
class TreeBuilder : public YAML::EventHandler {
 public:
  TreeBuilder(int file, const Sources& sources, Problems& problems) : place_of_(file, sources), problems_(problems) {}

  Node take() { return std::move(root_); }

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    leaf(mark, anchor, Node::Kind::null, {}, false);
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    const auto found = anchored_.find(anchor);
    if (found == anchored_.end()) throw TooMuch{mark, "an alias cannot stand inside what it names"};
    spend(mark, size_of(found->second));
    Node copy = found->second;
    place(std::move(copy), mark);
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    leaf(mark, anchor, Node::Kind::scalar, value, tag == "!");
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open(mark, anchor, Node::Kind::list);
  }
  void OnSequenceEnd() override { close(); }

  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    open(mark, anchor, Node::Kind::map);
  }
  void OnMapEnd() override { close(); }

 private:
  struct Level {
    Node node;
    YAML::anchor_t anchor;
    YAML::Mark mark;
    bool has_key = false;
    std::string key;
    Place key_place;
    std::unordered_map<std::string, std::size_t> seen;  ///< where among the members
  };

  void spend(const YAML::Mark& mark, std::size_t nodes) {
    spent_ += nodes;
    if (spent_ > most_nodes) throw TooMuch{mark, fmt::format("a scenario file may hold at most {} values", most_nodes)};
  }

  void leaf(const YAML::Mark& mark, YAML::anchor_t anchor, Node::Kind kind, const std::string& text, bool quoted) {
    spend(mark, 1);
    Node node;
    node.kind = kind;
    node.place = place_of_(mark);
    node.text = text;
    node.quoted = quoted;
    remember(node, anchor, mark);
    place(std::move(node), mark);
  }

  void open(const YAML::Mark& mark, YAML::anchor_t anchor, Node::Kind kind) {
    spend(mark, 1);
    if (levels_.size() >= deepest) throw TooMuch{mark, fmt::format("nested more than {} deep", deepest)};
    Level level;
    level.node.kind = kind;
    level.node.place = place_of_(mark);
    level.anchor = anchor;
    level.mark = mark;
    levels_.push_back(std::move(level));
  }

  void close() {
    Level level = std::move(levels_.back());
    levels_.pop_back();
    remember(level.node, level.anchor, level.mark);
    place(std::move(level.node), level.mark);
  }

  void remember(const Node& node, YAML::anchor_t anchor, const YAML::Mark& mark) {
    if (anchor == 0) return;
    spend(mark, size_of(node));
    anchored_[anchor] = node;
  }

  void place(Node node, const YAML::Mark& mark) {
    if (levels_.empty()) {
      root_ = std::move(node);
    } else if (levels_.back().node.is_list()) {
      levels_.back().node.items.push_back(std::move(node));
    } else if (!levels_.back().has_key) {
      take_key(levels_.back(), node, mark);
    } else {
      take_value(levels_.back(), std::move(node), mark);
    }
  }

  void take_key(Level& level, const Node& node, const YAML::Mark& mark) {
    if (!node.is_scalar() && !node.is_null()) throw TooMuch{mark, "a name must be plain text"};
    level.has_key = true;
    level.key = node.is_null() ? "null" : node.text;
    level.key_place = place_of_(mark);
    if (level.key.size() > longest_name)
      throw TooMuch{mark, fmt::format("a name may be at most {} characters long", longest_name)};
    if (has_control_characters(level.key)) problems_.add(level.key_place, "a name may not hold control characters");
  }

  void take_value(Level& level, Node value, const YAML::Mark& mark) {
    level.has_key = false;
    const auto [seen, is_new] = level.seen.emplace(level.key, level.node.members.size());
    if (is_new) {
      level.node.members.push_back({level.key, level.key_place, std::move(value)});
      return;
    }
    Member& first = level.node.members[seen->second];
    problems_.add(level.key_place, fmt::format("'{}' is given twice", level.key), "keep one of the two", first.place);
    spend(mark, size_of(first.value));
    keep_both(first, std::move(value));
  }

  /// A name given twice: what both say together is read on, so that nothing else seems to be missing.
  static void keep_both(Member& first, Node second) {
    first.value =
        first.value.is_null() ? std::move(second) : merge(std::move(second), without_nulls(std::move(first.value)));
  }

  PlaceFinder place_of_;
  Problems& problems_;
  std::size_t spent_ = 0;
  std::vector<Level> levels_;
  std::unordered_map<YAML::anchor_t, Node> anchored_;
  Node root_;
};

bool is_readable_text(int file, const Sources& sources, Problems& problems) {
  const std::string& text = sources.text(file);
  if (text.size() > largest_file) {
    problems.add({file, 1, 1}, fmt::format("the file is larger than {} MiB", largest_file >> 20U));
    return false;
  }
  return is_text(file, sources, problems, "save the file as UTF-8");
}

/// The byte of a text that a mark means; its end where the mark means none.
std::size_t offset_of(const YAML::Mark& mark, std::string_view text) {
  std::size_t line = 0;
  for (int passed = 0; passed < mark.line && line < text.size(); ++passed)
    line = std::min(text.find('\n', line), text.size() - 1) + 1;
  return mark.is_null() ? text.size() : std::min(line + static_cast<std::size_t>(mark.column), text.size());
}

}  // namespace

Node parse_yaml(int file, const Sources& sources, Problems& problems) {
  if (!is_readable_text(file, sources, problems)) return {};
  TreeBuilder builder(file, sources, problems);
  const auto report = [&](const YAML::Mark& mark, const std::string& what) {
    problems.add(place_of_byte(file, std::max(mark.line, 0) + 1, std::max(mark.column, 0), sources), what);
  };
  try {
    std::istringstream text(sources.text(file));
    YAML::Parser parser(text);
    if (!parser.HandleNextDocument(builder)) return {};
    Problems ignored;
    TreeBuilder rest(file, sources, ignored);
    if (parser.HandleNextDocument(rest))
      problems.add(rest.take().place, "a second YAML document begins here; a scenario file holds one");
  } catch (const YAML::Exception& error) {
    const std::string_view text = sources.text(file);
    if (const auto slip = likely_slip(text, offset_of(error.mark, text))) {
      problems.add(place_of_offset(file, slip->offset, sources), slip->what, slip->what_to_do);
    } else {
      report(error.mark, "not YAML: " + error.msg);
    }
    return {};
  } catch (const TooMuch& error) {
    report(error.mark, error.what);
    return {};
  }
  return builder.take();
}

}  // namespace sendcast
