#include "schema/where.h"

#include <algorithm>

#include <fmt/format.h>

namespace sendcast {
namespace {

bool selected(const Selection& selection, int index) {
  if (!selection) return true;
  return index >= 0 && static_cast<std::size_t>(index) < selection->size() &&
         (*selection)[static_cast<std::size_t>(index)];
}

std::optional<int> parse_age(std::string_view text) {
  if (text.empty() || text.size() > 3) return std::nullopt;
  int age = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    age = age * 10 + (c - '0');
  }
  return age;
}

/// Marks one age or range.
void mark_ages(Reader& reader, const Node& node, std::vector<bool>& marks) {
  const int oldest = static_cast<int>(marks.size()) - 1;
  const std::string_view text = node.text;
  const std::size_t dash = text.find('-');
  const bool is_range = dash != std::string_view::npos;
  const auto low = parse_age(text.substr(0, dash));
  const auto high =
      is_range ? (dash + 1 == text.size() ? std::optional(oldest) : parse_age(text.substr(dash + 1))) : low;
  if (!node.is_scalar() || !low || !high || *low > *high) {
    return reader.expected(node, "ages such as 5-10, 16-, 11 or [3, 4]");
  }
  if (*high > oldest) {
    return reader.problem(node.place, fmt::format("there is no age {} here", *high),
                          fmt::format("allowed: 0 to {}", oldest));
  }
  for (int age = *low; age <= *high; ++age) marks[static_cast<std::size_t>(age)] = true;
}

Selection read_names(Reader& reader, const Node& node, NameSet set) {
  std::vector<bool> marks(static_cast<std::size_t>(reader.vocabulary()[set].count()));
  const auto mark = [&](const Node& name) {
    const int index = reader.reference(name, set);
    if (index >= 0) marks[static_cast<std::size_t>(index)] = true;
  };
  if (!node.is_list()) mark(node);
  for (const Node& item : node.items) mark(item);
  return marks;
}

Json name_or_list(const char* title) {
  const Json name{{"type", "string"}};
  return titled(title, Json{{"anyOf", Json::array({name, Json{{"type", "array"}, {"items", name}}})}});
}

Json described_ages() {
  const Json age{{"anyOf", {{{"type", "integer"}}, {{"type", "string"}, {"pattern", "^[0-9]+(-[0-9]*)?$"}}}}};
  return titled("ages such as 5-10, 16-, 11 or [3, 4]",
                Json{{"anyOf", Json::array({age, Json{{"type", "array"}, {"items", age}}})}});
}

std::vector<std::string> allowed_keys(const WhereKeys& keys) {
  std::vector<std::string> allowed;
  if (keys.pairs) allowed.insert(allowed.end(), {"from", "to"});
  if (keys.dimensions.area) allowed.emplace_back("areas");
  if (keys.dimensions.age) allowed.emplace_back("ages");
  if (keys.dimensions.need) allowed.emplace_back("needs");
  if (keys.dimensions.setting) allowed.emplace_back("settings");
  return allowed;
}

}  // namespace

Selection read_ages(Reader& reader, const Node& node) {
  std::vector<bool> marks(static_cast<std::size_t>(reader.vocabulary().ages));
  if (!node.is_list()) mark_ages(reader, node, marks);
  for (const Node& item : node.items) mark_ages(reader, item, marks);
  return marks;
}

Where read_where(Reader& reader, const Node& node, const WhereKeys& keys) {
  Where where;
  where.place = node.place;
  if (!node.is_map()) {
    reader.expected(node, "a map that names areas, ages, needs or settings");
    return where;
  }
  const std::vector<std::string> allowed = allowed_keys(keys);
  for (const Member& member : node.members) {
    if (std::find(allowed.begin(), allowed.end(), member.name) == allowed.end()) {
      static const std::vector<std::string> all = {"areas", "ages", "needs", "settings", "from", "to"};
      const bool exists = std::find(all.begin(), all.end(), member.name) != all.end();
      if (!exists) reader.unknown(member.place, "key", member.name, allowed);
      if (exists)
        reader.problem(
            member.place, fmt::format("'{}' has no meaning here: this does not differ by it", member.name),
            allowed.empty() ? "nothing can be named here" : fmt::format("allowed: {}", fmt::join(allowed, ", ")));
      continue;
    }
    if (member.name == "areas") where.areas = read_names(reader, member.value, NameSet::areas);
    if (member.name == "ages") where.ages = read_ages(reader, member.value);
    if (member.name == "needs") where.needs = read_names(reader, member.value, NameSet::needs);
    if (member.name == "settings") where.settings = read_names(reader, member.value, NameSet::settings);
    if (member.name == "from") where.from = read_names(reader, member.value, *keys.pairs);
    if (member.name == "to") where.to = read_names(reader, member.value, *keys.pairs);
  }
  return where;
}

void Form<Areas>::read(Reader& reader, const Node& node, const About&, Areas& areas) {
  areas.marks = read_names(reader, node, NameSet::areas);
}

Json Form<Areas>::describe(Describer&, const About&) { return name_or_list("an area or a list of areas"); }

Json Form<Ages>::describe(Describer&, const About&) { return described_ages(); }

Json describe_where(Describer& describer) {
  return describer.refer("where", [] {
    const auto names = [](const char* title, const char* help) {
      Json described = name_or_list(title);
      described["description"] = help;
      return described;
    };
    Json ages = described_ages();
    ages["description"] = "ages on 31 August";
    const char* ends = "of effects on moves, transfers and changes of need only";
    return Json{{"type", "object"},
                {"properties",
                 {{"areas", names("an area or a list of areas", "where they live")},
                  {"ages", ages},
                  {"needs", names("a need or a list of needs", "their primary need")},
                  {"settings", names("a setting or a list of settings", "where those with a plan are educated")},
                  {"from", names("a setting (or need), or a list", ends)},
                  {"to", names("a setting (or need), or a list", ends)}}},
                {"additionalProperties", false}};
  });
}

bool matches(const Where& where, const Coordinates& at) {
  return selected(where.areas, at.area) && selected(where.ages, at.age) && selected(where.needs, at.need) &&
         selected(where.settings, at.setting);
}

}  // namespace sendcast
