#include "scenario/reference.h"

#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

#include "scenario/reference_intro.h"

namespace sendcast {
namespace {

std::string in_code(const std::string& text) { return "`" + text + "`"; }

std::string in_words(std::string name) {
  std::replace(name.begin(), name.end(), '_', ' ');
  return name;
}

std::string anchor_of(std::string name) {
  std::replace(name.begin(), name.end(), '_', '-');
  return name;
}

/// A title with links to what the page's beginning explains.
std::string with_links(std::string title) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 3> explained = {
      {{"a number", "#numbers"}, {"a value", "#values"}, {"a table", "#tables"}}};
  for (const auto& [words, anchor] : explained) {
    const std::size_t at = title.find(words);
    if (at != std::string::npos) title.replace(at, words.size(), fmt::format("[{}]({})", words, anchor));
  }
  return title;
}

/// What a section says before its table.
std::string note_on(const std::string& section) {
  for (const ReferenceNote& note : reference_notes) {
    if (note.section == section) return std::string(note.text);
  }
  return {};
}

/// The page's tables and the places that refer to each, from the JSON Schema of all that can be written.
class Page {
 public:
  explicit Page(const Json& definitions) : definitions_(definitions) {
    for (const auto& [name, schema] : definitions_.items()) note_references(name, schema);
  }

  std::string sections() const {
    std::string page;
    std::string used_everywhere;
    for (const auto& [name, schema] : definitions_.items()) {
      if (is_explained(name) || is_inlined(name)) continue;
      (name == "where" || name == "distribution" ? used_everywhere : page) += section(name, schema);
    }
    return page + used_everywhere;
  }

 private:
  /// Numbers and values, which have a title, are explained at the page's beginning and not in sections of their own.
  bool is_explained(const std::string& name) const { return definitions_.at(name).contains("title"); }

  /// The kinds of distribution stand in the table of distributions.
  bool is_inlined(const std::string& name) const {
    const auto places = referred_from_.find(name);
    return places != referred_from_.end() && places->second.front() == in_code(name) + " of a distribution";
  }

  static std::string referred_name(const Json& schema) {
    const std::string path = schema.at("$ref").get<std::string>();
    return path.substr(path.rfind('/') + 1);
  }

  /// What may be written, in words.
  std::string form_in_words(const Json& schema) const {
    if (schema.contains("title")) return with_links(schema["title"].get<std::string>());
    if (schema.contains("$ref")) return reference_in_words(referred_name(schema));
    if (schema.contains("allOf")) return form_in_words(schema["allOf"][0]);
    if (schema.contains("enum")) return one_of(schema["enum"]);
    if (schema.contains("items")) return "a list, each with " + form_in_words(schema["items"]);
    return "names, each with " + form_in_words(schema.at("additionalProperties"));
  }

  std::string reference_in_words(const std::string& name) const {
    const Json& schema = definitions_.at(name);
    if (schema.contains("title")) return with_links(schema["title"].get<std::string>());
    if (is_inlined(name)) return keys_in_words(schema);
    const std::string link = fmt::format("[{}](#{})", in_words(name), anchor_of(name));
    return name == "where" || !schema.contains("properties") ? "a " + link : "the keys of " + link;
  }

  /// `{low, mode, high, name}`
  static std::string keys_in_words(const Json& schema) {
    std::vector<std::string> keys;
    for (const auto& [key, property] : schema["properties"].items()) keys.push_back(key);
    return fmt::format("`{{{}}}`", fmt::join(keys, ", "));
  }

  static std::string one_of(const Json& values) {
    std::vector<std::string> words;
    for (const Json& value : values) words.push_back(in_code(value.get<std::string>()));
    return fmt::format("{}", fmt::join(words, ", "));
  }

  static std::string escaped(std::string text) {
    for (std::size_t i = 0; (i = text.find('|', i)) != std::string::npos; i += 2) text.replace(i, 1, "\\|");
    return text;
  }

  std::string row(const std::string& key, const Json& schema, bool is_required) const {
    return fmt::format("| {}{} | {} | {} |\n", in_code(key), is_required ? " (required)" : "",
                       escaped(form_in_words(schema)), escaped(schema.value("description", "")));
  }

  std::string rows(const Json& schema, bool marks_required) const {
    std::string page;
    const Json required = schema.value("required", Json::array());
    for (const auto& [key, property] : schema["properties"].items()) {
      const bool is_required = std::find(required.begin(), required.end(), key) != required.end();
      page += row(key, property, is_required && marks_required);
    }
    return page;
  }

  std::string section(const std::string& name, const Json& schema) const {
    constexpr const char* header = "| key | what may be written | what it means |\n|---|---|---|\n";
    std::string page = fmt::format("\n## {}\n\n{}{}", in_words(name), stands_under(name), note_on(name));
    if (schema.contains("properties")) return page + header + rows(schema, true);
    const bool is_choice = schema.contains("oneOf");
    page += is_choice ? "Exactly one of these keys:\n\n" : "Or one of these keys:\n\n";
    page += header;
    for (const Json& alternative : schema[is_choice ? "oneOf" : "anyOf"]) {
      if (alternative.contains("properties")) page += rows(alternative, false);
    }
    return page;
  }

  /// "Stands under `settings` of the scenario."
  std::string stands_under(const std::string& name) const {
    const auto places = referred_from_.find(name);
    if (places == referred_from_.end() || name == "where") return {};
    return fmt::format("Stands under {}.\n\n", fmt::join(places->second, ", "));
  }

  void note_references(const std::string& name, const Json& schema) {
    if (is_explained(name)) return;
    if (schema.contains("properties")) {
      for (const auto& [key, property] : schema["properties"].items()) note_reference(name, key, property);
    }
    for (const Json& alternative : schema.value("oneOf", Json::array())) note_references(name, alternative);
  }

  void note_reference(const std::string& name, const std::string& key, const Json& schema) {
    if (schema.contains("$ref")) {
      referred_from_[referred_name(schema)].push_back(fmt::format("{} of {}", in_code(key), whose(name)));
    } else if (schema.contains("allOf")) {
      note_reference(name, key, schema["allOf"][0]);
    } else if (schema.contains("items")) {
      note_reference(name, key, schema["items"]);
    } else if (schema.contains("additionalProperties") && schema["additionalProperties"].is_object()) {
      note_reference(name, key, schema["additionalProperties"]);
    } else if (schema.contains("properties")) {
      for (const auto& [inner, property] : schema["properties"].items())
        note_reference(name, key + "." + inner, property);
    }
  }

  static std::string whose(const std::string& name) {
    return name == "scenario" ? "the scenario" : with_article(in_words(name));
  }

  const Json& definitions_;
  std::map<std::string, std::vector<std::string>> referred_from_;
};

}  // namespace

std::string reference_page() {
  Describer describer;
  describer.describe<Scenario>(About{});
  return std::string(reference_intro) + Page(describer.definitions()).sections();
}

}  // namespace sendcast
