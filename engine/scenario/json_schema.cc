#include <set>

#include "scenario/reference.h"

namespace sendcast {
namespace {

/// Makes room in a schema for files that extend another. What maps hold may then be missing, for the other file has it,
/// or be null, which removes it; the items of a list cannot, for lists are replaced as a whole.
class OverlayRoom {
 public:
  explicit OverlayRoom(Json definitions) : definitions_(std::move(definitions)) {}

  void make_in(Json& schema) {
    if (schema.contains("$ref")) return make_in_definition(schema);
    for (const char* several : {"allOf", "anyOf", "oneOf"}) {
      if (!schema.contains(several)) continue;
      for (Json& alternative : schema[several]) make_in(alternative);
    }
    schema.erase("required");
    schema.erase("minProperties");
    for (const char* map : {"properties", "patternProperties"}) {
      if (!schema.contains(map)) continue;
      for (auto& [name, property] : schema[map].items()) make_nullable(property);
    }
    if (schema.contains("additionalProperties") && schema["additionalProperties"].is_object()) {
      make_nullable(schema["additionalProperties"]);
    }
    if (schema.contains("oneOf")) let_kinds_be_removed(schema);
  }

  /// The definitions, with room in those that stand outside lists.
  Json take_definitions() { return std::move(definitions_); }

 private:
  void make_in_definition(const Json& reference) {
    const std::string name = reference["$ref"].get<std::string>().substr(std::string("#/definitions/").size());
    if (done_.insert(name).second) make_in(definitions_[name]);
  }

  void make_nullable(Json& schema) {
    make_in(schema);
    const Json null{{"type", "null"}};
    if (schema.contains("anyOf")) {
      schema["anyOf"].push_back(null);
      return;
    }
    Json itself = schema;
    schema = Json::object();
    for (const char* words : {"title", "description"}) {
      if (!itself.contains(words)) continue;
      schema[words] = itself[words];
      itself.erase(words);
    }
    schema["anyOf"] = Json::array({itself, null});
  }

  /// A choice of another kind than the inherited one: {shares: null, by: […]}.
  static void let_kinds_be_removed(Json& choice) {
    Json kinds = Json::object();
    for (const Json& alternative : choice["oneOf"]) {
      for (const auto& [kind, schema] : alternative["properties"].items()) kinds[kind] = Json{{"type", "null"}};
    }
    for (Json& alternative : choice["oneOf"]) {
      Json properties = alternative["properties"];
      for (const auto& [kind, null] : kinds.items()) {
        if (!properties.contains(kind)) properties[kind] = null;
      }
      alternative["properties"] = properties;
    }
    choice["anyOf"] = choice["oneOf"];
    choice.erase("oneOf");
  }

  Json definitions_;
  std::set<std::string> done_;
};

}  // namespace

Json scenario_schema() {
  Describer describer;
  describer.describe<Scenario>(About{});
  Json body = describer.definitions()["scenario"];
  Json required_where_nothing_is_extended = body["required"];
  OverlayRoom room(describer.definitions());
  room.make_in(body);
  Json schema{{"$schema", "http://json-schema.org/draft-07/schema#"}, {"title", "A Sendcast scenario"}};
  schema.update(body);
  schema["properties"]["extends"] = Json{{"type", "string"}, {"description", "a scenario file that this one changes"}};
  schema["required"] = Json::array({"format"});
  schema["if"] = Json{{"properties", {{"extends", false}}}};  // that is: it has none
  schema["then"] = Json{{"required", required_where_nothing_is_extended}};
  schema["definitions"] = room.take_definitions();
  schema["definitions"].erase("scenario");
  return schema;
}

Json as_json(const Node& node) {
  if (node.is_map()) {
    Json map = Json::object();
    for (const Member& member : node.members) map[member.name] = as_json(member.value);
    return map;
  }
  if (node.is_list()) {
    Json list = Json::array();
    for (const Node& item : node.items) list.push_back(as_json(item));
    return list;
  }
  return node.is_null() ? Json(nullptr) : Json(node.text);
}

}  // namespace sendcast
