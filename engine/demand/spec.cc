#include "demand/spec.h"

#include <fmt/format.h>

namespace sendcast {
namespace {

ValueTable everywhere(double number) {
  ValueTable table;
  table.entries.push_back({Where{}, certain(number), {}});
  return table;
}

bool names_an_area(const Reader& reader, const Node& node) {
  for (const Member& member : node.members) {
    if (reader.vocabulary()[NameSet::areas].find(member.name) >= 0) return true;
  }
  return false;
}

void read_capacity_by_area(Reader& reader, const Node& node, const About& about, Capacity& capacity) {
  capacity.by_area.resize(static_cast<std::size_t>(reader.vocabulary()[NameSet::areas].count()));
  for (const Member& member : node.members) {
    const int area = reader.reference(member.name, member.place, NameSet::areas);
    if (area < 0) continue;
    reader.enter(member.name);
    Form<Value>::read(reader, member.value, about, capacity.by_area[static_cast<std::size_t>(area)].emplace());
    reader.leave();
  }
}

/// One published table of {margins: [{csv: …}, …]}.
void read_margin(Reader& reader, const Node& node, const About& about, OpeningStock& stock) {
  if (node.find("csv") == nullptr) return reader.expected(node, "{csv: file}");
  ValueTable table;
  Form<ValueTable>::read(reader, node, about, table);
  stock.broken = stock.broken || table.broken;
  if (table.grid) stock.margins.push_back(std::move(*table.grid));
}

Json described_csv_file(const char* columns) {
  return Json{{"type", "string"}, {"description", fmt::format("a CSV file with the columns {}", columns)}};
}

}  // namespace

Demand::Demand()
    : identify(everywhere(0)),
      leave_support(everywhere(0)),
      request_from_support(everywhere(0)),
      request_from_others(everywhere(0)),
      agree_to_assess(everywhere(1)),
      agree_to_issue(everywhere(1)),
      appeal(everywhere(0)),
      appeal_upheld(everywhere(0)),
      months_to_issue{4, nullptr, {}},
      overdue_first(certain(0.5)),
      cease(everywhere(0)),
      arrive(everywhere(0)) {}

void Form<Capacity>::read(Reader& reader, const Node& node, const About& about, Capacity& capacity) {
  capacity.place = node.place;
  const Node* inside = node.find("value");
  const Node& map = inside != nullptr ? *inside : node;
  if (!names_an_area(reader, map)) return Form<Value>::read(reader, node, about, capacity.whole.emplace());
  if (inside != nullptr) {
    form_detail::refuse_unknown_members(reader, node, {"value", "source", "basis"});
    reader.from_here_on(read_provenance(reader, node));
  }
  read_capacity_by_area(reader, map, about, capacity);
  if (inside != nullptr) reader.end_of_provenance();
}

Json Form<Capacity>::describe(Describer& describer, const About& about) {
  const Json value = Form<Value>::describe(describer, about);
  const Json by_area{{"type", "object"}, {"additionalProperties", value}};
  return titled("a value, 0 or more, or a map of values by area",
                Json{{"anyOf", Json::array({value, sourced({{"value", by_area}}, {"value"}), by_area})}});
}

void Form<OpeningStock>::read(Reader& reader, const Node& node, const About& about, OpeningStock& stock) {
  stock.place = node.place;
  const Node* margins = node.find("margins");
  if (margins == nullptr) {
    Form<ValueTable>::read(reader, node, about, stock.table);
    stock.broken = stock.table.broken;
    return;
  }
  const std::size_t before = reader.reports();
  form_detail::refuse_unknown_members(reader, node, {"margins", "source", "basis"});
  reader.from_here_on(read_provenance(reader, node));
  if (!margins->is_list() || margins->items.empty()) reader.expected(*margins, "a list of {csv: file}");
  for (std::size_t i = 0; i < margins->items.size(); ++i) {
    reader.enter_item(i);
    read_margin(reader, margins->items[i], about, stock);
    reader.leave();
  }
  reader.end_of_provenance();
  stock.broken = stock.broken || reader.reports() != before;
}

Json Form<OpeningStock>::describe(Describer& describer, const About& about) {
  const Json table = Form<ValueTable>::describe(describer, about);
  const Json margins = sourced({{"margins", {{"type", "array"}, {"items", table}, {"minItems", 1}}}}, {"margins"});
  return titled("a table of people," + in_words(about.varies_by) + ", or {margins: [{csv: file}, …]}",
                Json{{"anyOf", Json::array({table, margins})}});
}

void Form<OpeningTotal>::read(Reader& reader, const Node& node, const About& about, OpeningTotal& total) {
  total.place = node.place;
  const bool is_table = node.is_list() || node.find("csv") != nullptr;
  if (is_table) return Form<ValueTable>::read(reader, node, about, total.table.emplace());
  Form<Number>::read(reader, node, about, total.total.emplace());
}

Json Form<OpeningTotal>::describe(Describer& describer, const About& about) {
  const Json number = Form<Number>::describe(describer, about);
  return titled("a number, 0 or more, or a table of people," + in_words(about.varies_by),
                Json{{"anyOf", Json::array({number, Form<ValueTable>::describe(describer, about)})}});
}

void read_pair_table(Reader& reader, const Node& node, NameSet set, const About& about,
                     std::vector<PairEntry>& entries) {
  if (!node.is_list()) return reader.expected(node, "a list of {from, to, where, value}");
  for (std::size_t i = 0; i < node.items.size(); ++i) {
    const Node& item = node.items[i];
    if (!item.is_map()) {
      reader.expected(item, "an entry, {from: …, to: …, value: …}");
      continue;
    }
    if (item.find("from") == nullptr || item.find("to") == nullptr || item.find("value") == nullptr) {
      reader.problem(item.place, "an entry needs from, to and value");
      continue;
    }
    form_detail::refuse_unknown_members(reader, item, {"from", "to", "where", "value", "source", "basis"});
    reader.enter_item(i);
    PairEntry entry;
    entry.place = item.place;
    entry.from = reader.reference(*item.find("from"), set);
    entry.to = reader.reference(*item.find("to"), set);
    if (entry.from >= 0 && entry.from == entry.to) reader.problem(item.find("to")->place, "from and to are the same");
    if (const Node* where = item.find("where")) entry.where = read_where(reader, *where, {about.varies_by, {}});
    reader.from_here_on(read_provenance(reader, item));
    Form<Value>::read(reader, *item.find("value"), about, entry.value);
    reader.end_of_provenance();
    reader.leave();
    if (entry.from >= 0 && entry.to >= 0 && entry.from != entry.to) entries.push_back(std::move(entry));
  }
}

Json describe_pair_table(Describer& describer, NameSet set, const About& about) {
  const Json name = titled("the name of a " + std::string(name_set_in_words(set)), Json{{"type", "string"}});
  const Json entry = sourced({{"from", name},
                              {"to", name},
                              {"where", describe_where(describer)},
                              {"value", Form<Value>::describe(describer, about)}},
                             {"from", "to", "value"});
  return titled(
      "a list of {from, to, where, value}: values" + bounds_suffix(about.quantity) + "," + in_words(about.varies_by),
      Json{{"type", "array"}, {"items", entry}});
}

Json Form<Population>::describe(Describer& describer, const About&) {
  return titled("{csv: file, migration: {ages: …}}",
                sourced({{"csv", described_csv_file("area, age, year, value")},
                         {"migration", Form<Migration>::describe(describer, About{})}},
                        {"csv"}));
}

}  // namespace sendcast
