#include "schema/removal.h"

#include <algorithm>
#include <unordered_map>

#include <fmt/format.h>

#include "schema/utf8.h"

namespace sendcast {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool are_digits(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_digit); }

/// Whether text could follow a comma inside a number: 000, or 000.50.
bool is_rest_of_number(std::string_view text) {
  constexpr std::size_t digits = 3;
  const bool is_whole = text.size() == digits;
  return are_digits(text.substr(0, digits)) && text.size() >= digits &&
         (is_whole || (text[digits] == '.' && are_digits(text.substr(digits + 1))));
}

std::unordered_map<std::string_view, const Node*> values_by_name(const Node* map) {
  std::unordered_map<std::string_view, const Node*> values;
  if (map == nullptr) return values;
  for (const Member& member : map->members) values.emplace(member.name, &member.value);
  return values;
}

class Refusal {
 public:
  Refusal(const Sources& sources, Problems& problems) : sources_(sources), problems_(problems) {}

  void look_into(Node& node, const Node* inherited) {
    for (Node& item : node.items) look_at_item(item);
    const std::unordered_map<std::string_view, const Node*> under_name = values_by_name(inherited);
    std::vector<Member> kept;
    for (std::size_t i = 0; i < node.members.size(); ++i) {
      Member& member = node.members[i];
      const auto found = under_name.find(member.name);
      const Node* under = found == under_name.end() ? nullptr : found->second;
      const bool is_idle = member.value.is_null() && under == nullptr;
      if (is_idle && continues_number(member, kept)) {
        i = refuse_rest_of_number(node.members, i, kept.back().value);
      } else if (!is_idle || stays(member, kept, inherited)) {
        look_into(member.value, under);
        kept.push_back(std::move(member));
      }
    }
    node.members = std::move(kept);
  }

 private:
  void look_at_item(Node& item) {
    if (item.is_null()) problems_.add(item.place, "an item of the list has no value");
    look_into(item, nullptr);
  }

  /// Whether a key is what stands behind a comma inside a number.
  static bool continues_number(const Member& member, const std::vector<Member>& before) {
    if (before.empty() || !is_rest_of_number(member.name)) return false;
    const Node& number = before.back().value;
    const std::string_view text = number.text;
    return number.is_scalar() && !number.quoted && number.place.line == member.place.line &&
           are_digits(text.substr(text.substr(0, 1) == "-" ? 1 : 0));
  }

  /// Reports the commas inside a number, and puts it together; the position of the last of its parts.
  std::size_t refuse_rest_of_number(const std::vector<Member>& members, std::size_t first, Node& number) {
    number.text += members[first].name;
    std::size_t last = first;
    while (last + 1 < members.size() && members[last + 1].value.is_null() && is_rest_of_number(members[last + 1].name))
      number.text += members[++last].name;
    problems_.add(members[first].place, fmt::format("'{}' has no value", members[first].name),
                  fmt::format("write {} without commas", number.text));
    return last;
  }

  /// Reports a null; false where its key is none, or names nothing.
  bool stays(Member& member, const std::vector<Member>& before, const Node* inherited) {
    const std::string has_no_value = fmt::format("'{}' has no value", member.name);
    if (problems_.kept_of(member.place.file) >= most_explained) {
      problems_.add(member.place, has_no_value);
      return true;
    }
    const bool is_bare = !has_colon(member);
    if (const std::size_t colon = member.name.find(':'); is_bare && colon != std::string::npos) {
      problems_.add(member.place, has_no_value, "put a space, and no other character, after the colon");
      member.name = member.name.substr(0, colon);
      return true;
    }
    const std::string* meant = nearest_inherited(member, inherited);
    const bool continues_words = is_bare && follows_words(member, before);
    if (continues_words && (meant == nullptr || member.name.find(' ') != std::string::npos)) {
      problems_.add(member.place, has_no_value, "put text that holds a comma in quotes");
      return false;
    }
    if (meant != nullptr) {
      problems_.add(member.place, fmt::format("there is no '{}' to remove", member.name),
                    fmt::format("did you mean '{}'?", *meant));
      return false;
    }
    problems_.add(member.place, has_no_value,
                  is_written_out(member.value.place)
                      ? "null removes what an extended file says, and there is nothing to remove here"
                      : "give it one, or leave it out");
    return true;
  }

  static bool follows_words(const Member& member, const std::vector<Member>& before) {
    return !before.empty() && before.back().value.is_scalar() && !before.back().value.quoted &&
           before.back().value.place.line == member.place.line;
  }

  const std::string* nearest_inherited(const Member& member, const Node* inherited) {
    names_.clear();
    if (inherited == nullptr) return nullptr;
    for (const Member& other : inherited->members) names_.push_back(other.name);
    return nearest(member.name, names_);
  }

  std::string_view rest_of_line(Place place) const {
    const std::string_view line = sources_.line(place.file, place.line);
    return line.substr(byte_of_column(line, place.column));
  }

  /// Whether a colon follows a name, so that it was meant as a name.
  bool has_colon(const Member& member) const {
    const std::string_view rest = rest_of_line(member.place);
    const std::size_t next = rest.find_first_not_of(" \"'", std::min(member.name.size(), rest.size()));
    return next != std::string_view::npos && rest[next] == ':';
  }

  /// Whether somebody wrote a null, and did not only leave a value out.
  bool is_written_out(Place place) const {
    const std::string_view rest = rest_of_line(place);
    const std::string_view word = rest.substr(0, rest.find_first_of(" \t,}]#"));
    return word == "~" || word == "null" || word == "Null" || word == "NULL";
  }

  static constexpr std::size_t most_explained = 200;  ///< to look for what was meant takes its time

  const Sources& sources_;
  Problems& problems_;
  std::vector<std::string> names_;
};

}  // namespace

void refuse_idle_nulls(Node& file, const Node& inherited, const Sources& sources, Problems& problems) {
  Refusal(sources, problems).look_into(file, &inherited);
}

}  // namespace sendcast
