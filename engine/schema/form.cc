#include "schema/form.h"

#include <algorithm>

#include <fmt/format.h>

namespace sendcast {

Json titled(std::string title, Json schema) {
  Json result{{"title", std::move(title)}};
  result.update(schema);
  return result;
}

Json sourced(Json properties, const Json& required) {
  properties["source"] = titled("text", Json{{"type", "string"}, {"description", "where the number comes from"}});
  properties["basis"] = Json{{"enum", {"published", "calibrated", "illustrative"}}};
  return Json{{"type", "object"}, {"properties", properties}, {"required", required}, {"additionalProperties", false}};
}

namespace form_detail {

void refuse_unknown_members(Reader& reader, const Node& node, const std::vector<std::string>& known) {
  for (const Member& member : node.members) {
    if (!member.value.is_null() && std::find(known.begin(), known.end(), member.name) == known.end()) {
      reader.unknown(member.place, "key", member.name, known);
    }
  }
}

bool is_misspelt(const Node& node, std::string_view field, const std::vector<std::string>& fields) {
  constexpr std::size_t too_long_for_a_record = 200;
  if (node.members.size() > too_long_for_a_record) return false;
  return std::any_of(node.members.begin(), node.members.end(), [&](const Member& member) {
    const std::string* meant = nearest(member.name, fields);
    return meant != nullptr && *meant == field;
  });
}

void refuse_missing_fields(Reader& reader, const Node& node, const std::vector<std::string>& known,
                           const std::vector<MissingField>& missing) {
  for (const MissingField& field : missing) {
    if (is_misspelt(node, field.name, known)) continue;
    reader.problem(node.place, fmt::format("'{}' is missing: {}", field.name, field.help));
  }
}

std::string in_words(std::string_view choice_name) {
  std::string words(choice_name);
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

const Member* only_member(Reader& reader, const Node& node, std::string_view choice_name) {
  const std::string choice = with_article(in_words(choice_name));
  if (!node.is_map()) {
    reader.expected(node, fmt::format("{}: a map with one key that names its kind", choice));
    return nullptr;
  }
  if (node.members.empty()) {
    reader.problem(node.place, fmt::format("{} needs one key, which names its kind", choice));
    return nullptr;
  }
  if (node.members.size() > 1) {
    const Member& second = node.members[1];
    reader.problem(
        second.place,
        fmt::format("{} has exactly one kind, but here are '{}' and '{}'", choice, node.members[0].name, second.name),
        fmt::format("where one of them is inherited, remove it with '{}: null'", node.members[0].name),
        node.members[0].place);
    return nullptr;
  }
  return &node.members.front();
}

}  // namespace form_detail

void Form<std::string>::read(Reader& reader, const Node& node, const About&, std::string& text) {
  if (!node.is_scalar()) return reader.expected(node, "text");
  text = node.text;
}

bool lies_in_reach(Reader& reader, std::string_view written, int year, Place place) {
  if (year >= earliest_year && year <= latest_year) return true;
  reader.problem(place, fmt::format("{} is out of range", written),
                 fmt::format("allowed: years from {} to {}", earliest_year, latest_year));
  return false;
}

void Form<Month>::read(Reader& reader, const Node& node, const About&, Month& month) {
  const auto parsed = node.is_scalar() ? parse_month(node.text) : std::nullopt;
  if (!parsed) return reader.expected(node, "a month, YYYY-MM such as 2021-04 (01 to 12)");
  if (lies_in_reach(reader, node.text, calendar_year(*parsed), node.place)) month = *parsed;
}

void Form<FinancialYear>::read(Reader& reader, const Node& node, const About&, FinancialYear& year) {
  const auto parsed = node.is_scalar() ? parse_financial_year(node.text) : std::nullopt;
  if (!parsed) return reader.expected(node, "a financial year such as 2021-22");
  if (lies_in_reach(reader, node.text, parsed->first, node.place)) year = *parsed;
}

}  // namespace sendcast
