#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <nlohmann/json.hpp>

#include "arrays/calendar.h"
#include "schema/reader.h"

namespace sendcast {

using Json = nlohmann::ordered_json;

class Describer;

/// How a T is written in a scenario file. Every type that can stand in one has
///   static void read(Reader&, const Node&, const About&, T&)   reads, and reports what is wrong
///   static Json describe(Describer&, const About&)              its JSON Schema (draft-07)
template <class T>
struct Form;

/// A map whose members are the user's own names, in the order written.
template <class T>
struct Named {
  std::vector<std::string> names;
  std::vector<Place> places;
  std::vector<T> items;

  std::size_t count() const { return items.size(); }
};

/// The index of a declared name, -1 where the file was wrong (and that has been reported).
template <NameSet set>
struct Reference {
  int index = -1;
  Place place;
};

/// A record lists its fields once, with a template<class V> static void fields(V&) that calls v(name, member, About).
template <class T>
concept IsRecord = requires {
  T::record_name;
};

/// A choice is a map with exactly one key that names the kind: a struct with a std::variant `kind` and a
/// template<class V> static void alternatives(V&) that calls v.template operator()<Alternative>(name, About).
template <class T>
concept IsChoice = requires {
  T::choice_name;
};

/// A schema with what may be written in words, which editors show and the reference page prints: "a value, 0 or more".
Json titled(std::string title, Json schema);

/// An object with these properties and, beside them, `source` and `basis`.
Json sourced(Json properties, const Json& required);

/// Gathers the JSON Schema of a scenario; records are described once and referred to.
class Describer {
 public:
  template <class T>
  Json describe(const About& about) {
    Json schema = Form<T>::describe(*this, about);
    if (schema.contains("$ref")) schema = Json{{"allOf", Json::array({schema})}};  // what stands beside $ref is ignored
    if (!about.help.empty()) schema["description"] = help_text(about);
    return schema;
  }
  /// Describes a record or choice at its first mention; a reference to it.
  template <class Build>
  Json refer(const std::string& name, Build build) {
    if (!definitions_.contains(name)) {
      definitions_[name] = Json::object();
      definitions_[name] = build();
    }
    return Json{{"$ref", "#/definitions/" + name}};
  }
  const Json& definitions() const { return definitions_; }

 private:
  static std::string help_text(const About& about) {
    std::string text(about.help);
    if (!about.required()) text += " (otherwise: " + std::string(about.otherwise) + ")";
    return text;
  }

  Json definitions_ = Json::object();
};

namespace form_detail {

/// Whether a field stands in a map under a misspelt name; in a map too long for a record, nobody looks.
bool is_misspelt(const Node& node, std::string_view field, const std::vector<std::string>& fields);

/// A field that must be given and is not.
struct MissingField {
  std::string_view name;
  std::string_view help;
};

template <class Record>
struct FieldReader {
  Reader& reader;
  const Node& node;
  Record& record;
  std::vector<std::string> known;
  std::vector<MissingField> missing;

  template <class T>
  void operator()(std::string_view name, T Record::*member, const About& about) {
    known.emplace_back(name);
    const Node* value = node.find(name);
    if (value == nullptr) {
      if (about.required()) missing.push_back({name, about.help});
      return;
    }
    if (value->is_null()) return reader.expected(*value, about.help);
    reader.enter(name);
    Form<T>::read(reader, *value, about, record.*member);
    reader.leave();
  }
};

template <class Record>
struct FieldDescriber {
  Describer& describer;
  Json properties = Json::object();
  Json required = Json::array();

  template <class T>
  void operator()(std::string_view name, T Record::*, const About& about) {
    properties[std::string(name)] = describer.describe<T>(about);
    if (about.required()) required.push_back(name);
  }
};

template <class Choice>
struct AlternativeReader {
  Reader& reader;
  const Member& member;
  Choice& choice;
  std::vector<std::string> known;
  bool found = false;

  template <class Alternative>
  void operator()(std::string_view name, const About& about) {
    known.emplace_back(name);
    if (member.name != name) return;
    found = true;
    reader.enter(name);
    Alternative alternative{};
    Form<Alternative>::read(reader, member.value, about, alternative);
    choice.kind = std::move(alternative);
    reader.leave();
  }
};

struct AlternativeDescriber {
  Describer& describer;
  Json alternatives = Json::array();

  template <class Alternative>
  void operator()(std::string_view name, const About& about) {
    Json properties = Json::object();
    properties[std::string(name)] = describer.describe<Alternative>(about);
    alternatives.push_back(Json{{"type", "object"},
                                {"properties", properties},
                                {"required", Json::array({name})},
                                {"additionalProperties", false}});
  }
};

/// Reports members whose name no field has.
void refuse_unknown_members(Reader& reader, const Node& node, const std::vector<std::string>& known);
/// Reports fields that are missing, other than those whose name is there misspelt.
void refuse_missing_fields(Reader& reader, const Node& node, const std::vector<std::string>& known,
                           const std::vector<MissingField>& missing);
/// The one member of a choice; null, reported, if there is not exactly one.
const Member* only_member(Reader& reader, const Node& node, std::string_view choice_name);
/// The name of a choice in words: "funding rule".
std::string in_words(std::string_view choice_name);

}  // namespace form_detail

/// Strips {value, source, basis} and hands what is inside to `read_inside`.
template <class ReadInside>
void with_provenance(Reader& reader, const Node& node, ReadInside read_inside) {
  const bool wrapped = node.is_map() && node.find("value") != nullptr;
  if (!wrapped) return read_inside(node);
  form_detail::refuse_unknown_members(reader, node, {"value", "source", "basis"});
  reader.from_here_on(read_provenance(reader, node));
  read_inside(*node.find("value"));
  reader.end_of_provenance();
}

template <IsRecord T>
struct Form<T> {
  static void read(Reader& reader, const Node& node, const About&, T& record) {
    if (!node.is_map()) return reader.expected(node, "a map of keys");
    if constexpr (requires { record.place; }) record.place = node.place;
    const std::size_t before = reader.reports();
    form_detail::FieldReader<T> fields{reader, node, record, {}, {}};
    T::fields(fields);
    form_detail::refuse_unknown_members(reader, node, fields.known);
    form_detail::refuse_missing_fields(reader, node, fields.known, fields.missing);
    if constexpr (requires { record.understood; }) record.understood = reader.reports() == before;
  }
  static Json describe(Describer& describer, const About&) {
    return describer.refer(std::string(T::record_name), [&] {
      form_detail::FieldDescriber<T> fields{describer};
      T::fields(fields);
      return Json{{"type", "object"},
                  {"properties", fields.properties},
                  {"required", fields.required},
                  {"additionalProperties", false}};
    });
  }
};

template <IsChoice T>
struct Form<T> {
  static void read(Reader& reader, const Node& node, const About&, T& choice) {
    const Member* member = form_detail::only_member(reader, node, T::choice_name);
    if (member == nullptr) return;
    if constexpr (requires { choice.place; }) choice.place = node.place;
    form_detail::AlternativeReader<T> alternatives{reader, *member, choice, {}};
    T::alternatives(alternatives);
    if (!alternatives.found) {
      reader.unknown(member->place, form_detail::in_words(T::choice_name), member->name, alternatives.known);
    }
  }
  static Json describe(Describer& describer, const About&) {
    return describer.refer(std::string(T::choice_name), [&] {
      form_detail::AlternativeDescriber alternatives{describer};
      T::alternatives(alternatives);
      return Json{{"oneOf", alternatives.alternatives}};
    });
  }
};

template <class T>
struct Form<Named<T>> {
  static void read(Reader& reader, const Node& node, const About& about, Named<T>& named) {
    if (!node.is_map()) return reader.expected(node, "a map of names");
    for (const Member& member : node.members) {
      named.names.push_back(member.name);
      named.places.push_back(member.place);
      named.items.emplace_back();
      if (member.name.empty()) reader.problem(member.place, "a name cannot be empty");
      if (member.value.is_null()) {
        reader.expected(member.value, "a value");
        continue;
      }
      reader.enter(member.name);
      Form<T>::read(reader, member.value, about, named.items.back());
      reader.leave();
    }
  }
  static Json describe(Describer& describer, const About& about) {
    return Json{{"type", "object"}, {"additionalProperties", Form<T>::describe(describer, about)}};
  }
};

template <class T>
struct Form<std::vector<T>> {
  static void read(Reader& reader, const Node& node, const About& about, std::vector<T>& list) {
    if (!node.is_list()) return reader.expected(node, "a list");
    list.resize(node.items.size());
    for (std::size_t i = 0; i < list.size(); ++i) {
      if (node.items[i].is_null()) {
        reader.expected(node.items[i], "an item");
        continue;
      }
      reader.enter_item(i);
      Form<T>::read(reader, node.items[i], about, list[i]);
      reader.leave();
    }
  }
  static Json describe(Describer& describer, const About& about) {
    return Json{{"type", "array"}, {"items", Form<T>::describe(describer, about)}};
  }
};

template <class T>
struct Form<std::optional<T>> {
  static void read(Reader& reader, const Node& node, const About& about, std::optional<T>& value) {
    Form<T>::read(reader, node, about, value.emplace());
  }
  static Json describe(Describer& describer, const About& about) { return Form<T>::describe(describer, about); }
};

template <NameSet set>
struct Form<Reference<set>> {
  static void read(Reader& reader, const Node& node, const About&, Reference<set>& reference) {
    reference = {reader.reference(node, set), node.place};
  }
  static Json describe(Describer&, const About&) {
    return titled("the name of " + with_article(name_set_in_words(set)), Json{{"type", "string"}});
  }
};

/// Text in words.
template <>
struct Form<std::string> {
  static void read(Reader& reader, const Node& node, const About& about, std::string& text);
  static Json describe(Describer&, const About&) {
    return titled("text", Json{{"type", Json::array({"string", "number", "boolean"})}});
  }
};

/// Whether a scenario may have to do with a year; reports where it may not.
bool lies_in_reach(Reader& reader, std::string_view written, int year, Place place);

/// YYYY-MM.
template <>
struct Form<Month> {
  static void read(Reader& reader, const Node& node, const About& about, Month& month);
  static Json describe(Describer&, const About&) {
    return titled("a month, YYYY-MM", Json{{"type", "string"}, {"pattern", "^[0-9]{4}-(0[1-9]|1[0-2])$"}});
  }
};

/// YYYY-YY.
template <>
struct Form<FinancialYear> {
  static void read(Reader& reader, const Node& node, const About& about, FinancialYear& year);
  static Json describe(Describer&, const About&) {
    return titled("a financial year such as 2021-22", Json{{"type", "string"}, {"pattern", "^[0-9]{4}-[0-9]{2}$"}});
  }
};

}  // namespace sendcast
