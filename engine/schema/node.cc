#include "schema/node.h"

#include <fmt/format.h>

namespace sendcast {

const Node* Node::find(std::string_view name) const {
  for (const Member& member : members) {
    if (member.name == name) return &member.value;
  }
  return nullptr;
}

std::string_view Node::kind_in_words() const {
  switch (kind) {
    case Kind::null:
      return "nothing";
    case Kind::scalar:
      return "a single value";
    case Kind::list:
      return "a list";
    case Kind::map:
      return "a map";
  }
  return "";
}

std::size_t size_of(const Node& node) {
  constexpr std::size_t text_of_a_value = 32;
  std::size_t size = 1 + node.text.size() / text_of_a_value;
  for (const Node& item : node.items) size += size_of(item);
  for (const Member& member : node.members) size += 1 + member.name.size() / text_of_a_value + size_of(member.value);
  return size;
}

std::string flow_text(const Node& node) {
  std::string inside;
  const auto separate = [&] { return inside.empty() ? "" : ", "; };
  for (const Node& item : node.items) inside += separate() + flow_text(item);
  for (const Member& member : node.members)
    inside += fmt::format("{}{}: {}", separate(), member.name, flow_text(member.value));
  if (node.is_list()) return "[" + inside + "]";
  if (node.is_map()) return "{" + inside + "}";
  return node.is_null() ? "null" : node.text;
}

}  // namespace sendcast
