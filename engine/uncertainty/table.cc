#include "uncertainty/table.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

namespace sendcast {
namespace {

Json described_csv() {
  const Json file{{"type", "string"}, {"description", "a file in the scenario's folder or below it"}};
  return sourced({{"csv", file}}, {"csv"});
}

bool is_csv(const Node& node) { return node.is_map() && node.find("csv") != nullptr; }

/// Reads {csv, source, basis} into a grid, listing the file with where it comes from.
std::optional<ValueGrid> read_csv_table(Reader& reader, const Node& node, const Dimensions& dimensions,
                                        const Dimensions& required, const About& about) {
  form_detail::refuse_unknown_members(reader, node, {"csv", "source", "basis"});
  reader.from_here_on(read_provenance(reader, node));
  reader.note(node.place, flow_text(*node.find("csv")));
  reader.end_of_provenance();
  return read_grid(reader, *node.find("csv"), dimensions, required, about);
}

/// Reads a list of {where, value, source, basis}.
void read_entries(Reader& reader, const Node& list, const Dimensions& dimensions, const ReadWhereValue& read_value) {
  if (list.items.empty()) reader.problem(list.place, "a list of values needs at least one entry");
  for (std::size_t i = 0; i < list.items.size(); ++i) {
    const Node& node = list.items[i];
    if (!node.is_map()) {
      reader.expected(node, "an entry, {where: …, value: …}");
      continue;
    }
    const std::vector<std::string> known = {"where", "value", "source", "basis"};
    form_detail::refuse_unknown_members(reader, node, known);
    if (node.find("value") == nullptr) {
      if (!form_detail::is_misspelt(node, "value", known))
        reader.problem(node.place, "an entry needs a value: {where: …, value: …}");
      continue;
    }
    reader.enter_item(i);
    reader.from_here_on(read_provenance(reader, node));
    const Node* where = node.find("where");
    read_value(where == nullptr ? Where{} : read_where(reader, *where, {dimensions, {}}), *node.find("value"),
               node.place);
    reader.end_of_provenance();
    reader.leave();
  }
}

template <class Entries>
int last_match(const Entries& entries, const Coordinates& at) {
  for (std::size_t i = entries.size(); i-- > 0;) {
    if (matches(entries[i].where, at)) return static_cast<int>(i);
  }
  return -1;
}

}  // namespace

void read_where_entries(Reader& reader, const Node& node, const Dimensions& dimensions,
                        const ReadWhereValue& read_value) {
  if (node.is_list()) return read_entries(reader, node, dimensions, read_value);
  with_provenance(reader, node, [&](const Node& inside) { read_value(Where{}, inside, node.place); });
}

Json describe_where_entries(Describer& describer, const Json& value) {
  return Json{{"type", "array"},
              {"items", sourced({{"where", describe_where(describer)}, {"value", value}}, {"value"})},
              {"minItems", 1}};
}

std::size_t ValueGrid::position(const Coordinates& at) const {
  const auto along = [](std::size_t before, bool present, int extent, int index) {
    return present ? before * static_cast<std::size_t>(extent) + static_cast<std::size_t>(index) : before;
  };
  std::size_t position = along(0, columns.area, shape.areas, at.area);
  position = along(position, columns.age, shape.ages, at.age);
  position = along(position, columns.need, shape.needs, at.need);
  return along(position, columns.setting, shape.settings, at.setting);
}

int ValueTable::source_of(const Coordinates& at) const {
  if (!grid) return last_match(entries, at);
  const std::size_t position = grid->position(at);
  return std::isnan(grid->values[position]) ? -1 : static_cast<int>(position);
}

double ValueTable::value_of(int source, Month month, FinancialYear first, Drawn drawn) const {
  if (grid) return grid->values[static_cast<std::size_t>(source)];
  return sendcast::value_of(entries[static_cast<std::size_t>(source)].value, month, first, drawn);
}

bool ValueTable::is_constant(int source) const {
  return grid || sendcast::is_constant(entries[static_cast<std::size_t>(source)].value);
}

Place ValueTable::place_of(int source) const {
  return grid ? grid->places[static_cast<std::size_t>(source)] : entries[static_cast<std::size_t>(source)].value.place;
}

double NamedValues::value_of(int index, Month month, FinancialYear first, Drawn drawn) const {
  for (const Part& part : parts) {
    if (part.index == index) return sendcast::value_of(part.value, month, first, drawn);
  }
  return 0;
}

int VectorTable::source_of(const Coordinates& at) const {
  return grid ? static_cast<int>(grid->position(at)) : last_match(entries, at);
}

bool VectorTable::is_constant(int source) const {
  const auto is_constant = [](const NamedValues::Part& part) { return sendcast::is_constant(part.value); };
  if (grid) return true;
  const std::vector<NamedValues::Part>& parts = entries[static_cast<std::size_t>(source)].values.parts;
  return std::all_of(parts.begin(), parts.end(), is_constant);
}

void Form<ValueTable>::read(Reader& reader, const Node& node, const About& about, ValueTable& table) {
  table.place = node.place;
  table.entries.clear();
  const std::size_t before = reader.reports();
  const auto read_value = [&](Where where, const Node& value, Place place) {
    table.entries.push_back({std::move(where), {}, place});
    Form<Value>::read(reader, value, about, table.entries.back().value);
  };
  if (is_csv(node)) {
    table.grid = read_csv_table(reader, node, about.varies_by, no_dimensions, about);
  } else if (node.is_list()) {
    read_entries(reader, node, about.varies_by, read_value);
  } else {
    read_value(Where{}, node, node.place);
  }
  table.broken = reader.reports() != before || (is_csv(node) && !(table.grid && table.grid->whole));
}

Json Form<ValueTable>::describe(Describer& describer, const About& about) {
  const Json value = Form<Value>::describe(describer, about);
  return titled("a table" + bounds_suffix(about.quantity) + "," + in_words(about.varies_by),
                Json{{"anyOf", Json::array({value, describe_where_entries(describer, value), described_csv()})}});
}

void read_named_values(Reader& reader, const Node& node, NameSet set, const About& about, NamedValues& values) {
  values.place = node.place;
  const std::size_t before = reader.reports();
  if (!node.is_map()) reader.expected(node, fmt::format("a map of shares by {}", name_set_in_words(set)));
  for (const Member& member : node.members) {
    const int index = reader.reference(member.name, member.place, set);
    values.parts.push_back({index, {}});
    reader.enter(member.name);
    Form<Value>::read(reader, member.value, about, values.parts.back().value);
    reader.leave();
    values.broken = values.broken || index < 0;
  }
  values.broken = values.broken || reader.reports() != before;
}

Json describe_named_values(Describer& describer, NameSet set, const About& about) {
  const std::string parts = about.quantity == Quantity::probability ? "shares by " : "values by ";
  return titled(parts + std::string(name_set_in_words(set)),
                Json{{"type", "object"}, {"additionalProperties", Form<Value>::describe(describer, about)}});
}

void read_vector_table(Reader& reader, const Node& node, NameSet components, const About& about, VectorTable& table) {
  table.place = node.place;
  const std::size_t before = reader.reports();
  const auto read_value = [&](Where where, const Node& value, Place) {
    table.entries.push_back({std::move(where), {}});
    read_named_values(reader, value, components, about, table.entries.back().values);
    table.broken = table.broken || table.entries.back().values.broken;
  };
  if (is_csv(node)) {
    const Dimensions component{false, false, components == NameSet::needs, components == NameSet::settings};
    Dimensions columns = about.varies_by;
    columns.need = columns.need || component.need;
    columns.setting = columns.setting || component.setting;
    table.grid = read_csv_table(reader, node, columns, component, about);
    table.broken = !(table.grid && table.grid->whole);
  } else {
    read_where_entries(reader, node, about.varies_by, read_value);
  }
  table.broken = table.broken || reader.reports() != before;
}

Json describe_vector_table(Describer& describer, NameSet components, const About& about) {
  const Json shares = describe_named_values(describer, components, about);
  return titled("a table of shares by " + std::string(name_set_in_words(components)) + "," + in_words(about.varies_by),
                Json{{"anyOf", Json::array({sourced({{"value", shares}}, {"value"}), shares,
                                            describe_where_entries(describer, shares), described_csv()})}});
}

}  // namespace sendcast
